"""Several trainings as one small file: the mean of what each has added to a matrix, cut to a rank and rounded to bytes.

The mean of weights trained apart from the same start does better than each (Wortsman et al. 2022, "Model soups"). The mean
of products up @ down is of a higher rank; the nearest of a given rank is that of its largest singular values (Eckart and
Young 1936). But: does not train, and does not judge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from eval.adapter import Halves

LARGEST = 127  # of a signed byte


def averaged(runs: Sequence[Mapping[str, Halves]], rank: int) -> dict[str, NDArray[np.int8 | np.float32]]:
    """Tensors for `adapter.safetensors`, of the tensors that `eval.adapter.train` gives.

    By matrix `up` (rows, rank) and `down` (rank, columns), int8, and `scale` (rank,) float32: (up * scale) @ down is
    what is added.
    """
    found: dict[str, NDArray[np.int8 | np.float32]] = {}
    for name in (key.removesuffix(".up") for key in runs[0] if key.endswith(".up")):
        products = [run[f"{name}.up"].astype(float) @ run[f"{name}.down"].astype(float) for run in runs]
        rows, values, columns = np.linalg.svd(np.mean(products, axis=0), full_matrices=False)
        up, left = _rounded(rows[:, :rank])
        down, right = _rounded(columns[:rank].T)
        found[f"{name}.up"], found[f"{name}.down"] = up, down.T.copy()
        found[f"{name}.scale"] = (left * values[:rank] * right).astype(np.float32)
    return found


def _rounded(vectors: NDArray[np.float64]) -> tuple[NDArray[np.int8], NDArray[np.float64]]:
    """(n, rank) columns as bytes, and what one of each column's bytes is worth, (rank,)."""
    worth = np.abs(vectors).max(axis=0) / LARGEST + np.finfo(float).tiny
    return np.rint(vectors / worth).astype(np.int8), worth
