"""The records that leave this package: a document as citable nodes with their places in the source.

All are frozen and hold plain data. Positions are half-open `[start, end)` offsets in characters of the
text that `corpus.reading.read_text` returns. But: nothing here parses, and nothing here knows a document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

NodeKind = Literal["preamble", "part", "clause", "closing", "table", "row", "body"]
SeparatorKind = Literal["mark", "repeated_header", "page_furniture", "contents"]
Severity = Literal["hard", "soft"]
Difference = Literal[
    "number", "unit", "period", "department", "scope", "name", "arithmetic", "duplicate", "omission"
]


class Span(NamedTuple):
    """Half-open range of characters in the source text."""

    start: int
    end: int


class Separator(NamedTuple):
    """Source characters that belong to no node, and why."""

    start: int
    end: int
    what: SeparatorKind


@dataclass(frozen=True, slots=True)
class Period:
    """How long a measure holds: the words, and the id of the node that says them."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Node:
    """One citable unit. `spans` are its slices of the source, `text` its healed reading without number,
    heading and 责任单位. `departments` are as printed, in order; `twins` are ids of nodes that state the
    same measure (symmetric, not transitive)."""

    id: str
    kind: NodeKind
    number: str
    heading: str
    text: str
    spans: tuple[Span, ...]
    parent: str | None = None
    departments: tuple[str, ...] = ()
    period: Period | None = None
    category: str | None = None
    twins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the source that could not be placed or does not add up, with its place."""

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True)
class Document:
    """A policy or law as its nodes, in source order. `source` is the text that all positions refer to."""

    id: str
    title: str
    source: str
    nodes: tuple[Node, ...]
    separators: tuple[Separator, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation and where it stands."""

    node: str
    quote: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two places of a document that disagree (`b` is None where one place contradicts itself)."""

    kind: Difference
    severity: Severity
    a: Place
    b: Place | None
    what: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as printed and as a number in `unit`; money is in 元, shares are 0-1 in 比例."""

    text: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Incentive:
    """One amount that one kind of beneficiary can receive. `ratio` is a share 0-1 of what `condition` says."""

    node: str
    beneficiary: str
    condition: str
    amount: Amount
    cap: Amount | None
    ratio: float | None
    limit: str | None
    quote: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A goal that the document sets itself: a figure, not money for anyone. `qualifier` is the printed hedge (不低于, 力争, 以上)."""

    node: str
    subject: str
    value: float
    unit: str
    qualifier: str
    quote: str
    spans: tuple[Span, ...]
