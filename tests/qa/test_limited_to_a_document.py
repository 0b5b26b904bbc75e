"""A question limited to one document: the engine leaves out the others, and both engines answer it alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from index.build import build
from index.engine import Engine
from index.hash_encoder import HashEncoder
from index.milvus_build import fill
from index.milvus_client import MilvusConnection
from index.milvus_index import open_milvus
from index.records import EVERYTHING, Hit, Only
from index.searcher import open_index
from qa.assistant import Assistant
from qa.knowledge import know
from qa.records import Answer
from qa.searching import only_of, searcher
from tests.index.policies import PHRASINGS, linjiang, other

ENCODER = HashEncoder()
BOTH = [linjiang(), other()]
QUESTIONS = ["研发费用补助多少", "招大学生补多少", "在林区能不能用火", "优先保障什么用地", "飞碟能不能停"]


class Watched(MilvusConnection):
    """A connection that remembers the filters of its searches."""

    filters: list[str]

    def search(
        self,
        name: str,
        field: str,
        vector: Sequence[float] | Mapping[int, float],
        limit: int,
        filter: str,
        one_a_node: bool = False,
    ) -> list[tuple[str, float]]:
        """As Milvus."""
        self.filters.append(filter)
        return super().search(name, field, vector, limit, filter, one_a_node)


class Everywhere:
    """An engine that is never told of a limit."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self.engine, name)

    def evidence(self, question: str, expanded: Sequence[str] = (), only: Only = EVERYTHING) -> Any:  # noqa: ANN401
        """Of all documents."""
        return self.engine.evidence(question, expanded)


@pytest.fixture(scope="module")
def milvus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    """An embedded Milvus."""
    connection = Watched(str(tmp_path_factory.mktemp("milvus") / "m.db"))
    connection.filters = []
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def engines(milvus: Watched, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Assistant]:
    """One assistant over both documents for each engine."""
    home = tmp_path_factory.mktemp("home")
    build(home, BOTH, PHRASINGS, ENCODER)
    fill(home, BOTH, PHRASINGS, ENCODER, milvus)
    local, knowledge = open_index(home, ENCODER), know(BOTH)
    each: dict[str, Any] = {
        "local": local,
        "everywhere": Everywhere(local),
        "milvus": open_milvus(home, milvus, ENCODER),
    }
    return {name: Assistant(knowledge, searcher(engine, knowledge)) for name, engine in each.items()}


def plain(answer: Answer) -> Answer:
    """Without what differs by rounding or from call to call."""
    hits = tuple(Hit(hit.id, round(hit.score, 3), twins=hit.twins) for hit in answer.hits)
    return replace(answer, hits=hits, confidence=round(answer.confidence, 3), timing_ms={})


@pytest.mark.parametrize("document", ["linjiang", "shancheng", None])
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_answer(engines: dict[str, Assistant], milvus: Watched, question: str, document: str | None):
    """From Milvus as from the local index, and whether or not the engine is told; Milvus is told."""
    milvus.filters.clear()
    said = {name: plain(assistant.ask(question, document=document)) for name, assistant in engines.items()}
    assert said["milvus"] == said["local"]
    assert said["everywhere"] == said["local"]
    told = [f'document == "{document}"' in filter for filter in milvus.filters]
    assert told
    assert all(told) if document else not any(told)


@pytest.mark.parametrize(("document", "fits"), [("linjiang", True), ("shancheng", False), (None, True)])
def test_a_description_is_held_against_the_document_alone(
    engines: dict[str, Assistant], document: str | None, fits: bool
):
    """As any question is: a grant of the other document fits nobody there."""
    answer = engines["local"].ask("我们公司今年新认定为高新技术企业，研发费用投入80万元。", document=document)
    assert (answer.kind == "list") is fits
    assert document is None or all(c.id.startswith(f"{document}/") for c in answer.citations)


WITHIN = [
    (None, ("a", "b"), EVERYTHING),
    (frozenset({"a/clause/1", "a/clause/2"}), ("a", "b"), Only("a")),
    (frozenset({"a/clause/1", "b/clause/2"}), ("a", "b"), EVERYTHING),
    (frozenset({"a/clause/1"}), ("a",), EVERYTHING),
]


@pytest.mark.parametrize(("within", "documents", "expected"), WITHIN)
def test_what_the_engine_is_told(within: frozenset[str] | None, documents: tuple[str, ...], expected: Only):
    """The one document that all nodes are of, where there are others."""
    assert only_of(within, documents) == expected
