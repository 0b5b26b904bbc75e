"""What the staff's views work on: the library, the desk that answers, what was kept, and facts read once.

But: lays out nothing, and changes nothing by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from corpus.conflicts import find_conflicts
from corpus.errors import UnknownDocument
from corpus.incentives import find_incentives, left_out
from corpus.library import Library
from corpus.records import Conflict, Document, Incentive, Place
from page.asking import Desk
from page.feedback import Feedback
from page.staff.trial import Trial

T = TypeVar("T")


@dataclass(slots=True)
class Facts:
    """Facts of documents, read when first asked for and again when a document has changed."""

    _known: dict[tuple[object, str], tuple[Document, tuple[Any, ...]]] = field(default_factory=dict)

    def conflicts(self, document: Document) -> tuple[Conflict, ...]:
        """Where a document disagrees with itself."""
        return self._found(find_conflicts, document)

    def incentives(self, document: Document) -> tuple[Incentive, ...]:
        """Who can receive how much by a document."""
        return self._found(find_incentives, document)

    def left_out(self, document: Document) -> tuple[Place, ...]:
        """Places where something is granted but who gets how much could not be read."""
        return self._found(left_out, document)

    def _found(self, find: Callable[[Document], tuple[T, ...]], document: Document) -> tuple[T, ...]:
        known = self._known.get((find, document.id))
        if known is None or known[0] is not document:
            known = self._known[find, document.id] = (document, find(document))
        return known[1]


@dataclass(frozen=True, slots=True)
class Office:
    """Everything that the staff's page needs. `gold` are files of gold questions; `days` is how long questions
    are kept where they are."""

    desk: Desk
    library: Library
    home: Path
    feedback: Feedback
    gold: tuple[Path, ...] = ()
    days: int = 30
    facts: Facts = field(default_factory=Facts)
    trial: Trial = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "trial", Trial(self.home / "eval"))

    def document(self, id: str | None) -> Document | None:
        """The loaded document of that id; the first one where none is named; None where there is none."""
        loaded = self.library.documents()
        return next((one for one in loaded if one.id == id), loaded[0] if loaded and not id else None)

    def named(self, id: str | None) -> Document:
        """The same for an address that was given out before. Raises UnknownDocument."""
        found = self.document(id)
        if found is None:
            raise UnknownDocument("这份文件已经移除，请刷新页面。")
        return found

    def choices(self) -> list[tuple[str, str]]:
        """Title and id of every loaded document, titles told apart where two are alike."""
        loaded = self.library.documents()
        titles = [one.title for one in loaded]
        return [
            (f"{one.id} {one.title}" if titles.count(one.title) > 1 else one.title, one.id) for one in loaded
        ]
