"""The default encoder in onnxruntime, with `tokenizers` alone: what serves questions.

Files are checked against the folder's checksums before they are opened. Questions run one at a time, so
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

from corpus.checksums import damaged
from index.e5_file import Floats
from index.encoder import Precision, safe
from index.encoder_files import (
    DIMENSIONS,
    FP32,
    INT8,
    MAX_TOKENS,
    NAME,
    TOKENIZER,
    WEIGHTS,
    encoder_folder,
)
from index.errors import BrokenEncoder, MissingEncoder
from index.old_encoders import hold

THREADS = {INT8: 1, FP32: 2}  # sharing a question in int8 costs more than it saves, on a busy machine most
BATCH_TOKENS = 4096  # of one batch, blanks at the ends included
_AHEAD = 4  # characters a token at most stands for here: beyond this a text is cut before it is read


class OnnxEncoder:
    """multilingual-e5-small from `HOME/encoder`. Safe to use from several threads."""

    name = NAME
    dimensions = DIMENSIONS

    def __init__(self, home: Path, precision: Precision = "int8") -> None:
        self._folder = encoder_folder(home)
        self._precision = precision
        if not self._folder.is_dir():
            raise MissingEncoder("默认编码器尚未就绪，请先运行 python -m index build。")
        hold(self._folder, self)
        self._check(TOKENIZER)
        self._tokenizer = Tokenizer.from_file(str(self._folder / TOKENIZER))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._queries = self._session(INT8) if precision == "int8" else self._fp32

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
        self._check(WEIGHTS)
        return self._session(FP32)

    def _check(self, name: str) -> None:
        if damaged(self._folder, [name]) is not None:
            raise BrokenEncoder(f"编码器文件 {name} 已损坏或缺失，请运行 python -m index build 重新生成。")

    def _session(self, name: str) -> onnxruntime.InferenceSession:
        self._check(name)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = THREADS[name]
        # Threads wait for each other spinning, but not for the next question: that would take the processor from
        # everything else on a small machine.
        options.add_session_config_entry("session.force_spinning_stop", "1")
        options.log_severity_level = 3  # errors only
        try:
            return onnxruntime.InferenceSession(
                str(self._folder / name),
                options,
                providers=["CPUExecutionProvider"],
                disabled_optimizers=["SkipLayerNormFusion"],  # slower than what it fuses: `index.bert_graph`
            )
        except Exception as error:  # onnxruntime has no common base of its own
            raise BrokenEncoder(
                f"编码器文件 {name} 无法打开，请运行 python -m index build 重新生成。"
            ) from error

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
