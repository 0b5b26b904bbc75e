"""The types of what the endpoints reply, as a client reads them: the JSON of the records, field by field.

A test holds them to what is really sent. But: hold no data and check none.
"""

from __future__ import annotations

from typing import Literal, TypedDict

PeriodReply = TypedDict("PeriodReply", {"text": str, "from": str})


class CitationReply(TypedDict):
    """One quotation; `spans` are [start, end) in characters of the document's text."""

    n: int
    id: str
    label: str
    quote: str
    spans: list[list[int]]
    departments: list[str]
    period: PeriodReply | None


class NoticeReply(TypedDict):
    """Something to know beside the answer."""

    kind: str
    text: str
    nodes: list[str]


class HalfReply(TypedDict):
    """Rank and score of one way of searching."""

    rank: int
    score: float


class HitReply(TypedDict):
    """One place found."""

    id: str
    score: float
    bm25: HalfReply | None
    dense: HalfReply | None
    twins: list[str]


class SumReply(TypedDict):
    """A sum worked out from cited figures."""

    expression: str
    result: str
    citations: list[int]


class AnswerReply(TypedDict):
    """The answer to a question; `confidence` is a probability."""

    question: str
    understood: str
    kind: Literal["answer", "lookup", "list", "none"]
    text: str
    citations: list[CitationReply]
    notices: list[NoticeReply]
    hits: list[HitReply]
    arithmetic: list[SumReply]
    reason: str | None
    detail: str | None
    confidence: float
    timing_ms: dict[str, float]


class ClauseReply(TypedDict):
    """A clause, part, table or row in full."""

    id: str
    kind: str
    number: str
    heading: str
    text: str
    spans: list[list[int]]
    parent: str | None
    departments: list[str]
    period: PeriodReply | None
    category: str | None
    twins: list[str]
    title: str
    label: str
    reference: str


class FoundReply(TypedDict):
    """One place found, with its text."""

    id: str
    label: str
    title: str
    text: str
    score: float


class AmountReply(TypedDict):
    """An amount: money in 元, a share as 比例."""

    text: str
    value: float
    unit: str


class IncentiveReply(TypedDict):
    """Who receives how much on what condition."""

    node: str
    beneficiary: str
    condition: str
    amount: AmountReply
    cap: AmountReply | None
    ratio: float | None
    limit: str | None
    quote: str
