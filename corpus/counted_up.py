"""Lists that a sentence counts up: 有下列情形之一：（一）……；（二）……。 They belong to the sentence and are no clauses.

A whole level is counted up where the level above has no headings; one list is where all its items but the last end in a
semicolon, while others of its level do not. But: looks at the words only; which level is the clause is decided by
`corpus.levels`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.clause_headings import split_heading
from corpus.markers import Level, rank
from corpus.units import Piece, Unit

_LEVELS: tuple[Level, ...] = ("（一）", "1.", "（1）")
_LONGEST_LABEL = 20
_PREDICATE = re.compile(r"[，,是为有设应须可要]|包括|下列|以下|如下")


def without_lists(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the markers taken off the lists that a sentence counts up, where others of their level are
    none."""
    taken: set[int] = set()
    for level in _LEVELS:
        runs = _runs(pieces, level)
        lists = [run for run in runs if _is_list(pieces, run)]
        # The numbers may go on from section to section.
        through = any(_number(pieces[run[0]]) > 1 for run in runs)
        if len(lists) < len(runs) and not through:
            taken.update(index for run in lists for index in run)
    return [
        replace(piece, marker=None) if isinstance(piece, Unit) and index in taken else piece
        for index, piece in enumerate(pieces)
    ]


def _runs(pieces: Sequence[Piece], level: Level) -> list[list[int]]:
    """Indexes of the units of a level, those below one unit of a wider level together."""
    runs: list[list[int]] = []
    goes_on = False
    for index, piece in enumerate(pieces):
        if not isinstance(piece, Unit) or piece.marker is None:
            continue
        if rank(piece.marker.level) < rank(level):
            goes_on = False
        elif piece.marker.level == level:
            if not goes_on:
                runs.append([])
            runs[-1].append(index)
            goes_on = True
    return runs


def _is_list(pieces: Sequence[Piece], run: Sequence[int]) -> bool:
    """Whether a sentence announces the units and they are parts of it."""
    first = pieces[run[0]]
    before = pieces[run[0] - 1] if run[0] else None
    announced = isinstance(before, Unit) and _announces(before)
    counted = _number(first) == 1
    ends = [pieces[end - 1] for end in run[1:]]
    return (
        announced
        and counted
        and len(run) > 1
        and all(isinstance(piece, Unit) and piece.run.text.endswith(("；", ";")) for piece in ends)
    )


def _number(piece: Piece) -> int:
    return piece.marker.number if isinstance(piece, Unit) and piece.marker else 0


def all_counted_up(units: Sequence[Unit], level: Level, top: Level) -> bool:
    """Whether `level` only counts up what sentences say: most units of the level above have no heading, and each
    list stands behind a colon."""
    tops = [unit for unit in units if unit.marker and unit.marker.level == top]
    firsts = [
        index
        for index, unit in enumerate(units)
        if unit.marker and unit.marker.level == level and unit.marker.number == 1
    ]
    headed = sum(1 for unit in tops if is_heading(unit))
    return 2 * headed < len(tops) and all(index and _announces(units[index - 1]) for index in firsts)


def _announces(unit: Unit) -> bool:
    return unit.run.text.endswith(("：", ":"))


def is_heading(unit: Unit) -> bool:
    """Whether a numbered unit has a heading: a first sentence that is short, or words without a verb that
    announce a list (申报条件：). A question heads its answer and is none."""
    if unit.marker is None:
        return False
    text = unit.body.text
    heading = split_heading(unit.body, unit.marker.level)[0].text
    if not heading:
        return _announces(unit) and len(text) <= _LONGEST_LABEL and not _PREDICATE.search(text)
    return not heading.endswith(("？", "?"))
