"""Web pages and PDF lines become paragraphs and tables."""

import pytest

from corpus.reading.html_text import read_html
from corpus.reading.pdf_layout import PdfLine, PdfTable, paragraphs, without_edges
from corpus.reading.pdf_tables import joined_tables
from corpus.reading.radicals import characters
from tests.corpus.shapes import local_ids, parsed

PAGES = {
    "<p>甲</p><p>乙<br>丙</p>": ["甲", "乙", "丙"],
    "<div>甲<b>乙</b>\n丙</div>": ["甲乙丙"],
    "<p>a\n  b</p>": ["a b"],
    "<table><tr><td colspan=2>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td><td>戊</td></tr></table>": ["甲\t\t乙", "丙\t丁\t戊"],
    "<table><tr><td rowspan='2'>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>": ["甲\t乙", "\t丙"],
    "<table><tr><td><p>甲</p><p>乙</p></td><td>丙": ["甲乙\t丙"],
    "<script>x</script><style>y</style><p>甲 &amp; 乙</p>": ["甲 & 乙"],
    "<ul><li>第一条 甲<li>第二条 乙</ul>": ["第一条 甲", "第二条 乙"],
    "<ol><li>甲<li><p>乙</p><p>丙</p><ol type='a' start='2'><li>丁</ol><li value=5>戊</ol>": ["1.甲", "2.乙", "丙", "b.丁", "5.戊"],
    "<ol><li>第一条 甲<li>（二）乙</ol><ol style='list-style: none'><li>丙</ol>": ["第一条 甲", "（二）乙", "丙"],
    "<p>没有关上": ["没有关上"],
}  # fmt: skip


@pytest.mark.parametrize(("page", "lines"), PAGES.items())
def test_web_pages(page: str, lines: list[str]):
    """Blocks are lines, inline tags are not, merged cells keep their place, open tags lose nothing."""
    assert read_html(page.encode()).splitlines() == lines


def test_a_picture_that_is_never_closed_swallows_nothing():
    """A paragraph ends it, as in a browser; a closed one is left out."""
    page = "<p>第一条 甲。<svg/onload=x>图</p><p>第二条 乙。</p><svg><text>图</text></svg><p>第三条 丙。</p>"
    assert [line for line in read_html(page.encode()).splitlines() if line] == [
        "第一条 甲。",
        "第二条 乙。",
        "第三条 丙。",
    ]


def test_declared_encoding():
    """A page that names its encoding is read in it."""
    assert read_html("<meta charset=gb2312><p>第一条 甲。</p>".encode("gb18030")) == "第一条 甲。\n"


def line(top: float, left: float, right: float, text: str) -> PdfLine:
    """A line of 10-point text on a page of 800 points."""
    return PdfLine(top, left, right, 10, text, 800)


def test_lines_are_joined():
    """A full line goes on in the next that is not indented, over the page break too."""
    pages = [
        [
            line(100, 70, 500, "甲甲甲"),
            line(120, 50, 500, "乙乙乙"),
            line(140, 50, 200, "丙。"),
            line(160, 70, 500, "丁丁丁"),
        ],
        [line(100, 50, 300, "戊。"), line(120, 70, 300, "己。")],
    ]
    assert paragraphs(pages) == ["甲甲甲乙乙乙丙。", "丁丁丁戊。", "己。"]


def test_page_numbers_and_running_heads():
    """What every page repeats at its edge is left out; numbers in the text stay."""
    pages = [
        [line(20, 50, 200, "公报 第1期"), line(300, 50, 500, f"正文{page}"), line(320, 50, 60, "12"), line(780, 250, 260, f"- {page} -")]
        for page in (1, 2, 3)
    ]  # fmt: skip
    kept = [[block.text for block in page if isinstance(block, PdfLine)] for page in without_edges(pages)]
    assert kept == [["正文1", "12"], ["正文2", "12"], ["正文3", "12"]]


def test_rows_cut_by_a_page():
    """A row that the page break left open is one row; a total is a row of its own."""
    above = PdfTable(0, [["序号", "事项"], ["1", "甲"], ["2", "乙前"]], open_below=True)
    below = PdfTable(0, [["", "乙后"], ["", "合计"]], open_above=True)
    (joined,) = joined_tables([above, below])
    assert isinstance(joined, PdfTable)
    assert joined.rows == [["序号", "事项"], ["1", "甲"], ["2", "乙前乙后"], ["", "合计"]]


def test_radicals():
    """Radicals that fonts hand out are the characters they look like."""
    assert characters("⼀、⽀持⼾籍⻓期⺠⽣") == "一、支持户籍长期民生"


LAYOUT = """<html><body><table><tr><td>
<table><tr><td>索 引 号：</td><td>000</td></tr><tr><td>发文机关：</td><td>某市</td></tr></table>
<table><tr><td><p>某市关于某事的通知</p><p>各区：</p><p>　　一、甲。</p><p>　　二、乙。</p>
<table><tr><td>序号</td><td>事项</td></tr><tr><td>1</td><td>研发<p>奖励</p></td></tr></table>
</td></tr></table></td></tr></table></body></html>"""


def test_layout_tables():
    """A table that only lays out the page is none; those inside it are, a cell of theirs one line."""
    text = read_html(LAYOUT.encode())
    assert text.split("\n")[:3] == ["索 引 号：\t000", "发文机关：\t某市", "某市关于某事的通知"]
    assert text.split("\n")[-3:] == ["序号\t事项", "1\t研发奖励", ""]
    document = parsed(text)
    assert document.title == "某市关于某事的通知"
    assert local_ids(document, "clause") == ["clause/1", "clause/2"]
