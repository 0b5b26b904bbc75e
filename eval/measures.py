"""The table of measures: name, definition in one sentence as shown to people, range, and the questions
each applies to.

To add one, write its function (in `eval.answers` or `eval.refusal`, or as an expression of ir-measures in
`eval.retrieval`) and a line here. But: nothing here is computed; `eval.score` does that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eval import answers, refusal, retrieval
from eval.records import Gold
from qa.records import Answer

Judge = Callable[[Gold, Answer, answers.Documents], float]
Applies = Callable[[Gold], bool]


def every(question: Gold) -> bool:
    """Applies to every question."""
    return True


def answered(question: Gold) -> bool:
    """Applies where the document answers."""
    return question.answerable


def unanswered(question: Gold) -> bool:
    """Applies where the document does not answer."""
    return not question.answerable


def asks_set(question: Gold) -> bool:
    """Applies where the answer is a set."""
    return question.type == "list"


def ranked(question: Gold) -> bool:
    """Applies where some node answers, so that a ranking can be judged."""
    return bool(retrieval.judged([question]))


@dataclass(frozen=True, slots=True)
class Measure:
    """A number between 0 and 1 for one question, higher is better. `judge` is None for the measures of the
    ranking, which ir-measures computes."""

    name: str
    definition: str
    applies: Applies
    judge: Judge | None = None


@dataclass(frozen=True, slots=True)
class SetMeasure:
    """A number between 0 and 1 for a whole set of questions (None where the set does not have it), and the end
    of the range that is better."""

    name: str
    definition: str
    better: str
    value: Callable[[Sequence[refusal.Decision]], float | None]


MEASURES: tuple[Measure, ...] = (
    Measure("hit@1", "第一条结果所示的条款或表行就能单独回答问题。", ranked),
    Measure("hit@5", "前五名里有能单独回答问题的；合并在一条结果里的各处依次各占一名，以下同。", ranked),
    Measure("RR@10", "第一处能单独回答的排在第几，取其倒数；第十名以后为 0。", ranked),
    Measure("R@10", "能单独回答的各处，有多大比例排进前十。", ranked),
    Measure("nDCG@10", "前十名的等级按 log2(名次 + 1) 折减后求和，与最好的排法之比。", ranked),
    Measure("nuggets", "作出了回答，并且写明了全部要点。", answered, answers.holds_nuggets),
    Measure("cites answer", "引用里有能单独回答问题的一处。", answered, answers.cites_answer),
    Measure(
        "citation precision", "所引各处有多大比例与问题有关（有等级）。", answered, answers.citation_precision
    ),
    Measure("citation recall", "全部要点有多大比例写在引用里。", answered, answers.citation_recall),
    Measure(
        "quotes",
        "有引文（文件能回答时），并且每处引文都与原文逐字一致。",
        every,
        answers.quotes_are_slices,
    ),
    Measure("set precision", "列出的各项有多大比例属于应列的集合。", asks_set, answers.set_precision),
    Measure("set recall", "应列的集合有多大比例被列出。", asks_set, answers.set_recall),
    Measure("refused", "说明了文件没有回答这个问题。", unanswered, answers.refuses),
    Measure("reason", "说明没有回答，且理由与标准一致。", unanswered, answers.reason_right),
    Measure(
        "right",
        "整个回答正确：该拒的拒了；清单不多不少；其余写明全部要点并引用了能回答的一处。",
        every,
        answers.right,
    ),
)
SET_MEASURES: tuple[SetMeasure, ...] = (
    SetMeasure("AUROC", "任取一个能答、一个不能答的问题，前者把握更大的概率。", "1", refusal.auroc),
    SetMeasure("AURC", "把握从高到低逐个作答，答错比例的平均。", "0", refusal.area_under_risk),
    SetMeasure(
        "ECE",
        "把握与实际能答比例的平均差距（分十档）。",
        "0",
        refusal.calibration_error,
    ),
)
