"""The cells of a table row, each with its column's heading and its place in the source.

A cell that a page break cut is one cell. But: reads one row at a time; how the table is numbered is
`corpus.tables`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from corpus.by_id import by_id
from corpus.lines import split_cells
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
        line = _clipped(split_cells(run_of(source, start, end), marks(source[start:end])), spans)
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
        first = source.rfind("\n", 0, start) + 1
        last = source.find("\n", end)
        found.append((first, len(source) if last < 0 else last))
    return found


def _header(table: Node, source: str, width: int) -> tuple[str, ...]:
    """Column headings: the table's first line with as many cells as the row."""
    for start, end in _lines(table.spans, source):
        line = split_cells(run_of(source, start, end), marks(source[start:end]))
        if len(line) == width and sum(1 for run in line if run) >= 2:
            return tuple(run.text for run in line)
    return ()


def _offsets(run: Run) -> tuple[int, ...]:
    return tuple(
        offset for offset, character in zip(run.at, run.text, strict=True) if not character.isspace()
    )
