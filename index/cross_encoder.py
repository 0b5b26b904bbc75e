"""Reads a question and a passage together, in onnxruntime: the log-odds that the passage answers (`index.cross_graph`).

It sees what two vectors apart cannot: that a passage gives the sum where the question asks for the day. Pairs run one at a
time, so that a figure depends on its pair only. But: its figures are not yet a probability for a document; the decision
(`qa.refusal`) weighs them with what the search saw.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from index.e5_file import Floats
from index.encoder import Precision, safe
from index.encoder_files import CROSS, CROSS_FP32
from index.onnx_session import open_session

GRAPHS: dict[Precision, str] = {"int8": CROSS, "fp32": CROSS_FP32}
THREADS: dict[Precision, int] = {"int8": 1, "fp32": 2}
QUESTION_TOKENS, PASSAGE_TOKENS = 60, 200  # in training too; what follows is not read
_AHEAD = 4  # characters a token at most stands for here


class OnnxCrossEncoder:
    """The cross-encoder of an encoder's folder, with that encoder's tokenizer. Safe to use from several threads."""

    def __init__(self, folder: Path, tokenizer: Tokenizer, precision: Precision) -> None:
        self._tokenizer = tokenizer
        self._session = open_session(folder, GRAPHS[precision], THREADS[precision])
        self._start, *_, self._end = tokenizer.encode("").ids

    def logits(self, question: str, passages: Sequence[str]) -> Floats:
        """(len(passages),) float32."""
        asked = [self._start, *self._pieces(question, QUESTION_TOKENS), self._end]
        return np.array([self._logit(asked, passage) for passage in passages], np.float32)

    def _logit(self, asked: list[int], passage: str) -> float:
        ids = [*asked, self._end, *self._pieces(passage, PASSAGE_TOKENS), self._end]
        mask = np.zeros((1, len(ids)), np.float32)
        mask[0, : len(asked)] = 1
        found = self._session.run(["logit"], {"input_ids": np.array([ids], np.int64), "asked": mask})
        return float(found[0][0])

    def _pieces(self, text: str, most: int) -> list[int]:
        ids: list[int] = self._tokenizer.encode(safe(text[: most * _AHEAD]), add_special_tokens=False).ids
        return ids[:most]
