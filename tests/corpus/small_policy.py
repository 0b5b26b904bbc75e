"""One small policy, written to every format that can be read.

It has a page break inside a sentence and inside a cell, a merged cell, a category line, a note on
responsibility, a signature and an annex. `CONTENT` is the only place that says what it says.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

TITLE = "某市支持制造业发展若干政策"
PARAGRAPHS = (
    "为推动制造业高质量发展，结合我市实际，制定以下政策。",
    "一、支持企业壮大（由市经信局牵头实施）",
    "全年规上工业增加值增长8%左右，完成制造业投资298亿元。",
    "（一）培育优质企业。对新认定为国家级专精特新“小巨人”的企业，给予最高100万元的奖励；对连续三年研发费用占营业收入"
    "比重达到百分之五以上的企业，按照研发费用增长部分的百分之十给予资金支持，最高不超过50万元。（责任单位：市经信局、市财政局）",
    "（二）支持技术改造。对实施数字化改造的企业，按照设备投资额的13%给予奖励。（责任单位：市经信局）",
    "二、强化要素保障（由市资源规划局牵头实施）",
    "（三）保障用地。全市供应建设用地力争10000亩，其中工业用地比例不低于40%。（责任单位：市资源规划局）",
    "本文件明确的各项政策除标明具体实施期限外，均为2024年全年实施有效。",
    "某市人民政府办公室",
    "2024年3月1日",
)
ANNEX = ("附件1", "重点政策措施清单")
TABLE = (
    ("序号", "政策内容", "重点政策措施", "实施期限"),
    ("", "总计", "3条", ""),
    ("一", "延续类措施", "2条", ""),
    ("1", "培育优质企业", "对专精特新企业给予最高100万元的奖励。", "2024年"),
    ("2", "支持技术改造", "按照设备投资额的13%给予奖励。", "2024年"),
    ("二", "新增类措施", "1条", ""),
    ("1", "保障用地", "供应建设用地10000亩。", ""),
)
GOALS = (
    ("领域", "事项", "责任单位"),
    ("扩大投资", "1. 争取资金", "市发改局、市财政局"),
    ("", "2. 争取用地", "市资源规划局"),
    ("科技创新", "3. 争取平台", "市科技局"),
)
SECOND_ANNEX = ("附件2", "争取事项清单")
CONTENT = (TITLE, *PARAGRAPHS, *ANNEX)


def write_md(path: Path) -> None:
    """Markdown with marks, a cut sentence, a cut cell and a header printed again."""
    cut = PARAGRAPHS[3].index("比重达到")
    paragraphs = [f"**{text[:7]}**{text[7:]}" if text.startswith("（") else text for text in PARAGRAPHS]
    paragraphs[3] = f"{PARAGRAPHS[3][:cut]}\n\n{PARAGRAPHS[3][cut:]}"
    paragraphs = [f"## {text}" if text[:2] in ("一、", "二、") else text for text in paragraphs]
    rows = ["\t".join(row) for row in TABLE]
    rows[2] = "一\t<b>延续类措施</b>\t<b>2条</b>\t"
    rows[4] = (
        "2\t支持技术改造\t按照设备投资额\t2024年\n\n序号\t政策内容\t重点政策措施\t实施期限\n\t\t的13%给予奖励。\t"
    )
    blocks = [f"# {TITLE}", *paragraphs, ANNEX[0], f"## {ANNEX[1]}", "\n".join(rows)]
    blocks += [SECOND_ANNEX[0], f"## {SECOND_ANNEX[1]}", "\n".join("\t".join(row) for row in GOALS)]
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def plain_text() -> str:
    """The policy as plain text, one paragraph a line, tables with tabs."""
    lines = [TITLE, *PARAGRAPHS, *ANNEX, *("\t".join(row) for row in TABLE)]
    return "\n".join([*lines, *SECOND_ANNEX, *("\t".join(row) for row in GOALS)]) + "\n"


def write_txt(path: Path) -> None:
    """UTF-8 with a BOM and Windows line ends."""
    path.write_bytes(b"\xef\xbb\xbf" + plain_text().replace("\n", "\r\n").encode("utf-8"))


def write_gb18030(path: Path) -> None:
    """GB18030."""
    path.write_bytes(plain_text().encode("gb18030"))


def write_docx(path: Path) -> None:
    """Word, with the first column of the second table merged downwards."""
    file = docx.Document()
    for text in CONTENT:
        file.add_paragraph(text)
    _word_table(file, TABLE)
    for text in SECOND_ANNEX:
        file.add_paragraph(text)
    table = _word_table(file, GOALS)
    table.cell(1, 0).merge(table.cell(2, 0))
    file.save(str(path))


def _word_table(file: docx.document.Document, rows: tuple[tuple[str, ...], ...]) -> docx.table.Table:
    table = file.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    return table


def write_html(path: Path) -> None:
    """A web page with a menu, a script, entities and a cell that spans two rows."""
    paragraphs = "".join(f"<p>&emsp;&emsp;{html.escape(text)}</p>\n" for text in PARAGRAPHS)
    goals = (
        _html_rows(GOALS)
        .replace("<td>扩大投资</td>", "<td rowspan='2'>扩大投资</td>")
        .replace("<tr><td></td>", "<tr>")
    )
    path.write_text(
        f"<html><head><meta charset='utf-8'><title>无关</title><script>var a = '<p>无关</p>';</script></head><body>"
        f"<nav>首页 &gt; 政策</nav><h1>{TITLE}</h1>\n{paragraphs}<p>{ANNEX[0]}</p><h2>{ANNEX[1]}</h2>"
        f"<table>{_html_rows(TABLE)}</table><p>{SECOND_ANNEX[0]}</p><h2>{SECOND_ANNEX[1]}</h2><table>{goals}</table>"
        f"<footer>版权所有</footer></body></html>",
        encoding="utf-8",
    )


def _html_rows(rows: tuple[tuple[str, ...], ...]) -> str:
    return "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>\n" for row in rows
    )


FONT, SIZE, LEADING, MARGIN = "STSong-Light", 14, 22, 72


def write_pdf(path: Path) -> None:
    """A PDF with a text layer: indented paragraphs, page numbers, a running head, a table over two pages."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    page = _Page(Canvas(str(path), pagesize=A4))
    page.line(TITLE, MARGIN + 60)
    for text in PARAGRAPHS:
        page.paragraph(text)
    page.new_page()
    for text in ANNEX:
        page.paragraph(text)
    page.table(TABLE, (50, 100, 240, 60), break_after=4)
    for text in SECOND_ANNEX:
        page.paragraph(text)
    page.table(GOALS, (120, 180, 150), merged=True)
    page.close()


