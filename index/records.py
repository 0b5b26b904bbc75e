"""The records that leave this package.

A passage is what is searched; a hit is a node that was found, with the evidence of both halves.
Order is total everywhere: by score, highest first, then by id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

PassageKind = Literal["node", "sentence", "phrasing", "unanswered"]
#: What somebody asks, encoded as questions are.
QUESTIONS: frozenset[PassageKind] = frozenset({"phrasing", "unanswered"})


@dataclass(frozen=True, slots=True)
class Passage:
    """Searched text that stands for a node: the node whole (with title and part heading), one of its
    sentences, or a way in which people ask for it. Or a question that its document does not answer, which stands for no
    node and is kept with the document's first. Never shown."""

    node: str
    kind: PassageKind
    text: str


class Filed(NamedTuple):
    """Where a node belongs: what a search can be limited by."""

    document: str
    departments: tuple[str, ...]
    category: str  # 新增, a field of the eight, …; empty where it has none


class Only(NamedTuple):
    """What a search is limited to; None does not limit."""

    document: str | None = None
    department: str | None = None
    category: str | None = None

    def holds(self, filed: Filed) -> bool:
        """Whether a node filed like this is searched."""
        return (
            self.document in (None, filed.document)
            and (self.department is None or self.department in filed.departments)
            and self.category in (None, filed.category)
        )


EVERYTHING = Only()


class Half(NamedTuple):
    """Rank (1 is first) and raw score that one half of the search gave a node."""

    rank: int
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A node found for a question. `twins` are the direct twins that were folded into it."""

    id: str
    score: float
    bm25: Half | None = None
    dense: Half | None = None
    twins: tuple[str, ...] = ()
