"""What a reader must know beside the answer: a draft, two places that disagree, a figure in the question that the
document does not have. But: never changes the answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.amounts import amounts
from corpus.labels import label
from corpus.records import Conflict, Document, Place, Span
from qa.claims import claims
from qa.knowledge import Knowledge
from qa.records import Notice

_DRAFT = re.compile(r"征求意见稿|意见征集稿|草案|送审稿|讨论稿|审议稿")
KIND = {
    "number": "数字",
    "unit": "单位",
    "period": "期限",
    "department": "责任单位",
    "scope": "范围",
    "name": "名称",
    "arithmetic": "合计",
    "duplicate": "重复",
    "omission": "表述",
}
_PREMISE = re.compile(
    r"(?:补贴?|补助|奖励?|资助|给予?|支持|配套|(?<![研开])发(?![展明生])|拿|奖补|罚款?)[^，,。；;？?\d多几]{0,12}?(?P<amount>\d[\d.]*\s*(?:万|亿|元|%))"
)
#: Whom the asker pays, rather than a measure the asker: 我补他30万.
_OWN_PAYMENT = re.compile(r"[他她]|对方|人家|别人|员工|工人|房东|邻居|亲戚")

#: A sum below a bound may be given all the same.
_BOUNDED = re.compile(r"最高|不超过|不高于|以下|以内|以上")
#: The most that is given is one sum: 最高一档奖20万.
_AT_MOST = re.compile(r"最[高多大]|封顶|上限|顶格")
#: What is given is asked behind it, so that it is what that is worked out from: 罚款600万，奖多少.
_WORKED_OUT = re.compile(r"(?:奖|补|给|拿|领|得|配|返|报)[^,，。\d]{0,6}(?:多少|几)")
_WHICH = re.compile(r"哪[些几]|所有|全部|列")
#: What follows a figure of the asker's: 补贴100万的设备 is bought, 奖励50万以上的企业 is paid for.
_OF_THE_ASKER = re.compile(r"(?:的)?(?:设备|投资|软件|贷款|研发|营收|以上的?企业)")


def draft(documents: Iterable[Document]) -> tuple[Notice, ...]:
    """A notice for each document whose title says that it is not in force yet."""
    found = []
    for document in documents:
        said = _DRAFT.search(document.title)
        if said:
            found.append(Notice("draft", f"本文件为{said[0]}，尚未正式印发，内容以正式文件为准。"))
    return tuple(found)


def overlaps(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether any two of the ranges share a character."""
    return any(a.start < b.end and b.start < a.end for a in spans for b in others)


def shows(place: Place, side: Place) -> bool:
    """Whether a quotation has something of a side of a conflict."""
    return side.node == place.node and overlaps(side.spans, place.spans)


def disagreements(
    places: Sequence[Place], kinds: frozenset[str], knowledge: Knowledge
) -> tuple[Conflict, ...]:
    """The conflicts of the given kinds that touch one of the quoted places and leave a reader with two answers, or with one
    figure of which it is open whether it is the least."""
    found: list[Conflict] = []
    for place in places:
        for conflict in knowledge.conflicts.get(place.node, ()):
            sides = [side for side in (conflict.a, conflict.b) if side is not None]
            touched = any(shows(place, side) for side in sides)
            told = has_two_answers(conflict) or _half_bounded(conflict)
            if touched and told and conflict.kind in kinds:
                found.append(conflict)
    return tuple(sorted(dict.fromkeys(found), key=_half_bounded))


def has_two_answers(conflict: Conflict) -> bool:
    """Whether two places give a reader different answers."""
    return conflict.severity == "hard" and conflict.b is not None


def _half_bounded(conflict: Conflict) -> bool:
    """Whether two places state one figure, and one of them as a bound: 1.9万亩 and 1.9万亩以上."""
    return conflict.kind == "number" and conflict.severity == "soft" and conflict.b is not None


def conflict_notice(conflict: Conflict, knowledge: Knowledge) -> Notice:
    """Both figures with their places."""
    sides = tuple(side.node for side in (conflict.a, conflict.b) if side is not None)
    differ = "写法" if _half_bounded(conflict) else KIND[conflict.kind]
    return Notice("conflict", f"文件内两处{differ}不一致：{both_sides(conflict, knowledge)}。", sides)


def both_sides(conflict: Conflict, knowledge: Knowledge) -> str:
    """What stands where."""
    return "；".join(
        f"{label(knowledge.nodes[side.node], knowledge.home[side.node])}写“{' '.join(side.quote.split())}”"
        for side in (conflict.a, conflict.b)
        if side is not None
    )


def false_figure(text: str, quoted: str) -> str | None:
    """An amount that the question takes for granted ("补100万的条款") and `quoted` does not have; None otherwise, and where
    the question asks for the amount."""
    if re.search(r"多少|几(?:个|万|块|钱|成)|吗|怎么算|能拿|能补", text):
        return None
    return supposed_figure(text, quoted, at_most=False)


def supposed_figure(text: str, quoted: str, at_most: bool = True) -> str | None:
    """An amount that the question says is given, whatever it asks ("高企补100万吗"), and `quoted` does not have; `at_most` says
    that the most that is given counts too where larger sums are written."""
    claim = _PREMISE.search(text)
    if claim is None or _OWN_PAYMENT.search(claim[0]) or _OF_THE_ASKER.match(text, claim.end()):
        return None
    if _WORKED_OUT.search(text, claim.end()) and not claims(text):
        return None
    claimed = {
        round(q.value, 6)
        for q in amounts(claim["amount"] if claim["amount"][-1] in "元%" else claim["amount"] + "元")
    }
    stated = {round(q.value, 6) for q in amounts(quoted)}
    below = stated and max(claimed, default=0) < max(stated) and _BOUNDED.search(quoted)
    piece = re.split(r"[,，;；。]", text[: claim.end()])[-1]
    bounded = below and not (at_most and _AT_MOST.search(piece) and not _WHICH.search(text))
    return claim["amount"] if claimed and not claimed & stated and not bounded else None
