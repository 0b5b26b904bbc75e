"""Stated figures: what a question says of the asker in numbers, and what each number is of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.money_kinds import kind, share_kind
from qa.normalise import normalise
from qa.stated import Stated, is_of, stated


def figures(question: str) -> list[tuple[float, str, str]]:
    """Value, unit and the words around each figure."""
    return [(figure.value, figure.unit, figure.of.strip("|")) for figure in stated(normalise(question))]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("研发费80万能补多少", [(800000, "元", "研发费")]),
        ("研发费八十万", [(800000, "元", "研发费")]),
        ("80万的研发费", [(800000, "元", "研发费")]),
        ("我去年研发花了80w", [(800000, "元", "研发花了")]),
        ("60亩水稻补多少", [(60, "亩", "水稻")]),
        ("60亩水稻和30亩油菜", [(60, "亩", "水稻"), (30, "亩", "油菜")]),
        ("60亩水稻30亩油菜", [(60, "亩", "水稻"), (30, "亩", "油菜")]),
        ("水稻60亩油菜30亩", [(60, "亩", "水稻"), (30, "亩", "油菜")]),
        ("设备投资500万软件100万", [(5000000, "元", "设备投资"), (1000000, "元", "软件||投资")]),
        ("投了500万买机器人", [(5000000, "元", "投了|买机器人")]),
        ("保费3万补多少", [(30000, "元", "保费")]),
        ("孵化了3家高企", [(3, "家", "孵化了|高企")]),
        ("研发费80万，占比3.5%", [(800000, "元", "研发费"), (0.035, "比例", "占比")]),
        (
            "研发费用从100万增长到130万",
            [
                (1300000, "元", "研发费用增长到"),
                (300000, "元", "研发费用增长部分"),
                (0.3, "比例", "研发费用增长率"),
            ],
        ),
        (
            "研发费前年1000万，去年1250万",
            [
                (12500000, "元", "研发费"),
                (2500000, "元", "研发费增长部分"),
                (0.25, "比例", "研发费增长率"),
            ],
        ),
        ("出口2022年300万，2023年240万", [(2400000, "元", "出口")]),
        ("研发费前年1000万，今年1250万", [(10000000, "元", "研发费前年"), (12500000, "元", "研发")]),
        ("最低工资一个月2360，干了两年", [(2360, "元", "最低工资一个月")]),
        ("去年花了2000年前的老酒", []),
        ("省里奖了200万", [(2000000, "元", "省里奖了")]),
        ("营收1.2亿", [(120000000, "元", "营收")]),
    ],
)
def test_figures_and_what_they_are_of(question: str, expected: list[tuple[float, str, str]]):
    """Money in 元, shares from 0 to 1, everything else as counted."""
    assert figures(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "研发费达60万元及以上的企业",
        "研发费不低于60万元",
        "50亩以上的农户",
        "每亩补180元",
        "最高补100万元吗",
        "规上企业10万元的研发资助，同一家能拿几回",
        "研发费超过80万",
        "近三年的研发费",
        "第25条",
        "2024年的政策",
        "补多少",
        "",
    ],
)
def test_conditions_rates_and_years_say_nothing_of_the_asker(question: str):
    """Near misses: open-ended figures, amounts given out, numbers of places and years."""
    assert figures(question) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("项目研发费", "研发"),
        ("研发投入", "研发"),
        ("研发花了", "研发"),
        ("短期出口信用保险保费", "保费"),
        ("占营业收入", "营收"),
        ("外资研发中心的省级奖励经费", "奖金"),
        ("设备投资", "投资"),
        ("投了", "投资"),
        ("水稻", None),
    ],
)
def test_kinds_of_money(words: str, expected: str | None):
    """The kind named last; spending only where nothing else is named."""
    assert kind(words) == expected


def test_kinds_of_shares():
    """Growth is told from a part of a whole."""
    assert share_kind("研发费增长率") == "增长"
    assert share_kind("占营业收入比重") == "占比"
    assert share_kind("其他") is None


@pytest.mark.parametrize(
    ("of", "unit", "subject", "same"),
    [
        ("研发投入", "元", "研发费", True),
        ("投了|买设备", "元", "投资额", True),
        ("研发费", "元", "投资额", False),
        ("投资", "元", "研发费", False),
        ("研发费", "元", "研发费增长部分", False),
        ("研发费增长部分", "元", "研发费", False),
        ("研发费", "元", "近三年研发费总额", False),
        ("近三年研发费", "元", "近三年研发费总额", True),
        ("占比", "比例", "占营业收入比重", True),
        ("增长", "比例", "占营业收入比重", False),
        ("增长了", "比例", "研发费增长率", True),
        ("占比", "比例", "研发费占营业收入比重连续3年", False),
        ("水稻", "亩", "种植", True),
        ("房租", "元", "研发费", False),
    ],
)
def test_a_figure_is_held_only_against_its_own_subject(of: str, unit: str, subject: str, same: bool):
    """A part is not the whole, and one year is not three."""
    assert is_of(Stated("", 1.0, unit, of), subject) is same


@given(st.text(alphabet=st.sampled_from("研发费80万亩和，投资水稻%补多少从到每"), max_size=30))
def test_any_question_is_read(question: str):
    """Open input never fails."""
    stated(normalise(question))
