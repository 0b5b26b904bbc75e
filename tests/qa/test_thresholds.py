"""Thresholds: the figures of a condition, met, unmet or open."""

import pytest

from qa.normalise import normalise
from qa.stated import stated
from qa.thresholds import Met, held_against, thresholds

SPENDING = "对研发费达60万元及以上，且占营业收入比重达3%及以上的规上工业企业（国家高新技术企业除外）"
RUNNING = "对研发费占营业收入比重连续3年达15%（含）以上，且近三年研发费总额超180万元的科技型企业"
GROWTH = "对研发费增长率达到20%的国家高新技术企业"
AREA = "对种植50亩（含）以上的规模化主体（含制繁种）"
INCOME = "对家庭成员人均年收入低于3万元的家庭"


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (SPENDING, ["研发费达60万元及以上", "占营业收入比重达3%及以上"]),
        (RUNNING, ["研发费占营业收入比重连续3年达15%（含）以上", "近三年研发费总额超180万元"]),
        (GROWTH, ["研发费增长率达到20%"]),
        (AREA, ["种植50亩（含）以上"]),
        (INCOME, ["家庭成员人均年收入低于3万元"]),
        ("面积在100亩及以上至500亩的", ["面积在100亩及以上", "面积在100亩及以上至500亩"]),
        ("对新认定的企业", []),
        ("给予最高100万元奖励", []),
        ("水稻每亩180元", []),
        ("连续3年盈利的企业", []),
        ("", []),
    ],
)
def test_thresholds_are_quoted_with_their_hedge(condition: str, words: list[str]):
    """Amounts that are given out, rates and durations are no thresholds."""
    assert [threshold.words for threshold in thresholds(condition)] == words


@pytest.mark.parametrize(
    ("condition", "said", "met"),
    [
        (SPENDING, "研发费80万，占营收4%", ["met", "met"]),
        (SPENDING, "研发费60万", ["met", "open"]),
        (SPENDING, "研发费50万", ["unmet", "open"]),
        (SPENDING, "占营收2%", ["open", "unmet"]),
        (SPENDING, "投资80万", ["open", "open"]),
        (SPENDING, "60亩水稻", ["open", "open"]),
        (RUNNING, "研发费200万", ["open", "open"]),
        (RUNNING, "近三年研发费总额180万", ["open", "unmet"]),
        (RUNNING, "近三年研发费总额181万", ["open", "met"]),
        (RUNNING, "占比16%", ["open", "open"]),
        (RUNNING, "占比4%", ["unmet", "open"]),
        (GROWTH, "研发费增长了25%", ["met"]),
        (GROWTH, "研发费占比25%", ["open"]),
        (AREA, "50亩水稻", ["met"]),
        (AREA, "49亩水稻", ["unmet"]),
        (AREA, "60亩水稻和30亩油菜", ["open"]),
        (AREA, "20亩水稻和10亩油菜", ["unmet"]),
        (INCOME, "人均年收入2.5万", ["met"]),
        (INCOME, "人均年收入3万", ["unmet"]),
    ],
)
def test_figures_are_held_against_thresholds(condition: str, said: str, met: list[Met]):
    """A figure of something else, or of one year for several, leaves the threshold open."""
    figures = stated(normalise(said))
    assert [held_against(threshold, figures) for threshold in thresholds(condition)] == met


def test_both_ends_of_a_range_are_thresholds():
    """100-500亩 is at least 100 and at most 500."""
    ends = thresholds("对新发展的100—500亩（含500亩）的种植基地")
    assert [(end.sign, end.value, end.unit) for end in ends][:2] == [(">=", 100.0, "亩"), ("<=", 500.0, "亩")]
    assert {held_against(end, stated("60亩药材")) for end in ends[:2]} == {"unmet", "met"}
