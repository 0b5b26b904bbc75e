"""Where the default encoder lies in HOME, and the names of its files. But: opens none of them."""

from __future__ import annotations

from pathlib import Path

SOURCE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
#: SHA-256 of index/adapter.safetensors.
ADAPTER_SHA256 = "dbcc8cfb96797c45b3b6d2cecedb817077f6c0ba685dfcae01fb0ba2394ea5bd"
#: The last figure counts our ways of unpacking.
NAME = f"multilingual-e5-small-q4-{SOURCE_SHA256[:8]}-{ADAPTER_SHA256[:8]}-3"
DIMENSIONS = 384
MAX_TOKENS = 512

TOKENIZER = "tokenizer.json"
WEIGHTS = "model.safetensors"
FP32 = "model.onnx"  # its matrices are in WEIGHTS
INT8 = "model_int8.onnx"
CROSS_FP32 = "cross.onnx"  # its vocabulary is in WEIGHTS
CROSS = "cross_int8.onnx"
VOCABULARY = "vocabulary.q4"  # of INT8 and CROSS


def encoder_folder(home: Path) -> Path:
    """Where `index.unpack` puts the default encoder."""
    return home / "encoder" / NAME
