"""Which rows of a table of figures rise, fall, or have the most."""

import pytest

from qa.extremes import extreme_row
from qa.knowledge import Knowledge
from qa.understanding import understand
from tests.qa.working_out import rules_of

BUDGET = """# 临江市2024年财政方案

附件1

# 清单

## 1-1 2024年财政要素保障清单

序号\t涉及财政政策支持重点\t2023年预算安排金额（亿元）\t2024年预算安排金额（亿元）\t2024年较2023年增/减（亿元）\t备注
\t总预算\t83.76\t92.93\t\t
一\t扩大投资政策包\t34.14\t32.44\t-1.7\t
二\t科技创新政策包\t36.3\t41.43\t5.13\t
三\t制造业集群政策包\t6.02\t1.33\t-4.69\t
四\t服务业政策包\t1.19\t1.51\t0.32\t
"""


@pytest.fixture(scope="module")
def budget() -> Knowledge:
    """What is known of a document that is a table of figures."""
    return rules_of(BUDGET)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("哪个领域预算增加最多", ["科技创新政策包"]),
        ("哪几个领域的钱今年比去年少了", ["扩大投资政策包", "制造业集群政策包"]),
        ("哪个领域的资金减得最多", ["制造业集群政策包"]),
        ("哪块的钱比去年多了", ["科技创新政策包", "服务业政策包"]),
        ("哪些政策包今年减少了", ["扩大投资政策包", "制造业集群政策包"]),
    ],
)
def test_the_rows_that_are_asked_for(budget: Knowledge, question: str, rows: list[str]):
    """In the order of the table; the total is none of them."""
    understood = understand(question, (), budget)
    answer = extreme_row(understood, understood.text, budget, None)
    assert answer is not None
    assert [budget.nodes[hit.id].heading for hit in answer.hits] == rows


@pytest.mark.parametrize("question", ["哪些企业能减免税费", "科技创新政策包多少钱", "哪种补贴最多"])
def test_other_questions_are_searched(budget: Knowledge, question: str):
    """They say no field, no table, or not which of several."""
    understood = understand(question, (), budget)
    assert extreme_row(understood, understood.text, budget, None) is None
