"""Speed as ratios inside one run: two pieces of work timed in turn, each with n, median and 95th percentile.

Absolute times are noise on a shared machine, so every figure is printed with both of its sides, and the two
are run alternately. But: a ratio is not judged here beyond saying whether it is within its bound.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from math import log
from time import perf_counter

Work = Callable[[int], object]  # called with the number of the round, so that rounds can differ


@dataclass(frozen=True, slots=True)
class Side:
    """What was timed: n rounds after `warm` that do not count; median and 95th percentile in `unit`."""

    what: str
    n: int
    warm: int
    median: float
    p95: float
    unit: str = "ms"


@dataclass(frozen=True, slots=True)
class Ratio:
    """`ours` against `other`, and the bound it should stay within (None where there is none)."""

    work: str
    ours: Side
    other: Side
    bound: float | None = None
    note: str = ""

    @property
    def value(self) -> float:
        """Median of ours over median of the other."""
        return self.ours.median / self.other.median if self.other.median else float("inf")

    @property
    def within(self) -> bool:
        """Whether the bound holds."""
        return self.bound is None or self.value <= self.bound


def pair(
    work: str,
    ours: tuple[str, Work],
    other: tuple[str, Work],
    *,
    n: int,
    warm: int = 2,
    bound: float | None = None,
    note: str = "",
) -> Ratio:
    """Time two pieces of work alternately, `n` rounds each after `warm` rounds that do not count."""
    for number in range(warm):
        ours[1](number)
        other[1](number)
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(n):
        for held, (_, call) in zip(times, (ours, other), strict=True):
            start = perf_counter()
            call(number)
            held.append(1000 * (perf_counter() - start))
    return Ratio(work, side(ours[0], times[0], warm), side(other[0], times[1], warm), bound, note)


def side(what: str, values: Sequence[float], warm: int = 0, unit: str = "ms") -> Side:
    """The summary of measured values."""
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    return Side(what, len(ordered), warm, statistics.median(ordered), p95, unit)


def exponent(sizes: Sequence[int], values: Sequence[float]) -> float:
    """The slope of log(value) over log(size), by least squares: 1 where work grows with size."""
    xs, ys = [log(size) for size in sizes], [log(max(value, 1e-9)) for value in values]
    return statistics.linear_regression(xs, ys).slope


def as_json(ratio: Ratio) -> dict[str, object]:
    """Both sides and the ratio."""
    form: dict[str, object] = asdict(ratio)
    return form | {"ratio": round(ratio.value, 4), "within": ratio.within}
