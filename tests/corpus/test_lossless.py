"""No character is lost and nothing raises, whatever the text."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.labels import label
from corpus.library import SHIPPED
from corpus.parse import parse
from corpus.places import quote, stretches
from corpus.reading import read_text
from corpus.records import Document
from corpus.sentences import sentences

SOURCE = read_text(SHIPPED / "haining-2024" / "policy.md")
#: Pieces of the grammar, in any order: what a mangled file is made of.
PIECES = (
    "第一条", "第二条 ", "第3条", "第十条之一", "第 1 0 条", "第三条规定的", "第一章 总则", "第二章", "一、", "二、", "（一）", "(二)",
    "1.", "2、", "1.1 ", "①", "附件", "附件1：", "附件 2", "目录", "表1 名单", "1-1 表", "各部门：", "国务院", "2024年1月2日",
    "\n", "\n\n", "\r\n", "\t", "\u3000\u3000", "\x0c", "\u2028", "\x00", "\ufffd", "𠀀", "。", "；", "：", "“", "”",
    "（责任单位：市财政局）", "**", "# ", "<b>", "</b>", "<!--", "-->", "|", "<tr>", "<td>", "</td>", "<table>", "<td rowspan=2>", "| a | b |", "|---|---|", "- ", "总计\t7条",
    "序号\t内容\t期限", "1\t甲\t2024年", "\t\t乙\t", "正文内容，", "公布",
)  # fmt: skip


def check(text: str) -> Document:
    """Everything that holds for every document."""
    document = parse(text, "x")
    held = [0] * len(text)
    for start, end in [span for node in document.nodes for span in node.spans]:
        for offset in range(start, end):
            held[offset] += 1
    for start, end, _ in document.separators:
        for offset in range(start, end):
            held[offset] += 1
    for offset, character in enumerate(text):
        assert held[offset] <= 1
        assert held[offset] == 1 or character.isspace()
    ids = [node.id for node in document.nodes]
    assert len(set(ids)) == len(ids)
    for node in document.nodes:
        assert node.spans
        assert node.parent is None or node.parent in ids
        assert label(node, document)
        visible = [
            offset for start, end in node.spans for offset in range(start, end) if not text[offset].isspace()
        ]
        assert (
            sorted(offset for stretch in stretches(node, document) for offset in stretch.offsets) == visible
        )
        for place in sentences(node, document):
            assert place.quote == quote(text, place.spans)
    return document


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@example("总计\t7条<tr>第一条<td><td>")  # text of a row in front of its first cell
def test_any_order_of_pieces(text: str):
    """Numbers, tables, marks and quotations in any order."""
    check(text)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_mangled_policy(data: st.DataObject):
    """A stretch of the real document with pieces cut out and put in anywhere."""
    start = data.draw(st.integers(0, len(SOURCE)))
    text = SOURCE[start : start + data.draw(st.integers(1, 3000))]
    for _ in range(data.draw(st.integers(0, 12))):
        place = data.draw(st.integers(0, len(text)))
        text = (
            text[:place] + data.draw(st.sampled_from(PIECES)) + text[place + data.draw(st.integers(0, 20)) :]
        )
    check(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str):
    """Text of any characters at all."""
    check(text)


def test_a_mark_inside_a_broken_cell():
    """A line behind a table is read as the rest of its last cell; the # in front of it is a mark all the same."""
    check("\t调\t0\t\n\t\t1\t\n#单\n域\t\t标\t\n\t\t")


def test_nothing():
    """An empty text is a document without nodes."""
    document = check("")
    assert (document.nodes, document.title) == ((), "x")


def test_line_ends():
    """Windows and Unix line ends give the same nodes."""
    unix, windows = parse(SOURCE, "x"), parse(SOURCE.replace("\n", "\r\n"), "x")
    assert [(node.id, node.text) for node in unix.nodes] == [(node.id, node.text) for node in windows.nodes]
