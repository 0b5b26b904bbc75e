"""95 % intervals of a mean by the bootstrap (Efron 1979; percentile method), resampling questions.

The seed is fixed, so the same values give the same interval on every machine. But: it treats questions
as independent, which questions about one measure are not quite; the intervals are a little too narrow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from eval.records import Mean
from eval.refusal import Decision

RESAMPLES = 2000
SET_RESAMPLES = 500  # of a measure over a whole set, which is computed anew each time
SEED = 20240101


def mean(values: Sequence[float]) -> Mean:
    """Mean and interval; of no values it is 0 with n = 0."""
    if not values:
        return Mean(0.0, 0.0, 0.0, 0)
    numbers = np.asarray(values, dtype=np.float64)  # (n,)
    draws = np.random.default_rng(SEED).integers(0, len(numbers), size=(RESAMPLES, len(numbers)))
    low, high = np.percentile(numbers[draws].mean(axis=1), [2.5, 97.5])
    return Mean(float(numbers.mean()), float(low), float(high), len(numbers))


def over_set(
    decisions: Sequence[Decision], measure: Callable[[Sequence[Decision]], float | None]
) -> Mean | None:
    """A measure taken over a whole set, and its interval; None where the set does not have it."""
    value = measure(decisions)
    if value is None:
        return None
    n = len(decisions)
    draws = np.random.default_rng(SEED).integers(0, n, size=(SET_RESAMPLES, n))
    found = [measure([decisions[place] for place in row]) for row in draws.tolist()]
    low, high = np.percentile([one for one in found if one is not None], [2.5, 97.5])
    return Mean(value, float(low), float(high), n)
