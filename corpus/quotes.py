"""Whether a place of a text stands inside “quotation marks” that were opened in an earlier paragraph.

An amending decision quotes whole articles; the 第X条 at the start of such a line opens nothing. A mark that
is never closed quotes nothing. But: straight marks (") do not tell which end they are and are ignored.
"""

from __future__ import annotations

from collections.abc import Sequence

_OPEN, _CLOSE = "“", "”"
_LONGEST = 6000


def quoted(texts: Sequence[str]) -> list[bool]:
    """For each paragraph, whether its start stands inside a quotation that an earlier one opened."""
    following = _next_marks(texts)
    found: list[bool] = []
    opened_at: int | None = None
    length = 0
    for index, text in enumerate(texts):
        inside = opened_at is not None and length - opened_at < _LONGEST
        found.append(inside and following[index] == _CLOSE)
        for position, character in enumerate(text):
            if character == _OPEN:
                opened_at = length + position
            elif character == _CLOSE:
                opened_at = None
        length += len(text)
    return found


def _next_marks(texts: Sequence[str]) -> list[str]:
    """For each paragraph, the first quotation mark in it or after it; a mark that opens a paragraph (each
    paragraph of a long quotation repeats it) is passed over."""
    found = [""] * len(texts)
    following = ""
    for index in range(len(texts) - 1, -1, -1):
        text = texts[index]
        marks = [character for character in text if character in (_OPEN, _CLOSE)]
        if marks and text.startswith(_OPEN):
            marks = marks[1:]
        following = marks[0] if marks else following
        found[index] = following
    return found
