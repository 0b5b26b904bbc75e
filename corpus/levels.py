"""Which numbered level of a text is the clause, and which levels above it are parts.

第X条 where the text has them; else the level that runs through the whole text; else the level just below
一、; else the widest level there is. But: reads only the markers it is given; those out of turn are gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.markers import Level, Marker, rank

_CHAPTERS: tuple[Level, ...] = ("编", "分编", "章", "节")
_TOPS: tuple[Level, ...] = ("一、",)
#: Levels whose next level is always the clause: 1 总则 / 1.1 目的.
_DECIMAL: tuple[Level, ...] = ("1", "1.")


@dataclass(frozen=True, slots=True)
class Levels:
    """`clause` is None for a text without numbers. `parts` run from wide to narrow. `restarts` tells that
    clause numbers begin again under each part, so that their ids need the part's number."""

    clause: Level | None
    parts: tuple[Level, ...] = ()
    restarts: bool = False


def choose(markers: Sequence[Marker]) -> Levels:
    """The levels of a text, from the markers that open its units, in order."""
    present = sorted({marker.level for marker in markers}, key=rank)
    if not present:
        return Levels(None)
    if "条" in present:
        return Levels("条", tuple(level for level in present if level in (*_CHAPTERS, "一、", "（一）")))
    wide = tuple(level for level in present if level in _CHAPTERS or level == "部分")
    numbered = [level for level in present if level not in wide]
    if not numbered:
        return Levels(wide[-1], wide[:-1], restarts=_restarts(markers, wide[-1]))
    top = numbered[0]
    through = next((level for level in numbered[1:] if _runs_through(markers, level, top)), None)
    if through is not None:
        above = tuple(level for level in (*wide, *numbered) if rank(level) < rank(through))
        return Levels(through, above)
    below = numbered[1] if len(numbered) > 1 else None
    if below and (top in _TOPS or (top in _DECIMAL and below == "1.1")):
        return Levels(below, (*wide, top), restarts=below == "1.1" or _restarts(markers, below))
    return Levels(top, wide, restarts=bool(wide) and _restarts(markers, top))


def _runs_through(markers: Sequence[Marker], level: Level, top: Level) -> bool:
    """Whether the numbers of `level` go 1, 2, 3, … without a restart, under two of the top level or more."""
    numbers: list[int] = []
    parents: set[int] = set()
    parent = -1
    for marker in markers:
        if marker.level == top:
            parent = marker.number
        elif marker.level == level:
            numbers.append(marker.number)
            parents.add(parent)
    return len(parents) > 1 and numbers == list(range(1, len(numbers) + 1))


def _restarts(markers: Sequence[Marker], level: Level) -> bool:
    numbers = [marker.number for marker in markers if marker.level == level]
    return len(set(numbers)) < len(numbers)
