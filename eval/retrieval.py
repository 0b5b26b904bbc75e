"""Measures of the ranking, computed by ir-measures from the same qrels and run that `eval.trec` writes.

A hit is written as the node it shows and then the twins folded into it, each at a rank of its own, so a run
can be written without knowing the judgements and anyone may re-score it. Denominators come from the gold
questions; a question without entry scores 0. But: not-answered questions have no ranking to judge and are
left out (`eval.refusal` judges them).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import ir_measures
from ir_measures import RR, R, ScoredDoc, Success, nDCG

from eval.records import ANSWERS, Gold, Run

DEPTH = 100  # ids of a run that are judged and written, a question
MEASURES: Mapping[str, Any] = {
    "hit@1": Success(rel=ANSWERS) @ 1,
    "hit@5": Success(rel=ANSWERS) @ 5,
    "RR@10": RR(rel=ANSWERS) @ 10,
    "R@10": R(rel=ANSWERS) @ 10,
    "nDCG@10": nDCG @ 10,
}


def judged(questions: Iterable[Gold]) -> list[Gold]:
    """The questions whose ranking can be judged."""
    return [question for question in questions if question.answerable and question.answering]


def qrels(questions: Iterable[Gold]) -> list[ir_measures.Qrel]:
    """The judgements, in the order of the questions."""
    return [
        ir_measures.Qrel(question.id, node, grade)
        for question in judged(questions)
        for node, grade in question.relevant.items()
    ]


def ranking(ranked: Sequence[Sequence[str]]) -> list[str]:
    """The ids of a run for one question, best first, each once.

    Example: hits (a, twin b), (c, twin a) -> [a, b, c]."""
    return list(dict.fromkeys(node for named in ranked for node in named))[:DEPTH]


def scored(questions: Iterable[Gold], run: Run) -> list[ScoredDoc]:
    """The run, its scores strictly falling with the rank so that no tool can reorder ties."""
    return [
        ScoredDoc(question.id, node, float(DEPTH - place))
        for question in judged(questions)
        if question.id in run.entries
        for place, node in enumerate(ranking(run.entries[question.id].ranked))
    ]


def retrieval(questions: Sequence[Gold], run: Run) -> dict[str, dict[str, float]]:
    """measure -> question id -> value, for every question that can be judged."""
    ids = [question.id for question in judged(questions)]
    values = {name: dict.fromkeys(ids, 0.0) for name in MEASURES}
    documents = scored(questions, run)
    if documents:
        names = {measure: name for name, measure in MEASURES.items()}
        for metric in ir_measures.iter_calc(list(names), qrels(questions), documents):
            values[names[metric.measure]][metric.query_id] = float(metric.value)
    return values


def first_rank(question: Gold, ranked: Sequence[Sequence[str]]) -> int | None:
    """The rank in the run of the first node that answers, 1 for the first; None where none does."""
    return next((rank for rank, node in enumerate(ranking(ranked), 1) if node in question.answering), None)
