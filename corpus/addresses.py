"""Paragraphs (款), items (项) and points (目) inside a clause: 第十二条第二款第（三）项 as a quotation.

Their addresses (`/clause/12/2/3`, with a point `/clause/12/2/3/1`) occur in citations and look-ups and count as their clause; they are no nodes.
A paragraph begins on a line of its own without an item's marker; items belong to the paragraph before them.
But: counts what the source shows, and gives None where it shows no such paragraph or item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.markers import Level, marker_at, rank
from corpus.places import place, stretches
from corpus.records import Document, Node, Place

_ITEM_LEVELS: tuple[Level, ...] = ("（一）", "1.", "（1）", "①")
#: 5. 100周岁及以上的, which is no decimal.
_BEFORE_A_NUMBER = re.compile(r"(\d{1,2})[.．](?=\d{1,3}(?:周?岁|[人名户月日天]))")
_STOPS = "。；;，,：:、\n"


def paragraphs(node: Node, document: Document) -> list[list[tuple[int | None, tuple[int, ...]]]]:
    """The paragraphs of a node, each a list of (item number or None, offsets in the source). What an item counts
    up itself (1. and 2. below （五）) belongs to the item."""
    found: list[list[tuple[int | None, tuple[int, ...]]]] = []
    level: Level | None = None
    for stretch in stretches(node, document):
        if stretch.kind != "text":
            continue
        words = _words(stretch.offsets, document.source)
        own, number = _item(words, 0)
        if own is None or not found:
            found.append([(None, stretch.offsets)])
            level = None
        elif level is not None and rank(own) > rank(level):
            above, offsets = found[-1].pop()
            found[-1].append((above, offsets + stretch.offsets))
        else:
            level = own
            found[-1].append((number, stretch.offsets))
    return found


def inside(
    node: Node, document: Document, paragraph: int | None, item: int | None, point: int | None = None
) -> Place | None:
    """The paragraph, its item, or the point (目) of that item, each counted from 1; None where there is none."""
    every = paragraphs(node, document)
    if paragraph is not None:
        if not 1 <= paragraph <= len(every):
            return None
        every = [every[paragraph - 1]]
    pieces = [piece for one in every for piece in one]
    if item is not None:
        offsets = next((offsets for number, offsets in pieces if number == item), None)
        if offsets is None and all(number is None for number, _ in pieces):
            offsets = _run_on(pieces, document.source).get(item)
        if offsets is not None and point is not None:
            points = _points(offsets, document.source) or _points(
                _with_what_follows(offsets, pieces, item, document.source), document.source
            )
            offsets = points.get(point)
        return None if offsets is None else place(node, document, offsets)
    if paragraph is None or point is not None:
        return None
    return place(node, document, [offset for _, offsets in pieces for offset in offsets])


def _with_what_follows(
    offsets: tuple[int, ...], pieces: Sequence[tuple[int | None, tuple[int, ...]]], item: int, source: str
) -> tuple[int, ...]:
    """An item that is no more than a title, with the paragraphs behind it up to the next item of its level."""
    at = next(n for n, (number, own) in enumerate(pieces) if number == item and own == offsets)
    level = _item(_words(offsets, source), 0)[0]
    for _, further in pieces[at + 1 :]:
        if _item(_words(further, source), 0)[0] == level:
            break
        offsets += further
    return offsets


def _run_on(pieces: Sequence[tuple[int | None, tuple[int, ...]]], source: str) -> dict[int, tuple[int, ...]]:
    """The items of the first paragraph that counts up at least two without a new line for each."""
    counted = (_points(offsets, source, of_item=False) for _, offsets in pieces)
    return next((found for found in counted if len(found) > 1), {})


def _points(offsets: tuple[int, ...], source: str, of_item: bool = True) -> dict[int, tuple[int, ...]]:
    """What an item, or a paragraph, counts up itself, by number: each behind a stop, in a row."""
    words = _words(offsets, source)
    item = marker_at(words) if of_item else None
    starts: list[int] = []
    level: Level | None = None
    for index in range(item.end if item else 0, len(words)):
        stopped = index == 0 or words[index - 1] in _STOPS
        own, number = _item(words, index) if stopped or (item and not starts) else (None, 0)
        if own is None or number != len(starts) + 1:
            continue
        if own == level or (level is None and (item is None or rank(own) > rank(item.level))):
            level = own
            starts.append(index)
    return {
        number: offsets[start:end] for number, (start, end) in enumerate(pairwise([*starts, len(offsets)]), 1)
    }


def _words(offsets: Sequence[int], source: str) -> str:
    return "".join(source[offset] for offset in offsets)


def _item(words: str, index: int) -> tuple[Level | None, int]:
    """The level and number of the item that begins there; None where none does."""
    marker = marker_at(words, index)
    if marker is not None and marker.level in _ITEM_LEVELS:
        return marker.level, marker.number
    aged = _BEFORE_A_NUMBER.match(words, index)
    return ("1.", int(aged[1])) if aged else (None, 0)
