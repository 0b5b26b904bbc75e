"""Intervals and p-values: known answers for small cases, and the same answer every time."""

import pytest

from eval.bootstrap import mean
from eval.randomisation import p_value


def test_interval_of_equal_values_is_a_point():
    """Nothing to resample: mean, low and high are one; of nothing, n says so."""
    assert (mean([1, 1, 1]).value, mean([1, 1, 1]).low, mean([1, 1, 1]).high) == (1, 1, 1)
    assert mean([]).n == 0


def test_interval_is_near_the_normal_one():
    """For 50 ones and 50 zeros the standard error is 0.05, so the interval is about 0.5 +- 1.96 x 0.05."""
    found = mean([1.0] * 50 + [0.0] * 50)
    assert (found.low, found.high) == pytest.approx((0.402, 0.598), abs=0.02)
    assert mean([1.0] * 50 + [0.0] * 50) == found


def test_p_value_of_a_clean_sweep():
    """Ten wins of ten: of 2^10 ways to swap, two are as extreme, so p is near 2/1024."""
    wins = {str(n): 1.0 for n in range(10)}
    losses = dict.fromkeys(wins, 0.0)
    assert p_value(wins, losses) == pytest.approx(2 / 1024, abs=0.002)
    assert p_value(wins, losses) == p_value(losses, wins)


def test_p_value_of_no_difference():
    """Equal values, or nothing in common, give 1; one win and one loss too."""
    assert p_value({"a": 1, "b": 0}, {"a": 1, "b": 0}) == 1
    assert p_value({"a": 1}, {"b": 0}) == 1
    assert p_value({"a": 1, "b": 0}, {"a": 0, "b": 1}) == 1
    thirds = {str(n): 1 / 3 for n in range(40)}
    assert p_value(thirds, {name: value + 1e-12 for name, value in thirds.items()}) == 1
