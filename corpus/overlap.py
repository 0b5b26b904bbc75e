"""Runs of characters that two texts share, in any order, in time linear in their lengths.

Anchors are the `least`-character shingles of the second text; each run of the first is extended as far as
both texts agree. But: finds no changed words inside a run; a change ends it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple


class Run(NamedTuple):
    """`first[a:a+size] == second[b:b+size]`."""

    a: int
    b: int
    size: int


def shared_runs(first: str, second: str, least: int) -> tuple[Run, ...]:
    """Longest shared runs of at least `least` characters, found from left to right in `first`, not
    overlapping there.

    Example: shared_runs("甲乙丙丁戊", "戊甲乙丙", 3) -> (Run(0, 1, 3),)
    """
    anchors: dict[str, list[int]] = defaultdict(list)
    for index in range(len(second) - least + 1):
        anchors[second[index : index + least]].append(index)
    found: list[Run] = []
    position = 0
    while position <= len(first) - least:
        best = 0
        where = 0
        for start in anchors.get(first[position : position + least], ())[:16]:
            size = least
            while (
                position + size < len(first)
                and start + size < len(second)
                and first[position + size] == second[start + size]
            ):
                size += 1
            if size > best:
                best, where = size, start
        if best:
            found.append(Run(position, where, best))
            position += best
        else:
            position += 1
    return tuple(found)


def covered(first: str, second: str, least: int) -> int:
    """Number of characters in shared runs, counted on the side where they are fewer, so that a phrase that
    one text repeats counts once."""
    runs = shared_runs(first, second, least)
    in_first = {index for run in runs for index in range(run.a, run.a + run.size)}
    in_second = {index for run in runs for index in range(run.b, run.b + run.size)}
    return min(len(in_first), len(in_second))
