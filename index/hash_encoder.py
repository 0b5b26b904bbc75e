"""A fake encoder for tests: a text is the sum of pseudo-random directions of its characters and bigrams.

Texts that share characters are near each other, others are not; the same text has the same vector on every
machine. It needs no file and answers in microseconds.
But: knows nothing of meaning, and no default of the program uses it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from index.e5_file import Floats
from index.encoder import CrossEncoder, safe


class HashEncoder:
    """Vectors of shared characters; `name` is free, so that a test can pretend another model."""

    cross_encoder: CrossEncoder | None = None

    def __init__(self, dimensions: int = 64, name: str = "hash-1") -> None:
        self.dimensions = dimensions
        self.name = f"{name}-{dimensions}"

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """(len(texts), dimensions) float32, rows of length 1."""
        return self.encode_passages(texts)

    def encode_phrasings(self, texts: Sequence[str]) -> Floats:
        """(len(texts), dimensions) float32, rows of length 1."""
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> Floats:
        """(len(texts), dimensions) float32, rows of length 1."""
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in enumerate(texts):
            clean = safe(text)
            for piece in ("", *clean, *(clean[at : at + 2] for at in range(len(clean) - 1))):
                vectors[row] += _direction(piece, self.dimensions)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors


@lru_cache(maxsize=65536)
def _direction(piece: str, dimensions: int) -> Floats:
    seed = int.from_bytes(hashlib.sha256(piece.encode()).digest()[:8])
    direction: Floats = np.random.default_rng(seed).standard_normal(dimensions, np.float32)
    return direction
