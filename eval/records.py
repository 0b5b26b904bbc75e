"""The records of an evaluation: a gold question, what one configuration gave for it, and the scores.

`relevant` holds grades: 2 = the node answers the question by itself, 1 = it supports an answer.
But: nothing here reads a file, asks a question or computes a score.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from eval.refusal import Decision
from qa.records import Answer

QuestionType = Literal[
    "lay", "figure", "condition", "department", "lookup", "list", "comparison", "row", "budget",
    "planned", "period", "conflict", "noisy", "keywords", "followup", "multi", "none",
]  # fmt: skip
Part = Literal["dev", "test"]
Use = Literal["train", "learn"]  # of questions that are not reported on: for the encoder, for the weights
TYPES: tuple[QuestionType, ...] = get_args(QuestionType)
PARTS: tuple[Part, ...] = get_args(Part)
USES: tuple[Use, ...] = get_args(Use)
ANSWERS = 2  # the grade of a node that answers by itself


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold question. An answer must hold one alternative of each tuple in `nuggets`; for type none
    they are the expected reasons. `split` is None until `eval.split` has written it."""

    id: str
    question: str
    history: tuple[str, ...]
    type: QuestionType
    relevant: Mapping[str, int]
    nuggets: tuple[tuple[str, ...], ...]
    split: Part | None = None

    @property
    def answerable(self) -> bool:
        """Whether the document answers the question."""
        return self.type != "none"

    @property
    def answering(self) -> frozenset[str]:
        """Ids of the nodes that answer by themselves."""
        return frozenset(node for node, grade in self.relevant.items() if grade >= ANSWERS)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one configuration gave for one question. `ranked` has one tuple a hit, best first: the hit's
    id and then the twins folded into it. `answer` is None where a configuration only searches."""

    id: str
    ranked: tuple[tuple[str, ...], ...]
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """The entries of one configuration, by question id."""

    name: str
    entries: Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean over `n` questions with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Scores:
    """One configuration scored: per measure the value of each question it applies to, and per question the
    decision to answer (none where it only searches). `missing` are gold questions the run has no entry for
    (they score 0)."""

    name: str
    values: Mapping[str, Mapping[str, float]]
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    missing: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every gold question was asked."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Row:
    """One configuration in a table: the mean of each measure, the measures taken over the questions as a
    set, and per measure the p-value of its difference from BM25, from the run it was compared with and, for
    an ablation, from ours (where there are any)."""

    name: str
    means: Mapping[str, Mean]
    overall: Mapping[str, Mean] = field(default_factory=dict)
    p_bm25: Mapping[str, float] = field(default_factory=dict)
    p_accepted: Mapping[str, float] = field(default_factory=dict)
    p_ours: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """What an evaluation found: `rows` over all its `n` questions, `types` over those of each type.
    `part` is the part reported on (None is both); `missing` are gold questions that were not asked of
    some configuration, `left_out` counts those that were not chosen, `compared` those that the run compared
    with has too."""

    part: Part | None
    n: int
    rows: tuple[Row, ...]
    types: Mapping[str, tuple[Row, ...]]
    missing: tuple[str, ...] = ()
    left_out: int = 0
    compared: int = 0


@dataclass(frozen=True, slots=True)
class Searched:
    """What a run searched: the documents, the encoder, and the statistics of the index."""

    documents: tuple[str, ...]
    encoder: str
    statistics: Mapping[str, int]
