"""Some of an index's terms as a set that touches none of them before it is asked for one.

A question asks for a few dozen terms of clauses that have a thousand: naming them all would cost more than the search.
But: holds no terms itself, only the rows that they have in the index; and is compared, not joined with others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set


class TermSet(Set[str]):
    """The terms that `rows` (term -> row) has in the `own` rows."""

    def __init__(self, rows: Mapping[str, int], own: Iterable[int]) -> None:
        self._rows = rows
        self._own = frozenset(own)

    def __contains__(self, term: object) -> bool:
        return isinstance(term, str) and self._rows.get(term) in self._own

    def __iter__(self) -> Iterator[str]:
        return (term for term, row in self._rows.items() if row in self._own)

    def __len__(self) -> int:
        return len(self._own)
