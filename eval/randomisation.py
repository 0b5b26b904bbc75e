"""Paired randomisation test (Fisher; Smucker et al. 2007): could the difference of two configurations on
the same questions be chance?

Under the null hypothesis the two values of a question may be swapped; the p-value is the share of random
swaps whose mean difference is at least the observed one, the observed one counted in. But: it does not
correct for many comparisons; whoever prints several says so.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

SWAPS = 10_000
SEED = 20240101
SAME = 1e-9  # two values that differ by less are one value, computed twice


def p_value(ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """Two-sided p over the questions both have, in (0, 1]; 1 where nothing differs."""
    shared = sorted(ours.keys() & theirs.keys())
    differences = np.array([ours[name] - theirs[name] for name in shared], dtype=np.float64)  # (n,)
    differences = differences[np.abs(differences) > SAME]
    if not len(differences):
        return 1.0
    signs = np.random.default_rng(SEED).choice((-1.0, 1.0), size=(SWAPS, len(differences)))
    observed = abs(differences.sum())
    extreme = int((np.abs(signs @ differences) >= observed - 1e-12).sum())
    return (extreme + 1) / (SWAPS + 1)
