"""A table of contents: headings in a row that all come again.

It is found by a line 目录, by headings at the start of the text that are repeated word for word, or by dots that lead to page
numbers. Its lines are separators. But: a list that nothing repeats is text and stays, as prices behind dots are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.paragraphs import TableLines
from corpus.units import Piece, Unit

TITLE = re.compile(r"^[【\[（(]?目\s*[录次][】\])）]?[:：]?$")
_PAGE = re.compile(r"[\s.…·．。—\-_]*[（(]?\d{0,4}[)）]?[\s\-—]{0,4}$")
#: 一、实施背景..........- 1 -
_LEADER = re.compile(r"(?:[.．·]{5,}|[…⋯]{2,})[\s\-—_（(]*\d{1,3}[\s\-—_）)]*$")
_FEWEST_LEADERS = 2
_DOTS = re.compile(r"。{3,}\s*\d*$")
_LONGEST_ENTRY = 60
_LONGEST_LINE = 160  # characters, dots and page number included
_LONGEST_CONTENTS = 400


def contents(pieces: Sequence[Piece]) -> set[int]:
    """Indexes of the pieces that are a table of contents."""
    keys = [_key(piece) for piece in pieces]
    led = _led_by_dots(pieces[:_LONGEST_CONTENTS])
    if led and sum(keys[index] in keys[max(led) + 1 :] for index in led if keys[index]) >= _FEWEST_LEADERS:
        return led
    for start, piece in enumerate(pieces[:_LONGEST_CONTENTS]):
        if isinstance(piece, Unit) and TITLE.match(piece.run.text):
            end = _end(keys, start + 1)
            return set(range(start, end)) if end else set()
    first = next(
        (index for index, piece in enumerate(pieces) if isinstance(piece, Unit) and piece.marker), None
    )
    if first is None:
        return set()
    end = _end(keys, first)
    return set(range(first, end)) if end and end - first >= 2 else set()


def _led_by_dots(pieces: Sequence[Piece]) -> set[int]:
    """Indexes of the first lines in a row whose dots lead to a page number, with the line 目录 before them."""
    found: set[int] = set()
    for index, piece in enumerate(pieces):
        if _is_led(piece):
            found.add(index)
        elif len(found) >= _FEWEST_LEADERS:
            break
        else:
            found = {index} if isinstance(piece, Unit) and TITLE.match(piece.run.text) else set()
    return found if sum(_is_led(pieces[index]) for index in found) >= _FEWEST_LEADERS else set()


def _is_led(piece: Piece) -> bool:
    return (
        isinstance(piece, Unit)
        and len(piece.run) <= _LONGEST_LINE
        and _LEADER.search(piece.run.text) is not None
    )


def _end(keys: Sequence[str], start: int) -> int | None:
    """Index after the entries from `start` on, or None where they are no contents: the first entry comes
    again right behind them, and nothing between is longer than a heading."""
    if start >= len(keys) or not keys[start]:
        return None
    for index in range(start + 1, min(len(keys), start + _LONGEST_CONTENTS)):
        if not keys[index]:
            return None
        if keys[index] == keys[start]:
            return index
    return None


def _key(piece: Piece) -> str:
    """A heading without blanks, dots and page number; "" for what is too long to be an entry."""
    if isinstance(piece, TableLines) or len(piece.run) > _LONGEST_LINE:
        return ""
    if piece.run.text.endswith(("。", "；")) and not _DOTS.search(piece.run.text):
        return ""
    text = "".join(_PAGE.sub("", piece.run.text).split())
    return text if len(text) <= _LONGEST_ENTRY else ""
