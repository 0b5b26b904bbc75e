"""Quantities as printed, as numbers, and with their hedges."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.amounts import amounts

YUAN, SHARE = "元", "比例"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("80万", []),  # nothing says what is counted
        ("给予80万奖励", [(800_000, YUAN)]),
        ("1.83 亿元", [(183_000_000, YUAN)]),
        ("16 .92 亿元", [(1_692_000_000, YUAN)]),
        ("1,000元", [(1000, YUAN)]),
        ("五百元以上五千元以下", [(500, YUAN), (5000, YUAN)]),
        ("二十五万元", [(250_000, YUAN)]),
        ("铺底资金达到1千万以上", [(10_000_000, YUAN)]),
        ("4.2亿美元", [(420_000_000, "美元")]),
        ("15%", [(0.15, SHARE)]),
        ("百分之十五", [(0.15, SHARE)]),
        ("三分之二", [(2 / 3, SHARE)]),
        ("三成以上", [(0.3, SHARE)]),
        ("提高2个百分点", [(2, "个百分点")]),
        ("1.2亿千瓦时", [(120_000_000, "千瓦时")]),
        ("30 万吨标准煤", [(300_000, "吨标准煤")]),
        ("1.9万亩", [(19_000, "亩")]),
        ("800万游客", [(8_000_000, "游客")]),
        ("两年", [(2, "年")]),
        ("十五日内", [(15, "日")]),
        ("倍差控制在1.53以内", [(1.53, "")]),
        ("容积率不低于1.5，", [(1.5, "")]),
    ],
)
def test_money_shares_and_counts(text: str, expected: list[tuple[object, ...]]):
    """Money is in 元, shares are from 0 to 1, 万 and 亿 are multiplied out."""
    found = [(q.value, q.unit) for q in amounts(text)]
    assert [unit for _, unit in found] == [unit for _, unit in expected]
    assert [value for value, _ in found] == pytest.approx([value for value, _ in expected])


@pytest.mark.parametrize(
    "text",
    ["2024年5月1日", "2023-2027年", "第25条", "第三批", "2.0版", "海政办发〔2023〕75号", "1:1配套", "“4+1”专项", "一系列", "三区一城", "二〇二四年"],
)  # fmt: skip
def test_dates_ordinals_and_names_are_no_quantities(text: str):
    """What only looks like a quantity is left out."""
    assert amounts(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("最高100万、70万元、30万元的奖励", [(1e6, ""), (7e5, "list"), (3e5, "list")]),
        ("保费90%、60%的补助", [(0.9, ""), (0.6, "list")]),
        ("5%-20%", [(0.05, ""), (0.2, "range")]),
        ("10万元—100万元", [(1e5, ""), (1e6, "range")]),
        ("100—500亩", [(100, ""), (500, "range")]),
        ("优秀项目15万元，良好项目5万元", [(15e4, ""), (5e4, "")]),
    ],
)
def test_enumerations_and_ranges(text: str, expected: list[tuple[object, ...]]):
    """Members know how they hang on the one before; a unit printed once holds for all."""
    assert [(q.value, q.joined) for q in amounts(text)] == expected


@pytest.mark.parametrize(
    ("text", "before", "after", "per"),
    [
        ("不低于 4000 亩", "不低于", "", ""),
        ("力争超60%", "力争超", "", ""),
        ("达15%（含）以上", "达", "（含）以上", ""),
        ("10%左右", "", "左右", ""),
        ("给予最高50万元", "最高", "", ""),
        ("每亩180元", "", "", "亩"),
        ("100元/亩", "", "", "亩"),
        ("每人每月3000元", "", "", "人每月"),
    ],
)
def test_hedges(text: str, before: str, after: str, per: str):
    """What stands beside a figure is kept beside it."""
    (found,) = amounts(text)
    assert (found.before, found.after, found.per) == (before, after, per)


def test_members_share_the_hedge_of_the_first():
    """最高 in front of an enumeration holds for every member."""
    assert [q.before for q in amounts("最高150万元、50万元、30万元奖励")] == ["最高"] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [("30万吨标准煤", (30, "万吨标准煤")), ("1.9 万亩", (1.9, "万亩")), ("15万元", (150_000, YUAN)), ("5%", (0.05, SHARE))],
)  # fmt: skip
def test_printed_number_and_unit(text: str, expected: list[tuple[object, ...]]):
    """Beside the value, a count keeps the number and unit that are printed."""
    (found,) = amounts(text)
    assert found.printed == expected


PIECES = st.sampled_from(
    [
        *"0123456789.,、，。；-—%％万亿千百元亩年月日第同一二三十成分之以上力争最高不低于（） \n\u3000",
        "百分之",
        "９",
        "²",
        "𝟗",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_a_quantity_is_the_slice_it_names(text: str):
    """Any text can be read; quantities are finite, in order, apart, and say exactly what is printed."""
    position = 0
    for quantity in amounts(text):
        assert quantity.start >= position
        assert text[quantity.start : quantity.end] == quantity.text != ""
        assert math.isfinite(quantity.value)
        position = quantity.end
