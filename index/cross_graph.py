"""Writes the cross-encoder as an ONNX graph: the lower layers of the encoder with what training has added to them, and a head.

Inputs `input_ids`, (1, tokens) int64, a question and a passage one after the other, and `asked`, (1, tokens) fp32, 1 where the
question is; output `logit`, (1,) fp32, the log-odds that the passage answers. Two graphs of the same weights, in int8 and in
fp32, as in `index.bert_graph`, whose vocabularies they share. But: one pair at a time, as they have no mask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import onnx
from onnx import TensorProto, helper

from index.bert_graph import (
    Graph,
    Linear,
    Slice,
    Words,
    embedded,
    fp32_words,
    int8_linear,
    int8_words,
    model_of,
    transformed,
)
from index.e5_file import E5File, LowRank


def cross_int8_graph(file: E5File, location: str) -> onnx.ModelProto:
    """The graph in int8; the vocabulary is in `location`, as `index.bert_graph.vocabulary` gives it."""
    read = replace(file, added=_both(file))
    return _model(read, int8_linear(read), int8_words(read, location))


def cross_fp32_graph(file: E5File, location: str, slices: Mapping[str, Slice]) -> onnx.ModelProto:
    """The graph in fp32; `slices` says where the vocabulary lies in `location`."""
    read = replace(file, added=_both(file))

    def linear(graph: Graph, value: str, name: str) -> str:
        weights = [
            graph.weight(f"{name}.w", read.dense(f"{name}.w")),
            graph.weight(f"{name}.b", read.vectors[f"{name}.b"]),
        ]
        return graph.add("Gemm", [value, *weights], f"{name}.out", transB=1)

    return _model(read, linear, fp32_words(read, location, slices))


def _model(file: E5File, linear: Linear, words: Words) -> onnx.ModelProto:
    graph = Graph()
    value = embedded(graph, file, words)
    for layer in range(1 + max(int(name[1:].split(".")[0]) for name in file.crossed)):
        value = transformed(graph, f"l{layer}", value, file, linear, padded=False)
    graph.add("Reshape", [value, "cube"], "last")
    graph.weight("unit", np.array(1, np.float32))
    graph.add("Sub", ["unit", "asked"], "told")
    means = [_mean(graph, part) for part in ("asked", "told")]
    graph.add("Concat", means, "means", axis=1)  # (1, 2 x hidden)
    graph.weight("head.w", file.head[:-1, None])
    graph.weight("head.b", file.head[-1:])
    graph.add("Gemm", ["means", "head.w", "head.b"], "logits")
    graph.add("Squeeze", ["logits", "one"], "logit")
    inputs = [
        helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "tokens"]),
        helper.make_tensor_value_info("asked", TensorProto.FLOAT, ["batch", "tokens"]),
    ]
    return model_of(graph, "cross-encoder", inputs, ("logit", ["batch"]))


def _both(file: E5File) -> dict[str, LowRank]:
    """What training has added to the encoder and what it has added to that, as one."""
    return {
        name: LowRank(np.hstack([own.up, file.added[name].up]), np.vstack([own.down, file.added[name].down]))
        if name in file.added
        else own
        for name, own in file.crossed.items()
    }


def _mean(graph: Graph, part: str) -> str:
    """(1, hidden): the mean over the tokens of which `part`, (1, tokens), is 1."""
    graph.add("Unsqueeze", [part, "minus1"], f"{part}.cube")
    graph.add("Mul", ["last", f"{part}.cube"], f"{part}.kept")
    graph.add("ReduceSum", [f"{part}.kept", "one"], f"{part}.sum", keepdims=0)
    graph.add("ReduceSum", [part, "one"], f"{part}.count", keepdims=1)
    return graph.add("Div", [f"{part}.sum", f"{part}.count"], f"{part}.mean")
