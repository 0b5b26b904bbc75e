"""What is set side by side, with a shipped fake of three nodes in place of an index."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from eval.configurations import (
    by_bm25,
    by_dense,
    by_reciprocal_rank,
    named,
    our_configuration,
    plain_configurations,
)
from eval.errors import IncompleteRun
from eval.records import Gold
from eval.run import choose, run
from index.fusion import folded
from index.records import Hit
from qa.records import Answer


@dataclass
class ThreeNodes:
    """Evidence that never changes, and the questions it was asked."""

    ids: Sequence[str] = ("x", "y", "z")
    bm25: np.ndarray = field(default_factory=lambda: np.array([0.0, 2.0, 1.0], np.float32))
    dense: np.ndarray | None = field(default_factory=lambda: np.array([0.9, 0.8, 0.8], np.float32))
    asked: list[str] = field(default_factory=list)

    def evidence(self, question: str) -> "ThreeNodes":
        """Itself."""
        self.asked.append(question)
        return self


@dataclass
class Echo:
    """An assistant that remembers what it was asked."""

    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """One hit with a twin."""
        self.asked.append((question, tuple(history)))
        return Answer(question, question, "answer", "", hits=(Hit("x", 1.0, twins=("y",)),))


def order(scored: tuple[Sequence[str], np.ndarray]) -> list[tuple[str, ...]]:
    """The hits as a configuration would rank them, x and z being twins."""
    ids, scores = scored
    return list(named(folded(scores, ids, {"x": ["z"], "z": ["x"]})))


def test_each_half_alone():
    """BM25 leaves out what shares no word; a twin is folded into the better one."""
    assert order(by_bm25(ThreeNodes())) == [("y",), ("z",)]
    assert order(by_dense(ThreeNodes())) == [("x", "z"), ("y",)]


def test_half_a_search_is_none():
    """Without vectors there is nothing to set side by side."""
    for rank in (by_dense, by_reciprocal_rank):
        with pytest.raises(IncompleteRun):
            rank(ThreeNodes(dense=None))


def test_reciprocal_rank_fusion():
    """BM25 ranks y z x, the vectors x y z. x: 1/63 + 1/61; y: 1/61 + 1/62; z: 1/62 + 1/63."""
    assert by_reciprocal_rank(ThreeNodes())[1] == pytest.approx(
        [1 / 63 + 1 / 61, 1 / 61 + 1 / 62, 1 / 62 + 1 / 63]
    )
    assert order(by_reciprocal_rank(ThreeNodes())) == [("y",), ("x", "z")]


def test_every_configuration_is_asked_everything(questions: tuple[Gold, ...]):
    """History goes to ours as it is and to the plain ones in front of the question; progress is told."""
    index, assistant, told = ThreeNodes(), Echo(), []
    configurations = plain_configurations(index, {}) | {"ours": our_configuration(assistant)}
    runs = run(questions, configurations, lambda: told.append(1))
    assert [made.name for made in runs] == ["bm25", "dense", "plain", "ours"]
    assert len(told) == len(index.asked) == len(questions)
    assert index.asked[1] == "新开店有什么好处 租金呢"
    assert assistant.asked[1] == ("租金呢", ("新开店有什么好处",))
    assert runs[3].entries["a"].ranked == (("x", "y"),)


def test_choosing(questions: tuple[Gold, ...]):
    """By type, by id, the first few."""
    assert [q.id for q in choose(questions, types=["lay", "none"])] == ["a", "n"]
    assert [q.id for q in choose(questions, ids=["b"])] == ["b"]
    assert [q.id for q in choose(questions, limit=2)] == ["a", "b"]
