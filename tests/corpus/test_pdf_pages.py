"""PDF pages as offices print them: one page with a running head, two columns, footnotes, page numbers."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from corpus.load import load_document
from corpus.reading import read_text
from tests.corpus.shapes import local_ids, parsed

FONT, SIZE, LEADING = "STSong-Light", 12.0, 20.0
WIDTH, HEIGHT = A4
MARGIN, GUTTER = 70.0, 24.0
TITLE = "某市支持企业办法"
CLAUSES = [
    f"第{number}条 对符合条件的第{number}类企业，经市有关部门审核同意后，按照其上一年度实际投入的一定比例给予补助，每家企业每年最高不超过{number}万元。"
    for number in "一二三四五六七八九"
]


class Sheet:
    """Sets lines of one width into columns, page after page; `foot` are lines of small print at a page's end."""

    def __init__(
        self, path: Path, columns: int = 1, foot: Sequence[str] = (), head: str = "某市公报　2024年第3期"
    ) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.canvas, self.columns, self.foot, self.head = Canvas(str(path), pagesize=A4), columns, foot, head
        self.across = (WIDTH - 2 * MARGIN - (columns - 1) * GUTTER) / columns
        self.page, self.lowest = 0, MARGIN + LEADING * (1 + len(foot))
        self.open_page()

    def open_page(self) -> None:
        """A new page with its head, number and notes."""
        if self.page:
            self.canvas.showPage()
        self.page, self.column, self.y = self.page + 1, 0, HEIGHT - MARGIN
        self.top = self.y
        self.canvas.setFont(FONT, 9)
        self.canvas.drawString(MARGIN, HEIGHT - 38, self.head)
        self.canvas.drawCentredString(WIDTH / 2, 30, f"— {self.page} —")
        for number, text in enumerate(self.foot if self.page == 1 else ()):
            self.canvas.drawString(MARGIN, MARGIN + LEADING * 0.8 * (len(self.foot) - number), text)
        self.canvas.setFont(FONT, SIZE)

    def title(self, text: str) -> None:
        """A line in the middle, across all columns."""
        self.y -= LEADING
        self.canvas.drawCentredString(WIDTH / 2, self.y, text)
        self.y -= LEADING
        self.top = self.y

    def line(self, text: str, indent: float) -> None:
        """A line of the column, or the first of the next."""
        if self.y < self.lowest + LEADING:
            self.column += 1
            self.y = self.top
            if self.column == self.columns:
                self.open_page()
        self.y -= LEADING
        self.canvas.drawString(MARGIN + self.column * (self.across + GUTTER) + indent, self.y, text)

    def paragraph(self, text: str) -> None:
        """A paragraph with its first line indented."""
        indent = 2 * SIZE
        while text:
            end = len(text)
            while pdfmetrics.stringWidth(text[:end], FONT, SIZE) > self.across - indent + 0.01:
                end -= 1
            self.line(text[:end], indent)
            text, indent = text[end:], 0.0

    def close(self) -> None:
        """Write the file."""
        self.canvas.showPage()
        self.canvas.save()


def test_one_page_with_a_running_head(tmp_path: Path):
    """Small print set apart at the edge of the only page is no text; a small first line of the text is."""
    sheet = Sheet(tmp_path / "a.pdf")
    sheet.title(TITLE)
    for text in CLAUSES[:3]:
        sheet.paragraph(text)
    sheet.close()
    document = load_document(tmp_path / "a.pdf", "x")
    assert document.title == TITLE
    assert document.source == "\n".join([TITLE, *CLAUSES[:3], ""])


@pytest.mark.parametrize("repeats", [2, 8])
def test_two_columns(tmp_path: Path, repeats: int):
    """The left column is read before the right one, on one page and over several; the title goes across."""
    sheet = Sheet(tmp_path / "a.pdf", columns=2)
    sheet.title(TITLE)
    paragraphs = [text for _ in range(repeats) for text in CLAUSES]
    for text in paragraphs:
        sheet.paragraph(text)
    sheet.close()
    assert read_text(tmp_path / "a.pdf").split("\n") == [TITLE, *paragraphs, ""]


def test_a_footnote_does_not_cut_a_sentence(tmp_path: Path):
    """Small print at the end of a page stands behind the paragraph that goes on over the page."""
    notes = ["① 第一类企业是指注册在本市的企业。", "② 上一年度按自然年度计算，以纳税申报表为准。"]
    sheet = Sheet(tmp_path / "a.pdf", foot=notes)
    sheet.title(TITLE)
    cut = ""
    paragraphs = ["为了支持企业，制定本办法。", *CLAUSES, *CLAUSES]
    for text in paragraphs:
        page, left = sheet.page, sheet.y - sheet.lowest
        sheet.paragraph(text)
        cut = text if sheet.page > page and left >= LEADING else cut
    assert cut
    sheet.close()
    lines = read_text(tmp_path / "a.pdf").split("\n")
    assert [line for line in lines if line not in notes] == [TITLE, *paragraphs, ""]
    first = lines.index(notes[0])
    assert lines[first - 1 : first + 2] == [cut, *notes]


def test_a_red_head(tmp_path: Path):
    """A letterhead and the document number above the title are front matter, not the title."""
    sheet = Sheet(tmp_path / "a.pdf", head="")
    for text in ("某市人民政府文件", "某政发〔2024〕3号", TITLE):
        sheet.title(text)
    for text in CLAUSES[:3]:
        sheet.paragraph(text)
    sheet.close()
    document = parsed(read_text(tmp_path / "a.pdf"))
    assert document.title == TITLE
    assert local_ids(document) == ["preamble", "clause/1", "clause/2", "clause/3"]
