"""Statements of a text: a quantity with the words that say what it is a quantity of.

"2024年，全市规上工业增加值增长8%左右" states 0.08 of 规上工业增加值增长. The subject is what stands before
the number back to the last comma, without years, 力争, 全市 and hedges; where nothing is left, or the unit
counts a noun behind it, it is that noun (4家社区老年食堂). But: understands no sentence, and leaves a
subject empty where the rule finds none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.amounts import Quantity, amounts
from corpus.measure_words import COUNTED, DURATIONS
from corpus.readings import Reading

_BREAK = "，,。；;：:！？\n"
_LEADING = re.compile(
    r"^(?:(?:到|至|截至|自|在)?(?:19|20)\d\d(?:[-—–至]+20\d\d)?年?(?:度|底|末|内|起|全年)?[，,]?|今年|当年|年内|年均|全年(?:实现|度)?|全(?:市|县|区|省|国|镇|州)(?:范围内)?的?"
    r"|我[市县区省]|力争|确保|争取到?|积极|计划|预计|持续|进一步|不断|其中|同时|并且?|而且|且|以及|和|将|要|使|由|累计|总共|共|原则上|一般(?!公共|债|贸易|纳税|预算))+"
)
_VERBS = re.compile(
    r"^(?:完成|实现|推动|推进|促成|促进|带动|保障(?!性)|保持|支持|达到|建设(?!项目|用地|工程|单位|标准)|建成|打造|开展|组织|吸引|举办|保有|通过)+(?=[^（(].{3})"
)
_GENERIC = re.compile(
    r"^(?:其)?(?:增速|增幅|增长|增长率|占比|比重|比例|总额|规模|数量|总数|覆盖率|合格率|达标率|面积|参保率|赔付率|同比增长)?(?:保持在|为|达|至|提高)?$"
)
_NOUN = re.compile(r"[\u4e00-\u9fffA-Za-z“”（）()]+")
#: Units that count the noun behind or before them.
COUNTING = frozenset(
    "家户人名位个项件条张根座处场次只支台套辆艘架枚部册份篇所间栋幢层床株头片块盏门村镇批"
) | {"人次", "家次", "场次", "户次"}


@dataclass(frozen=True, slots=True)
class Statement:
    """`quantity` counts characters of `reading.text`, `start` and `end` are the fragment it stands in.
    `subject` names what is stated, `noun` the counted noun behind the unit, if any."""

    reading: Reading
    quantity: Quantity
    start: int
    end: int
    subject: str
    noun: str

    @property
    def about(self) -> str:
        """Subject and counted noun in one."""
        return self.subject + self.noun


def statements(reading: Reading) -> tuple[Statement, ...]:
    """The statements of a reading, in order."""
    return _statements(reading)


@lru_cache(maxsize=8192)
def _statements(reading: Reading) -> tuple[Statement, ...]:
    text = reading.text
    found: list[Statement] = []
    previous: Quantity | None = None
    for quantity in amounts(text):
        start = _fragment_start(text, quantity.start, previous)
        end = next((i for i in range(quantity.end, len(text)) if text[i] in _BREAK), len(text))
        subject = _subject(text, start, quantity)
        noun = _noun(text, quantity, subject)
        if not noun and _GENERIC.match(subject):
            subject = _earlier(text, start) + subject
        found.append(Statement(reading, quantity, start, end, subject, noun))
        previous = quantity
    return tuple(found)


def _fragment_start(text: str, position: int, previous: Quantity | None) -> int:
    """After the last mark before the quantity, or after the quantity before it where 、 parts the two."""
    start = position
    while start > 0 and text[start - 1] not in _BREAK:
        start -= 1
    depth = text[start:position].count("）") - text[start:position].count("（")
    while depth > 0 and start > 0:
        start -= 1
        while start > 0 and text[start - 1] not in _BREAK:
            start -= 1
        depth = text[start:position].count("）") - text[start:position].count("（")
    if previous is not None and previous.end > start:
        listed = re.search(r"[、和及且或](?!以上|以下)", text[previous.end : position])
        if listed:
            start = previous.end + listed.end()
        elif previous.unit not in DURATIONS:
            start = previous.end + len(previous.after)
    return start


def _subject(text: str, start: int, quantity: Quantity) -> str:
    words = text[start : quantity.start]
    if quantity.before and words.endswith(quantity.before):
        words = words[: -len(quantity.before)]
    words = _LEADING.sub("", words)
    words = _VERBS.sub("", words)
    words = _LEADING.sub("", words).strip("、")
    return _balanced(words)


def _balanced(words: str) -> str:
    """Without a bracket at either end that opens or shuts nothing."""
    for opening, shutting in (("（", "）"), ("(", ")")):
        if words.count(opening) > words.count(shutting):
            words = words[words.rfind(opening) + 1 :]
        elif words.count(opening) < words.count(shutting):
            words = words[: words.find(shutting)] + words[words.find(shutting) + 1 :]
    return words


def _noun(text: str, quantity: Quantity, subject: str) -> str:
    """The noun that a counting unit counts: 社区老年食堂 in 4家社区老年食堂."""
    if quantity.unit in COUNTED:
        return quantity.unit
    if quantity.unit not in COUNTING:
        return ""
    behind = _NOUN.match(text, quantity.end + len(quantity.after))
    words = behind[0] if behind else ""
    if words.count("（") > words.count("）"):
        words = words[: words.rfind("（")]
    if words.startswith("（") or (quantity.after and subject and not subject.endswith("在")):
        return ""
    following = re.match(
        r"[^，。；]{0,12}?\d[\d.]*[万亿]?[\u4e00-\u9fff]{1,2}的(?P<noun>[^，。；、]{2,16})",
        text[quantity.end :],
    )
    if following:
        return following["noun"]
    stop = re.search(r"[或并和]", words[4:24])
    return words[: 4 + stop.start()] if stop else words[:36]


def _earlier(text: str, start: int) -> str:
    """What the fragment before speaks of: 外贸出口 in "外贸出口占全国份额稳中有增，增速达5%"."""
    if start < 2 or text[start - 1] not in "，,":
        return ""
    begin = start - 1
    while begin > 0 and text[begin - 1] not in _BREAK:
        begin -= 1
    words = _LEADING.sub("", text[begin : start - 1])
    cut = re.search(r"(?<=..)(?:占|增|达|保持|稳|提|力争|不|超|实现|完成|\d(?![A-Z]))", words)
    return words[: cut.start()] if cut else words[:10]
