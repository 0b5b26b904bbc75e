"""Which markers open something: those whose number is due.

Articles (第X条) are due in a row through the whole text, other levels in a row below the level above them.
A number out of turn is a cross reference, a quotation or a list inside an item, unless the number that is
due never comes. But: sees one marker a unit; what runs on inside a line was cut apart before (`corpus.flat`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from corpus.markers import Level, Marker, is_padded, may_open, rank
from corpus.paragraphs import TableLines
from corpus.quotes import quoted
from corpus.units import Piece, Unit

_CHAPTERS: tuple[Level, ...] = ("编", "分编", "章", "节")
_ABOVE_ARTICLES: tuple[Level, ...] = ("部分", *_CHAPTERS)
_AMENDS = re.compile(r"(?:增加|修改|作为|内容|如下|改为).{0,80}[：:]$", re.DOTALL)
_LARGE_GAP = 20
_LONGEST_TITLE = 50
_STOPS = re.compile(r"[。；：，;:,]$")


def in_turn(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the markers taken off that open nothing."""
    inside = quoted([piece.run.text if isinstance(piece, Unit) else "" for piece in pieces])
    open_units = [
        (index, piece, piece.marker)
        for index, piece in enumerate(pieces)
        if isinstance(piece, Unit) and piece.marker is not None and not inside[index]
    ]
    if _has_sections(open_units):
        open_units = [
            opening
            for opening in open_units
            if opening[2].level != "条" or not opening[0] or not _announces(pieces[opening[0] - 1])
        ]
    articles = _articles(open_units)
    accepted = (
        articles | _chapters(open_units) | _titles(open_units, articles)
        if articles
        else _numbered(open_units, pieces)
    )
    return [
        replace(piece, marker=None)
        if isinstance(piece, Unit) and piece.marker is not None and index not in accepted
        else piece
        for index, piece in enumerate(pieces)
    ]


Opening = tuple[int, Unit, Marker]


def _announces(piece: Piece) -> bool:
    """Whether a paragraph says that another text's article follows: 第三条修改为："""
    return isinstance(piece, Unit) and bool(_AMENDS.search(piece.run.text))


def _articles(openings: Sequence[Opening]) -> set[int]:
    """Indexes of the units that open an article; empty where the text is not made of articles."""
    candidates = [opening for opening in openings if opening[2].level == "条"]
    later = _Later(candidates)
    accepted: list[Opening] = []
    last, zhi = 0, 0
    for order, (index, unit, marker) in enumerate(candidates):
        due = (marker.number, marker.zhi) == (last + 1, 0) or (marker.number == last and marker.zhi > zhi)
        certain = marker.refers == "no" or (marker.refers == "maybe" and (due or marker.apart))
        if not certain and not (due and (may_open(marker) or later.plain(marker.number + 1, index))):
            continue
        if marker.refers != "no" and later.plain(marker.number, index):
            continue
        if not due and not _out_of_turn(candidates, order, last, accepted, later):
            continue
        accepted.append((index, unit, marker))
        last, zhi = marker.number, marker.zhi
    if not accepted or (accepted[0][2].number != 1 and _has_sections(openings)):
        return set()
    return {index for index, _, _ in accepted}


def _out_of_turn(
    candidates: Sequence[Opening], order: int, last: int, accepted: Sequence[Opening], later: _Later
) -> bool:
    """Whether an article opens although its number is not the next: the first of an excerpt, a gap in the
    source, a number printed twice, or a second text that begins again at 1."""
    index, _, marker = candidates[order]
    following = candidates[order + 1][2] if order + 1 < len(candidates) else None
    if not marker.apart and marker.number < last:
        return False
    if not accepted:
        return (
            marker.apart or marker.number == 1 or (following is not None and following.number > marker.number)
        )
    if marker.number > last:
        if later.has(last + 1, index):
            return False
        gap = marker.number - last
        return gap <= _LARGE_GAP or not _AMENDS.search(accepted[-1][1].run.text)
    if marker.number == 1 and marker.zhi == 0:
        return following is not None and following.number == 2
    if marker.number == last and marker.zhi == 0:
        return not later.has(last + 1, index) or (following is not None and following.number == last + 1)
    return following is not None and following.number == last + 2


