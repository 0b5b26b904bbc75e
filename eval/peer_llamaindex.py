"""LlamaIndex on one document: sentence splitter, BM25 and vectors, query fusion. Runs in the peers'
environment.

Reads a job (see `eval.peers`) from standard input and writes a reply to standard output. But: nothing in
the program imports it.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from llama_index.core import Document, VectorStoreIndex
from llama_index.core.embeddings import BaseEmbedding
from llama_index.core.llms import MockLLM
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.retrievers.bm25 import BM25Retriever

from index.encoder import Encoder, load_encoder

PACKAGES = ("llama-index-core", "llama-index-retrievers-bm25")
TOKENS = r"[\u4e00-\u9fff]|[A-Za-z0-9.]+"  # its default pattern takes a Chinese sentence for one word
MODE = "reciprocal_rerank"


class Vectors(BaseEmbedding):  # type: ignore[misc]
    """The program's own encoder behind LlamaIndex's interface."""

    encoder: Any

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self.encoder.encode_passages(texts).tolist()
        return rows

    def _get_query_embedding(self, query: str) -> list[float]:
        row: list[float] = self.encoder.encode_queries([query])[0].tolist()
        return row

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


def answer(job: dict[str, Any]) -> dict[str, Any]:
    """The reply to a job."""
    splitter = SentenceSplitter()
    nodes = splitter.get_nodes_from_documents([Document(text=job["text"])])
    encoder: Encoder = load_encoder(Path(job["home"]), None, "fp32")
    index = VectorStoreIndex(nodes, embed_model=Vectors(encoder=encoder))
    words = BM25Retriever.from_defaults(
        nodes=nodes, similarity_top_k=job["k"], token_pattern=TOKENS, skip_stemming=True
    )
    both = QueryFusionRetriever(
        [index.as_retriever(similarity_top_k=job["k"]), words],
        llm=MockLLM(),
        num_queries=1,
        mode=MODE,
        similarity_top_k=job["k"],
        use_async=False,
    )
    return {
        "versions": {name: version(name) for name in PACKAGES},
        "settings": f"SentenceSplitter {splitter.chunk_size}/{splitter.chunk_overlap}, "
        f"BM25Retriever(single characters) + vectors, QueryFusionRetriever {MODE}, num_queries 1",
        "count": len(nodes),
        "pieces": [[found.text for found in both.retrieve(question)] for question in job["questions"]],
    }


if __name__ == "__main__":
    json.dump(answer(json.load(sys.stdin)), sys.stdout, ensure_ascii=False)
