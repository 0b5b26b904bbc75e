"""Tables: rows, numbers, categories, what belongs to the table itself."""

import pytest

from corpus.cells import cell, cells
from tests.corpus.shapes import local_ids, parsed

HEAD = "某方案\n一、甲。\n二、乙。\n附件1\n清单\n"
CASES: dict[str, tuple[str, list[str]]] = {
    "numbers under categories": (
        "序号\t内容\t数\n\t总计\t3条\n一\t延续类措施\t2条\n1\t甲\t\n2\t乙\t\n二\t新增类措施\t1条\n1\t丙\t\n",
        ["annex/1/1.1", "annex/1/1.2", "annex/1/2.1"],
    ),
    "Chinese numbers": (
        "序号\t项目\t金额\n\t总预算\t9\n一\t甲\t4\n二\t乙\t5\n",
        ["annex/1/0", "annex/1/1", "annex/1/2"],
    ),
    "numbers inside the cell": (
        "领域\t事项\t单位\n一、投资（市发改局）\t1. 甲\t市财政局\n\t乙\t市财政局\n\t2. 丙\t市财政局\n",
        ["annex/1/1", "annex/1/1.1", "annex/1/2"],
    ),
    "no numbers": (
        "领域\t文件\t单位\n投资\t《甲》\t市财政局\n\t《乙》\t市财政局\n",
        ["annex/1/1", "annex/1/2"],
    ),
    "number given twice": ("序号\t项目\n1\t甲\n1\t乙\n", ["annex/1/1", "annex/1/1~2"]),
    "header printed again": (
        "序号\t项目\t措施\n1\t甲\t子\n序号\t项目\t措施\n2\t乙\t丑\n",
        ["annex/1/1", "annex/1/2"],
    ),
    "row cut by the page": ("序号\t项目\t措施\n1\t甲\t前半\n\n序号\t项目\t措施\n\t\t后半\n", ["annex/1/1"]),
    "Markdown pipes": ("| 序号 | 项目 |\n|---|---|\n| 1 | 甲 |\n| 2 | 乙 |\n", ["annex/1/1", "annex/1/2"]),
}


@pytest.mark.parametrize("case", CASES)
def test_row_ids(case: str):
    """Rows are numbered as the table prints them."""
    table, expected = CASES[case]
    assert local_ids(parsed(HEAD + table), "row") == expected


def test_categories_and_totals():
    """Category lines and totals belong to the table; a total that is wrong is a problem."""
    document = parsed(
        HEAD + "序号\t内容\t数\n\t总计\t3条\n一\t延续类措施\t2条\n1\t甲\t\n二\t新增类措施\t1条\n1\t丙\t\n"
    )
    rows = [node for node in document.nodes if node.kind == "row"]
    assert [row.category for row in rows] == ["延续", "新增"]
    assert [problem.what for problem in document.problems] == [
        "延续类写明2条，表内有1条",
        "总计写明3条，表内有2条",
    ]


def test_blank_first_cells_inherit():
    """A blank first cell has the category above; the bureau in that cell is not responsible for the rows."""
    document = parsed(HEAD + "领域\t事项\t责任单位\n一、投资（市发改局）\t1. 甲\t市财政局\n\t2. 乙\t/\n")
    rows = [node for node in document.nodes if node.kind == "row"]
    assert [row.category for row in rows] == ["投资", "投资"]
    assert [row.departments for row in rows] == [("市财政局",), ()]
    assert [row.heading for row in rows] == ["甲", "乙"]


def test_cut_cells_are_one():
    """A cell cut by a page break reads as one, and its slices are kept apart."""
    document = parsed(HEAD + "序号\t项目\t措施\n1\t甲\t整治低\n\n序号\t项目\t措施\n\t\t效用地。\n")
    row = next(node for node in document.nodes if node.kind == "row")
    assert row.text == "整治低效用地。"
    assert len(row.spans) == 2
    assert [(found.column, found.text) for found in cells(row, document)] == [
        ("序号", "1"),
        ("项目", "甲"),
        ("措施", "整治低效用地。"),
    ]
    assert [item.what for item in document.separators] == ["repeated_header"]
    named = cell(row, document, "措施")
    assert named is not None
    assert "".join(document.source[offset] for offset in named.offsets) == "整治低效用地。"


def test_captions():
    """A numbered caption makes a table of its own, with the bureau that reports it."""
    document = parsed(
        HEAD + "1-1 第一张表\n序号\t项目\n1\t甲\n填报单位：市发改局\n1-2 第二张表\n序号\t项目\n1\t乙\n"
    )
    assert local_ids(document)[3:] == ["annex/1", "annex/1-1", "annex/1-1/1", "annex/1-2", "annex/1-2/1"]
    table = next(node for node in document.nodes if node.id == "x/annex/1-1")
    assert (table.heading, table.departments, table.parent) == ("第一张表", ("市发改局",), "x/annex/1")


def test_table_in_a_clause():
    """A table inside a clause is the clause's text."""
    document = parsed("某通知\n一、标准如下：\n档次\t金额\n一档\t100元\n二、其他。\n")
    assert local_ids(document) == ["preamble", "clause/1", "clause/2"]
    assert document.nodes[1].text == "标准如下：\n档次\t金额\n一档\t100元"
