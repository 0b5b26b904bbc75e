"""An engine with the local index standing in: a server that does not answer costs a notice, not the answer.

After a failure the local index is asked for `REST` seconds, then the engine is tried again. But: stands in only
with an index of the very same nodes; without one, the engine's failure is the caller's.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import TypeVar

from index.encoder import Encoder
from index.engine import Engine
from index.errors import UnreachableEngine
from index.records import EVERYTHING, Only
from index.scoring import Marks
from index.searcher import Evidence
from index.tokens import Tokenizer

REST = 30.0  # seconds
T = TypeVar("T")


class Standby:
    """`engine`, and where it does not answer `spare`. Safe to ask from several threads."""

    def __init__(self, engine: Engine, spare: Engine | None) -> None:
        self._engine = engine
        self._spare = spare if spare is not None and spare.ids == engine.ids else None
        self._rests_until = 0.0
        self._trouble: str | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The nodes, (n,)."""
        return self._engine.ids

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that are searched."""
        return self._engine.documents

    @property
    def encoder(self) -> Encoder | None:
        """What encodes questions."""
        return self._engine.encoder

    @property
    def tokens(self) -> Tokenizer:
        """How text is cut into terms."""
        return self._engine.tokens

    @property
    def heaviest(self) -> float:
        """The idf of a term that one node has."""
        return self._engine.heaviest

    @property
    def vocabulary(self) -> Set[str]:
        """All terms of the nodes' own text."""
        return self._engine.vocabulary

    @property
    def trouble(self) -> str | None:
        """Why the local index is standing in; None while the engine answers."""
        return self._trouble

    def evidence(self, question: str, expanded: Sequence[str] = (), only: Only = EVERYTHING) -> Evidence:
        """As the engine. Raises `UnreachableEngine` where nothing stands in."""
        return self._ask(lambda one: one.evidence(question, expanded, only))

    def holding(self, only: Only) -> Marks | None:
        """As the engine."""
        return self._engine.holding(only)

    def closeness(self, evidence: Evidence, nodes: Sequence[str]) -> Mapping[str, Mapping[str, float]]:
        """As the engine."""
        return self._ask(lambda one: one.closeness(evidence, nodes))

    def weights(self, text: str) -> Mapping[str, float]:
        """As the engine."""
        return self._ask(lambda one: one.weights(text))

    def terms_of(self, nodes: Iterable[str]) -> Set[str]:
        """As the engine."""
        wanted = tuple(nodes)
        return self._ask(lambda one: one.terms_of(wanted))

    def asked_terms_of(self, nodes: Iterable[str]) -> Set[str]:
        """As the engine."""
        wanted = tuple(nodes)
        return self._ask(lambda one: one.asked_terms_of(wanted))

    def asked_nodes(self) -> frozenset[str]:
        """As the engine."""
        return self._engine.asked_nodes()

    def _ask(self, call: Callable[[Engine], T]) -> T:
        if self._spare is not None and time.monotonic() < self._rests_until:
            return call(self._spare)
        try:
            answer = call(self._engine)
        except UnreachableEngine as error:
            if self._spare is None:
                raise
            self._trouble = f"{error}现在用的是本机的索引。"
            self._rests_until = time.monotonic() + REST
            return call(self._spare)
        self._trouble = None
        return answer
