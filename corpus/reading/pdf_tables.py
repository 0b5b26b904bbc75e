"""Tables that a page break cut, joined: their rows follow each other, a cut row is one row again.

A row is cut where the page left it without a line below, or where the next page goes on without a number in a
column that numbers every row. But: a header printed again stays; the parser knows it by its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.reading.pdf_layout import PdfTable
from corpus.reading.table_lines import one_line

_SHARE_OF_NUMBERED_ROWS = 0.6
_TOTAL = re.compile(r"^(?:总计|合计|共计|小计|总额|总数)$")
Row = list[str | None]


def joined_tables(blocks: Sequence[str | PdfTable]) -> list[str | PdfTable]:
    """The blocks with tables that directly follow each other, and are as wide, made one."""
    found: list[str | PdfTable] = []
    for block in blocks:
        before = found[-1] if found else None
        if isinstance(block, PdfTable) and isinstance(before, PdfTable) and _as_wide(before, block):
            found[-1] = _join(before, block)
        else:
            found.append(block)
    return found


def _as_wide(above: PdfTable, below: PdfTable) -> bool:
    return bool(above.rows) and bool(below.rows) and len(above.rows[0]) == len(below.rows[0])


def _join(above: PdfTable, below: PdfTable) -> PdfTable:
    rows = list(below.rows)
    header = [rows.pop(0)] if rows and _plain(rows[0]) == _plain(above.rows[0]) else []
    cut = not header and above.open_below and below.open_above
    kept = list(above.rows)
    if rows and len(kept) > 1 and (cut or _lacks_number(above.rows, rows[0])):
        kept[-1] = [
            one_line([first or "", second or ""]) for first, second in zip(kept[-1], rows.pop(0), strict=True)
        ]
    return PdfTable(above.top, [*kept, *header, *rows], above.open_above, below.open_below)


def _lacks_number(above: Sequence[Row], row: Row) -> bool:
    """Whether a row has no first cell in a table where nearly every row has one."""
    numbered = sum(1 for other in above if other[0])
    filled = sum(1 for cell in row if cell)
    total = any(_TOTAL.match("".join((cell or "").split())) for cell in row)
    return (
        not row[0]
        and not total
        and filled > 0
        and numbered >= len(above) * _SHARE_OF_NUMBERED_ROWS
        and len(above) > 2
    )


def _plain(row: Row) -> list[str]:
    return ["".join((cell or "").split()) for cell in row]
