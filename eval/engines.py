"""Whether answers depend on the engine: the first ten hits of every question, local and Milvus, place by place.

A place where they differ is explained by the scores: two nodes whose scores are equal to `TIE` may change places,
as Milvus adds up in float32. But: both engines are asked the same assistant's way; Milvus's own BM25 is
`eval.milvus_bm25`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from eval.records import Gold
from eval.remembered import Remembered
from index.encoder import Encoder
from index.engine import Engine
from index.milvus_client import MilvusConnection
from index.milvus_index import open_milvus
from index.records import Hit
from index.searcher import open_index
from qa.assistant import Assistant

PLACES = 10
TIE = 1e-5


@dataclass(frozen=True, slots=True)
class Differing:
    """A place of a question's hits where the engines differ, and how far apart the two scores are."""

    id: str
    place: int
    local: str | None
    milvus: str | None
    apart: float
    why: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """`equal` of `places` are the same node; `answers` of `n` answers have the same text."""

    n: int
    places: int
    equal: int
    answers: int
    differing: tuple[Differing, ...]

    @property
    def share(self) -> float:
        """The share of places that are the same."""
        return self.equal / self.places if self.places else 1.0


def engines(home: Path, milvus: MilvusConnection, encoder: Encoder) -> tuple[Engine, Engine]:
    """Both engines of a home; a question's vector is made once for the two."""
    shared = Remembered(encoder)
    return open_index(home, shared), open_milvus(home, milvus, shared)


def asking(assistant: Assistant, engine: Engine) -> Assistant:
    """The assistant on another engine of the same nodes."""
    return replace(assistant, searcher=replace(assistant.searcher, index=engine))


def compare(
    questions: Sequence[Gold],
    local: Assistant,
    milvus: Assistant,
    advance: Callable[[], object] = lambda: None,
) -> Agreement:
    """Ask both every question."""
    places = equal = answers = 0
    differing: list[Differing] = []
    for question in questions:
        ours, theirs = (one.ask(question.question, question.history) for one in (local, milvus))
        found = differences(question.id, ours.hits[:PLACES], theirs.hits[:PLACES])
        asked = max(len(ours.hits[:PLACES]), len(theirs.hits[:PLACES]))
        places, equal = places + asked, equal + asked - len(found)
        answers += ours.text == theirs.text
        differing += found
        advance()
    return Agreement(len(questions), places, equal, answers, tuple(differing))


def differences(id: str, local: Sequence[Hit], milvus: Sequence[Hit]) -> list[Differing]:
    """The places where two lists of hits name different nodes."""
    found = []
    for at in range(max(len(local), len(milvus))):
        a, b = (hits[at] if at < len(hits) else None for hits in (local, milvus))
        if a is not None and b is not None and a.id == b.id:
            continue
        apart = abs(a.score - b.score) if a is not None and b is not None else float("inf")
        why = "得分并列" if apart <= TIE else "得分不同"
        found.append(Differing(id, at + 1, a.id if a else None, b.id if b else None, apart, why))
    return found
