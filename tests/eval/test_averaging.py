"""Trainings averaged: by hand where the mean has one direction, and never further from it than the rank and a byte allow."""

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from safetensors.numpy import save

from eval.averaging import averaged
from index.adapter import read_adapter


def added(tensors: dict[str, np.ndarray]) -> np.ndarray:
    """What `index.adapter` makes of the file for the one matrix."""
    data = save(tensors)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "adapter.safetensors"
        path.write_bytes(data)
        matrix = read_adapter(path, hashlib.sha256(data).hexdigest())["m"]
    return matrix.up @ matrix.down


def half(rows: list[list[float]]) -> np.ndarray:
    """A tensor as training gives it."""
    return np.array(rows, np.float16)


def test_the_mean_of_two_products():
    """[1, 0] x [4, 0] and [0, 1] x [0, 2] are diag(4, 0) and diag(0, 2), so the mean is diag(2, 1)."""
    one = {"m.up": half([[1], [0]]), "m.down": half([[4, 0]])}
    two = {"m.up": half([[0], [1]]), "m.down": half([[0, 2]])}
    whole = averaged([one, two], 2)
    np.testing.assert_allclose(added(whole), np.diag([2, 1]), atol=1e-6)
    assert whole["m.up"].dtype == whole["m.down"].dtype == np.int8
    assert whole["m.scale"].shape == (2,)
    np.testing.assert_allclose(added(averaged([one, two], 1)), np.diag([2, 0]), atol=1e-6)


@given(arrays(np.float16, (6, 2), elements=st.floats(-1, 1, width=16)))
def test_a_byte_costs_little(up: np.ndarray):
    """What a rank of 2 holds is given back but for rounding: a 127th of the largest of each vector, at most."""
    run = {"m.up": up, "m.down": np.eye(2, 5, dtype=np.float16)}
    exact = up.astype(float) @ np.eye(2, 5)
    assert np.abs(added(averaged([run], 2)) - exact).max() <= 2 * np.linalg.norm(exact) / 127 + 1e-6
