"""Rates: what a ratio is of, and what a rate by the unit is for."""

import pytest

from corpus.records import Amount, Incentive
from qa.rates import object_of, rate_of


def incentive(
    quote: str, text: str, value: float, unit: str, who: str = "企业", cap: float | None = None
) -> Incentive:
    """An incentive as the corpus reads it, with the fields a rate depends on."""
    limit = Amount("", cap, "元") if cap else None
    ratio = value if unit == "比例" else None
    return Incentive("d/clause/1", who, "", Amount(text, value, unit), limit, ratio, None, quote, ())


@pytest.mark.parametrize(
    ("quote", "text", "value", "base"),
    [
        ("对规上企业给予研发费10%的资金支持", "10%", 0.1, "研发费"),
        ("对优秀项目，按项目研发费的15%给予资金支持", "15%", 0.15, "项目研发费"),
        ("购置的生产性设备给予投资额13%以内奖励", "13%", 0.13, "投资额"),
        ("给予软件（包括传感器等配套）投资额50%以内奖励", "50%", 0.5, "软件投资额"),
        ("对短期出口信用保险保费给予不低于60%的补助", "60%", 0.6, "短期出口信用保险保费"),
        ("按省级、市级分别给予保费90%、60%的补助", "90%", 0.9, "保费"),
        ("按省级、市级分别给予保费90%、60%的补助", "60%", 0.6, "保费"),
        ("对依托单位给予省级奖励经费的30%配套", "30%", 0.3, "省级奖励经费"),
        ("其供电费用按收费标准的70%执行", "70%", 0.7, "收费标准"),
        ("对研发费达 60 万元及以上的企业给予研发费 10% 的支持", "10%", 0.1, "研发费"),
        ("给予研发费增长部分10%的支持", "10%", 0.1, "研发费增长部分"),
        ("设备补贴30%", "30%", 0.3, "设备"),
    ],
)
def test_what_a_ratio_is_of(quote: str, text: str, value: float, base: str):
    """The words in front of it, without the giving and the hedges."""
    rate = rate_of(incentive(quote, text, value, "比例"))
    assert rate is not None
    assert (rate.base, rate.factor, rate.per) == (base, value, "")


@pytest.mark.parametrize(
    ("who", "text", "value", "named"),
    [
        ("农户（水稻）", "180元", 180.0, "水稻"),
        ("农户（大小麦）", "150元", 150.0, "大小麦"),
        ("农户（旱粮）", "150元", 150.0, "旱粮"),
    ],
)
def test_equal_rates_are_told_by_what_stands_before_them(who: str, text: str, value: float, named: str):
    """大小麦 and 旱粮 have the same sum."""
    quote = "对种植50亩以上的农户，按实际面积给予水稻每亩180元、大小麦每亩150元、旱粮每亩150元的补贴"
    rate = rate_of(incentive(quote, text, value, "元", who))
    assert rate is not None
    assert (object_of(rate), rate.per, rate.factor) == (named, "亩", value)
    assert "50亩以上" in rate.terms


@pytest.mark.parametrize(
    ("quote", "text", "value"),
    [
        ("给予最高100万元奖励", "100万元", 1e6),
        ("每人每年5000元", "5000元", 5000.0),
        ("给予一次性补助20万元", "20万元", 2e5),
        ("别的文字", "100万元", 1e6),
    ],
)
def test_fixed_sums_are_no_rates(quote: str, text: str, value: float):
    """Nor are sums by time, or sums that the quotation does not hold."""
    assert rate_of(incentive(quote, text, value, "元", cap=value)) is None


def test_a_matching_grant_is_a_rate_of_one():
    """1:1配套 up to a cap."""
    rate = rate_of(
        incentive("获得大赛奖励的企业，给予最高100万元的1:1配套奖励", "100万元", 1e6, "元", cap=1e6)
    )
    assert rate is not None
    assert (rate.base, rate.factor) == ("奖励", 1.0)


def test_a_range_has_both_ends_and_a_share_of_years_has_no_base():
    """5%-20% of the investment; 前三年给予80% says nothing of what."""
    rate = rate_of(incentive("按固定资产投资的5%-20%给予奖励", "5%-20%", 0.2, "比例"))
    assert rate is not None
    assert (rate.base, rate.least, rate.factor) == ("固定资产投资", 0.05, 0.2)
    years = rate_of(incentive("给予五年奖励，其中前三年给予80%", "80%", 0.8, "比例"))
    assert years is not None
    assert years.base == ""
