"""Any sentence-transformers model, by name or folder, through torch.

Its own prompts for query and passage (or document) are honoured, and its own window.
But: importing it takes seconds, so `index.encoder` does so only where such a model is asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer
from transformers.utils.logging import disable_progress_bar

from corpus.checksums import sha256
from index.e5_file import Floats
from index.encoder import CrossEncoder, safe
from index.errors import BrokenEncoder


class TorchEncoder:
    """A sentence-transformers model as an `Encoder`."""

    cross_encoder: CrossEncoder | None = None

    def __init__(self, model: str) -> None:
        disable_progress_bar()  # type: ignore[no-untyped-call]  # the caller shows progress
        try:
            self._model = SentenceTransformer(model)
        except Exception as error:  # a hub, a file system and a configuration can each fail in their own way
            raise BrokenEncoder(
                f"编码器 {model} 无法打开，请检查 POLICY_QA_MODEL（模型名或 sentence-transformers 文件夹）。"
            ) from error
        self._prompts = {name: prompt for name, prompt in self._model.prompts.items() if prompt}
        self.dimensions = int(self._model.get_embedding_dimension() or 0)
        self.name = f"{model}@{_fingerprint(model, self._model)}"

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """(len(texts), dimensions) float32, rows of length 1."""
        return self._encode(texts, self._prompts.get("query", ""))

    def encode_passages(self, texts: Sequence[str]) -> Floats:
        """(len(texts), dimensions) float32, rows of length 1."""
        named = (self._prompts[name] for name in ("passage", "document", "corpus") if name in self._prompts)
        return self._encode(texts, next(named, ""))

    def encode_phrasings(self, texts: Sequence[str]) -> Floats:
        """(len(texts), dimensions) float32, rows of length 1."""
        return self.encode_queries(texts)

    def _encode(self, texts: Sequence[str], prompt: str) -> Floats:
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        vectors = self._model.encode(
            [safe(text) for text in texts], prompt=prompt, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, np.float32)


def _fingerprint(model: str, loaded: SentenceTransformer) -> str:
    """Twelve characters that change when the weights do: of a folder's files, or the hub's commit."""
    folder = Path(model)
    if folder.is_dir():
        kinds = ("*.safetensors", "*.bin", "*.json", "*.txt", "*.model")
        files = sorted({path for kind in kinds for path in folder.rglob(kind)})
        listed = "\n".join(f"{path.relative_to(folder)} {sha256(path)}" for path in files)
        return hashlib.sha256(listed.encode()).hexdigest()[:12]
    commit = getattr(getattr(loaded[0], "auto_model", None), "config", None)
    return str(getattr(commit, "_commit_hash", None) or "unknown")[:12]
