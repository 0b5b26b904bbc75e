"""Where the default encoder lies in HOME, and the names of its files. But: opens none of them."""

from __future__ import annotations

from pathlib import Path

SOURCE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
#: SHA-256 of index/adapter.safetensors.
ADAPTER_SHA256 = "b84048edce2235b309e28b3850c22fdd1bc19588ceddde3937c437fa80276c05"
#: The last figure counts our ways of unpacking.
NAME = f"multilingual-e5-small-q4-{SOURCE_SHA256[:8]}-{ADAPTER_SHA256[:8]}-2"
DIMENSIONS = 384
MAX_TOKENS = 512

TOKENIZER = "tokenizer.json"
WEIGHTS = "model.safetensors"
FP32 = "model.onnx"  # its matrices are in WEIGHTS
INT8 = "model_int8.onnx"


def encoder_folder(home: Path) -> Path:
    """Where `index.unpack` puts the default encoder."""
    return home / "encoder" / NAME
