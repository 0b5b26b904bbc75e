"""Arithmetic: what the asker's figures come to under a measure's ratios, rates and caps."""

import pytest

from corpus.parse import parse
from corpus.places import whole
from qa.arithmetic import work_out
from qa.citing import cited
from qa.knowledge import Knowledge, know
from qa.normalise import normalise


def worked(question: str, clause: int, knowledge: Knowledge) -> tuple[str, list[tuple[str, str]]] | None:
    """The text, and expression and result of each sum."""
    found = work_out(normalise(question), knowledge.nodes[f"linjiang/clause/{clause}"], (), knowledge)
    return None if found is None else (found.text, [(a.expression, a.result) for a in found.arithmetic])


@pytest.mark.parametrize(
    ("question", "clause", "sums"),
    [
        ("研发费80万能补多少", 2, [("800000元 × 10%（不超过100000元）", "80000元")]),
        ("研发投入八十万能补多少", 2, [("800000元 × 10%（不超过100000元）", "80000元")]),
        ("研发费300万能补多少", 2, [("3000000元 × 10%（不超过100000元）", "100000元")]),
        ("研发费100万能补多少", 2, [("1000000元 × 10%（不超过100000元）", "100000元")]),
        ("买工业机器人投资了500万能奖多少", 2, [("5000000元 × 10%（不超过2000000元）", "500000元")]),
        ("花了3000万买工业机器人", 2, [("30000000元 × 10%（不超过2000000元）", "2000000元")]),
        ("60亩水稻补多少", 5, [("60亩 × 180元/亩", "10800元")]),
        ("种了六十亩油菜能拿多少补贴", 5, [("60亩 × 200元/亩", "12000元")]),
        ("60亩水稻和70亩油菜补多少", 5, [("60亩 × 180元/亩", "10800元"), ("70亩 × 200元/亩", "14000元")]),
    ],
)
def test_the_sum_is_shown(knowledge: Knowledge, question: str, clause: int, sums: list[tuple[str, str]]):
    """Figure × ratio, at most the cap; area × rate."""
    found = worked(question, clause, knowledge)
    assert found is not None
    assert found[1] == sums


@pytest.mark.parametrize(
    ("question", "clause", "said"),
    [
        ("研发费50万能补多少", 2, "不符合“研发费达60万元及以上”的条件"),
        ("40亩水稻补多少", 5, "不符合“种植50亩（含）以上”的条件"),
        ("种了60亩地补多少", 5, "还需要知道是哪一种：水稻每亩180元、油菜每亩200元"),
    ],
)
def test_a_condition_that_is_not_met_or_a_kind_that_is_not_said(
    knowledge: Knowledge, question: str, clause: int, said: str
):
    """The condition is quoted and nothing is worked out."""
    found = worked(question, clause, knowledge)
    assert found is not None
    assert said in found[0]
    assert found[1] == []


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("研发费能补多少", 2),
        ("营收5000万能补多少", 2),
        ("房租30万能补多少", 2),
        ("贷款100万有贴息吗", 2),
        ("60亩水稻补多少", 2),
        ("研发费80万能补多少", 5),
        ("研发费80万能补多少", 1),
        ("最高100万元怎么申请", 4),
        ("孵化器补100万对吗", 4),
        ("3家企业能申请吗", 2),
        ("研发费达60万元及以上的企业补多少", 2),
        ("第二条补多少", 2),
        ("2024年补多少", 2),
        ("研发费超过80万补多少", 2),
    ],
)
def test_a_figure_of_something_else_gives_no_sum(knowledge: Knowledge, question: str, clause: int):
    """Near misses: no figure, figures of other things, conditions repeated, fixed sums."""
    assert worked(question, clause, knowledge) is None


