"""A table's cells -> lines of text with tabs between: the form in which every reader hands tables on.

A cell that spans columns stands in the first of them, one that spans rows in the first row; the places it
covers are blank. But: knows no file format.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LETTER_OR_DIGIT = re.compile(r"[A-Za-z0-9]")


def table_lines(rows: Sequence[Sequence[str | None]]) -> list[str]:
    """One line a row, cells between tabs; rows without any text are left out."""
    lines = []
    for row in rows:
        cells = [one_line((cell or "").splitlines()) for cell in row]
        if any(cells):
            lines.append("\t".join(cells))
    return lines


def one_line(parts: Sequence[str]) -> str:
    """Lines of one paragraph or cell as one line: a blank goes between Latin words only."""
    joined = ""
    for part in parts:
        text = " ".join(part.replace("\t", " ").split(" ")).strip()
        if not text:
            continue
        latin = joined and _LETTER_OR_DIGIT.match(joined[-1]) and _LETTER_OR_DIGIT.match(text[0])
        joined += (" " if latin and not (joined[-1].isdigit() and text[0].isdigit()) else "") + text
    return joined
