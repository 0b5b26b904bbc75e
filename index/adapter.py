"""What training has added to the default encoder: `adapter.safetensors`, checked by SHA-256 and merged at unpacking.

For each matrix of the layers, under the file's own names, `l0.q.w.up` and `l0.q.w.down` in `index.nibbles`, (rows, rank) and
(columns, rank), and `l0.q.w.scale` (rank,): (up * scale) @ down^T is added. The vocabulary is not trained. Behind `cross.` the
same for the lower layers of the cross-encoder, on top of that, and its `head.w` (2 x hidden,) and `head.b` (1,).
`python -m eval adapter` and `python -m eval cross-encoder` make the file.
But: does not train, and an encoder already unpacked never reads it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load

from index.e5_file import Floats, LowRank
from index.encoder_files import ADAPTER_SHA256
from index.errors import BrokenEncoder
from index.nibbles import unpacked

FILE = Path(__file__).with_name("adapter.safetensors")
CROSS = "cross."  # in front of the names of the cross-encoder


class Added(NamedTuple):
    """What is added to the encoder by matrix, what the cross-encoder adds to that, and its head, (2 x hidden + 1,)."""

    encoder: dict[str, LowRank]
    cross_encoder: dict[str, LowRank]
    head: Floats


def read_adapter(path: Path = FILE, sha256: str = ADAPTER_SHA256) -> Added:
    """All of the file. Raises `BrokenEncoder` where it is absent or another one."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BrokenEncoder(f"编码器的训练结果 {path.name} 无法读取，请重新安装程序。") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise BrokenEncoder(f"编码器的训练结果 {path.name} 的 SHA-256 与预期不符，未予使用，请重新安装程序。")
    tensors = load(data)
    head = [tensors[name].astype(np.float32) for name in (f"{CROSS}head.w", f"{CROSS}head.b")]
    crossed = {name.removeprefix(CROSS): tensor for name, tensor in tensors.items() if name.startswith(CROSS)}
    own = {name: tensor for name, tensor in tensors.items() if not name.startswith(CROSS)}
    return Added(_by_matrix(own), _by_matrix(crossed), np.concatenate(head))


def _by_matrix(tensors: Mapping[str, npt.NDArray[Any]]) -> dict[str, LowRank]:
    names = sorted(name.removesuffix(".up") for name in tensors if name.endswith(".up"))
    return {
        name: LowRank(
            unpacked(tensors[f"{name}.up"]) * tensors[f"{name}.scale"], unpacked(tensors[f"{name}.down"]).T
        )
        for name in names
    }
