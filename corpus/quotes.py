"""Whether a place of a text stands inside “quotation marks” that were opened in an earlier paragraph.

An amending decision quotes whole articles; the 第X条 at the start of such a line opens nothing. A mark that
is never closed quotes nothing. A straight mark (") does not tell which end it is: they alternate within a
paragraph, and only one that stands behind a colon, or that opens the paragraph, can reach into the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_OPEN, _CLOSE, _STRAIGHT = "“", "”", '"'
_LONGEST = 6000


def quoted(texts: Sequence[str]) -> list[bool]:
    """For each paragraph, whether its start stands inside a quotation that an earlier one opened."""
    marked = list(_marks(texts))
    following = _next_marks(texts, marked)
    found: list[bool] = []
    opened_at: int | None = None
    length = 0
    for index, marks in enumerate(marked):
        inside = opened_at is not None and length - opened_at < _LONGEST
        found.append(inside and following[index] == _CLOSE)
        for position, mark in marks:
            opened_at = length + position if mark == _OPEN else None
        length += len(texts[index])
    return found


def _marks(texts: Sequence[str]) -> Iterator[list[tuple[int, str]]]:
    """For each paragraph its marks and their places, each straight mark as the end that it is."""
    reaching = False
    for text in texts:
        marks: list[tuple[int, str]] = []
        opened = reaching
        for position, character in enumerate(text):
            if character == _STRAIGHT:
                opened = not opened or _leads_in(text, position)
                marks.append((position, _OPEN if opened else _CLOSE))
            elif character in (_OPEN, _CLOSE):
                marks.append((position, character))
        last = marks[-1][0] if marks else -1
        if opened and last >= 0 and text[last] == _STRAIGHT and not _leads_in(text, last):
            opened = False
            marks.pop()
        reaching = opened
        yield marks


def _leads_in(text: str, position: int) -> bool:
    """Whether a straight mark opens for certain: it begins the paragraph, or stands behind a colon."""
    before = text[max(0, position - 3) : position].rstrip()
    return not before or before[-1] in "：:"


def _next_marks(texts: Sequence[str], marked: Sequence[Sequence[tuple[int, str]]]) -> list[str]:
    """For each paragraph, the first mark in it or after it; a mark that opens a paragraph (each paragraph of
    a long quotation repeats it) is passed over."""
    found = [""] * len(texts)
    following = ""
    for index in range(len(texts) - 1, -1, -1):
        marks = [mark for position, mark in marked[index] if position or mark == _CLOSE]
        following = marks[0] if marks else following
        found[index] = following
    return found
