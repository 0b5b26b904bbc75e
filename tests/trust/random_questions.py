"""Questions at random that an answer may tempt to make something up: always the same ones for one seed.

Real questions with their years, figures and places exchanged, words of the document in the frames people use, and
pieces torn out of either. But: knows no document; its words are handed in, and nothing is expected of the answers.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

FRAMES = (
    "{}能补多少钱", "{}最高奖励多少", "{}归谁管", "{}有什么条件", "{}有效期到什么时候", "{}的补助标准", "哪些条款提到{}", "{}共有几项措施",
    "我们是{}，投资{n}万元能拿多少", "我们{}，研发费{n}万，占营收{p}%，能补多少", "{}，贷款{n}万元贴息多少", "种了{n}亩{}能补多少", "{}比去年增加{p}%了吗",
    "给{}{n}万元奖励是第几条", "{y}年{}还补吗", "{q}的{}怎么补", "{}和{}哪个补得多", "公司有{n}个人，{}给多少", "{}补{p}%最多多少", "{}拿了{n}万够不够",
    "{}不到{n}万元行不行", "{y}年{}的目标是多少", "{}的牵头单位和期限", "刚评上{}，另外去年产值{n}亿，有奖吗", "{}最多的是哪个", "表1-{d}里{}有几条",
)  # fmt: skip
PLACES = ("桐乡", "上海", "北京市", "余杭区", "嘉兴", "浙江省", "本市", "成都", "外地", "我们镇")
LAY = ("多少", "谁负责", "有哪些", "\u200b", "不", "还是", "吗")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_YEAR = re.compile(r"20\d\d")
_WORDS = re.compile(r"[\u4e00-\u9fff“”]{4,14}")


@dataclass(frozen=True)
class Payee:
    """Whom a measure pays, on what condition, and what its rate is of (元, 亩 …; empty where it has none)."""

    who: str
    condition: str
    per: str


def exchanged(source: str, random_: random.Random) -> str:
    """A question with each of its years and figures replaced, and at times a place put in front."""
    other = _YEAR.sub(lambda _: str(random_.randint(2019, 2030)), source)
    other = _FIGURE.sub(lambda m: m[0] if _YEAR.fullmatch(m[0]) else _figure(random_), other)
    return (random_.choice(PLACES) + random_.choice(("的", ""))) * (random_.random() < 0.2) + other


def framed(words: Sequence[str], random_: random.Random) -> str:
    """Words of a document in a frame of a question."""
    said = random_.choice(FRAMES)
    for sign, value in (
        ("{n}", _figure(random_)),
        ("{p}", str(random_.randint(1, 60))),
        ("{y}", str(random_.randint(2019, 2030))),
        ("{d}", str(random_.randint(1, 14))),
        ("{q}", random_.choice(PLACES)),
    ):
        said = said.replace(sign, value)
    return re.sub(r"\{\}", lambda _: random_.choice(words), said)


def torn(sources: Sequence[str], random_: random.Random) -> str:
    """A slice of a text, at times with its characters shuffled or a word put in."""
    source = random_.choice(sources)
    start = random_.randrange(max(len(source) - 10, 1))
    part = list(source[start : start + random_.randint(4, 40)])
    way = random_.randrange(4)
    if way == 1:
        random_.shuffle(part)
    elif way == 2:
        part.insert(random_.randrange(len(part) + 1), random_.choice(LAY))
    return "".join(part) + "？" * (way == 3)


def described(payees: Sequence[Payee], random_: random.Random) -> str:
    """An asker whom a measure names, with figures of their own; of a measure with a rate the figure that it wants."""
    one = random_.choice(payees)
    rated = [payee for payee in payees if payee.per]
    if rated and random_.random() < 0.6:
        one = random_.choice(rated)
        thing = (
            one.who.rpartition("（")[2].rstrip("）") if one.per != "元" else one.condition.rpartition("；")[2]
        )
        unit = "万元" if one.per == "元" else one.per
        own = f"{thing}{_figure(random_)}{unit}"
    else:
        own = (
            one.condition
            if random_.random() < 0.5
            else _FIGURE.sub(lambda _: _figure(random_), one.condition)
        )
    who = random_.choice((f"我们是{one.who}，", f"{one.who}，", ""))
    return who + own + random_.choice(("，能拿多少", "能补多少钱", "，有什么奖励", "，符合哪些政策"))


def at_random(
    asked: Sequence[str], texts: Sequence[str], payees: Sequence[Payee], count: int, seed: int = 11
) -> list[str]:
    """`count` different questions, a fifth each: real ones changed, two of them in one, framed words of the document,
    askers with figures, torn pieces."""
    random_ = random.Random(seed)
    words = [word for text in texts for word in _WORDS.findall(text)]
    ways: tuple[Callable[[], str], ...] = (
        lambda: exchanged(random_.choice(asked), random_),
        lambda: exchanged(random_.choice(asked), random_) + "，" + exchanged(random_.choice(asked), random_),
        lambda: framed(words, random_),
        lambda: described(payees, random_),
        lambda: torn([*asked, *texts], random_),
    )
    found: dict[str, None] = {}
    while len(found) < count:
        found[ways[len(found) % len(ways)]()] = None
    return list(found)


def _figure(random_: random.Random) -> str:
    return random_.choice(
        (
            str(random_.randint(1, 99)),
            str(random_.randint(1, 9) * 100),
            f"{random_.uniform(0, 9):.1f}",
            "80",
            "1000",
        )
    )
