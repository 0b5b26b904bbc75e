"""Passages become hits: words, meaning, and the two together."""

import os

# onnxruntime reports its use to its maker, unless told not to before it is loaded; nothing here is reported to anyone.
os.putenv("ORT_DISABLE_TELEMETRY", "1")
