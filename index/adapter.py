"""What training has added to the default encoder: `adapter.safetensors`, checked by SHA-256 and merged at unpacking.

For each matrix of the layers three tensors under the file's own names, `l0.q.w.up` (rows, rank) and `l0.q.w.down`
(rank, columns) in bytes, and `l0.q.w.scale` (rank,): (up * scale) @ down is added. The vocabulary is not trained.
`python -m eval adapter` makes the file.
But: does not train, and an encoder already unpacked never reads it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from safetensors.numpy import load

from index.e5_file import LowRank
from index.encoder_files import ADAPTER_SHA256
from index.errors import BrokenEncoder

FILE = Path(__file__).with_name("adapter.safetensors")


def read_adapter(path: Path = FILE, sha256: str = ADAPTER_SHA256) -> dict[str, LowRank]:
    """The additions by matrix, float32. Raises `BrokenEncoder` where the file is absent or another one."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BrokenEncoder(f"编码器的训练结果 {path.name} 无法读取，请重新安装程序。") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise BrokenEncoder(f"编码器的训练结果 {path.name} 的 SHA-256 与预期不符，未予使用，请重新安装程序。")
    tensors = {name: tensor.astype(np.float32) for name, tensor in load(data).items()}
    names = {name.removesuffix(".up") for name in tensors if name.endswith(".up")}
    return {
        name: LowRank(tensors[f"{name}.up"] * tensors[f"{name}.scale"], tensors[f"{name}.down"])
        for name in sorted(names)
    }
