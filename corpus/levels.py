"""Which numbered level of a text is the clause, and which levels above it are parts.

第X条 where the text has them; else the level that runs through the whole text; else the level just below
一、; else the widest level there is. Items that a sentence counts up (有下列情形之一：（一）……；（二）……。)
belong to the sentence and are no level of their own, nor are items below the last of many headings without a number. But: reads only the units it is given; those whose number
is out of turn are gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.clause_headings import heads_paragraph
from corpus.counted_up import all_counted_up
from corpus.markers import Level, Marker, rank
from corpus.units import Unit

#: Levels that count up items as often as clauses.
_ITEMS: tuple[Level, ...] = ("1.", "（1）", "①")
_FEWEST_HEADINGS = 4
_CHAPTERS: tuple[Level, ...] = ("编", "分编", "章", "节")
_ABOVE_ARTICLES: tuple[Level, ...] = ("部分", *_CHAPTERS, "一、", "（一）")
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


def choose(units: Sequence[Unit]) -> Levels:
    """The levels of a text, from the units that a marker opens, in order."""
    markers = [unit.marker for unit in units if unit.marker]
    present = sorted({marker.level for marker in markers}, key=rank)
    if not present:
        return Levels(None)
    if len(present) == 1 and present[0] in _ITEMS and _headed_before(units):
        return Levels(None)
    if "条" in present:
        return Levels("条", tuple(level for level in _ABOVE_ARTICLES if level in present))
    wide = tuple(level for level in present if level in _CHAPTERS or level == "部分")
    numbered = [level for level in present if level not in wide]
    if not numbered:
        return Levels(wide[-1], wide[:-1], restarts=_restarts(markers, wide[-1]))
    top = numbered[0]
    if wide and _runs_through(markers, top, wide):
        return Levels(top, wide)
    through = next((level for level in numbered[1:] if _runs_through(markers, level, (top,))), None)
    if through is not None:
        return Levels(through, _above(markers, through))
    below = numbered[1] if len(numbered) > 1 else None
    if (
        below
        and not all_counted_up(units, below, top)
        and (top in _TOPS or (top in _DECIMAL and below == "1.1"))
    ):
        return Levels(below, (*wide, top), restarts=below == "1.1" or _restarts(markers, below))
    return Levels(top, wide, restarts=bool(wide) and _restarts(markers, top))


def _headed_before(units: Sequence[Unit]) -> bool:
    """Whether more headings without a number, each above its paragraph, stand before the first number than numbers."""
    first = next(index for index, unit in enumerate(units) if unit.marker)
    lines = [heads_paragraph(unit.run.text) for unit in units[: first + 1]]
    headings = sum(1 for line, following in pairwise(lines) if line and not following)
    return headings >= _FEWEST_HEADINGS and headings > sum(1 for unit in units if unit.marker)


def _runs_through(markers: Sequence[Marker], level: Level, above: Sequence[Level]) -> bool:
    """Whether the numbers of `level` go 1, 2, 3, … without a restart, below two units above or more."""
    numbers: list[int] = []
    parents: set[int] = set()
    parent = -1
    for index, marker in enumerate(markers):
        if marker.level in above:
            parent = index
        elif marker.level == level:
            numbers.append(marker.number)
            parents.add(parent)
    return len(parents) > 1 and numbers == list(range(1, len(numbers) + 1))


def _above(markers: Sequence[Marker], clause: Level) -> tuple[Level, ...]:
    """The levels that clauses stand below; what stands between but never has one below it is text of its part."""
    found: set[Level] = set()
    opened: list[Level] = []
    for marker in markers:
        opened = [level for level in opened if rank(level) < rank(marker.level)]
        if marker.level == clause:
            found.update(opened)
        opened.append(marker.level)
    return tuple(sorted(found, key=rank))


def _restarts(markers: Sequence[Marker], level: Level) -> bool:
    numbers = [marker.number for marker in markers if marker.level == level]
    return len(set(numbers)) < len(numbers)
