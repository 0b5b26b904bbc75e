"""Measures of knowing when not to answer, taken over a whole set of questions.

Each question gives a `Decision`: the confidence that the document answers, whether it does, and whether
the answer was right. Ties in confidence count as half (AUROC) or fall together (risk-coverage). But:
nothing here calibrates; it only measures, and of no questions there is no measure (None). Sources: Geifman &
El-Yaniv 2017 (risk-coverage), Fawcett 2006 (AUROC), Guo et al. 2017 (expected calibration error).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

BINS = 10


class Decision(NamedTuple):
    """One question: confidence 0-1, whether the document answers it, whether the answer was right."""

    confidence: float
    answerable: bool
    right: bool


class Bin(NamedTuple):
    """Questions of similar confidence: their mean confidence, the share that is answerable, how many."""

    confidence: float
    answerable: float
    n: int


def auroc(decisions: Sequence[Decision]) -> float | None:
    """Probability, 0-1, that an answerable question has the higher confidence; None where a side is empty."""
    yes = [d.confidence for d in decisions if d.answerable]
    no = sorted(d.confidence for d in decisions if not d.answerable)
    if not yes or not no:
        return None
    wins = sum(bisect_left(no, a) + bisect_right(no, a) for a in yes) / 2  # a tie is half a win
    return wins / (len(yes) * len(no))


def risk_coverage(decisions: Sequence[Decision]) -> list[tuple[float, float]]:
    """(coverage, risk) as the bar of confidence is lowered: the share of all questions above the bar, and
    the share of those that was answered wrongly. Answering where the document does not is wrong."""
    curve: list[tuple[float, float]] = []
    wrong = 0
    ordered = sorted(decisions, key=lambda d: -d.confidence)
    for place, decision in enumerate(ordered, 1):
        wrong += not (decision.answerable and decision.right)
        if place == len(ordered) or ordered[place].confidence < decision.confidence:
            curve.append((place / len(ordered), wrong / place))
    return curve


def area_under_risk(decisions: Sequence[Decision]) -> float | None:
    """Area under the risk-coverage curve, as a step to each point's left: mean risk over all coverages, 0-1."""
    if not decisions:
        return None
    area = before = 0.0
    for coverage, risk in risk_coverage(decisions):
        area += (coverage - before) * risk
        before = coverage
    return area


def reliability(decisions: Sequence[Decision], bins: int = BINS) -> list[Bin]:
    """The non-empty bins of equal width, confidence rising."""
    held: dict[int, list[Decision]] = {}
    for decision in decisions:
        held.setdefault(min(int(decision.confidence * bins), bins - 1), []).append(decision)
    return [
        Bin(
            sum(d.confidence for d in group) / len(group),
            sum(d.answerable for d in group) / len(group),
            len(group),
        )
        for _, group in sorted(held.items())
    ]


def calibration_error(decisions: Sequence[Decision]) -> float | None:
    """Expected calibration error, 0-1: |confidence - share answerable| of each bin, weighted by its size."""
    n = len(decisions)
    return sum(b.n * abs(b.confidence - b.answerable) for b in reliability(decisions)) / n if n else None
