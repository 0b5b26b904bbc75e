"""Logistic regression with a weight for each row, L2-regularised, fitted with L-BFGS.

But: scales nothing; whoever calls standardises the columns.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

Floats = npt.NDArray[np.float64]


def fitted(x: Floats, y: Floats, weight: Floats, l2: float) -> Floats:
    """(columns + 1,) weights of x (rows, columns) for y (rows,), 0 or 1, the intercept last; it is not regularised."""
    rows = np.column_stack([x, np.ones(len(y))])

    def loss(w: Floats) -> tuple[float, Floats]:
        z = rows @ w
        value = (weight * (np.logaddexp(0, z) - y * z)).sum() + l2 * w[:-1] @ w[:-1]
        gradient = (weight * (1 / (1 + np.exp(-z)) - y)) @ rows
        gradient[:-1] += 2 * l2 * w[:-1]
        return float(value), gradient

    start = np.zeros(rows.shape[1])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 2000}).x)
