"""Measures of the ranking, each on a case worked by hand."""

from math import log2

import pytest

from eval.records import Entry, Gold, Run
from eval.retrieval import first_rank, judged, qrels, ranking, retrieval, scored

# Two nodes answer (x, y), one supports (s); the hits are: an empty one, s, x with its twin y.
QUESTION = Gold("q", "?", (), "lay", {"x": 2, "y": 2, "s": 1}, (("n",),))
HITS = (("o",), ("s",), ("x", "y"))


def test_a_run_is_written_without_knowing_the_judgements():
    """Each hit's own node and then its twins, every one once and at a rank of its own, answering or not."""
    assert ranking(HITS) == ["o", "s", "x", "y"]
    assert ranking([("a", "x"), ("b", "x"), ("a",)]) == ["a", "x", "b"]
    assert first_rank(QUESTION, HITS) == 3
    assert first_rank(QUESTION, (("o", "z", "y"),)) == 3
    assert first_rank(QUESTION, (("o",),)) is None


def test_hand_worked_case():
    """Ranks: o 1, s 2, x 3, y 4. First answer at rank 3, so RR = 1/3; both of two found, R = 1.
    DCG = 1/log2(3) + 2/log2(4) + 2/log2(5); the ideal is 2/log2(2) + 2/log2(3) + 1/log2(4)."""
    run = Run("r", {"q": Entry("q", HITS)})
    values = {name: value["q"] for name, value in retrieval([QUESTION], run).items()}
    dcg = 1 / log2(3) + 2 / log2(4) + 2 / log2(5)
    ideal = 2 / log2(2) + 2 / log2(3) + 1 / log2(4)
    # R counts every node graded 2: x and y.
    assert values == pytest.approx(
        {"hit@1": 0, "hit@5": 1, "RR@10": 1 / 3, "R@10": 1, "nDCG@10": dcg / ideal}, abs=1e-4
    )


def test_questions_the_run_forgot_score_zero(questions: tuple[Gold, ...], good: Run):
    """The denominator is the gold file: three answerable questions, one of them run."""
    part = Run("part", {"a": good.entries["a"]})
    assert retrieval(questions, part)["hit@1"] == {"a": 1.0, "b": 0.0, "c": 0.0}
    assert retrieval(questions, Run("empty", {}))["hit@1"] == {"a": 0.0, "b": 0.0, "c": 0.0}


def test_unanswered_questions_have_no_ranking(questions: tuple[Gold, ...], good: Run):
    """They are in neither file, even with a graded near miss."""
    assert [question.id for question in judged(questions)] == ["a", "b", "c"]
    assert {qrel.query_id for qrel in qrels(questions)} == {"a", "b", "c"}
    assert {document.query_id for document in scored(questions, good)} == {"a", "b", "c"}
