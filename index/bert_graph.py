"""Writes a BERT sentence encoder (mean pooling, unit length) as an ONNX graph, without torch.

Inputs `input_ids` and `attention_mask`, (batch, tokens) int64; output `vector`, (batch, hidden) float32 rows
of length 1. Two graphs of the same weights:
- fp32: matrices stay in `model.safetensors` beside it (ONNX external data), so nothing is stored twice;
- int8: matrices as int8 with a scale for each row, activations rounded as they come, with one scale for the whole input
  or, before the matrices in `UNEVEN`, one for each stretch of a token; the vocabulary keeps the file's own 4-bit blocks
  (GatherBlockQuantized), so looking a piece up loses nothing. It lies in a file of its own, `vocabulary`, which the
  cross-encoder (`index.cross_graph`) opens too; the system keeps one copy for both.
Operators: https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md
But: the int8 graph rounds with one scale for a whole input and has no mask, so give it one text at a time. Knows this
one architecture (post-norm layers, erf GELU, absolute positions) only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from index.e5_file import BLOCK, E5File, Floats, Sizes

_MS = "com.microsoft"
_OPSETS = [helper.make_opsetid("", 21), helper.make_opsetid(_MS, 1)]
#: Before these a few activations are so large that one scale for all leaves nothing of the others. Measured on 150
#: questions (mean cosine to fp32): .9928 without, .9949 with l4, .9956 with both, .9972 with all twelve `fo`.
UNEVEN = ("l0.fo", "l4.fo")
_STRETCH = 128  # weights, and activations, that share a scale there
_IR_VERSION = 10  # the oldest that opset 21 needs, so that older runtimes open the file


class Slice(NamedTuple):
    """Where a tensor lies in a file: `length` bytes from `offset`."""

    offset: int
    length: int


class Graph:
    """Nodes and weights while they are collected."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def add(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:  # noqa: ANN401
        """A node with one output, whose name is given back."""
        self.nodes.append(helper.make_node(kind, inputs, [output], output, domain=domain, **attributes))
        return output

    def weight(self, name: str, values: npt.NDArray[Any]) -> str:
        """A weight inside the graph."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def external(self, name: str, shape: tuple[int, ...], kind: int, location: str, place: Slice) -> str:
        """A weight that lies in another file."""
        tensor = TensorProto(name=name, dims=shape, data_type=kind, data_location=TensorProto.EXTERNAL)
        for key, value in (("location", location), ("offset", place.offset), ("length", place.length)):
            tensor.external_data.add(key=key, value=str(value))
        self.weights.append(tensor)
        return name


# Write `input x matrix + bias`, and rows of the vocabulary: all that differs between the two graphs.
Linear = Callable[[Graph, str, str], str]  # (graph, input, name without .w and .b) -> output
Words = Callable[[Graph, str], str]  # (graph, ids) -> output


def fp32_graph(file: E5File, location: str, slices: Mapping[str, Slice]) -> onnx.ModelProto:
    """The graph in fp32; `slices` says where each matrix lies in `location`, (rows, columns) fp32."""

    def linear(graph: Graph, value: str, name: str) -> str:
        bias = graph.weight(f"{name}.b", file.vectors[f"{name}.b"])
        matrix = _external(graph, file, f"{name}.w", location, slices)
        return graph.add("Gemm", [value, matrix, bias], f"{name}.out", transB=1)

    return _model(file, linear, fp32_words(file, location, slices), padded=True)


def fp32_words(file: E5File, location: str, slices: Mapping[str, Slice]) -> Words:
    """What looks pieces up in the weights at `location`."""

    def words(graph: Graph, ids: str) -> str:
        return graph.add("Gather", [_external(graph, file, "emb.word", location, slices), ids], "words")

    return words


def _external(graph: Graph, file: E5File, name: str, location: str, slices: Mapping[str, Slice]) -> str:
    return graph.external(name, file.matrices[name].nibbles.shape, TensorProto.FLOAT, location, slices[name])


def int8_graph(file: E5File, location: str) -> onnx.ModelProto:
    """The graph in int8; the vocabulary is in `location`, as `vocabulary` gives it."""
    return _model(file, int8_linear(file), int8_words(file, location), padded=False)


def vocabulary(file: E5File) -> bytes:
    """The rows of the vocabulary: all packed nibbles in two's complement, then the scale of each block in fp32."""
    q4 = file.matrices["emb.word"]
    signed = (q4.nibbles - 8) & 0x0F  # so that the zero point is 0
    packed = signed[:, 0::2] | (signed[:, 1::2] << 4)
    return packed.tobytes() + q4.scales.astype("<f4").tobytes()


