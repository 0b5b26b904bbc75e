"""Knowing when not to answer, each measure on a case worked by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.bootstrap import over_set
from eval.records import Mean
from eval.refusal import (
    Bin,
    Decision,
    area_under_risk,
    auroc,
    calibration_error,
    reliability,
    risk_coverage,
)

# confidence, answerable, right
CASE = [
    Decision(0.9, True, True),
    Decision(0.8, False, False),
    Decision(0.6, True, False),
    Decision(0.6, True, True),
    Decision(0.2, False, True),
]


def test_auroc():
    """Pairs (answerable, not): .9>.8, .9>.2, .6<.8, .6>.2, .6<.8, .6>.2: 4 of 6; a tie is half a win."""
    assert auroc(CASE) == pytest.approx(4 / 6)
    assert auroc([Decision(0.5, True, True), Decision(0.5, False, True)]) == 0.5
    assert auroc(CASE[:1]) is None


def test_risk_coverage():
    """Lowering the bar: one answered, none wrong; two, one wrong (it should have been refused); the two of
    .6 fall together: four, two wrong; five, three wrong (answering the last is wrong)."""
    assert risk_coverage(CASE) == [(0.2, 0), (0.4, 1 / 2), (0.8, 2 / 4), (1.0, 3 / 5)]


def test_area_under_risk():
    """0.2 x 0 + 0.2 x 1/2 + 0.4 x 1/2 + 0.2 x 3/5 = 0.42."""
    assert area_under_risk(CASE) == pytest.approx(0.42)


def test_reliability_and_calibration():
    """Bins .2, .6 (two), .8, .9: gaps .2, .4, .8, .1, so (.2 + 2 x .4 + .8 + .1) / 5 = .38."""
    assert reliability(CASE) == [
        Bin(pytest.approx(0.2), 0.0, 1),
        Bin(pytest.approx(0.6), 1.0, 2),
        Bin(pytest.approx(0.8), 0.0, 1),
        Bin(pytest.approx(0.9), 1.0, 1),
    ]
    assert calibration_error(CASE) == pytest.approx(0.38)


def test_of_nothing_there_is_no_measure():
    """An empty set is neither well nor badly calibrated, and has no risk."""
    assert [measure([]) for measure in (auroc, area_under_risk, calibration_error)] == [None, None, None]


def test_interval_of_a_set_measure():
    """The value is the set's own; the interval holds it; without both sides there is no AUROC and no interval.
    Of ten questions that are all answered rightly, every resample has risk 0: a point."""
    found = over_set(CASE, auroc)
    assert found
    assert (found.value, found.n) == (pytest.approx(4 / 6), 5)
    assert found.low <= found.value <= found.high
    assert over_set(CASE[:1], auroc) is None
    assert over_set([Decision(0.5, True, True)] * 10, area_under_risk) == Mean(0, 0, 0, 10)


def test_confidence_of_one_falls_into_the_last_bin():
    """1.0 belongs to 0.9-1.0, not to a bin of its own."""
    assert reliability([Decision(1.0, True, True), Decision(0.95, True, True)]) == [Bin(0.975, 1.0, 2)]


@given(st.lists(st.builds(Decision, st.floats(0, 1), st.booleans(), st.booleans())))
def test_ranges(decisions: list[Decision]):
    """Every measure stays between 0 and 1, and coverage ends at 1."""
    for measure in (auroc, area_under_risk, calibration_error):
        value = measure(decisions)
        assert value is None or 0 <= value <= 1 + 1e-12
    assert not decisions or risk_coverage(decisions)[-1][0] == 1