def test_what_different_figures_come_to_is_added_up_where_all_is_asked_for(knowledge: Knowledge):
    """60 × 180 + 70 × 200 = 10800 + 14000 = 24800; 一共 asks for it, 各 does not."""
    found = worked("60亩水稻和70亩油菜一共补多少", 5, knowledge)
    assert found is not None
    assert found[1][-1] == ("10800元 + 14000元", "24800元")
    assert "合计：10800元 + 14000元 = 24800元（2.48万元）。" in found[0]
    one_area = worked("水稻60亩，收完油菜也种60亩，复种，一共补多少", 5, knowledge)
    assert one_area is not None
    assert one_area[1][-1] == ("10800元 + 12000元", "22800元")
    capped = worked("买工业机器人一期投资400万，二期投资300万，一共补多少", 2, knowledge)
    assert capped is None or not any("+" in expression for expression, _ in capped[1])
    apart = worked("60亩水稻和70亩油菜各补多少", 5, knowledge)
    assert apart is not None
    assert len(apart[1]) == 2


GROWTH = """# 临江市若干措施

**（一）推动企业加大研发投入。**对规上工业企业（国家高新技术企业除外），每家企业给予研发费10%的资金支持，最高10万元；\
对国家高新技术企业，每家企业给予研发费增长部分10%的资金支持，最高30万元。（责任单位：市科技局）
"""


@pytest.mark.parametrize(
    ("question", "sums"),
    [
        (
            "国家高新，研发费从500万涨到700万，奖励多少",
            [("(7000000元 - 5000000元) × 10%（不超过300000元）", "200000元")],
        ),
        (
            "规上工业企业，不是国家高新技术企业，研发费80万补多少",
            [("800000元 × 10%（不超过100000元）", "80000元")],
        ),
    ],
)
def test_what_a_sum_grew_by_and_what_the_asker_is_not(question: str, sums: list[tuple[str, str]]):
    """700 - 500 = 200万, of which a tenth is 20万; who says not to be a beneficiary gets none of its sums."""
    growing = know([parse(GROWTH, "d")])
    found = work_out(normalise(question), growing.nodes["d/clause/1"], (), growing)
    assert found is not None
    assert [(a.expression, a.result) for a in found.arithmetic] == sums


SPENT = """# 临江市若干措施

第一条 对企业实施数字化改造，购置的生产性设备给予投资额13%以内奖励，购置的软件给予投资额25%以内奖励。

第二条 对种植50亩以上的，给予水稻每亩180元、大小麦每亩150元的补贴。

第三条 高新技术产业项目，其高可靠性供电费用按收费标准的70%执行。
"""


@pytest.mark.parametrize(
    ("question", "clause", "results"),
    [
        ("生产设备花600万、软件200万做数字化改造", 1, ["最高780000元", "最高500000元"]),
        ("200万软件做数字化改造", 1, ["最高500000元"]),
        ("水稻种80亩，收完又种小麦80亩，一年总共补多少", 2, ["14400元", "12000元", "26400元"]),
        ("高可靠性供电费本来50万，现在付多少", 3, ["350000元"]),
        ("租金本来50万，现在付多少", 3, []),
    ],
)
def test_what_money_is_of_is_not_what_it_is_spent_for(question: str, clause: int, results: list[str]):
    """软件 is paid for, 改造 is why; 小麦 is one of 大小麦; what is charged by a tariff says of what the share is."""
    spending = know([parse(SPENT, "d")])
    found = work_out(normalise(question), spending.nodes[f"d/clause/{clause}"], (), spending)
    assert [a.result for a in (found.arithmetic if found else ())] == results


def test_each_sum_relies_on_a_citation_of_the_measure(knowledge: Knowledge):
    """Citations already there are kept and numbered first."""
    node = knowledge.nodes["linjiang/clause/2"]
    found = work_out("研发费80万能补多少", node, (), knowledge)
    assert found is not None
    assert [c.n for c in found.citations] == [1]
    assert found.arithmetic[0].citations == (1,)
    assert "研发费10%" in found.citations[0].quote
    clause = cited([whole(node, knowledge.home[node.id])], knowledge)
    within = work_out("研发费80万能补多少", node, clause, knowledge)
    assert within is not None
    assert within.citations == clause  # the clause that is quoted whole is relied on
    again = work_out("研发费80万能补多少", node, found.citations, knowledge)
    assert again is not None
    assert again.citations == found.citations
