"""HTML tables inside Markdown: rows and cells as in any other table, every character placed."""

from corpus.cells import cells
from tests.corpus.shapes import local_ids, parsed

ONE_LINE = (
    "# 某政策\n\n一、标准\n\n表1 奖励\n\n<table><tr><td>序号</td><td>事项</td><td>金额</td><td>责任单位</td></tr>"
    '<tr><td>1</td><td>研发<b>奖励</b></td><td>10万元</td><td rowspan="2">县科技局</td></tr>'
    "<tr><td>2</td><td>平台奖励</td><td>20万元</td></tr></table>\n\n二、附则\n"
)
MANY_LINES = "某政策\n一、甲。\n附件\n名单\n<table>\n<tr>\n<th>名称</th>\n<th>时间</th>\n</tr>\n<tr>\n<td>甲\n类</td>\n<td>5月</td>\n</tr>\n</table>\n"


def test_table_on_one_line():
    """Each row is a node with its cells; a cell that spans rows stands in the first."""
    document = parsed(ONE_LINE)
    assert local_ids(document) == ["preamble", "clause/1", "table/1", "table/1/1", "table/1/2", "clause/2"]
    first, second = (node for node in document.nodes if node.kind == "row")
    assert (first.heading, first.text, first.departments) == ("研发奖励", "10万元", ("县科技局",))
    assert (second.heading, second.text, second.departments) == ("平台奖励", "20万元", ())
    assert [(cell.column, cell.text) for cell in cells(second, document)] == [
        ("序号", "2"),
        ("事项", "平台奖励"),
        ("金额", "20万元"),
        ("责任单位", ""),
    ]


def test_table_on_many_lines():
    """Line breaks between and inside cells are none of theirs."""
    document = parsed(MANY_LINES)
    row = next(node for node in document.nodes if node.kind == "row")
    assert (row.heading, row.text) == ("甲类", "5月")
    assert [(cell.column, cell.text) for cell in cells(row, document)] == [("名称", "甲类"), ("时间", "5月")]


def test_two_tables_in_a_row():
    """A table of another width is a table of its own."""
    document = parsed(ONE_LINE.replace("二、附则", MANY_LINES.split("名单\n")[1]))
    assert local_ids(document, "table") == ["table/1", "table/2"]
