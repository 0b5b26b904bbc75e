"""The configurations that are set side by side: what each gives for one question.

`bm25` and `dense` rank the nodes by one half of the evidence alone, `plain` by reciprocal rank fusion of
the two (Cormack et al. 2009, k = 60) and `ours` is the whole program. The three plain ones are asked a
follow-up with the earlier questions in front of it, and fold twins as ours does. But: none of them is
given the phrasing bank, routes or learned weights except ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from eval.errors import IncompleteRun
from eval.records import Entry, Gold
from index.fusion import Floats, folded, reciprocal_rank
from index.records import Hit
from qa.records import Answer

Ask = Callable[[Gold], Entry]
DEPTH = 50  # hits kept of a plain configuration


class Components(Protocol):
    """Evidence for one question: ids of the nodes and, aligned to them, the score of each half."""

    @property
    def ids(self) -> Sequence[str]:
        """Ids of all nodes that can be found, (n,)."""

    @property
    def bm25(self) -> Floats:
        """BM25 scores of the nodes, (n,); 0 where no word is shared."""

    @property
    def dense(self) -> Floats | None:
        """Cosines of the nodes' vectors with the question's, (n,); None without an encoder."""


Scoring = Callable[[Components], tuple[Sequence[str], Floats]]


class Searches(Protocol):
    """What the plain configurations need of an index."""

    def evidence(self, question: str, /) -> Components:
        """Evidence of all nodes for a question."""


class Asks(Protocol):
    """What our own configuration needs of the assistant."""

    def ask(self, question: str, /, history: Sequence[str] = ()) -> Answer:
        """The answer to a question that follows the questions of `history`."""


def plain_configurations(index: Searches, twins: Mapping[str, Sequence[str]]) -> dict[str, Ask]:
    """The three configurations that only search, by name. They share the evidence of a question while it is
    the last one asked for."""

    @lru_cache(maxsize=1)
    def evidence(question: str) -> Components:
        return index.evidence(question)

    def of(score: Scoring) -> Ask:
        def ask(question: Gold) -> Entry:
            ids, scores = score(evidence(" ".join([*question.history, question.question])))
            hits = folded(scores, ids, twins, limit=DEPTH)
            return Entry(question.id, named(hits))

        return ask

    return {"bm25": of(by_bm25), "dense": of(by_dense), "plain": of(by_reciprocal_rank)}


def our_configuration(assistant: Asks) -> Ask:
    """The whole program."""

    def ask(question: Gold) -> Entry:
        answer = assistant.ask(question.question, history=question.history)
        return Entry(question.id, named(answer.hits), answer)

    return ask


def named(hits: Sequence[Hit]) -> tuple[tuple[str, ...], ...]:
    """The ids each hit names: its own, then the twins folded into it."""
    return tuple((hit.id, *hit.twins) for hit in hits)


def by_bm25(found: Components) -> tuple[Sequence[str], Floats]:
    """The nodes that share a word with the question, and their scores."""
    shares = found.bm25 > 0
    return [node for node, shared in zip(found.ids, shares, strict=True) if shared], found.bm25[shares]


def by_dense(found: Components) -> tuple[Sequence[str], Floats]:
    """All nodes and their cosines. Raises IncompleteRun without an encoder: half a search is no search."""
    if found.dense is None:
        raise IncompleteRun("没有可用的编码器，评测缺了语义向量这一半，请先运行 python -m index build。")
    return found.ids, found.dense


def by_reciprocal_rank(found: Components) -> tuple[Sequence[str], Floats]:
    """All nodes and the sum of 1 / (60 + rank) over both halves."""
    return found.ids, reciprocal_rank([found.bm25, by_dense(found)[1]], found.ids)
