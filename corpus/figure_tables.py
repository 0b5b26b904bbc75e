"""Tables of figures: the numbers of each row with the unit, year and heading of their column.

The unit stands in the heading of the column, in brackets: 2024年预算安排金额（亿元）. But: reads only rows
that hold figures alone, and adds nothing up (`corpus.conflict_sums`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.amounts import amounts
from corpus.cells import Cell, cells
from corpus.records import Document, Node

_FIGURE = re.compile(r"^[-－−+]?\d[\d,，]*(?:\.\d+)?$")
_UNIT = re.compile(r"[（(]\s*(?:单位[:：]\s*)?([^（）()]+?)\s*[)）]")
_YEAR = re.compile(r"(20\d\d)年")
_CHANGE = re.compile(r"增[/／、]?减|增长|增幅|较.*(?:增|减)|同比|比上年")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a row. `value` is in `unit` (元 for money), `year` that of its column if it names one;
    `change` tells a column that holds the difference to another year."""

    row: Node
    cell: Cell
    column: str
    value: float
    unit: str
    year: str | None
    change: bool

    @property
    def number(self) -> float:
        """The number as printed."""
        return _number(self.cell.text)


def figures(row: Node, document: Document) -> tuple[Figure, ...]:
    """The figures of a row in column order; none where the row has words in its text."""
    if row.kind != "row" or re.search(r"[^\W\d_]", row.text) or not re.search(r"\d", row.text):
        return ()
    found: list[Figure] = []
    for cell in cells(row, document):
        heading = "".join(cell.column.split())
        if not _FIGURE.match("".join(cell.text.split())) or not heading or heading in ("序号", "编号"):
            continue
        years = _YEAR.findall(heading)
        scale, unit = _unit(heading)
        change = bool(_CHANGE.search(heading))
        year = years[0] if years and not change else None
        found.append(Figure(row, cell, heading, round(_number(cell.text) * scale, 4), unit, year, change))
    return tuple(found)


def _unit(heading: str) -> tuple[float, str]:
    """（亿元） -> (100000000.0, 元)."""
    printed = _UNIT.search(heading)
    read = amounts("1" + printed[1]) if printed else ()
    return (read[0].value, read[0].unit) if read else (1.0, printed[1] if printed else "")


def _number(text: str) -> float:
    return float(re.sub(r"[,，\s+]", "", text).replace("－", "-").replace("−", "-"))
