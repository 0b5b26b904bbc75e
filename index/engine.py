"""What answering needs of an index, whichever engine keeps it: the local one (`searcher`) or Milvus (`milvus_index`).

But: a seam only; each engine says for itself what it guarantees.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Protocol

from index.encoder import Encoder
from index.records import EVERYTHING, Only
from index.scoring import Marks
from index.searcher import Evidence
from index.tokens import Tokenizer


class Engine(Protocol):
    """The documents' nodes, searched by words and by meaning. Safe to ask from several threads."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The nodes, (n,)."""
        ...

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that are searched."""
        ...

    @property
    def encoder(self) -> Encoder | None:
        """What encodes questions; None where words alone are searched."""
        ...

    @property
    def tokens(self) -> Tokenizer:
        """How text is cut into terms."""
        ...

    @property
    def heaviest(self) -> float:
        """The idf of a term that one node has."""
        ...

    @property
    def vocabulary(self) -> Set[str]:
        """All terms of the nodes' own text."""
        ...

    @property
    def trouble(self) -> str | None:
        """A sentence where another index is standing in at the moment; None where all is well."""
        ...

    def evidence(self, question: str, expanded: Sequence[str] = (), only: Only = EVERYTHING) -> Evidence:
        """How well every node fits."""
        ...

    def holding(self, only: Only) -> Marks | None:
        """(n,) whether each node is searched; None where all are."""
        ...

    def closeness(self, evidence: Evidence, nodes: Sequence[str]) -> Mapping[str, Mapping[str, float]]:
        """How near each sentence of some nodes is to the question: node -> quotation -> cosine."""
        ...

    def weights(self, text: str) -> Mapping[str, float]:
        """The idf of each term of a text."""
        ...

    def terms_of(self, nodes: Iterable[str]) -> Set[str]:
        """The terms of some nodes' own text."""
        ...

    def asked_terms_of(self, nodes: Iterable[str]) -> Set[str]:
        """The terms of some nodes' text and of the known ways of asking for them."""
        ...

    def asked_nodes(self) -> frozenset[str]:
        """The nodes that ways of asking are known for."""
        ...
