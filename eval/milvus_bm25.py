"""Milvus's own BM25 over the nodes' text, its words cut by Milvus's jieba analyzer: reported beside ours.

But: nothing answers from it; its idf is its own, and it knows neither character pairs nor the documents' own terms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index.e5_file import Floats
from index.searcher import Index

COLLECTION = "their_bm25"


@dataclass(frozen=True, slots=True)
class Found:
    """Scores of one question, (n,) aligned to `ids`."""

    ids: tuple[str, ...]
    bm25: Floats
    dense: Floats | None = None


class TheirBm25:
    """The nodes of an index in a Milvus collection that cuts and weighs words by itself."""

    def __init__(self, folder: Path, index: Index) -> None:
        from pymilvus import DataType, Function, FunctionType, MilvusClient

        self.ids = index.ids
        self._place = {node: at for at, node in enumerate(index.ids)}
        self._client = MilvusClient(str(folder / "their.db"))
        schema = self._client.create_schema(auto_id=False)
        schema.add_field("id", DataType.VARCHAR, max_length=1024, is_primary=True)
        schema.add_field(
            "text",
            DataType.VARCHAR,
            max_length=65535,
            enable_analyzer=True,
            analyzer_params={"tokenizer": "jieba"},
        )
        schema.add_field("words", DataType.SPARSE_FLOAT_VECTOR)
        schema.add_function(
            Function("bm25", FunctionType.BM25, input_field_names=["text"], output_field_names=["words"])
        )
        indexes = self._client.prepare_index_params()
        indexes.add_index("words", index_type="SPARSE_INVERTED_INDEX", metric_type="BM25")
        self._client.create_collection(COLLECTION, schema=schema, index_params=indexes)
        texts = [each for each in index.contents.passages if each.kind == "node"]
        self._client.insert(COLLECTION, [{"id": each.node, "text": each.text} for each in texts])
        self._client.flush(COLLECTION)

    def evidence(self, question: str, /) -> Found:
        """The scores of every node."""
        found: Sequence[Any] = self._client.search(
            COLLECTION,
            data=[question],
            anns_field="words",
            limit=len(self.ids),
            search_params={"metric_type": "BM25"},
        )[0]
        scores = np.zeros(len(self.ids), np.float32)
        for hit in found:
            scores[self._place[hit["id"]]] = abs(hit["distance"])  # milvus-lite gives the negative
        return Found(self.ids, scores)
