"""Several trainings as one small file: the mean of what each has added to a matrix, cut to a rank and rounded to four bits.

The mean of weights trained apart from the same start does better than each (Wortsman et al. 2022, "Model soups"). The mean
of products up @ down is of a higher rank; the nearest of a given rank is that of its largest singular values (Eckart and
Young 1936). Each vector is rounded with the scale, of `SCALES`, that moves it least. But: does not train, and does not judge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.nibbles import LEAST, MOST, packed

SCALES = np.linspace(0.4, 1.05, 14)  # of the one that reaches the largest number

Halves = NDArray[np.float16]  # as a training gives its tensors
Tensors = dict[str, NDArray[np.uint8 | np.float32]]


def averaged(runs: Sequence[Mapping[str, Halves]], rank: int, prefix: str = "") -> Tensors:
    """Tensors for `adapter.safetensors`, of the tensors that a training gives: those of matrices as `index.adapter` has them,
    and those without a matrix, such as a head, in float32; all names behind `prefix`."""
    found: Tensors = {}
    for name in (key.removesuffix(".up") for key in runs[0] if key.endswith(".up")):
        products = [run[f"{name}.up"].astype(float) @ run[f"{name}.down"].astype(float) for run in runs]
        rows, values, columns = np.linalg.svd(np.mean(products, axis=0), full_matrices=False)
        up, left = _rounded(rows[:, :rank])
        down, right = _rounded(columns[:rank].T)
        found[f"{prefix}{name}.up"], found[f"{prefix}{name}.down"] = packed(up), packed(down)
        found[f"{prefix}{name}.scale"] = (left * values[:rank] * right).astype(np.float32)
    for name in (key for key in runs[0] if not key.endswith((".up", ".down"))):
        found[f"{prefix}{name}"] = np.mean([run[name].astype(np.float32) for run in runs], axis=0)
    return found


def _rounded(vectors: NDArray[np.float64]) -> tuple[NDArray[np.int8], NDArray[np.float64]]:
    """(n, rank) columns as numbers of four bits, and what one of each column's is worth, (rank,)."""
    full = np.abs(vectors).max(axis=0) / MOST + np.finfo(float).tiny
    tried = full * SCALES[:, None]  # (scales, rank)
    numbers = np.clip(np.rint(vectors / tried[:, None]), LEAST, MOST)  # (scales, n, rank)
    moved = ((numbers * tried[:, None] - vectors) ** 2).sum(axis=1)
    best, columns = moved.argmin(axis=0), np.arange(vectors.shape[1])
    return numbers[best, :, columns].T.astype(np.int8), tried[best, columns]
