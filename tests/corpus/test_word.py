"""Word files: numbers that Word counts, merged cells, revisions."""

import io

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from corpus.reading.docx_text import read_docx


def saved(file: docx.document.Document) -> bytes:
    """The file's bytes."""
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def numbered(file: docx.document.Document, levels: list[tuple[str, str]]) -> int:
    """Add a list with these formats and texts; returns its number."""
    numbering = file.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for index, (style, text) in enumerate(levels)
    )
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{inner}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return 90


def paragraph(file: docx.document.Document, text: str, list_id: int, depth: int) -> None:
    """Add a paragraph that Word numbers."""
    properties = file.add_paragraph(text)._p.get_or_add_pPr()
    element = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", depth), ("w:numId", list_id)):
        child = OxmlElement(name)
        child.set(qn("w:val"), str(value))
        element.append(child)
    properties.append(element)


def test_automatic_numbers():
    """第一条 that Word counts is written out; a wider level starts the narrower again."""
    file = docx.Document()
    number = numbered(
        file, [("chineseCountingThousand", "第%1章 "), ("chineseCounting", "第%2条 "), ("decimal", "%3.")]
    )
    for text, depth in (
        ("总则", 0),
        ("甲。", 1),
        ("子", 2),
        ("丑", 2),
        ("乙。", 1),
        ("附则", 0),
        ("丙。", 1),
    ):
        paragraph(file, text, number, depth)
    assert read_docx(saved(file)).splitlines() == [
        "第一章 总则", "第一条 甲。", "1.子", "2.丑", "第二条 乙。", "第二章 附则", "第一条 丙。",
    ]  # fmt: skip


def test_merged_cells():
    """A cell over columns stands in the first, one over rows in the first row."""
    file = docx.Document()
    table = file.add_table(rows=3, cols=3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "下"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "右"
    assert read_docx(saved(file)).splitlines() == ["00\t右\t", "下\t11\t12", "\t21\t22"]


def test_line_breaks_and_tabs():
    """A line break ends a line; a tab in a paragraph is a blank."""
    file = docx.Document()
    file.add_paragraph("第一章\t总则\n第一条 甲。")
    assert read_docx(saved(file)).splitlines() == ["第一章 总则", "第一条 甲。"]


def test_revisions_and_content_controls():
    """Deleted words stay out, inserted ones and those in content controls are read."""
    file = docx.Document()
    element = file.add_paragraph("甲").runs[0]._r
    words = f'<w:ins {nsdecls("w")} w:id="1" w:author="a"><w:r><w:t>乙</w:t></w:r></w:ins>'
    gone = f'<w:del {nsdecls("w")} w:id="2" w:author="a"><w:r><w:delText>丙</w:delText></w:r></w:del>'
    element.addnext(parse_xml(gone))
    element.addnext(parse_xml(words))
    control = (
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>丁</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    file.element.body.insert(1, parse_xml(control))
    assert read_docx(saved(file)).splitlines() == ["甲乙", "丁"]


def test_a_frame_is_no_table():
    """A table of one cell that frames a whole text is read paragraph by paragraph."""
    file = docx.Document()
    cell = file.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "某通知"
    cell.add_paragraph("一、甲。")
    cell.add_paragraph("二、乙。")
    assert read_docx(saved(file)).split() == ["某通知", "一、甲。", "二、乙。"]
