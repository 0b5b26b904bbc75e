"""A table as a file: .xlsx, or .csv that Excel opens in Chinese.

No cell is a formula, whatever a reader or a document wrote: text stays text in .xlsx, and in .csv, where there
are no types, such a cell begins with an apostrophe. Characters that XML cannot hold are left out. But: writes
nothing to disk.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell import Cell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
Value = str | float | None
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # what spreadsheets, some only in East Asia, begin a formula with
_NOT_IN_A_NAME = re.compile(r"[\\/*?:\[\]]")
_LONGEST_NAME = 31  # characters of a sheet's name


def fit(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _UNFIT.sub("", text)


def spreadsheet(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[Value]], widths: Sequence[int]
) -> bytes:
    """The table as .xlsx, its heading row frozen and filterable; `widths` are in characters."""
    from openpyxl import Workbook  # a third of a second that the first screen need not wait for
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = _NOT_IN_A_NAME.sub(" ", fit(title))[:_LONGEST_NAME] or "Sheet"
    for number, row in enumerate((columns, *rows), start=1):
        for column, value in enumerate(row, start=1):
            _write(sheet.cell(number, column), value, heading=number == 1)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _write(cell: Cell, value: Value, *, heading: bool) -> None:
    from openpyxl.styles import Alignment, Font

    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if heading:
        cell.font = Font(bold=True)
    if isinstance(value, str):
        cell.value = fit(value)
        cell.data_type = "s"  # "=1+1" stays what somebody wrote
        cell.quotePrefix = True  # and stays so when the cell is edited
    else:
        cell.value = value


def comma_separated(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """The table as .csv in UTF-8 with a byte order mark, lines ended as Windows does."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (columns, *rows):
        writer.writerow([_plain(value) for value in row])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _plain(value: Value) -> Value:
    """subtle: an apostrophe would stay in a number, so only words get one."""
    if not isinstance(value, str):
        return value
    text = fit(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
