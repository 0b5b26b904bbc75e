"""Bytes of a .pdf with a text layer -> text: one line a paragraph, tables with tabs between cells.

Lines are joined to paragraphs by their place on the page: a full line goes on in the next that is not
indented. Page numbers and lines that every page repeats at its edge are left out. But: reads no pictures; a
scan without a text layer is refused.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from corpus.errors import UnreadableFile
from corpus.reading.pdf_columns import Box, bands, gutter
from corpus.reading.pdf_layout import PdfLine, PdfTable, paragraphs, without_edges
from corpus.reading.pdf_limits import limit
from corpus.reading.pdf_tables import joined_tables
from corpus.reading.radicals import characters
from corpus.reading.table_lines import table_lines

MOST_PAGES = 1000
_FEWEST_CHARACTERS_A_PAGE = 5
_TOLERANCE = 3.0


def read_pdf(data: bytes) -> str:
    """The text of a PDF. Raises UnreadableFile for a password, a broken file or a scan."""
    if b"%PDF" not in data[:1024]:
        raise UnreadableFile("不是有效的 PDF 文件，请重新导出后再试。")
    limit()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns about every odd font
    try:
        with pdfplumber.open(io.BytesIO(data)) as opened:
            if len(opened.pages) > MOST_PAGES:
                raise UnreadableFile(f"超过 {MOST_PAGES} 页，请拆分后再试。")
            pages = [list(_page_blocks(page)) for page in _pages(opened)]
    except Exception as error:  # pdfminer raises many kinds for broken files
        causes = list(_causes(error))
        if refused := next((cause for cause in causes if isinstance(cause, UnreadableFile)), None):
            raise refused from error
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
            raise UnreadableFile("有密码保护，请去除密码后再试。") from error
        raise UnreadableFile("已损坏，无法作为 PDF 打开，请重新导出后再试。") from error
    characters = sum(len(block.text) for page in pages for block in page if isinstance(block, PdfLine))
    cells = sum(1 for page in pages for block in page if isinstance(block, PdfTable))
    if characters + cells < _FEWEST_CHARACTERS_A_PAGE * max(1, len(pages)):
        raise UnreadableFile("是没有文字层的扫描件，请先做文字识别（OCR）再提供。")
    lines: list[str] = []
    for block in joined_tables(paragraphs(without_edges(pages))):
        lines.extend(table_lines(block.rows) if isinstance(block, PdfTable) else [block])
    return "\n".join(lines) + "\n"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An exception and those it came from; pdfplumber hands on what pdfminer raised as an argument of its own."""
    while error is not None:
        yield error
        if isinstance(error, PdfminerException):
            yield from (arg for arg in error.args if isinstance(arg, BaseException))
        error = error.__cause__ or error.__context__


def _pages(opened: Any) -> Iterator[Any]:  # noqa: ANN401  (pdfplumber has no types)
    """Pages one by one; what a page has cached is dropped behind it."""
    for page in opened.pages:
        yield page
        page.close()


def _page_blocks(page: Any) -> Iterator[PdfLine | PdfTable]:  # noqa: ANN401
    """Tables and lines of a page from top to bottom."""
    tables = [
        table
        for table in page.find_tables(_settings(page))
        if len(table.rows) > 1 and len(table.rows[0].cells) > 1
    ]
    boxes = [table.bbox for table in tables]
    rest = page.filter(lambda item: not any(_inside(item, box) for box in boxes)) if boxes else page
    blocks: list[PdfLine | PdfTable] = [
        PdfTable(table.bbox[1], _cells(table.extract(x_tolerance_ratio=0.4)), *_open_ends(page, table.bbox))
        for table in tables
    ]
    blocks.extend(_lines(rest, float(page.height)))
    return iter(sorted(blocks, key=lambda block: (block.band, block.column, block.top)))


def _lines(page: Any, height: float) -> Iterator[PdfLine]:  # noqa: ANN401
    """The lines of a page; those of a right column at the place that they would have in the left one."""
    boxes = [Box(c["x0"], c["x1"], c["top"], c["size"]) for c in page.chars if c["text"].strip()]
    found = gutter(boxes, float(page.width))
    if found is None:
        yield from _extracted(page, height, 0, 0, 0.0)
        return
    left, right = found
    middle = (left + right) / 2
    starts = (
        [box.left for box in boxes if box.right <= left + 1],
        [box.left for box in boxes if box.left >= right - 1],
    )
    shift = min(starts[1]) - min(starts[0])
    for number, (top, bottom, columns) in enumerate(bands(boxes, left, right)):
        within = page.filter(lambda item, top=top, bottom=bottom: top <= item["top"] < bottom)
        if not columns:
            yield from _extracted(within, height, number, 0, 0.0)
            continue
        yield from _extracted(within.filter(lambda item: item["x0"] < middle), height, number, 0, 0.0)
        yield from _extracted(within.filter(lambda item: item["x0"] >= middle), height, number, 1, shift)


def _extracted(page: Any, height: float, band: int, column: int, shift: float) -> Iterator[PdfLine]:  # noqa: ANN401
    for line in page.extract_text_lines(x_tolerance_ratio=0.4, return_chars=True):
        text = characters(line["text"]).strip()
        if text:
            size = max(char["size"] for char in line["chars"])
            yield PdfLine(
                line["top"], line["x0"] - shift, line["x1"] - shift, size, text, height, band, column
            )


def _settings(page: Any) -> dict[str, Any]:  # noqa: ANN401
    """Table settings that close a table which a page break left open above or below."""
    upright = [edge for edge in page.edges if edge["orientation"] == "v"]
    if not upright:
        return {}
    ends = [min(edge["top"] for edge in upright), max(edge["bottom"] for edge in upright)]
    return {"explicit_horizontal_lines": ends}


def _open_ends(page: Any, box: tuple[float, float, float, float]) -> tuple[bool, bool]:  # noqa: ANN401
    """Whether a table has no line above its first and below its last row."""
    left, top, right, bottom = box
    drawn = [0.0, 0.0]
    for edge in page.edges:
        if edge["orientation"] == "h" and edge["x1"] > left and edge["x0"] < right:
            width = min(edge["x1"], right) - max(edge["x0"], left)
            for index, end in enumerate((top, bottom)):
                drawn[index] += width if abs(edge["top"] - end) <= _TOLERANCE else 0.0
    return drawn[0] < (right - left) / 2, drawn[1] < (right - left) / 2


def _cells(rows: list[list[str | None]]) -> list[list[str | None]]:
    return [[characters(cell) if cell else cell for cell in row] for row in rows]


def _inside(item: Any, box: tuple[float, float, float, float]) -> bool:  # noqa: ANN401
    """Whether an item's middle is in a box."""
    x, y = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])
