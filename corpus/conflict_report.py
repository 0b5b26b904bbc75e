"""The disagreements of a document as a report for the bureau that drafts it, grouped by severity and kind.

`groups` is the order that every form of the report keeps; `as_text` marks what differs in 【】. But: says
nothing on who is right.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from corpus.labels import label
from corpus.records import Conflict, Difference, Document, Place, Severity
from corpus.wording import Piece, compare

SEVERITIES: tuple[tuple[Severity, str], ...] = (
    ("hard", "两种说法：读者会得到不同的答案"),
    ("soft", "文字出入：措辞、遗漏、重复，以及说明过的差额"),
)
KINDS: tuple[tuple[Difference, str], ...] = (
    ("number", "数字"),
    ("unit", "单位"),
    ("period", "期限"),
    ("scope", "范围"),
    ("department", "责任单位"),
    ("name", "名称"),
    ("arithmetic", "合计"),
    ("duplicate", "重复"),
    ("omission", "遗漏"),
)


class Group(NamedTuple):
    """Conflicts of one severity and kind, with the headings of both."""

    severity: str
    kind: str
    conflicts: tuple[Conflict, ...]


def groups(conflicts: Iterable[Conflict]) -> tuple[Group, ...]:
    """The groups that have members, in the order of the report."""
    listed = tuple(conflicts)
    return tuple(
        Group(heading, name, members)
        for severity, heading in SEVERITIES
        for kind, name in KINDS
        if (members := tuple(c for c in listed if c.severity == severity and c.kind == kind))
    )


def title(document: Document) -> str:
    """Heading of the report; a title within the title gets single marks."""
    inner = document.title.replace("《", "〈").replace("》", "〉")
    return f"《{inner}》前后不一致之处"


def summary(conflicts: Iterable[Conflict]) -> str:
    """How many there are of each severity."""
    listed = tuple(conflicts)
    hard = sum(1 for conflict in listed if conflict.severity == "hard")
    if not listed:
        return "没有发现前后不一致之处。"
    return f"共 {len(listed)} 处：两种说法 {hard} 处，文字出入 {len(listed) - hard} 处。"


def place_label(place: Place, document: Document) -> str:
    """What a citation calls the place."""
    node = next((node for node in document.nodes if node.id == place.node), None)
    return label(node, document) if node else place.node


def marks(conflict: Conflict) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The two quotations in pieces; those that are not "equal" are what differs."""
    if conflict.b is None:
        return (Piece("equal", _flat(conflict.a.quote)),), ()
    pieces = compare(_flat(conflict.a.quote), _flat(conflict.b.quote))
    first = tuple(piece for piece in pieces if piece.change != "insert")
    second = tuple(piece for piece in pieces if piece.change != "delete")
    return first, second


def as_text(conflicts: Iterable[Conflict], document: Document) -> str:
    """The whole report."""
    listed = tuple(conflicts)
    lines = [title(document), summary(listed)]
    severity = ""
    for group in groups(listed):
        if group.severity != severity:
            severity = group.severity
            lines += ["", f"■ {severity}"]
        lines += ["", f"  {group.kind}（{len(group.conflicts)}）"]
        for number, conflict in enumerate(group.conflicts, 1):
            lines.append(f"  {number}. {conflict.what}")
            for place, pieces in zip((conflict.a, conflict.b), marks(conflict), strict=True):
                if place is not None:
                    lines.append(f"     {place_label(place, document)}：{_shown(pieces)}")
    return "\n".join(lines)


def _shown(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text if piece.change == "equal" else f"【{piece.text}】" for piece in pieces)


def _flat(quote: str) -> str:
    """A quotation in one line; the tab between two cells becomes a blank."""
    return " ".join(quote.split())
