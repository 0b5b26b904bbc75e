"""Scores of a run against the gold questions: every question counts, asked or not.

A question the run has no entry for scores 0 in every measure that applies to it, and is named in
`missing`; an empty run, or one whose entries are of other questions, raises. But: it decides nothing
(`eval.regression` does) and prints nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from eval.answers import Documents, right
from eval.bootstrap import mean, over_set
from eval.errors import IncompleteRun
from eval.measures import MEASURES, SET_MEASURES
from eval.records import TYPES, Gold, Mean, Part, Run, Scores
from eval.refusal import Decision
from eval.retrieval import retrieval


def score(questions: Sequence[Gold], run: Run, documents: Documents) -> Scores:
    """Every measure of every question. A run without answers has the measures of its ranking only."""
    known = [question for question in questions if question.id in run.entries]
    if not known:
        raise IncompleteRun(f"运行结果 {run.name} 里没有这些问题中的任何一个，请先用同一份标准问题重新运行。")
    values = retrieval(questions, run)
    made: dict[str, Decision] = {}
    if any(run.entries[question.id].answer for question in known):
        values |= _answers(questions, run, documents)
        made = {question.id: _decision(question, run, documents) for question in questions}
    missing = tuple(question.id for question in questions if question.id not in run.entries)
    return Scores(run.name, values, made, missing)


def summary(scores: Scores, measure: str, ids: Collection[str]) -> Mean:
    """Mean and interval of a measure over those of `ids` it applies to."""
    values = scores.values.get(measure, {})
    return mean([values[name] for name in ids if name in values])


def overall(scores: Scores, ids: Collection[str]) -> dict[str, Mean]:
    """The measures over those of `ids` as a set, each with its interval, as far as the set has them."""
    made = [scores.decisions[name] for name in ids if name in scores.decisions]
    found = {measure.name: over_set(made, measure.value) for measure in SET_MEASURES}
    return {name: mean for name, mean in found.items() if mean}


def by_type(questions: Sequence[Gold]) -> dict[str, list[str]]:
    """The ids of each type that occurs, in the order of the types."""
    found = {kind: [q.id for q in questions if q.type == kind] for kind in TYPES}
    return {kind: ids for kind, ids in found.items() if ids}


def of_part(questions: Sequence[Gold], part: Part | None) -> list[Gold]:
    """The questions of one part, or all."""
    return [question for question in questions if part is None or question.split == part]


def _decision(question: Gold, run: Run, documents: Documents) -> Decision:
    """One that was not answered was as sure as can be, and wrong."""
    entry = run.entries.get(question.id)
    if entry is None or entry.answer is None:
        return Decision(float(not question.answerable), question.answerable, False)
    good = bool(right(question, entry.answer, documents))
    return Decision(entry.answer.confidence, question.answerable, good)


def _answers(questions: Sequence[Gold], run: Run, documents: Documents) -> dict[str, dict[str, float]]:
    values: dict[str, dict[str, float]] = {}
    for measure in MEASURES:
        if measure.judge is None:
            continue
        scores = values[measure.name] = {}
        for question in questions:
            if measure.applies(question):
                entry = run.entries.get(question.id)
                answer = entry.answer if entry else None
                scores[question.id] = measure.judge(question, answer, documents) if answer else 0.0
    return values
