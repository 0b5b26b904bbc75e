"""The logistic regression that decisions are learned with."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from eval.logistic import fitted


@pytest.mark.parametrize("l2", [0.1, 0.002])
def test_it_is_scikit_learns(l2: float):
    """The same loss there: half the squared weights, and C times the weighted log loss, so that C = 1 / (2 l2)."""
    random = np.random.default_rng(7)
    x = random.normal(size=(300, 4))
    y = (x @ [1.0, -2.0, 0.5, 0.0] + random.normal(size=300) > 0.3).astype(float)
    weight = random.uniform(0.5, 1.5, 300) / 300
    theirs = LogisticRegression(C=1 / (2 * l2), tol=1e-9, max_iter=5000).fit(x, y, weight)
    assert fitted(x, y, weight, l2) == pytest.approx([*theirs.coef_[0], *theirs.intercept_], abs=1e-3)


def test_without_a_column_the_odds_are_those_of_the_rows():
    """Three of four rows are 1: the intercept is log(3/1); a row of weight 0 does not count."""
    y, weight = np.array([1.0, 1.0, 1.0, 0.0, 0.0]), np.array([0.25, 0.25, 0.25, 0.25, 0.0])
    assert fitted(np.zeros((5, 0)), y, weight, 0.1) == pytest.approx([np.log(3)], abs=1e-4)
