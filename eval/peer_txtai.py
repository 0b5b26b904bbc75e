"""txtai on one document: paragraphs, hybrid index. Runs in the peers' environment.

Reads a job (see `eval.peers`) from standard input and writes a reply to standard output. But: nothing in
the program imports it.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from txtai import Embeddings

from index.encoder import load_encoder

PACKAGES = ("txtai",)


def answer(job: dict[str, Any]) -> dict[str, Any]:
    """The reply to a job."""
    pieces = [piece.strip() for piece in job["text"].split("\n\n") if piece.strip()]
    encoder = load_encoder(Path(job["home"]), None, "fp32")
    asking = False

    def vectors(texts: list[str]) -> Any:  # noqa: ANN401
        return encoder.encode_queries(texts) if asking else encoder.encode_passages(texts)

    embeddings = Embeddings(method="external", transform=vectors, hybrid=True, content=True)
    embeddings.index(pieces)
    asking = True
    found = [[hit["text"] for hit in embeddings.search(question, job["k"])] for question in job["questions"]]
    return {
        "versions": {name: version(name) for name in PACKAGES},
        "settings": "paragraphs, Embeddings(hybrid=True), its own tokens and weights",
        "count": len(pieces),
        "pieces": found,
    }


if __name__ == "__main__":
    json.dump(answer(json.load(sys.stdin)), sys.stdout, ensure_ascii=False)
