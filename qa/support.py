"""Measures without an amount that speak of the asker: 支持、优先、免费、担保 … in the same sentence as the asker's words.

But: a sentence that only sets a goal is none, and amounts are `qa.fitting`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import jieba

from corpus.records import Node, Place
from corpus.sentences import sentences
from qa.asker import Asker, is_for_others
from qa.knowledge import Knowledge
from qa.weighing import flat, weight

TELLING = 0.62  # of the weight of a pair that one sentence alone has
_WEAKER = 0.4  # than the strongest: left out
_OFFICIAL, _KIND, _MEANT = 0.9, 0.9, 0.6  # how much words count that the asker has not said

_SUPPORTS = re.compile(
    r"支持|鼓励|给予|免费|减免|免征|优惠|补助|补贴|奖励|奖补|贴息|享受|优先|承担保费|全额承担|担保|倾斜|保障|帮助|提供|便利|推荐|绿色通道|可在|允许|不列入|免通行|免费通行|推广|扶持|援助|救助|照护|助餐|康复|纳入|护理|接种|体检|见习|培训|加装"
)
_QUOTED = re.compile(r"[“\"]([\u4e00-\u9fff]{2,8})[”\"]")
_LEVEL = re.compile(r"^(?:国际|国家|全国|省|市|[\u4e00-\u9fff]{2}(?=省|市级))[省市]?级?")
_BUDGET = re.compile(r"预算安排|\d亿元")
#: Whom a sentence supports: 对…企业给予, 支持…企业, 开展…救助, 在…等方面给予.
_THING = r"(?!工程|体系|政策|项目|园区|基地|计划|平台|领域)(?P<then>[^，,。；;]*)"
_GRANTED = (
    rf"(?:支持|鼓励|帮助|扶持|引导|保障|给予|对|为|向|面向)(?P<whose>[^，,。；;（）]{{{{0,20}}}}?){{0}}{_THING}",
    rf"(?:加大|强化|加强|深化|开展|实施)(?:对)?(?P<whose>[^，,。；;（）]{{{{0,20}}}}?){{0}}(?=[^，,。；;]*(?:支持|帮扶|救助|行动)){_THING}",
    rf"在(?P<whose>[^，,。；;（）]{{{{0,30}}}}?){{0}}(?=[^，,。；;]*给予){_THING}",
)
_EVERYBODY = re.compile(r"^(?:本|全|我|该)?[市县区省]|^[全本]\w(?=\d)|^(?:等|以|各类|广大|相关)")
_TERM = re.compile(r"高于|达到?|超过|不低于|不超过|以上|占")
_AGE = re.compile(r"(\d{1,3})周?岁")
_SHORT = 2  # characters
_ENDS = "的了是在我们咱们想要买做去有和与及为对把被给很也都就可以能够一个家"
_STOP = re.compile(
    r"^(?:国际|国家|全国|省|市|县|区)级?$|^[\u4e00-\u9fff]{2}市?级$|^(?:企业|公司|工业企业|单位|政策|补贴|补助|奖励|支持|扶持|优惠|申请|申报|享受|认定|条件|今年|去年|明年"
    r"|万元|亿元|元|以上|以下|费用|员工|人员|项目|情况|需要|主要|从事|生产|经营|发展|建设|服务|其他|优秀|年度|考核|考核优秀|优质|规模|国内|本地|方面|工作|开发|升级|准备|合作|购买|推广|新增|提升|资金|高速|首次|区域|领域|平台|中心|机制|体系|水平|能力|重点|全面|行动|工程|计划|创建|管理|改革|试点|任务|目标|代表|查实|独立|加快|推进)$"
)


@dataclass(frozen=True, slots=True)
class Support:
    """A sentence that speaks of the asker, the words it does so with, and how telling they are together; `open`
    is what has still to be known of the asker."""

    place: Place
    words: tuple[str, ...]
    strength: float
    inferred: bool
    open: tuple[str, ...] = ()


def subjects(asker: Asker, sources: Sequence[str], telling: Mapping[str, float]) -> dict[str, float]:
    """Words of the documents that stand for the asker, with their weights: the longest runs of what was said
    that the documents print too, and the official words for it."""
    printed = "\n".join(flat(source) for source in sources)
    quoted = {flat(term) for source in sources for term in _QUOTED.findall(source)}
    least = TELLING * max(telling.values(), default=0.0)
    found: dict[str, float] = {}

    def note(word: str, factor: float) -> None:
        value = weight(word, telling)
        if len(word) >= 2 and value >= least and not _STOP.match(word) and word in printed:
            found[word] = max(found.get(word, 0.0), factor * value)

    for statement in asker.statements:
        own, *official = statement.related.split("|")
        for run in _runs(own, printed):
            note(run, 1.0)
            note(_LEVEL.sub("", run), 1.0)
        for term in quoted:
            if term in statement.said:
                note(term, 1.0)
        for word in official:
            if len(word) >= 3:
                note(word, _OFFICIAL)
    for word in asker.official:
        note(word, _KIND)
    return found


def _runs(said: str, printed: str) -> Iterator[str]:
    """The longest runs of whole words of `said` that are printed, from left to right, without function words at
    their ends."""
    words = list(jieba.cut(said, HMM=False))
    start = 0
    while start < len(words):
        end = start + 1
        while end < len(words) and "".join(words[start : end + 1]) in printed:
            end += 1
        run = "".join(words[start:end])
        if run in printed and not any(c.isdigit() for c in run):
            yield run.strip(_ENDS)
        start = end


def supports(asker: Asker, knowledge: Knowledge, telling: Mapping[str, float]) -> list[Support]:
    """Sentences of clauses, rows and paragraphs that grant something to the asker without an amount, one a
    measure, the strongest first."""
    said = subjects(asker, [document.source for document in knowledge.documents], telling)
    meant = {word: _MEANT * weight(word, telling) for word in asker.meant}
    found: list[Support] = []
    for node in knowledge.nodes.values():
        if node.kind in ("clause", "row", "body") and not (node.parent or "").endswith("/files"):
            found += sorted(_in(node, asker, knowledge, said, meant), key=lambda s: -s.strength)[:1]
    found.sort(key=lambda s: (s.inferred, -s.strength, knowledge.order[s.place.node]))
    kept: list[Support] = []
    for inferred in (False, True):
        same = [one for one in found if one.inferred is inferred]
        least = _WEAKER * same[0].strength if same else 0.0
        kept += [one for one in same if one.strength >= least]
    return kept


def _in(
    node: Node, asker: Asker, knowledge: Knowledge, said: Mapping[str, float], meant: Mapping[str, float]
) -> Iterator[Support]:
    heading = flat(node.heading)
    counted = knowledge.incentives.get(node.id, ())
    for place in sentences(node, knowledge.home[node.id]):
        text = flat(place.quote)
        if text.strip("。") == heading.strip("。") or not _SUPPORTS.search(text) or _BUDGET.search(text):
            continue
        if any(
            a.start < b.end and b.start < a.end for one in counted for a in one.spans for b in place.spans
        ):
            continue
        if is_for_others(text, asker):
            continue
        own = _outermost([word for word in said if word in text])
        titled = _outermost([word for word in said if word in heading and word not in own])
        also = [word for word in meant if word in text + heading and word not in own]
        own = [word for word in own if len(word) > _SHORT or _is_word(word, text)]
        strength = sum(said[word] for word in own) + 0.7 * sum(said[word] for word in titled)
        strength += sum(meant[word] for word in also)
        if own or titled or also:
            unsure = _open(own, text, asker) if own or titled else ()
            yield Support(place, (*own, *titled, *also), round(strength, 4), not (own or titled), unsure)


def _open(words: Sequence[str], text: str, asker: Asker) -> tuple[str, ...]:
    """What has to be known before the sentence is for the asker: nothing where one of the words is whom it supports,
    the narrower name where it supports only some of those, else whether it applies at all."""
    said = "|".join((*(one.related for one in asker.statements), asker.named))
    narrower: list[str] = []
    for word in (word for word in words if word in said):
        for pattern in _GRANTED:
            for match in re.finditer(pattern.format(re.escape(word)), text):
                before = _EVERYBODY.sub("", re.split(r"[、和及与或]", match["whose"])[-1])
                term = match["then"] if _TERM.search(match["then"]) else ""
                if not term and (not before or before in said or _old_enough(before, asker)):
                    return ()
                narrower.append(f"是否满足“{word}{term}”" if term else f"是否属于“{before}{word}”")
    return tuple(narrower[:1]) or ("是否适用于您（这一条只是提到）",)


def _old_enough(printed: str, asker: Asker) -> bool:
    """Whether nothing but an age is asked for (60周岁以上), and the asker's is that or more."""
    least, own = _AGE.match(printed), _AGE.search(asker.text)
    return bool(least and own and printed.endswith("以上") and int(own[1]) >= int(least[1]))


def _is_word(word: str, text: str) -> bool:
    """Whether a short word stands in the text as a word: 保费 is none in 担保费率."""
    edges = {0, *(end for _, _, end in jieba.tokenize(text, HMM=False))}
    return any(m.start() in edges and m.end() in edges for m in re.finditer(re.escape(word), text))


def _outermost(words: list[str]) -> list[str]:
    """Words that are not part of another one."""
    return [word for word in words if not any(word != other and word in other for other in words)]
