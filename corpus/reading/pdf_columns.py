"""Pages set in two columns: the left column is read before the right one, a title across both before either.

A page has columns where a gutter runs down its middle, lines stand on both sides of it and those on the left reach it.
But: knows two columns only; a table without lines has short cells and no gutter that its lines reach.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_NARROWEST_GUTTER = 10  # points
_MIDDLE = (0.35, 0.65)  # of the page's width
_MOST_CROSSING = 0.3
_FEWEST_ROWS = 8
_SHARE_OF_FULL = 0.5
_REACH = 2.0  # characters


@dataclass(frozen=True, slots=True)
class Box:
    """A character: its place in points."""

    left: float
    right: float
    top: float
    size: float


def gutter(boxes: Sequence[Box], width: float) -> tuple[float, float] | None:
    """The gutter between two columns on a page of that width, or None where the text runs across."""
    rows = _rows(boxes)
    if len(rows) < _FEWEST_ROWS:
        return None
    first, last = int(width * _MIDDLE[0]), int(width * _MIDDLE[1])
    crossed = [0] * (last - first + 1)
    for row in rows:
        filled = {x for box in row for x in range(max(first, int(box.left)), min(last, int(box.right)) + 1)}
        for x in filled:
            crossed[x - first] += 1
    left, right = _widest(crossed, int(len(rows) * _MOST_CROSSING))
    if right - left < _NARROWEST_GUTTER:
        return None
    left, right = left + first, right + first
    apart = [row for row in rows if not _crosses(row, left, right)]
    both = [row for row in apart if row[0].left < left and row[-1].right > right]
    full = sum(1 for row in both if _end(row, left) >= left - _REACH * row[0].size)
    return (left, right) if len(both) >= _FEWEST_ROWS and full >= len(both) * _SHARE_OF_FULL else None


def _widest(crossed: Sequence[int], most: int) -> tuple[float, float]:
    """The widest stretch that as few rows as possible cross, of those that are wide enough."""
    for count in sorted({count for count in crossed if count <= most}):
        runs = _runs([times <= count for times in crossed])
        start, end = max(runs, key=lambda run: run[1] - run[0])
        if end - start >= _NARROWEST_GUTTER:
            return float(start), float(end)
    return 0.0, 0.0


def bands(boxes: Sequence[Box], left: float, right: float) -> list[tuple[float, float, bool]]:
    """The page from top to bottom as `(top, bottom, in columns)`, bottoms and tops touching."""
    found: list[tuple[float, bool]] = []
    for row in _rows(boxes):
        columns = not _crosses(row, left, right)
        if not found or found[-1][1] != columns:
            found.append((min(box.top for box in row) - 1, columns))
    tops = [top for top, _ in found]
    return [
        (
            0.0 if index == 0 else tops[index],
            tops[index + 1] if index + 1 < len(tops) else float("inf"),
            columns,
        )
        for index, (_, columns) in enumerate(found)
    ]


def _rows(boxes: Sequence[Box]) -> list[list[Box]]:
    """Characters of about one height, from top to bottom, each row from left to right."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: box.top):
        if rows and box.top - rows[-1][0].top < 0.6 * box.size:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [sorted(row, key=lambda box: box.left) for row in rows]


def _crosses(row: Sequence[Box], left: float, right: float) -> bool:
    return any(box.left < right - 1 and box.right > left + 1 for box in row)


def _end(row: Sequence[Box], left: float) -> float:
    """Where the words on the left of the gutter end."""
    return max((box.right for box in row if box.right <= left + 1), default=0.0)


def _runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """Half-open stretches of True."""
    found: list[tuple[int, int]] = []
    for index, flag in enumerate(flags):
        if flag and found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
        elif flag:
            found.append((index, index + 1))
    return found
