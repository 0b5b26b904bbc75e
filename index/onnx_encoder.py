"""The default encoder in onnxruntime, with `tokenizers` alone: what serves questions.

Questions run one at a time, so
that a vector depends on its text only; what an index keeps runs in fp32, by length, in batches of a few thousand tokens.
But: opens the fp32 weights only when an index is made or asked for them, as answering needs only int8.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from index.cross_encoder import OnnxCrossEncoder
from index.e5_file import Floats
from index.encoder import Precision, safe
from index.encoder_files import (
    DIMENSIONS,
    FP32,
    INT8,
    MAX_TOKENS,
    NAME,
    TOKENIZER,
    VOCABULARY,
    WEIGHTS,
    encoder_folder,
)
from index.errors import MissingEncoder
from index.old_encoders import hold
from index.onnx_session import check, open_session

THREADS = {INT8: 1, FP32: 2}  # sharing a question in int8 costs more than it saves, on a busy machine most
BATCH_TOKENS = 4096  # of one batch, blanks at the ends included
_AHEAD = 4  # characters a token at most stands for here: beyond this a text is cut before it is read


class OnnxEncoder:
    """multilingual-e5-small from `HOME/encoder`. Safe to use from several threads."""

    name = NAME
    dimensions = DIMENSIONS

    def __init__(self, home: Path, precision: Precision = "int8") -> None:
        self._folder = encoder_folder(home)
        if not self._folder.is_dir():
            raise MissingEncoder("默认编码器尚未就绪，请先运行 python -m index build。")
        hold(self._folder, self)
        check(self._folder, TOKENIZER)
        self._tokenizer = Tokenizer.from_file(str(self._folder / TOKENIZER))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        check(self._folder, VOCABULARY)
        self._queries = open_session(self._folder, INT8, THREADS[INT8]) if precision == "int8" else self._fp32
        # With the encoder, so that damage is noticed, and mended, before anybody asks.
        self.cross_encoder = OnnxCrossEncoder(self._folder, self._tokenizer, precision)

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """(len(texts), 384) float32, rows of length 1."""
        rows = [self._run(self._queries, [self._ids("query: ", text)]) for text in texts]
        return np.concatenate(rows) if rows else np.empty((0, self.dimensions), np.float32)

    def encode_passages(self, texts: Sequence[str]) -> Floats:
        """(len(texts), 384) float32, rows of length 1."""
        return self._kept([self._ids("passage: ", text) for text in texts])

    def encode_phrasings(self, texts: Sequence[str]) -> Floats:
        """(len(texts), 384) float32, rows of length 1."""
        return self._kept([self._ids("query: ", text) for text in texts])

    def _kept(self, ids: Sequence[list[int]]) -> Floats:
        """The vectors of token ids in fp32, by length."""
        order = sorted(range(len(ids)), key=lambda at: len(ids[at]))
        vectors = np.empty((len(ids), self.dimensions), np.float32)
        while order:
            # The longest of the batch is its last, and decides what the others cost.
            size = 1
            while size < len(order) and (size + 1) * len(ids[order[size]]) <= BATCH_TOKENS:
                size += 1
            batch, order = order[:size], order[size:]
            vectors[batch] = self._run(self._fp32, [ids[at] for at in batch])
        return vectors

    @cached_property
    def _fp32(self) -> onnxruntime.InferenceSession:
        check(self._folder, WEIGHTS)
        return open_session(self._folder, FP32, THREADS[FP32])

    def _ids(self, prompt: str, text: str) -> list[int]:
        ids: list[int] = self._tokenizer.encode(prompt + safe(text[: MAX_TOKENS * _AHEAD])).ids
        return ids

    def _run(self, session: onnxruntime.InferenceSession, ids: list[list[int]]) -> Floats:
        longest = max(map(len, ids))
        table = np.ones((len(ids), longest), np.int64)  # 1 is <pad>
        mask = np.zeros((len(ids), longest), np.int64)
        for row, each in enumerate(ids):
            table[row, : len(each)] = each
            mask[row, : len(each)] = 1
        vectors: Floats = session.run(["vector"], {"input_ids": table, "attention_mask": mask})[0]
        return vectors