class _Page:
    """Writes lines from the top of a page down, with head and number on every page."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.count = 0
        self.width, self.height = A4
        self.new_page()

    def new_page(self) -> None:
        if self.count:
            self.canvas.showPage()
        self.count += 1
        self.canvas.setFont(FONT, 9)
        self.canvas.drawString(MARGIN, self.height - 40, "某市人民政府公报 2024年第3期")
        self.canvas.drawString(self.width / 2, 30, f"- {self.count} -")
        self.canvas.setFont(FONT, SIZE)
        self.y = self.height - MARGIN

    def line(self, text: str, left: float) -> None:
        if self.y < MARGIN + LEADING:
            self.new_page()
        self.y -= LEADING
        self.canvas.drawString(left, self.y, text)

    def paragraph(self, text: str) -> None:
        across = int((self.width - 2 * MARGIN) / SIZE)
        first, rest = text[: across - 2], text[across - 2 :]
        self.line(first, MARGIN + 2 * SIZE)
        for start in range(0, len(rest), across):
            self.line(rest[start : start + across], MARGIN)

    def table(
        self,
        rows: tuple[tuple[str, ...], ...],
        widths: tuple[int, ...],
        break_after: int = 0,
        merged: bool = False,
    ) -> None:
        for index, row in enumerate(rows):
            if break_after and index == break_after + 1:
                self.new_page()
                self._row(rows[0], widths, merged=False, top=True)
            self._row(row, widths, merged, top=index == 0)

    def _row(self, row: tuple[str, ...], widths: tuple[int, ...], merged: bool, top: bool) -> None:
        height = LEADING + 6
        left, upper, lower = MARGIN, self.y - 4, self.y - 4 - height
        self.canvas.setFont(FONT, 10)
        skip = merged and row[0] == ""
        for index, (text, width) in enumerate(zip(row, widths, strict=True)):
            self.canvas.line(left, upper, left, lower)
            if top or not (skip and index == 0):
                self.canvas.line(left, upper, left + width, upper)
            self.canvas.drawString(left + 4, lower + 8, text)
            left += width
        self.canvas.line(left, upper, left, lower)
        self.canvas.line(
            MARGIN if not (merged and row[0] == "扩大投资") else MARGIN + widths[0], lower, left, lower
        )
        self.canvas.setFont(FONT, SIZE)
        self.y -= height

    def close(self) -> None:
        self.canvas.showPage()
        self.canvas.save()


WRITERS: dict[str, Callable[[Path], None]] = {
    "policy.md": write_md,
    "policy.txt": write_txt,
    "gb18030.txt": write_gb18030,
    "policy.docx": write_docx,
    "policy.html": write_html,
    "policy.pdf": write_pdf,
}
