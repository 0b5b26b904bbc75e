"""Speed as ratios inside one run: two pieces of work timed in turn, each with n, median and 95th percentile.

Absolute times are noise on a shared machine, so every figure is printed with both of its sides, and the two
are run alternately. Beside the time on the clock stands the processors' time of the same rounds, which other programs
disturb less. But: a ratio is not judged here beyond saying whether it is within its bound.
"""

from __future__ import annotations

import resource
import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from math import log
from time import perf_counter, process_time, sleep

Work = Callable[[int], object]  # called with the number of the round, so that rounds can differ


@dataclass(frozen=True, slots=True)
class Side:
    """What was timed: n rounds after `warm` that do not count; median and 95th percentile in `unit`, and the
    median of the processors' time in ms where it was taken."""

    what: str
    n: int
    warm: int
    median: float
    p95: float
    unit: str = "ms"
    cpu: float | None = None


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
    def cpu(self) -> float | None:
        """The same of the processors' time; None where it was not taken."""
        if self.ours.cpu is None or not self.other.cpu:
            return None
        return self.ours.cpu / self.other.cpu

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
    clock: Callable[[], float] = process_time,
    rest: float = 0.0,
) -> Ratio:
    """Time two pieces of work alternately, `n` rounds each after `warm` rounds that do not count.

    `clock` gives the seconds of processor time so far: of this process, or of its `children`. Before each round of
    either side the process rests for `rest` seconds, where threads that the other side has left spinning would
    take a processor from it and be counted as its own.
    """
    for number in range(warm):
        ours[1](number)
        other[1](number)
    times: tuple[list[float], list[float]] = ([], [])
    used: tuple[list[float], list[float]] = ([], [])
    for number in range(n):
        for held, spent, (_, call) in zip(times, used, (ours, other), strict=True):
            sleep(rest)
            start, worked = perf_counter(), clock()
            call(number)
            held.append(1000 * (perf_counter() - start))
            spent.append(1000 * (clock() - worked))
    mine, theirs = (
        side(what, held, warm, cpu=spent)
        for (what, _), held, spent in zip((ours, other), times, used, strict=True)
    )
    return Ratio(work, mine, theirs, bound, note)


def children() -> float:
    """Seconds of processor time of the processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def side(
    what: str, values: Sequence[float], warm: int = 0, unit: str = "ms", cpu: Sequence[float] = ()
) -> Side:
    """The summary of measured values."""
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    worked = statistics.median(cpu) if cpu else None
    return Side(what, len(ordered), warm, statistics.median(ordered), p95, unit, worked)


def exponent(sizes: Sequence[int], values: Sequence[float]) -> float:
    """The slope of log(value) over log(size), by least squares: 1 where work grows with size."""
    xs, ys = [log(size) for size in sizes], [log(max(value, 1e-9)) for value in values]
    return statistics.linear_regression(xs, ys).slope


def as_json(ratio: Ratio) -> dict[str, object]:
    """Both sides and the ratio."""
    form: dict[str, object] = asdict(ratio)
    cpu = None if ratio.cpu is None else round(ratio.cpu, 4)
    return form | {"ratio": round(ratio.value, 4), "cpu_ratio": cpu, "within": ratio.within}
