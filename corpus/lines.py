"""Source -> lines without marks: the first step of parsing.

A line keeps its cells where it is a table's line (separated by tabs, or by `|`, or by `<td>`). But: does not join what a
page break cut (`corpus.paragraphs`) and does not know numbers.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.html_rows import HtmlRow, html_rows
from corpus.markup import merged
from corpus.run import Run, join, run_of, without

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"[ \t]*[\n\r]\s*")
_INDENT = re.compile(r"\u3000|\t|[ \xa0]{2}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `cells` has two or more entries where the line can be a table's; `headed` tells a Markdown
    heading, `indented` two blanks or more before it, `opens` the first row of an HTML table."""

    run: Run
    cells: tuple[Run, ...] = ()
    headed: bool = False
    indented: bool = False
    opens: bool = False


def lines(source: str, marks: list[tuple[int, int]]) -> Iterator[Line]:
    """The lines of `source` that hold more than marks and blanks, in order; a row of an HTML table is one."""
    index = 0
    for start, end, row in _ranges(source):
        while index < len(marks) and marks[index][1] <= start:
            index += 1
        inside, probe = [], index
        while probe < len(marks) and marks[probe][0] < end:
            inside.append((max(marks[probe][0], start) - start, min(marks[probe][1], end) - start))
            probe += 1
        whole = run_of(source, start, end)
        clean = without(whole, inside)
        if not clean.text.strip():
            continue
        if row is not None:
            yield _row_line(whole, inside, row)
            continue
        headed = bool(inside) and whole.text[: inside[0][1]].strip().startswith("#")
        cells = split_cells(whole, inside)
        yield Line(clean.strip(), cells, headed, bool(_INDENT.match(clean.text)))


def _ranges(source: str) -> Iterator[tuple[int, int, HtmlRow | None]]:
    """Places of the lines and of the HTML rows."""
    position = 0
    for row in html_rows(source):
        for match in _LINE.finditer(source, position, row.start):
            yield (*match.span(), None)
        yield row.start, row.end, row
        position = row.end
    for match in _LINE.finditer(source, position):
        yield (*match.span(), None)


def _row_line(whole: Run, marks: list[tuple[int, int]], row: HtmlRow) -> Line:
    """An HTML row as a line: its cells between tabs, then what stands outside them."""
    cells = html_cells(whole, marks, row)
    outside = [(start - row.start, end - row.start) for start, end in filter(None, row.cells)]
    rest = without(whole, merged([*marks, *outside])).strip()
    run = join([join(cells, "\t"), rest]) if rest else join(cells, "\t")
    return Line(run, cells if len(cells) > 1 else (), opens=row.first)


def html_cells(whole: Run, marks: list[tuple[int, int]], row: HtmlRow) -> tuple[Run, ...]:
    """The cells of an HTML row without marks and line breaks; blank where another cell reaches."""
    found = []
    for place in row.cells:
        start, end = (place[0] - row.start, place[1] - row.start) if place else (0, 0)
        cell = _clean(whole, start, end, marks)
        found.append(without(cell, [match.span() for match in _BREAK.finditer(cell.text)]))
    return tuple(found)


def split_cells(line: Run, marks: list[tuple[int, int]]) -> tuple[Run, ...]:
    """A line's cells without `marks` (places in the line), stripped; empty where it has none."""
    text = line.text
    pipes = [start for start, end in marks for start in range(start, end) if text[start] == "|"]
    if len(pipes) >= 2 and text.strip().startswith("|"):
        edges = list(itertools.pairwise(pipes))
        return tuple(_clean(line, start + 1, end, marks) for start, end in edges)
    if "\t" not in text.strip() and text.count("\t") < 2:
        return ()
    ends = [match.start() for match in re.finditer("\t", text)] + [len(text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    cells = tuple(_clean(line, start, end, marks) for start, end in zip(starts, ends, strict=True))
    return cells if len(cells) > 1 else ()


def _clean(line: Run, start: int, end: int, marks: list[tuple[int, int]]) -> Run:
    """The cell `[start, end)` of a line without its marks and outer blanks."""
    inside = [(max(s, start) - start, min(e, end) - start) for s, e in marks if s < end and e > start]
    return without(line.cut(start, end), inside).strip()
