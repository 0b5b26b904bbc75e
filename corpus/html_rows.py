"""Rows of the HTML tables that stand in a Markdown or text source, with the places of their cells.

Programs that turn a PDF into Markdown write tables as HTML, on one line or on many. A cell that spans columns or
rows stands in the first place it covers; the others are blank. But: reads no nested tables, and no page; a web
page goes through `corpus.reading`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_TAG = re.compile(r"<(?P<close>/?)(?P<name>table|tr|td|th)\b(?P<rest>[^<>]*)>", re.IGNORECASE)
_SPAN = re.compile(r"(col|row)span\s*=\s*[\"']?\s*(\d{1,2})", re.IGNORECASE)
_WIDEST = 64


class HtmlRow(NamedTuple):
    """A row's place in the source, and the place of each of its cells, None where another cell reaches; whether it
    is the first of its table."""

    start: int
    end: int
    cells: tuple[tuple[int, int] | None, ...]
    first: bool


@lru_cache(maxsize=16)
def html_rows(source: str) -> tuple[HtmlRow, ...]:
    """The rows of all tables of a source, in order; none overlaps another."""
    found: list[HtmlRow] = []
    reaching: dict[int, int] = {}
    row: _Row | None = None
    first = True
    for tag in _TAG.finditer(source):
        name, closes = tag["name"].lower(), bool(tag["close"])
        if row and name in ("table", "tr"):
            end = tag.end() if closes and name == "tr" else tag.start()
            found.append(row.closed(tag.start(), end, reaching))
            first, row = False, None
        if name == "table":
            first, reaching = True, {}
        elif name == "tr" and not closes:
            row = _Row(tag.start(), first)
        elif row and name in ("td", "th"):
            row.end_cell(tag.start(), reaching)
            if not closes:
                row.open = (tag.end(), dict(_SPAN.findall(tag["rest"].lower())))
    if row:
        found.append(row.closed(len(source), len(source), reaching))
    return tuple(found)


class _Row:
    """A row while it is read."""

    def __init__(self, start: int, first: bool) -> None:
        self.start = start
        self.first = first
        self.open: tuple[int, dict[str, str]] | None = None
        self.cells: list[tuple[int, int] | None] = []

    def end_cell(self, end: int, reaching: dict[int, int]) -> None:
        """Close the cell that is open, in the first place that no cell from above covers."""
        if self.open is None:
            return
        start, spans = self.open
        self.open = None
        self._fill(reaching)
        for column in range(max(1, min(int(spans.get("col", 1)), _WIDEST))):
            if int(spans.get("row", 1)) > 1:
                reaching[len(self.cells)] = int(spans["row"]) - 1
            self.cells.append((start, end) if column == 0 else None)

    def closed(self, cell_end: int, end: int, reaching: dict[int, int]) -> HtmlRow:
        """The finished row."""
        self.end_cell(cell_end, reaching)
        self._fill(reaching)
        return HtmlRow(self.start, end, tuple(self.cells), self.first)

    def _fill(self, reaching: dict[int, int]) -> None:
        while reaching.get(len(self.cells), 0) > 0 and len(self.cells) < _WIDEST:
            reaching[len(self.cells)] -= 1
            self.cells.append(None)
