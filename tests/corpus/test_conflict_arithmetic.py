"""Where a document's own figures do not add up: parts and totals, budget tables, differences of two years."""

import pytest

from corpus.parse import parse
from corpus.twins import find_twins
from tests.corpus.repeated_measures import kinds, policy


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("市财政2024年预算安排5亿元，其中教育2亿元、科技2亿元、人才1亿元。", False),
        ("市财政2024年预算安排5亿元，其中教育2亿元、科技2.5亿元、人才1亿元。", True),
        ("市财政2024年预算安排5亿元，其中教育2亿元、科技1.9亿元、人才1亿元。", True),
        ("市财政2024年预算安排5亿元，其中教育1亿元、科技1亿元。", False),
        ("对上市企业奖励500万元，其中在科创板上市的再增加100万元；募集资金到位后最高给予600万元。", False),
        ("教育投入30.96亿元（其中上级补助2.73亿元，本级财力28.23亿元）。", False),
        ("教育投入30.96亿元（其中上级补助2.73亿元，本级财力29.23亿元）。", True),
    ],
)
def test_sums_in_the_text(text: str, wrong: bool):
    """Parts that are more than the total, or nearly all of it, do not add up; parts that are only some may."""
    assert (("hard", "arithmetic") in kinds(policy([f"强化保障。{text}"]))) is wrong


BUDGET = """# 甲市若干政策

## 一、先进制造业培育政策

加快发展。

**（一）统筹财政资金支持。**市财政2024年预算安排{}亿元，支持技术改造。（责任单位：市财政局）

附件1

# 甲市清单

## 1-1 2024年财政要素保障清单

序号	支持重点	2023年预算安排金额（亿元）	2024年预算安排金额（亿元）	2024年较2023年增/减（亿元）
	总预算	8	{}	/
一	先进制造业培育政策包	6	1.33	{}
二	科技创新政策包	2	3	1

填报单位：市财政局
"""


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("1.33", "4.33", "-4.67"), set()),
        (("1.83", "4.33", "-4.67"), {("hard", "number")}),
        (("1.33", "5.33", "-4.67"), {("hard", "arithmetic")}),
        (("1.33", "4.33", "-4.76"), {("hard", "arithmetic")}),
    ],
)
def test_a_budget_table(cells: tuple[str, ...], expected: object):
    """The text against the table, the total against the rows, the difference against the two years."""
    assert kinds(find_twins(parse(BUDGET.format(*cells), "d"))) == expected


def test_a_total_without_overlaps_is_soft():
    """Where the document says that its total leaves out overlaps, the gap is explained."""
    text = BUDGET.format("1.33", "4", "-4.67").replace(
        "附件1", "上述政策除交叉重叠部分外，支持总额约4亿元。\n\n附件1"
    )
    assert ("soft", "arithmetic") in kinds(find_twins(parse(text, "d")))