def int8_words(file: E5File, location: str) -> Words:
    """What looks pieces up in the `vocabulary` at `location`."""
    rows, columns = file.matrices["emb.word"].nibbles.shape
    nibbles = rows * columns // 2

    def words(graph: Graph, ids: str) -> str:
        table = graph.external("emb.word.q", (rows, columns), TensorProto.INT4, location, Slice(0, nibbles))
        scales = graph.external(
            "emb.word.s", (rows, columns // BLOCK), TensorProto.FLOAT, location,
            Slice(nibbles, 4 * rows * columns // BLOCK),
        )  # fmt: skip
        return graph.add(
            "GatherBlockQuantized", [table, ids, scales], "words", _MS,
            gather_axis=0, quantize_axis=1, block_size=BLOCK, bits=4,
        )  # fmt: skip

    return words


def int8_linear(file: E5File) -> Linear:
    """What multiplies with matrices in int8."""

    def linear(graph: Graph, value: str, name: str) -> str:
        matrix = file.dense(f"{name}.w")
        if name in UNEVEN:
            return stretches(graph, value, name, matrix)
        scale = np.abs(matrix).max(axis=1) / 127  # one a row of the matrix
        rounded = graph.weight(f"{name}.q", np.round(matrix / scale[:, None]).astype(np.int8).T)
        bias = graph.weight(f"{name}.b", file.vectors[f"{name}.b"])
        inputs = [value, rounded, graph.weight(f"{name}.s", scale), "", bias]
        return graph.add("DynamicQuantizeMatMul", inputs, f"{name}.out", _MS)

    def stretches(graph: Graph, value: str, name: str, matrix: Floats) -> str:
        rows, columns = matrix.shape
        blocks = matrix.reshape(rows, -1, _STRETCH)
        scale = np.abs(blocks).max(axis=2) / 127
        rounded = (np.round(blocks / scale[:, :, None]) + 128).astype(np.uint8)  # 128 stands for 0
        weights = [graph.weight(f"{name}.q", rounded), graph.weight(f"{name}.s", scale)]
        bias = graph.weight(f"{name}.b", file.vectors[f"{name}.b"])
        return graph.add(
            "MatMulNBits", [value, *weights, "", "", bias], f"{name}.out", _MS,
            N=rows, K=columns, bits=8, block_size=_STRETCH, accuracy_level=4,
        )  # fmt: skip

    return linear


def _model(file: E5File, linear: Linear, words: Words, *, padded: bool) -> onnx.ModelProto:
    """The whole graph; `padded` where texts of different lengths come together, so that the mask counts."""
    graph = Graph()
    if padded:
        graph.add("Cast", ["attention_mask"], "mask", to=TensorProto.INT32)
    value = embedded(graph, file, words)
    for layer in range(file.sizes.layers):
        value = transformed(graph, f"l{layer}", value, file, linear, padded=padded)
    _pool(graph, value, padded)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in ("input_ids", "attention_mask")
    ]
    return model_of(graph, "encoder", inputs, ("vector", ["batch", file.sizes.hidden]))


def model_of(
    graph: Graph, name: str, inputs: list[onnx.ValueInfoProto], output: tuple[str, list[str | int]]
) -> onnx.ModelProto:
    """What was collected, with one fp32 output."""
    found = helper.make_tensor_value_info(output[0], TensorProto.FLOAT, output[1])
    return helper.make_model(
        helper.make_graph(graph.nodes, name, inputs, [found], graph.weights),
        opset_imports=_OPSETS,
        ir_version=_IR_VERSION,
    )


def embedded(graph: Graph, file: E5File, words: Words) -> str:
    """(batch x tokens, hidden): pieces and their places, normalised; `cube` and `flat` are the two shapes for what follows."""
    sizes = file.sizes
    # Every token is of type 0, so its vector is added to the positions once and for all.
    positions = file.vectors["emb.pos"].reshape(-1, sizes.hidden)
    graph.weight("positions", positions + file.vectors["emb.type"].reshape(-1, sizes.hidden)[0])
    for name, number in (("zero", 0), ("one", 1), ("two", 2), ("minus1", -1), ("width", sizes.hidden)):
        graph.weight(name, np.array([number], np.int64))
    _norm(graph, file, "emb.ln")
    graph.add("Shape", ["input_ids"], "shape")
    graph.add("Slice", ["shape", "one", "two"], "tokens")
    graph.add("Concat", ["shape", "width"], "cube", axis=0)  # (batch, tokens, hidden)
    graph.add("Concat", ["minus1", "width"], "flat", axis=0)  # (batch x tokens, hidden)
    words(graph, "input_ids")
    graph.add("Slice", ["positions", "zero", "tokens"], "places")
    graph.add("Add", ["words", "places"], "summed")
    graph.add("Reshape", ["summed", "flat"], "summed.flat")
    return graph.add(
        "LayerNormalization", ["summed.flat", "emb.ln.w", "emb.ln.b"], "embedded", epsilon=sizes.epsilon
    )


def _norm(graph: Graph, file: E5File, name: str) -> None:
    for part in "wb":
        graph.weight(f"{name}.{part}", file.vectors[f"{name}.{part}"])


def transformed(graph: Graph, name: str, value: str, file: E5File, linear: Linear, *, padded: bool) -> str:
    """One layer: attention, then the feed-forward network, each added to its input and normalised after."""
    sizes = file.sizes
    for norm in ("aln", "oln"):
        _norm(graph, file, f"{name}.{norm}")
    parts = [
        graph.add("Reshape", [linear(graph, value, f"{name}.{part}"), "cube"], f"{name}.{part}.cube")
        for part in "qkv"
    ]
    # subtle: the fourth input would be a bias of q, k and v; the linear step has added it already
    inputs = [*parts, "", "mask"] if padded else parts
    seen = graph.add("MultiHeadAttention", inputs, f"{name}.seen", _MS, num_heads=sizes.heads)
    seen = graph.add("Reshape", [seen, "flat"], f"{name}.seen.flat")
    value = _add_and_normalise(graph, value, linear(graph, seen, f"{name}.ao"), f"{name}.aln", sizes)
    wide = graph.add("Gelu", [linear(graph, value, f"{name}.fi")], f"{name}.gelu")
    return _add_and_normalise(graph, value, linear(graph, wide, f"{name}.fo"), f"{name}.oln", sizes)


def _add_and_normalise(graph: Graph, value: str, change: str, name: str, sizes: Sizes) -> str:
    # subtle: SkipLayerNormalization does both, and takes three times as long; sessions must not fuse them into it
    summed = graph.add("Add", [value, change], f"{name}.sum")
    return graph.add("LayerNormalization", [summed, f"{name}.w", f"{name}.b"], name, epsilon=sizes.epsilon)


def _pool(graph: Graph, value: str, padded: bool) -> str:
    """The mean over the tokens that the mask keeps, brought to length 1."""
    last = graph.add("Reshape", [value, "cube"], "last")
    if padded:
        graph.add("Cast", ["attention_mask"], "mask.float", to=TensorProto.FLOAT)
        graph.add("Unsqueeze", ["mask.float", "minus1"], "kept")
        last = graph.add("Mul", [last, "kept"], "masked")
    graph.add("ReduceSum", [last, "one"], "sum", keepdims=0)
    graph.add("ReduceL2", ["sum", "one"], "length", keepdims=1)  # the mean's direction is the sum's
    return graph.add("Div", ["sum", "length"], "vector")
