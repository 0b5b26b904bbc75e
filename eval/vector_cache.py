"""Vectors of passages on disk, by content: what was encoded once is not encoded again.

Two files for an encoder, both only ever appended to: 16 bytes of SHA-256 a text, and its float32 row. A
run that was cut short leaves whole rows; a torn tail is cut off when the cache is opened. But: it never
forgets and is not for two processes at once; delete the folder to start anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.encoder import Encoder

Floats = npt.NDArray[np.float32]
KEY = 16  # bytes
BATCH = 256  # texts encoded between two writes


class VectorCache:
    """The vectors of one encoder in `folder`."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        name = hashlib.sha256(encoder.name.encode()).hexdigest()[:16]
        folder.mkdir(parents=True, exist_ok=True)
        self.encoder = encoder
        self.keys_file = folder / f"{name}.keys"
        self.rows_file = folder / f"{name}.f32"
        self.width = 4 * encoder.dimensions  # bytes of a row
        self.rows = self._opened()

    def vectors(self, texts: Sequence[str], advance: Callable[[int], object] = lambda n: None) -> Floats:
        """(len(texts), dimensions) float32; `advance` is told how many more texts are done."""
        keys = [_key(text) for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self.rows}
        advance(len(texts) - len(new))
        todo = list(new.items())
        for start in range(0, len(todo), BATCH):
            batch = todo[start : start + BATCH]
            self._append([key for key, _ in batch], self.encoder.encode_passages([text for _, text in batch]))
            advance(len(batch))
        found: Floats = np.empty((len(texts), self.encoder.dimensions), np.float32)
        stored = np.memmap(self.rows_file, np.float32, "r") if self.rows else np.empty(0, np.float32)
        table = stored.reshape(-1, self.encoder.dimensions)
        found[:] = table[[self.rows[key] for key in keys]]
        return found

    def _opened(self) -> dict[bytes, int]:
        for file in (self.keys_file, self.rows_file):
            file.touch()
        whole = min(self.keys_file.stat().st_size // KEY, self.rows_file.stat().st_size // self.width)
        for file, size in ((self.keys_file, KEY), (self.rows_file, self.width)):
            with file.open("r+b") as opened:
                opened.truncate(whole * size)
        keys = self.keys_file.read_bytes()
        return {keys[n * KEY : (n + 1) * KEY]: n for n in range(whole)}

    def _append(self, keys: Sequence[bytes], vectors: Floats) -> None:
        with self.rows_file.open("ab") as rows, self.keys_file.open("ab") as names:
            rows.write(np.ascontiguousarray(vectors, np.float32).tobytes())
            names.write(b"".join(keys))
        for key in keys:
            self.rows[key] = len(self.rows)


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:KEY]
