"""Amounts by field as a chart: a line a field, a dot an amount in 元, on a scale of powers of ten; inline SVG.

Its sentence is for those who cannot see it, and every amount stands in the table below it. But: shows no shares
and nothing that is given per 亩 or per person; those have no common scale with sums.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from math import ceil, floor, log10
from statistics import median

from corpus.facts_text import figure
from qa.beneficiary_name import shortened

WIDTH, LABEL, ROW, TOP = 900, 210, 30, 24
_RIGHT = 44
_LONGEST = 14  # characters of a field beside its line


def amount_chart(fields: Mapping[str, Sequence[float]]) -> str:
    """The chart for the sums of each field, in 元; empty where there is none."""
    held = {name: sorted(value for value in values if value > 0) for name, values in fields.items()}
    held = {name: values for name, values in held.items() if values}
    if not held:
        return ""
    least = floor(log10(min(values[0] for values in held.values())))
    most = max(least + 1, ceil(log10(max(values[-1] for values in held.values()))))
    scale = (WIDTH - LABEL - _RIGHT) / (most - least)

    def x(value: float) -> float:
        return LABEL + (log10(value) - least) * scale

    height = TOP + ROW * len(held) + 8
    ticks = "".join(
        f'<path class="tick" d="M{x(10**power):.1f} {TOP - 6}V{height - 6}"/>'
        f'<text x="{x(10**power):.1f}" y="12" text-anchor="middle">{figure(float(10**power), "元")}</text>'
        for power in range(least, most + 1)
    )
    lines = "".join(
        _line(name, values, TOP + ROW * place, x) for place, (name, values) in enumerate(held.items())
    )
    said = "；".join(
        f"{name} {len(values)} 笔，{figure(values[0], '元')}至{figure(values[-1], '元')}"
        for name, values in held.items()
    )
    return (
        f'<figure class="amount-chart" tabindex="0" role="region" aria-label="各领域奖补金额图">'
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(said)}">{ticks}{lines}</svg>'
        "<figcaption>每个点是一笔以元计的金额，竖线是各领域的中位数；横轴每格相差十倍。</figcaption></figure>"
    )


def _line(name: str, values: Sequence[float], y: int, x: Callable[[float], float]) -> str:
    middle = y + ROW / 2
    short = shortened(name, _LONGEST)
    dots = "".join(
        f'<circle class="dot" cx="{x(value):.1f}" cy="{middle}" r="6"><title>{escape(name)} '
        f"{figure(value, '元')}</title></circle>"
        for value in values
    )
    half = x(median(values))
    return (
        f'<text x="{LABEL - 12}" y="{middle + 5}" text-anchor="end">{escape(short)}<title>{escape(name)}</title></text>'
        f'<path class="range" d="M{x(values[0]):.1f} {middle}H{x(values[-1]):.1f}"/>'
        f'<path class="median" d="M{half:.1f} {middle - 11}v22"/>{dots}'
    )
