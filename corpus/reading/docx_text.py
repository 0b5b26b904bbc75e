"""Bytes of a .docx -> text: one line a paragraph, tables with tabs between cells.

Automatic numbers ("第一条" that Word counts) are written out, merged cells keep their place, what was deleted
in revision mode stays out. But: headers, footers and pictures are the page's and not read.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

import docx
from docx.oxml.ns import qn

from corpus.errors import UnreadableFile
from corpus.reading.docx_numbering import Numbering
from corpus.reading.table_lines import one_line, table_lines

LARGEST_UNPACKED = 300 * 1024 * 1024
LARGEST_XML = 60 * 1024 * 1024
#: From this size on, a part that packs better than this is no text that anyone wrote.
_BOMB_SIZE, _BOMB_RATIO = 10 * 1024 * 1024, 100
_OLD_FORMAT = b"\xd0\xcf\x11\xe0"
_BREAKS = {qn("w:br"), qn("w:cr")}
_SKIPPED = {
    qn("w:del"),
    qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}


def read_docx(data: bytes) -> str:
    """The text of a Word file. Raises UnreadableFile for a password, an old .doc, a broken or huge zip."""
    if data.startswith(_OLD_FORMAT):
        raise UnreadableFile("有密码保护或是旧版 .doc 格式，请去除密码并另存为 .docx。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if _is_bomb(packed.infolist()):
                raise UnreadableFile("解压后过大，请检查文件是否正常。")
        opened = docx.Document(io.BytesIO(data))
    except UnreadableFile:
        raise
    except Exception as error:  # python-docx raises KeyError, ValueError, lxml and zip errors alike
        raise UnreadableFile("已损坏，无法作为 Word 文档打开，请重新导出后再试。") from error
    numbering = Numbering.of(opened)
    return "\n".join(_block_lines(opened.element.body, numbering)) + "\n"


def _is_bomb(entries: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether the parts of a Word file unpack to more than a document can hold."""
    texts = [entry for entry in entries if entry.filename.lower().endswith((".xml", ".rels"))]
    return (
        sum(entry.file_size for entry in entries) > LARGEST_UNPACKED
        or sum(entry.file_size for entry in texts) > LARGEST_XML
        or any(
            entry.file_size > max(_BOMB_SIZE, _BOMB_RATIO * max(1, entry.compress_size)) for entry in texts
        )
    )


def _block_lines(parent: Any, numbering: Numbering) -> Iterator[str]:  # noqa: ANN401  (lxml has no types)
    """Lines of the paragraphs and tables below an element, in order."""
    for child in parent:
        if child.tag == qn("w:p"):
            yield from _paragraph_lines(child, numbering)
        elif child.tag == qn("w:tbl"):
            frame = _frame(child)
            yield from (
                (line for cell in frame for line in _block_lines(cell, numbering))
                if frame
                else table_lines(_rows(child, numbering))
            )
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")):
            yield from _block_lines(child, numbering)


def _frame(table: Any) -> list[Any]:  # noqa: ANN401
    """The cells of a table that only frames text: one cell in every row, and one that holds many paragraphs."""
    rows = [list(row.iterchildren(qn("w:tc"))) for row in table.iterchildren(qn("w:tr"))]
    cells = [cell for row in rows for cell in row]
    framed = all(len(row) == 1 for row in rows) and any(
        sum(1 for _ in cell.iterchildren(qn("w:p"), qn("w:tbl"))) > 1 for cell in cells
    )
    return cells if framed else []


def _paragraph_lines(paragraph: Any, numbering: Numbering) -> list[str]:  # noqa: ANN401
    """The paragraph's lines (a line break inside it ends one), its automatic number in front."""
    boxes: list[str] = []
    text = "".join(_texts(paragraph, boxes, numbering))
    number = numbering.label(paragraph) if text.strip() else ""
    return [*(number + text).split("\n"), *boxes]


def _texts(element: Any, boxes: list[str], numbering: Numbering) -> Iterator[str]:  # noqa: ANN401
    """Characters below an element; the paragraphs of text boxes go to `boxes`."""
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag == qn("w:tab"):
            yield " "
        elif child.tag in _BREAKS:
            yield "" if child.get(qn("w:type")) in ("page", "column") else "\n"
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif child.tag == qn("w:txbxContent"):
            boxes.extend(_block_lines(child, numbering))
        elif child.tag != qn("w:pPr"):
            yield from _texts(child, boxes, numbering)


def _rows(table: Any, numbering: Numbering) -> list[list[str]]:  # noqa: ANN401
    """The table's cells row by row, blank where a merged cell reaches."""
    rows: list[list[str]] = []
    for row in table.iter(qn("w:tr")):
        if row.getparent() is not table:
            continue
        cells = [""] * _grid(row, "gridBefore")
        for cell in row.iterchildren(qn("w:tc"), qn("w:sdt")):
            inner = cell if cell.tag == qn("w:tc") else cell.find(f".//{qn('w:tc')}")
            if inner is None:
                continue
            properties = inner.find(qn("w:tcPr"))
            goes_on = properties is not None and _continues_merge(properties)
            cells.append("" if goes_on else one_line(list(_block_lines(inner, numbering))))
            cells.extend([""] * (_width(properties) - 1))
        rows.append(cells)
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _continues_merge(properties: Any) -> bool:  # noqa: ANN401
    merge = properties.find(qn("w:vMerge"))
    return merge is not None and merge.get(qn("w:val")) != "restart"


def _width(properties: Any) -> int:  # noqa: ANN401
    span = properties.find(qn("w:gridSpan")) if properties is not None else None
    return _small(span)


def _grid(row: Any, name: str) -> int:  # noqa: ANN401
    found = row.find(f"{qn('w:trPr')}/{qn('w:' + name)}")
    return _small(found) if found is not None else 0


def _small(element: Any) -> int:  # noqa: ANN401
    """The number in an element's w:val, 1 where it has none, at most 64."""
    text = element.get(qn("w:val")) if element is not None else None
    return min(int(text), 64) if text and text.isdecimal() else 1
