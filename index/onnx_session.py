"""Opens a graph of the default encoder's folder in onnxruntime, checked against the folder's checksums first.

But: knows nothing of what the graph computes.
"""

from __future__ import annotations

from pathlib import Path

import onnxruntime

from corpus.checksums import damaged
from index.errors import BrokenEncoder


def check(folder: Path, *names: str) -> None:
    """Raises `BrokenEncoder` where one of the files is damaged or absent."""
    for name in names:
        if damaged(folder, [name]) is not None:
            raise BrokenEncoder(f"编码器文件 {name} 已损坏或缺失，请运行 python -m index build 重新生成。")


def open_session(folder: Path, name: str, threads: int) -> onnxruntime.InferenceSession:
    """The graph, run by so many threads. Raises `BrokenEncoder` where it is damaged or onnxruntime refuses it."""
    check(folder, name)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    # Threads wait for each other spinning, but not for the next question: that would take the processor from
    # everything else on a small machine.
    options.add_session_config_entry("session.force_spinning_stop", "1")
    options.log_severity_level = 3  # errors only
    try:
        return onnxruntime.InferenceSession(
            str(folder / name),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],  # slower than what it fuses: `index.bert_graph`
        )
    except Exception as error:  # onnxruntime has no common base of its own
        raise BrokenEncoder(f"编码器文件 {name} 无法打开，请运行 python -m index build 重新生成。") from error
