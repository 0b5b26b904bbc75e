"""Questions and passages to vectors: the seam, and the choice of what stands behind it.

`load_encoder` opens the default encoder in onnxruntime (no torch is imported), or any sentence-transformers
name or folder through torch. Both obey one contract: rows are float32 of length 1, question and passage
have their own prompts, a text longer than the model's window is cut at its end, and no text raises: a lone
surrogate becomes U+FFFD and NUL a blank.
But: does not download by itself, does not unpack (`index.unpack`), does not keep vectors (`index.vectors`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Protocol

from index.e5_file import Floats

Precision = Literal["int8", "fp32"]

READ = 300  # characters of a question that are read for its meaning; what follows would only cost time

_UNSAFE = re.compile("[\ud800-\udfff]")


class CrossEncoder(Protocol):
    """What reads a question and a passage together."""

    def logits(self, question: str, passages: Sequence[str]) -> Floats:
        """(len(passages),) float32: the log-odds that each answers the question."""
        ...


class Encoder(Protocol):
    """What search needs of an encoder."""

    @property
    def cross_encoder(self) -> CrossEncoder | None:
        """What reads with the same model; None where there is none."""
        ...

    @property
    def name(self) -> str:
        """Model, weights and way of encoding passages: equal names, equal vectors."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """(len(texts), dimensions) float32, rows of length 1."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Floats:
        """(len(texts), dimensions) float32, rows of length 1."""
        ...

    def encode_phrasings(self, texts: Sequence[str]) -> Floats:
        """(len(texts), dimensions) float32, rows of length 1: questions as an index keeps them, equal on every machine
        that encodes passages equally."""
        ...


def load_encoder(home: Path, model: str | None = None, precision: Precision = "int8") -> Encoder:
    """The encoder to use: the default one in `home`, or `model`, a sentence-transformers name or folder.

    `precision` holds for questions to the default encoder: int8 takes a third of torch's time at cosine
    0.99, fp32 gives the same scores on every machine. Passages and phrasings are always encoded in fp32, so one index
    serves both. Raises `MissingEncoder`, `BrokenEncoder`.
    """
    if model is None:
        from index.onnx_encoder import OnnxEncoder

        return OnnxEncoder(home, precision)
    from index.torch_encoder import TorchEncoder  # seconds: only where another model is asked for

    return TorchEncoder(model)


def safe(text: str) -> str:
    """The text as UTF-8 can hold it and a C string would.

    Example: "a\\x00\\ud800" -> "a \\ufffd"
    """
    return _UNSAFE.sub("\ufffd", text).replace("\x00", " ")
