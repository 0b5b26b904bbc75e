"""LangChain on one document: recursive splitter, BM25 and vector ensemble. Runs in the peers' environment.

Reads a job (see `eval.peers`) from standard input and writes a reply to standard output. But: nothing in
the program imports it.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jieba
from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.retrievers import BM25Retriever
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import InMemoryVectorStore
from langchain_text_splitters import RecursiveCharacterTextSplitter

from index.encoder import load_encoder

PACKAGES = ("langchain-classic", "langchain-community", "langchain-text-splitters")
SIZE, OVERLAP, WEIGHTS = 1000, 200, [0.5, 0.5]


class Vectors(Embeddings):  # type: ignore[misc]
    """The program's own encoder behind LangChain's interface."""

    def __init__(self, home: str) -> None:
        self.encoder = load_encoder(Path(home), None, "fp32")

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of passages."""
        rows: list[list[float]] = self.encoder.encode_passages(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """Vector of a question."""
        vector: list[float] = self.encoder.encode_queries([text])[0].tolist()
        return vector


def answer(job: dict[str, Any]) -> dict[str, Any]:
    """The reply to a job."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP)
    pieces = splitter.split_text(job["text"])
    words = BM25Retriever.from_texts(pieces, preprocess_func=jieba.lcut, k=job["k"])
    store = InMemoryVectorStore.from_texts(pieces, Vectors(job["home"]))
    meaning = store.as_retriever(search_kwargs={"k": job["k"]})
    both = EnsembleRetriever(retrievers=[words, meaning], weights=WEIGHTS)
    return {
        "versions": {name: version(name) for name in PACKAGES},
        "settings": f"RecursiveCharacterTextSplitter {SIZE}/{OVERLAP}, BM25Retriever(jieba.lcut) + "
        f"InMemoryVectorStore, EnsembleRetriever {WEIGHTS}",
        "count": len(pieces),
        "pieces": [
            [d.page_content for d in both.invoke(question)[: job["k"]]] for question in job["questions"]
        ],
    }


if __name__ == "__main__":
    json.dump(answer(json.load(sys.stdin)), sys.stdout, ensure_ascii=False)
