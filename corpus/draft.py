"""A node while it is put together, and the finished node made from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.markers import Marker
from corpus.records import Node, NodeKind, Period, Span
from corpus.run import Run, spans


@dataclass
class Draft:
    """`id` is without the document's id. `text` are the paragraphs of the body, `rest` the runs that the
    node owns but its text leaves out: number, heading and the note that names departments."""

    id: str
    kind: NodeKind
    number: str = ""
    heading: str = ""
    text: list[Run] = field(default_factory=list)
    rest: list[Run] = field(default_factory=list)
    parent: str | None = None
    departments: tuple[str, ...] = ()
    period: Period | None = None
    category: str | None = None

    def first(self) -> int:
        """Offset of the node's first character."""
        return min(run.first() for run in (*self.rest, *self.text) if run)

    def add_departments(self, names: tuple[str, ...]) -> None:
        """Add names that are not there yet, in order."""
        self.departments += tuple(name for name in names if name not in self.departments)


def finish(draft: Draft, document: str, source: str) -> Node:
    """The node of a draft, with the document's id in front of every id."""
    places: tuple[Span, ...] = spans(source, (*draft.rest, *draft.text))
    return Node(
        id=f"{document}/{draft.id}",
        kind=draft.kind,
        number=draft.number,
        heading=draft.heading,
        text="\n".join(text for run in draft.text if (text := run.text.strip())),
        spans=places,
        parent=f"{document}/{draft.parent}" if draft.parent else None,
        departments=draft.departments,
        period=draft.period and Period(draft.period.text, f"{document}/{draft.period.source}"),
        category=draft.category,
    )


def number_below(marker: Marker, parent: Draft | None) -> str:
    """Number of a part or clause: 12, 12-1 for 之一, with the number of the part in front where given."""
    own = f"{marker.number}-{marker.zhi}" if marker.zhi else str(marker.number)
    return f"{parent.number}.{own}" if parent else own
