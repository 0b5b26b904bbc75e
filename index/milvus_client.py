"""The few things we ask of Milvus, through pymilvus: a file for the embedded milvus-lite, or a server's address.

Two collections: one row a node with its words as sparse vectors, one row a passage with its dense vector. Every
failure to get an answer is `UnreachableEngine`, in one sentence. But: knows nothing of what rows mean, and ranks
nothing; `milvus_rows`, `milvus_build` and `milvus_index` do.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from index.errors import UnreachableEngine

Row = dict[str, Any]
_Field = tuple[str, str, dict[str, Any]]
Vector = Sequence[float] | Mapping[int, float]

PATIENCE = 10.0  # seconds to wait for an answer
MOST = 16_384  # rows that Milvus gives to one query
EXACT = 200_000  # passages up to which vectors are compared one by one; above, a graph finds the near ones
_TEXT, _NAME, _ID = 65_535, 512, 1_024  # bytes
_DEPARTMENTS = 64  # that one node can have
_CONFIGURED = {"index_type": "HNSW", "params": {"M": 32, "efConstruction": 360}}


class MilvusConnection:
    """An open connection. Its use is safe from several threads."""

    def __init__(self, uri: str) -> None:
        self.uri = uri
        try:
            from pymilvus import DataType, MilvusClient
        except ImportError as error:
            raise UnreachableEngine(
                "没有安装 Milvus 的客户端，请运行 pip install 'policy-qa[milvus]'，或设 POLICY_QA_ENGINE=local。"
            ) from error
        for told in ("pymilvus", "grpc._server"):  # they print what they also raise, or what is of no account
            logging.getLogger(told).setLevel(logging.CRITICAL)
        self._types = DataType
        with self._answered():
            self._client = MilvusClient(uri, timeout=PATIENCE)

    @contextmanager
    def _answered(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # pymilvus, gRPC and the embedded engine each have failures of their own
            where = "文件" if self.uri.endswith(".db") else "服务"
            hint = "可能正被另一个进程使用" if self.uri.endswith(".db") else "请检查它是否在运行"
            raise UnreachableEngine(
                f"Milvus {where} {self.uri} 没有应答，{hint}，或设 POLICY_QA_ENGINE=local 改用本机索引。"
            ) from error

    def create(self, nodes: str, passages: str, dimensions: int, expected: int) -> None:
        """Both collections, empty; `expected` passages decide how vectors are indexed."""
        shared: list[_Field] = [
            ("node", "VARCHAR", {"max_length": _NAME}),
            ("document", "VARCHAR", {"max_length": _NAME}),
        ]
        shared += [("category", "VARCHAR", {"max_length": _NAME}), ("since", "INT64", {})]
        words: list[_Field] = [("words", "SPARSE_FLOAT_VECTOR", {}), ("asked", "SPARSE_FLOAT_VECTOR", {})]
        said: list[_Field] = [("kind", "VARCHAR", {"max_length": 16}), ("key", "VARCHAR", {"max_length": 32})]
        said += [("quote", "VARCHAR", {"max_length": _TEXT}), ("dense", "FLOAT_VECTOR", {"dim": dimensions})]
        sparse = {"index_type": "SPARSE_INVERTED_INDEX", "metric_type": "IP"}
        dense = {"metric_type": "IP", **({"index_type": "FLAT"} if expected <= EXACT else _CONFIGURED)}
        for name, fields, indexes in (
            (nodes, words, {"words": sparse, "asked": sparse}),
            (passages, said, {"dense": dense}),
        ):
            with self._answered():
                if self._client.has_collection(name):
                    self._client.drop_collection(name)
                schema = self._client.create_schema(auto_id=False, enable_dynamic_field=False)
                schema.add_field("id", self._types.VARCHAR, max_length=_ID, is_primary=True)
                for field, kind, options in [*shared, *fields]:
                    schema.add_field(field, getattr(self._types, kind), **options)
                schema.add_field(
                    "departments",
                    self._types.ARRAY,
                    element_type=self._types.VARCHAR,
                    max_capacity=_DEPARTMENTS,
                    max_length=_NAME,
                )
                listed = self._client.prepare_index_params()
                for field, options in indexes.items():
                    listed.add_index(field, **options)
                self._client.create_collection(name, schema=schema, index_params=listed)

    def has(self, name: str) -> bool:
        """Whether the collection is there."""
        with self._answered():
            return bool(self._client.has_collection(name, timeout=PATIENCE))

    def ready(self, name: str) -> None:
        """Bring the collection into memory, which a server that was restarted has not done."""
        with self._answered():
            self._client.load_collection(name)

    def insert(self, name: str, rows: Sequence[Row]) -> None:
        """Add rows; equal ids are replaced, so that a batch may be sent twice."""
        with self._answered():
            self._client.upsert(name, [trimmed(row) for row in rows])

    def flush(self, name: str) -> None:
        """Have all that was added written, and seen by whoever asks from now on."""
        with self._answered():
            self._client.flush(name)

    def delete(self, name: str, filter: str) -> None:
        """Remove the rows that the expression holds for."""
        with self._answered():
            self._client.delete(name, filter=filter)

    def count(self, name: str, filter: str) -> int:
        """How many rows the expression holds for."""
        with self._answered():
            found = self._client.query(
                name, filter=filter, output_fields=["count(*)"], consistency_level="Strong"
            )
        return int(found[0]["count(*)"])

    def rows(self, name: str, filter: str, fields: Sequence[str]) -> list[Row]:
        """The rows that the expression holds for, `MOST` at most, in no order."""
        with self._answered():
            return list(
                self._client.query(
                    name, filter=filter, output_fields=list(fields), limit=MOST, timeout=PATIENCE
                )
            )

    def search(
        self, name: str, field: str, vector: Vector, limit: int, filter: str, one_a_node: bool = False
    ) -> list[tuple[str, float]]:
        """The best (node, inner product) by one vector field, highest first; `one_a_node` keeps a node's best row."""
        grouped = {"group_by_field": "node"} if one_a_node else {}
        with self._answered():
            found = self._client.search(
                name,
                data=[vector],
                anns_field=field,
                limit=limit,
                filter=filter,
                output_fields=["node"],
                search_params={"metric_type": "IP", "params": {} if field != "dense" else {"ef": 4 * limit}},
                timeout=PATIENCE,
                **grouped,
            )
        return [(str(hit["entity"]["node"]), float(hit["distance"])) for hit in found[0]]

    def close(self) -> None:
        """Let go of the connection; an embedded file stays open until its process ends."""
        self._client.close()


def named(value: str) -> str:
    """A string as Milvus's expressions write it."""
    return json.dumps(value, ensure_ascii=False)


def trimmed(row: Row) -> Row:
    """A row within what its fields hold: strings by bytes, departments by number."""
    fitting = {
        key: _cut(value, _TEXT if key == "quote" else _NAME)
        if isinstance(value, str) and key != "id"
        else value
        for key, value in row.items()
    }
    return fitting | {"departments": [_cut(name, _NAME) for name in row["departments"][:_DEPARTMENTS]]}


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore")
