"""The cells of a table row, each with its column's heading and its place in the source.

A cell that a page break cut is one cell. But: reads one row at a time; how the table is numbered is
`corpus.tables`.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from corpus.by_id import by_id
from corpus.html_rows import HtmlRow, html_rows
from corpus.lines import html_cells, split_cells
from corpus.markup import marks
from corpus.records import Document, Node, Span
from corpus.run import Run, join, run_of


class Cell(NamedTuple):
    """`column` is the heading of its column as printed ("" where the table has none); `offsets` are those
    of its non-blank characters."""

    column: str
    text: str
    offsets: tuple[int, ...]


def cells(row: Node, document: Document) -> tuple[Cell, ...]:
    """The cells of a row in column order, blank ones too."""
    table = by_id(document).get(row.parent or "")
    header = _columns(row.spans, document.source)
    names = _header(table, document.source, len(header)) if table else ()
    return tuple(
        Cell(names[index] if index < len(names) else "", run.text, _offsets(run))
        for index, run in enumerate(header)
    )


def cell(row: Node, document: Document, column: str) -> Cell | None:
    """The cell under the heading that contains `column`, or None."""
    return next((found for found in cells(row, document) if column in found.column), None)


def columns_of(row: Node, source: str) -> tuple[Run, ...]:
    """The cells of a row as runs, without their headings."""
    return _columns(row.spans, source)


@lru_cache(maxsize=2048)
def _columns(spans: tuple[Span, ...], source: str) -> tuple[Run, ...]:
    merged: list[Run] = []
    for start, end in _lines(spans, source):
        line = _clipped(_split(source, start, end), spans)
        if not line:
            line = (run_of(source, start, end),)
        if not merged:
            merged = list(line)
            continue
        for index, run in enumerate(line):
            if index < len(merged):
                merged[index] = join([merged[index], run])
            else:
                merged.append(run)
    return tuple(merged)


def _split(source: str, start: int, end: int) -> tuple[Run, ...]:
    """The cells of a source line, or of the HTML row that begins there."""
    whole, marked = run_of(source, start, end), marks(source[start:end])
    row = _html_row(source, start)
    return html_cells(whole, marked, row) if row else split_cells(whole, marked)


def _html_row(source: str, offset: int) -> HtmlRow | None:
    """The HTML row that holds an offset."""
    rows = html_rows(source)
    index = bisect_right(rows, offset, key=lambda row: row.start) - 1
    return rows[index] if index >= 0 and offset < rows[index].end else None


def _clipped(line: tuple[Run, ...], spans: tuple[Span, ...]) -> tuple[Run, ...]:
    """Cells reduced to what the spans hold."""
    inside = {offset for start, end in spans for offset in range(start, end)}
    return tuple(
        join([run.cut(index, index + 1) for index, offset in enumerate(run.at) if offset in inside])
        for run in line
    )


def _lines(spans: tuple[Span, ...], source: str) -> list[tuple[int, int]]:
    """Whole source lines that the spans touch, in order."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            continue
        if row := _html_row(source, start):
            found.append((row.start, row.end))
            continue
        first = source.rfind("\n", 0, start) + 1
        last = source.find("\n", end)
        found.append((first, len(source) if last < 0 else last))
    return found


def _header(table: Node, source: str, width: int) -> tuple[str, ...]:
    """Column headings: the table's first line with as many cells as the row."""
    for start, end in _lines(table.spans, source):
        line = _split(source, start, end)
        if len(line) == width and sum(1 for run in line if run) >= 2:
            return tuple(run.text for run in line)
    return ()


def _offsets(run: Run) -> tuple[int, ...]:
    return tuple(
        offset for offset, character in zip(run.at, run.text, strict=True) if not character.isspace()
    )
