"""The loaded documents as the page looks things up in them: a node by its address, its document, its twins.

An address below a node (第二款 of a clause, its item) opens the node itself. The documents may be
renewed while readers look things up. But: reads no file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.labels import label, reference, title
from corpus.records import Document, Node


@dataclass(frozen=True, slots=True)
class Found:
    """A node in its document, with the label that citations give it."""

    node: Node
    document: Document

    @property
    def label(self) -> str:
        """What a citation calls the node, without the document's title."""
        return label(self.node, self.document)

    @property
    def reference(self) -> str:
        """The citation as it is copied: 《title》 and label."""
        return reference(self.node, self.document)

    @property
    def title(self) -> str:
        """The document's title, without 《》."""
        return title(self.document)


class Shelf:
    """Documents and their nodes by id."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.renew(documents)

    def renew(self, documents: Iterable[Document]) -> None:
        """Hold other documents from now on."""
        held = tuple(documents)
        self._nodes = {node.id: Found(node, doc) for doc in held for node in doc.nodes}
        self.documents = held

    def find(self, address: str) -> Found | None:
        """The node at an address, or the node that holds it; None where there is none."""
        parts = address.strip().split("/")
        while len(parts) > 1:
            found = self._nodes.get("/".join(parts))
            if found is not None:
                return found
            parts.pop()
        return None

    def twins(self, found: Found) -> tuple[Found, ...]:
        """Nodes that state the same measure."""
        return tuple(self._nodes[twin] for twin in found.node.twins if twin in self._nodes)
