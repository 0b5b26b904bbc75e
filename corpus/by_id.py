"""A document's nodes by id, made once for a document and kept for the last few."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from corpus.records import Document, Node


class _Same:
    """A document as a key: two are equal where they are one object (comparing them whole would be slow)."""

    __slots__ = ("document",)

    def __init__(self, document: Document) -> None:
        self.document = document

    def __hash__(self) -> int:
        return id(self.document)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.document is self.document


def by_id(document: Document) -> Mapping[str, Node]:
    """The nodes of a document by id."""
    return _nodes(_Same(document))


@lru_cache(maxsize=16)
def _nodes(key: _Same) -> Mapping[str, Node]:
    return {node.id: node for node in key.document.nodes}