class _Later:
    """Whether a number comes again later."""

    def __init__(self, openings: Sequence[Opening]) -> None:
        self.all: dict[int, list[int]] = defaultdict(list)
        self.certain: dict[int, list[int]] = defaultdict(list)
        for index, _, marker in openings:
            if may_open(marker):
                self.all[marker.number].append(index)
            if marker.refers == "no":
                self.certain[marker.number].append(index)

    def has(self, number: int, after: int) -> bool:
        """Whether `number` may open a unit after the one at index `after`."""
        return bisect_right(self.all[number], after) < len(self.all[number])

    def plain(self, number: int, after: int) -> bool:
        """Whether `number` comes after index `after` where it is no cross reference."""
        return bisect_right(self.certain[number], after) < len(self.certain[number])


def _has_sections(openings: Sequence[Opening]) -> bool:
    """Whether the text counts 一、 二、 in a row."""
    numbers = [marker.number for _, _, marker in openings if marker.level == "一、" and may_open(marker)]
    return numbers[:2] == [1, 2]


def _chapters(openings: Sequence[Opening]) -> set[int]:
    """Indexes of the units that open a 部分, 编, 章 or 节 of a text made of articles."""
    accepted: set[int] = set()
    last: dict[Level, int] = {}
    for index, unit, marker in openings:
        if marker.level not in _ABOVE_ARTICLES or marker.refers == "surely":
            continue
        title = len(unit.run) <= _LONGEST_TITLE and not _STOPS.search(unit.run.text)
        due = (
            marker.number in (last.get(marker.level, 0) + 1, last.get(marker.level, 0)) or marker.number == 1
        )
        first = not last and marker.level != "节"
        if not title or not (due or first or marker.level in last):
            continue
        accepted.add(index)
        last[marker.level] = marker.number
        for level in _ABOVE_ARTICLES[_ABOVE_ARTICLES.index(marker.level) + 1 :]:
            last.pop(level, None)
    return accepted


def _titles(openings: Sequence[Opening], articles: set[int]) -> set[int]:
    """Indexes of the units that head a group of articles with 一、 or （一）: titles with an article, or
    another such title, right behind them."""
    accepted: set[int] = set()
    heads = {
        index: marker
        for index, unit, marker in openings
        if marker.level in ("一、", "（一）")
        and len(unit.run) <= _LONGEST_TITLE
        and not _STOPS.search(unit.run.text)
    }
    for index in sorted(heads, reverse=True):
        if index + 1 in articles or index + 1 in accepted:
            accepted.add(index)
    last: dict[Level, int] = {}
    for index in sorted(accepted):
        marker = heads[index]
        if marker.number not in (1, last.get(marker.level, 0) + 1):
            accepted.discard(index)
            continue
        last[marker.level] = marker.number
        if marker.level == "一、":
            last.pop("（一）", None)
    return accepted


class _Count:
    """How far the numbers of one level have come."""

    def __init__(self) -> None:
        self.here = 0  # below the level above
        self.through = 0  # through the whole text
        self.nested = 0  # in a list inside an item


def _numbered(openings: Sequence[Opening], pieces: Sequence[Piece]) -> set[int]:
    """Indexes of the units that open a level of a text without articles."""
    accepted: set[int] = set()
    counts: dict[Level, _Count] = defaultdict(_Count)
    decimal = sum(1 for _, _, marker in openings if marker.level == "1.1") >= 2
    for index, unit, marker in openings:
        decimals = marker.level in ("1", "1.1", "1.1.1") and not (marker.level == "1" and is_padded(marker))
        refers = marker.refers != "no" and (marker.refers == "surely" or marker.level not in _CHAPTERS)
        if refers or marker.level == "条" or (decimals and not decimal):
            continue
        if marker.level in _CHAPTERS and (len(unit.run) > _LONGEST_TITLE or unit.run.text.endswith("。")):
            continue
        count = counts[marker.level]
        before = pieces[index - 1] if index else None
        if not _due(count, marker, before):
            continue
        accepted.add(index)
        count.here = count.through = marker.number
        count.nested = 0
        for level, other in counts.items():
            if rank(level) > rank(marker.level):
                other.here = other.nested = 0
    return accepted


def _due(count: _Count, marker: Marker, before: Piece | None) -> bool:
    """Whether a number opens a unit, given how far its level has come."""
    number = marker.number
    if count.nested and number == count.nested + 1:
        ended = (
            not isinstance(before, TableLines) and before is not None and before.run.text[-1:] in "；;，,、"
        )
        if number != count.here + 1 or ended:
            count.nested = number
            return False
    if number in (count.here + 1, count.through + 1):
        return True
    if number == 1:
        if count.here == 0:
            return True
        count.nested = 1
        return False
    if count.nested:
        return False
    return number >= count.here
