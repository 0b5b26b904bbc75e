"""The gate on the shipped document and questions, with one half of the search dead on purpose."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from eval import gold, regression
from eval.bench import Bench
from eval.records import Gold, Scores
from eval.run import run
from eval.score import score
from index.e5_file import Floats
from index.searcher import Index
from qa.assistant import Assistant

EVAL = Path(__file__).parents[2] / "eval"


@dataclass(frozen=True)
class Stuck:
    """An encoder that says the same of every question."""

    name: str
    dimensions: int

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """The first axis."""
        return np.eye(1, self.dimensions, dtype=np.float32).repeat(len(texts), axis=0)

    def encode_passages(self, texts: Sequence[str]) -> Floats:
        """As for questions."""
        return self.encode_queries(texts)


def with_index(bench: Bench, index: Index) -> Bench:
    """The bench over another index."""
    assistant = bench.assistant
    return Bench(replace(assistant, searcher=replace(assistant.searcher, index=index)))


@pytest.fixture(scope="module")
def scored(assistant: Assistant) -> dict[str, Scores]:
    """Each half alone over all questions, as it is and dead."""
    alive = Bench(assistant).sharing()
    index = alive.index
    assert index.encoder
    stuck = Index(index.manifest, index.contents, Stuck(index.encoder.name, index.encoder.dimensions))
    nothing = replace(index.contents.text, rows={})  # no word is known
    mute = Index(index.manifest, replace(index.contents, text=nothing), index.encoder)
    halves = {
        "bm25": alive.configurations()["bm25"],
        "dense": alive.configurations()["dense"],
        "dead bm25": with_index(alive, mute).configurations()["bm25"],
        "dead dense": with_index(alive, stuck).configurations()["dense"],
    }
    made = run(shipped(), halves, lambda: None)
    return {one.name: score(shipped(), one, alive.documents) for one in made}


def shipped() -> tuple[Gold, ...]:
    """All gold questions."""
    return gold.load(EVAL / "gold" / "haining-2024.jsonl")


@pytest.mark.slow
@pytest.mark.parametrize("dead", ["", "bm25", "dense"])
def test_a_dead_half_fails_the_gate(assistant: Assistant, scored: dict[str, Scores], dead: str):
    """Ours is taken to answer exactly as accepted; the gate fails for the dead half and for that alone."""
    expected = regression.load(EVAL / "expected.json")
    halves = ("bm25", "dense")
    pinned = replace(expected, scores={half: expected.scores[half] for half in halves})
    found = {half: scored[f"dead {half}" if half == dead else half] for half in halves}
    found["ours"] = regression.accepted(expected)["ours"]
    failures = regression.check(pinned, shipped(), found, Bench(assistant).searched)
    assert bool(failures) == bool(dead)
    assert all(f"{dead} " in failure for failure in failures)
    assert any(f"单用 {dead} 时" in failure for failure in failures) == bool(dead)
