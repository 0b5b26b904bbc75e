"""The encoder's runtime reports nothing: it makes no id of this machine and keeps no events to send."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUN = """
import index.onnx_encoder
import onnxruntime
from onnx import TensorProto, helper
node = helper.make_node("Identity", ["x"], ["y"])
ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in "xy"]
model = helper.make_model(helper.make_graph([node], "g", ends[:1], ends[1:]), opset_imports=[helper.make_opsetid("", 17)])
model.ir_version = 8
onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
"""


def test_the_runtime_leaves_nothing_to_report(tmp_path: Path):
    """onnxruntime keeps a device id and its events under ~/.cache where it reports; here HOME stays empty."""
    surroundings = {
        name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "XDG_"))
    }
    subprocess.run(
        [sys.executable, "-c", RUN], cwd=ROOT, env={**surroundings, "HOME": str(tmp_path)}, check=True
    )
    assert list(tmp_path.rglob("*")) == []
