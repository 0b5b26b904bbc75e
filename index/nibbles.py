"""Small whole numbers, -8 to 7, two in a byte: how `adapter.safetensors` keeps what training has added.

But: knows no scale; what a number is worth stands beside it.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

LEAST, MOST = -8, 7

Bytes = npt.NDArray[np.uint8]


def packed(numbers: npt.NDArray[np.int8]) -> Bytes:
    """(rows / 2, columns) uint8 of (rows, columns) numbers, rows even: those of the even rows in the low halves."""
    counted = (numbers - LEAST).astype(np.uint8)
    # subtle: safetensors writes an array as it lies in memory, whatever its order of axes
    return np.ascontiguousarray(counted[0::2] | counted[1::2] << 4)


def unpacked(packed: Bytes) -> npt.NDArray[np.float32]:
    """(2 x rows, columns) float32 of what `packed` gave."""
    both = np.stack([packed & 0x0F, packed >> 4], axis=1).reshape(-1, packed.shape[1])
    return np.asarray(both.astype(np.float32) + LEAST, dtype=np.float32)
