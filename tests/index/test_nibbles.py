"""Two small numbers in a byte."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.nibbles import LEAST, MOST, packed, unpacked


def test_the_even_rows_lie_in_the_low_halves():
    """-8 is 0 and 7 is 15, so rows [-8] and [7] are one byte 0xF0."""
    assert packed(np.array([[-8], [7]], np.int8)).tolist() == [[0xF0]]


@given(arrays(np.int8, (6, 3), elements=st.integers(LEAST, MOST)))
def test_what_is_packed_comes_back(numbers: np.ndarray):
    """In whatever order its axes lie in memory; a file written of it is in the order of its rows."""
    for way in (numbers, np.asfortranarray(numbers)):
        assert packed(way).flags.c_contiguous
        assert np.array_equal(unpacked(packed(way)), numbers)
