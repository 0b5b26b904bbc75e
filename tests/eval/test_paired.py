"""Hybrid against the better of its halves, on rankings worked out by hand."""

import ir_measures
import pytest

from eval.external import Collection
from eval.paired import against_the_better

QUESTIONS = [f"q{n}" for n in range(12)]


def ranking(first: dict[str, str]) -> list[ir_measures.ScoredDoc]:
    """Each question's documents, the given one first and the wrong one behind it."""
    return [
        ir_measures.ScoredDoc(q, document, float(9 - rank))
        for q in QUESTIONS
        for rank, document in enumerate(dict.fromkeys((first[q], "right", "wrong")))
    ]


def test_the_better_half_is_the_one_compared_with():
    """Words are right 3 times of 12, meaning 6 times, the hybrid 12 times: it is .5 above meaning in the first place. Of
    2^6 signs of six equal differences only two are as far from zero, so p is about 2/64; in recall nothing differs."""
    runs = {
        name: ranking({q: "right" if n < right else "wrong" for n, q in enumerate(QUESTIONS)})
        for name, right in (("bm25", 3), ("dense", 6), ("hybrid", 12))
    }
    collection = Collection({}, dict.fromkeys(QUESTIONS, ""), {q: {"right": 1} for q in QUESTIONS})
    found = against_the_better(collection, runs)
    half, gain, p = found["hit@1"]
    assert half == "dense"
    assert gain == 0.5
    assert p == pytest.approx(2 / 64, abs=0.01)
    assert found["recall@10"] == ("bm25", 0.0, 1.0)
