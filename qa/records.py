"""The records that leave this package: an answer with its citations and notices, and a profile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from corpus.records import Period, Span
from index.records import Hit

AnswerKind = Literal["answer", "lookup", "list", "none"]
NoticeKind = Literal["conflict", "premise", "draft", "period", "degraded", "other_document", "withdrawn"]
Reason = Literal[
    "other_year", "other_place", "off_topic", "not_stated", "no_figure", "no_such_clause", "bad_input"
]


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation that the answer relies on: the slices of the source at `spans`, joined, line breaks removed."""

    n: int
    id: str
    label: str
    quote: str
    spans: tuple[Span, ...]
    departments: tuple[str, ...]
    period: Period | None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader must know beside the answer, and the nodes it is about."""

    kind: NoticeKind
    text: str
    nodes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A sum worked out from cited figures: `expression` = `result`, relying on `citations` (their n)."""

    expression: str
    result: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a question. `reason` and `detail` are set where kind is none; `confidence` is the
    calibrated probability, 0-1, that the document answers."""

    question: str
    understood: str
    kind: AnswerKind
    text: str
    citations: tuple[Citation, ...] = ()
    notices: tuple[Notice, ...] = ()
    hits: tuple[Hit, ...] = ()
    arithmetic: tuple[Arithmetic, ...] = ()
    reason: Reason | None = None
    detail: str | None = None
    confidence: float = 0.0
    timing_ms: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """A measure that a profile fits, or would fit if what is `missing` were known."""

    id: str
    verdict: Literal["fits", "missing"]
    missing: tuple[str, ...]
    why: str
    amount_yuan: float | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class Profile:
    """A company or person as understood, and the measures for it, strongest first."""

    understood: Mapping[str, str | float | list[str]]
    matches: tuple[Match, ...]
