"""What a follow-up names for the first time: 肺炎 of 那肺炎疫苗呢 after 流感疫苗免费吗, 嘉兴 of 嘉兴一级的有没有.

Only a short thing that is named and nothing told of it (not 对方不去呢), so that its words can be looked for in what is
quoted. But: makes no question whole (`qa.conversation`), and does not say what a document has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import jieba

from qa.conversation import says_nothing
from qa.normalise import normalise

_OPENING = r"(?:那么?|还有|另外|要是|如果|换成|换了|是|有)*"
_ASKING = r"(?:呢|(?:也|都|就)[^,，。?？]{1,6}[吗么不没呢]?|[有给补奖报算行要][没不][有给补奖报算行要]|有[吗么不没])"
_THING = re.compile(rf"^{_OPENING}(?P<thing>[^,，。?？]{{2,12}}?)的?(?:话)?{_ASKING}[?？!！。]*$")
#: What a clause has and the name of a thing has not.
_CLAUSE = re.compile(
    r"[了没不去但被把只过着得让跟和对他她我你咱这那哪谁什么几多怎还又再也都就才花雇贴找想敢会能该要给拿交做买开办]|自己|\d|[一二两三四五六七八九十][个家万千百年月天次条成倍]|(?<![网线地水路])上$|[掉住完成]$"
)
#: Two characters or more, and no number of a place or numeral in front: 第八部分, 下一项, 三等.
_NAMES = re.compile(r"(?![第一二两三四五六七八九十百\d])\S{2}")
#: A single character, of those that stand between things none.
_PREFIX = re.compile(r"[\u4e00-\u9fff]$(?<![的和与及或里内外中上下前后第各每等市县省区])")
_LEVEL = re.compile(r"([\u4e00-\u9fff]{2})[市县区州盟]?一?级|([国省市县区镇部])(?:家|里)?级")


def newly_named(question: str, history: Sequence[str]) -> tuple[str, ...]:
    """The things that a follow-up asks about and that nobody has said yet, levels without 级; none of one character."""
    match = _THING.match(normalise(question))
    thing = match["thing"].removesuffix("的") if match else ""
    if not thing or _CLAUSE.search(thing):
        return ()
    said = normalise("\n".join(history))
    words = _whole(jieba.cut(_LEVEL.sub(lambda level: f" {level[1] or level[2]} ", thing), HMM=False))
    named = [
        (whole, word.removesuffix("里"))
        for whole, word in words
        if _NAMES.match(word) and not says_nothing(word)
    ]
    fresh = (whole.removesuffix("里") for whole, word in named if word not in said)
    return tuple(name for name in fresh if len(name) > 1)


def _whole(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each word, whole with the single characters in front that are a part of its name: 换电站 of 电站."""
    before = ""
    for word in words:
        yield (before + word if len(word) > 1 else word), word
        before = before + word if _PREFIX.match(word) else ""
