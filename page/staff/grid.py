"""A table whose headings sort it (`staff.js`), as HTML. Cells are escaped here; a cell may be sorted by a number.

But: holds no rows of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple


class Cell(NamedTuple):
    """What a cell shows, and what it is sorted by where that is something else."""

    text: str
    by: float | None = None


def grid(caption: str, columns: Sequence[str], rows: Iterable[Sequence[Cell | str]]) -> str:
    """The table; the first cell of a row is its heading. It scrolls sideways by itself where it must."""
    heads = "".join(
        f'<th scope="col"><button type="button" data-sort>{escape(name)}</button></th>' for name in columns
    )
    body = "".join(
        f"<tr>{''.join(_cell(cell, first=not place) for place, cell in enumerate(row))}</tr>" for row in rows
    )
    return (
        f'<div class="grid" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}（点列名排序）</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(cell: Cell | str, *, first: bool) -> str:
    text, by = cell if isinstance(cell, Cell) else (cell, None)
    value = f' data-value="{by:.10g}"' if by is not None else ""
    number = ' class="number"' if by is not None else ""
    return (
        f'<th scope="row"{value}>{escape(text)}</th>' if first else f"<td{value}{number}>{escape(text)}</td>"
    )
