"""The two halves on the shipped document and questions: the gate with one of them dead on purpose, and the
files they are written to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
import pytrec_eval

from eval import gold, regression, trec
from eval.bench import Bench
from eval.records import Gold, Run
from eval.retrieval import retrieval
from eval.run import run
from eval.score import score
from index.e5_file import Floats
from index.searcher import Index
from qa.assistant import Assistant

KEYS = {
    "hit@1": "success_1",
    "hit@5": "success_5",
    "RR@10": "recip_rank",
    "R@10": "recall_10",
    "nDCG@10": "ndcg_cut_10",
}
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
def halves(assistant: Assistant) -> dict[str, Run]:
    """Each half alone asked every question, as it is and dead."""
    alive = Bench(assistant).sharing()
    index = alive.index
    assert index.encoder
    stuck = Index(index.manifest, index.contents, Stuck(index.encoder.name, index.encoder.dimensions))
    nothing = replace(index.contents.text, rows={})  # no word is known
    mute = Index(index.manifest, replace(index.contents, text=nothing), index.encoder)
    asks = {
        "bm25": alive.configurations()["bm25"],
        "dense": alive.configurations()["dense"],
        "dead bm25": with_index(alive, mute).configurations()["bm25"],
        "dead dense": with_index(alive, stuck).configurations()["dense"],
    }
    return {one.name: one for one in run(shipped(), asks, lambda: None)}


def shipped() -> tuple[Gold, ...]:
    """All gold questions."""
    return gold.load(EVAL / "gold" / "haining-2024.jsonl")


@pytest.mark.slow
@pytest.mark.parametrize("dead", ["", "bm25", "dense"])
def test_a_dead_half_fails_the_gate(assistant: Assistant, halves: dict[str, Run], dead: str):
    """Ours is taken to answer exactly as accepted; the gate fails for the dead half and for that alone."""
    expected = regression.load(EVAL / "expected.json")
    bench = Bench(assistant)
    pinned = replace(expected, scores={half: expected.scores[half] for half in ("bm25", "dense")})
    found = {
        half: score(shipped(), halves[f"dead {half}" if half == dead else half], bench.documents)
        for half in ("bm25", "dense")
    }
    found["ours"] = regression.accepted(expected)["ours"]
    failures = regression.check(pinned, shipped(), found, bench.searched)
    assert bool(failures) == bool(dead)
    assert all(f"{dead} " in failure for failure in failures)
    assert any(f"单用 {dead} 时" in failure for failure in failures) == bool(dead)


@pytest.mark.slow
@pytest.mark.parametrize("half", ["bm25", "dense"])
def test_trec_eval_gives_the_same_numbers(halves: dict[str, Run], half: str, tmp_path: Path):
    """trec_eval's own code reads the two files and finds our mean of every measure, over the same questions."""
    qrels, written = trec.write(tmp_path, shipped(), [halves[half]])
    with qrels.open(encoding="utf-8") as judgements, written.open(encoding="utf-8") as ranked:
        judged, found = pytrec_eval.parse_qrel(judgements), pytrec_eval.parse_run(ranked)
    names = {"success.1,5", "recip_rank", "recall.10", "ndcg_cut.10"}
    theirs = pytrec_eval.RelevanceEvaluator(judged, names, relevance_level=2).evaluate(found)
    ours = retrieval(shipped(), halves[half])
    assert len(judged) == len(ours["hit@1"]) > 800
    for name, key in KEYS.items():
        values = [by[key] for by in theirs.values()]  # a question without a run has 0
        # theirs has no cut of its own
        total = sum(value for value in values if name != "RR@10" or value >= 1 / 10)
        assert total / len(judged) == pytest.approx(sum(ours[name].values()) / len(judged), abs=1e-4), name
