"""The list of measures as a file: a spreadsheet or a document, made in memory.

Every cell is text, never a formula, whatever a reader or a document wrote; characters that XML cannot hold
are left out. But: writes nothing to disk, so nobody's profile stays behind.
"""

from __future__ import annotations

import re
from io import BytesIO

from docx import Document as Letter
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font

from page.shelf import Shelf
from qa.records import Match, Profile

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
COLUMNS = ("是否符合", "金额（元）", "原文", "理由", "还需确认", "责任单位", "期限", "出处")
_WIDTHS = (10, 14, 60, 30, 24, 24, 16, 40)
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FONT = "微软雅黑"


def _row(match: Match, shelf: Shelf) -> tuple[str | float, ...]:
    found = shelf.find(match.id)
    return (
        "符合" if match.verdict == "fits" else "还差条件",
        match.amount_yuan if match.amount_yuan is not None else "",
        match.citation.quote,
        match.why,
        "、".join(match.missing),
        "、".join(match.citation.departments),
        match.citation.period.text if match.citation.period else "",
        found.reference if found else match.citation.label,
    )


def spreadsheet(profile: Profile, shelf: Shelf) -> bytes:
    """The list as .xlsx: one row a measure, the heading row frozen."""
    book = Workbook()
    sheet = book.active
    sheet.title = "符合条件的政策"
    for number, row in enumerate((COLUMNS, *(_row(match, shelf) for match in profile.matches)), start=1):
        for column, value in enumerate(row, start=1):
            _write(sheet.cell(number, column), value, heading=number == 1)
    for letters, width in zip("ABCDEFGH", _WIDTHS, strict=True):
        sheet.column_dimensions[letters].width = width
    sheet.freeze_panes = "A2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _write(cell: Cell, value: str | float, *, heading: bool) -> None:
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if heading:
        cell.font = Font(bold=True)
    if isinstance(value, str):
        cell.value = _UNFIT.sub("", value)
        cell.data_type = "s"  # "=1+1" stays what somebody wrote
        cell.quotePrefix = True  # and stays so when the cell is edited
    else:
        cell.value = value


def letter(profile: Profile, shelf: Shelf) -> bytes:
    """The list as .docx: a heading and a paragraph for each measure."""
    document = Letter()
    style = document.styles["Normal"]
    style.font.name = _FONT
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    document.add_heading("符合条件的政策", level=1)
    for match in profile.matches:
        row = dict(zip(COLUMNS, _row(match, shelf), strict=True))
        document.add_heading(_UNFIT.sub("", str(row["出处"])), level=2)
        for name in COLUMNS[:-1]:
            value = row[name]
            if value != "":
                shown = f"{value:,.10g}" if isinstance(value, float) else str(value)
                document.add_paragraph(f"{name}：{_UNFIT.sub('', shown)}")
    out = BytesIO()
    document.save(out)
    return out.getvalue()
