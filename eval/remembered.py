"""An encoder that remembers the last questions it encoded: many configurations ask the same one.

But: only for comparing answers; whoever times something gives it the encoder itself.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.e5_file import Floats
from index.encoder import Encoder

KEPT = 64


class Remembered:
    """`encoder`, each question encoded once while it is among the last `kept`."""

    def __init__(self, encoder: Encoder, kept: int = KEPT) -> None:
        self.encoder = encoder
        self.kept = kept
        self.name = encoder.name
        self.dimensions = encoder.dimensions
        self.cross_encoder = encoder.cross_encoder
        self._known: dict[str, Floats] = {}

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """(len(texts), dimensions) float32, rows of length 1."""
        for text in texts:
            if text not in self._known:
                self._known[text] = self.encoder.encode_queries([text])[0]
        rows = [self._known[text] for text in texts]
        while len(self._known) > self.kept:
            self._known.pop(next(iter(self._known)))
        return np.stack(rows) if rows else np.empty((0, self.dimensions), np.float32)

    def encode_passages(self, texts: Sequence[str]) -> Floats:
        """As the encoder."""
        return self.encoder.encode_passages(texts)

    def encode_phrasings(self, texts: Sequence[str]) -> Floats:
        """As the encoder."""
        return self.encoder.encode_phrasings(texts)
