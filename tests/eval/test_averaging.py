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
    head = {"cross.head.w": np.zeros(2, np.float32), "cross.head.b": np.zeros(1, np.float32)}
    data = save({**head, **tensors})
    with TemporaryDirectory() as folder:
        path = Path(folder) / "adapter.safetensors"
        path.write_bytes(data)
        matrix = read_adapter(path, hashlib.sha256(data).hexdigest()).encoder["m"]
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
    assert whole["m.up"].dtype == whole["m.down"].dtype == np.uint8
    assert whole["m.up"].shape == whole["m.down"].shape == (1, 2)  # two numbers in a byte
    assert whole["m.scale"].shape == (2,)
    np.testing.assert_allclose(added(averaged([one, two], 1)), np.diag([2, 0]), atol=1e-6)


def test_what_is_no_matrix_is_averaged_and_every_name_has_the_prefix():
    """(1 + 3) / 2 and (0 + 1) / 2; the cross-encoder's names stand behind theirs."""
    runs = [{"head.w": half([[1, 0]])[0]}, {"head.w": half([[3, 1]])[0]}]
    found = averaged(runs, 1, "cross.")
    assert found["cross.head.w"].tolist() == [2.0, 0.5]
    assert found["cross.head.w"].dtype == np.float32


@given(arrays(np.float16, (6, 2), elements=st.floats(-1, 1, width=16)))
def test_four_bits_cost_little(up: np.ndarray):
    """What a rank of 2 holds is given back but for rounding: half of a seventh of the largest of each vector, at most, in
    each of the two."""
    run = {"m.up": up, "m.down": np.eye(2, 4, dtype=np.float16)}
    exact = up.astype(float) @ np.eye(2, 4)
    assert np.abs(added(averaged([run], 2)) - exact).max() <= 0.4 * np.linalg.norm(exact) + 1e-6
