"""Targets: figures that a document sets itself as goals, each with its subject, number and hedge.

A figure is a goal where a word of achieving or a hedge goes with it (力争, 达到, 新增, 以上) and it is
neither money for someone, nor a budget, a threshold, a share of something given, or a duration. But: a
sentence of law (应当, 不得, 处) sets no goal, and what the rule cannot name is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.amounts import amounts
from corpus.conflict_places import sentence
from corpus.measure_words import SHARE
from corpus.readings import Reading, readings
from corpus.records import Document, Place, Target
from corpus.statements import COUNTING, Statement, statements
from corpus.target_rules import Setting, given, is_goal, may_be, setting

_KINDS = ("part", "clause", "row", "body", "closing", "preamble")
_VERB_FIRST = re.compile(
    r"(?:向上|积极|进一步|持续|加快|全面)?(?:争[取创]|保障|确保|新[增建]|完成|推动|促[进成]|实现|落实|建[设成]|打造|带动|引[进育]|申[报请]|20\d\d年)"
)
_HEDGE_WORDS = re.compile(
    r"力争|确保|争取|累计|保持在|不低于|不少于|不高于|不多于|不得?超过|不超|稳定在|缩小到|最[高低多少]|至[少多]|超过|超出|超|高于|低于|大于|小于|达到|达|突破|大?约|接近|近|控制在|提高到|提高至|增加到|增至|扩大到|降至"
)
_WISH = re.compile(r"^(?:到?20\d\d年[底末]?[，]?|全年|全[市县区省])*力争")


def find_targets(document: Document) -> tuple[Target, ...]:
    """The targets of a document, in source order."""
    return tuple(found for found in _all(document) if isinstance(found, Target))


def targets_left_out(document: Document) -> tuple[Place, ...]:
    """Places that set a goal whose subject could not be read."""
    return tuple(found for found in _all(document) if isinstance(found, Place))


def _all(document: Document) -> Iterator[Target | Place]:
    around = setting(document)
    for node in document.nodes:
        if node.kind in _KINDS:
            for reading in readings(node, document, ("text",)):
                yield from _in_paragraph(reading, document, around)


def _in_paragraph(reading: Reading, document: Document, around: Setting) -> Iterator[Target | Place]:
    granted = given(reading)
    goals: list[Statement] = []
    for fact in statements(reading):
        if fact.quantity.joined and not (
            goals and goals[-1].quantity.end <= fact.quantity.start <= goals[-1].quantity.end + 4
        ):
            continue
        if fact.quantity.start in granted or not (is_goal(fact, around) or _goes_on(fact, goals, around)):
            continue
        goals.append(fact)
        place = reading.place(document, fact.start, fact.end)
        value, unit = fact.quantity.printed
        if subject := _subject(fact):
            yield Target(reading.node.id, subject, value, unit, _qualifier(fact), place.quote, place.spans)
        else:
            yield place


def _goes_on(fact: Statement, goals: list[Statement], around: Setting) -> bool:
    """Whether a bare count follows a goal in an enumeration: 建设4家社区老年食堂，40个老年助餐点."""
    if not goals or fact.quantity.unit not in COUNTING or not may_be(fact, around):
        return False
    between = fact.reading.text[goals[-1].quantity.end : fact.start]
    bare = fact.quantity.start == fact.start and bool(fact.noun)
    same = fact.quantity.unit == goals[-1].quantity.unit and bool(fact.subject)
    return (
        (bare or same)
        and len(between) <= 24
        and bool(re.search(r"[、和，,]$", between))
        and not re.search(r"[。；]|，.*，", between)
    )


def _subject(fact: Statement) -> str:
    """What the goal is about: the words before the figure, with the noun behind it."""
    subject = fact.subject
    if subject.startswith("的"):
        subject = fact.reading.text[_mark_before(fact) : fact.quantity.start].removesuffix(
            fact.quantity.before
        )
    if fact.quantity.unit == SHARE and subject.endswith("的"):
        subject = re.split(r"不少于|不低于|达到?|超过", subject)[0]
    subject = re.sub(
        r"(?:保持在|控制在|提高到|提升到|达到|扩大到|增加到|累计|一般|原则上|在)$", "", subject
    ).strip("，、")
    subject = re.sub(r"^(?:加快|积极|大力)(?=.{4})|对$", "", subject)
    behind = re.sub(r"^的|（见[^）]*）$", "", fact.noun or _behind(fact))
    return (
        f"{subject}{behind}" if behind and behind not in subject else subject if len(subject) >= 2 else behind
    )


def _mark_before(fact: Statement) -> int:
    """Where the words begin that a statement goes on from: 纳税过1亿元的企业达30家."""
    text = fact.reading.text
    return max(text.rfind(mark, 0, fact.quantity.start) for mark in "，。；、,：") + 1


def _behind(fact: Statement) -> str:
    """The noun right behind a figure that is not counted in pieces: 20亿元信贷资金, 1亿元以上的增信担保."""
    text, quantity = fact.reading.text, fact.quantity
    match = re.match(
        r"(?P<of>(?:及?以上|左右)的)?(?P<noun>[\u4e00-\u9fff]{2,12})(?=[，。；、（]|$)", text[quantity.end :]
    )
    if match is None or re.match(
        r"[及或]?以[上下内]|左右|用于|作为|且|并|按|与|支持|整治|工程", match["noun"]
    ):
        return ""
    return match["noun"]


def _qualifier(fact: Statement) -> str:
    """The hedges as printed, joined by 、: 力争, 不低于, 以上. 力争 in front of the subject counts, and holds
    for the members of an enumeration and for a whole sentence that it opens."""
    text, quantity = fact.reading.text, fact.quantity
    words = text[fact.start : quantity.start]
    before = _HEDGE_WORDS.findall(
        text[max(fact.start, quantity.start - 12) : quantity.start].rpartition("，")[2]
    )
    before = [word for word in before if word in quantity.before or word == "保持在"]
    if quantity.unit == SHARE and words.endswith("的"):
        before = re.findall(r"不少于|不低于|达到?|超过", words)[:1]
    whole = sentence(fact)
    earlier = whole[: whole.find(text[fact.start : fact.end])]
    verbless = not _VERB_FIRST.match(words)
    opened = (verbless and re.match(r"(?:20\d\d年[，]?)?力争", earlier)) or re.search(
        r"(?:^|[，；])[^，；]*力争[^，；]*、$", earlier
    )
    if first := re.match(r"(?:(?:19|20)\d\d年)?(初步|基本|全面)(?=[建实完达])", words):
        before = [first[1], *before]
    front = ["力争"] if "力争" not in before and (_WISH.match(words) or opened) else []
    after = quantity.after or _shared_after(fact)
    return "、".join([*front, *before, *([after] if after else [])])


def _shared_after(fact: Statement) -> str:
    """A hedge behind the second of two figures that holds for both: 总收入200万元且经营性收入120万元以上."""
    text, quantity = fact.reading.text, fact.quantity
    match = re.match(r"且[^，。；\d]{2,12}(?=\d)", text[quantity.end :])
    if not match:
        return ""
    following = next((q for q in amounts(text) if q.start == quantity.end + match.end()), None)
    return following.after if following is not None and following.unit == quantity.unit else ""
