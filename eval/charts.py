"""Charts as inline SVG, drawn with classes that the report's style sheet colours.

Every chart has a role and a sentence for those who cannot see it, and its numbers stand in a table of the
report as well. But: no script, no font and no library.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from eval.records import Mean
from eval.refusal import Bin

WIDTH = 480  # units of the drawing: readable on a phone, and not too coarse on a screen
WIDEST = 640  # pixels
LABEL = 126
LEGEND = 58
BAR = 18


def bars(title: str, groups: Mapping[str, Sequence[tuple[str, Mean]]]) -> str:
    """Horizontal bars from 0 to 1 with intervals: group -> (configuration, mean) each."""
    parts: list[str] = []
    y = 6
    scale = WIDTH - LABEL - 60
    for group, rows in groups.items():
        parts.append(f'<text class="group" x="0" y="{y + 13}">{escape(group)}</text>')
        y += 20
        for name, mean in rows:
            x = LABEL + mean.value * scale
            low, high = LABEL + mean.low * scale, LABEL + mean.high * scale
            middle = y + BAR / 2
            parts.append(
                f'<text x="{LABEL - 8}" y="{middle + 4}" text-anchor="end">{escape(name)}</text>'
                f'<rect class="track" x="{LABEL}" y="{y + 3}" width="{scale}" height="{BAR - 6}"/>'
                f'<rect class="bar {_kind(name)}" x="{LABEL}" y="{y + 3}" width="{x - LABEL:.1f}" '
                f'height="{BAR - 6}"/>'
                f'<path class="interval" d="M{low:.1f} {middle}H{high:.1f}M{low:.1f} {middle - 4}v8'
                f'M{high:.1f} {middle - 4}v8"/>'
                f'<text x="{LABEL + scale + 8}" y="{middle + 4}">{mean.value:.3f}</text>'
            )
            y += BAR
        y += 8
    return _svg(title, y, "".join(parts))


def reliability(title: str, bins: Sequence[Bin]) -> str:
    """Share answerable against confidence, a dot a bin (area by its size) beside the ideal diagonal."""
    size = 300
    frame = _frame(size, "把握", "实际能答的比例")
    most = max((b.n for b in bins), default=1)
    dots = "".join(
        f'<circle class="dot" cx="{40 + b.confidence * size:.1f}" cy="{10 + (1 - b.answerable) * size:.1f}" '
        f'r="{3 + 9 * (b.n / most) ** 0.5:.1f}"><title>{b.n} 题：把握 {b.confidence:.2f}，'
        f"能答 {b.answerable:.2f}</title></circle>"
        for b in bins
    )
    diagonal = f'<path class="ideal" d="M40 {10 + size}L{40 + size} 10"/>'
    return _svg(title, size + 50, frame + diagonal + dots, size + 60)


def risk(title: str, curve: Sequence[tuple[float, float]]) -> str:
    """Share answered wrongly against share answered."""
    size = 300
    points = " ".join(f"{40 + c * size:.1f},{10 + (1 - r) * size:.1f}" for c, r in curve)
    frame = _frame(size, "作答的比例", "其中答错的比例")
    return _svg(title, size + 50, frame + f'<polyline class="curve" points="{points}"/>', size + 60)


def ranks(title: str, counts: Mapping[str, Mapping[str, int]]) -> str:
    """Stacked bars: configuration -> (rank label -> questions), best rank first, with a legend above."""
    scale = WIDTH - LABEL - 10
    labels = list(next(iter(counts.values()), {}))
    parts = [
        f'<rect class="rank r{place}" x="{LABEL + LEGEND * place}" y="4" width="12" height="12"/>'
        f'<text x="{LABEL + LEGEND * place + 16}" y="15">{escape(label)}</text>'
        for place, label in enumerate(labels)
    ]
    y = 26
    for name, held in counts.items():
        total = sum(held.values()) or 1
        parts.append(f'<text x="{LABEL - 8}" y="{y + 17}" text-anchor="end">{escape(name)}</text>')
        x = float(LABEL)
        for place, (rank, n) in enumerate(held.items()):
            width = n / total * scale
            parts.append(
                f'<rect class="rank r{place}" x="{x:.1f}" y="{y + 2}" width="{width:.1f}" height="22">'
                f"<title>{escape(rank)}：{n} 题</title></rect>"
            )
            if width > 26:
                parts.append(f'<text class="inside i{place}" x="{x + width / 2:.1f}" y="{y + 17}">{n}</text>')
            x += width
        y += 32
    return _svg(title, y, "".join(parts))


def _kind(name: str) -> str:
    return "ours" if name == "本程序" else "other"


def _frame(size: int, x: str, y: str) -> str:
    ticks = "".join(
        f'<text x="{40 + t * size / 4}" y="{size + 26}" text-anchor="middle">{t / 4:g}</text>'
        f'<text x="34" y="{14 + size - t * size / 4}" text-anchor="end">{t / 4:g}</text>'
        f'<path class="grid" d="M40 {10 + size - t * size / 4}h{size}"/>'
        for t in range(5)
    )
    return (
        f'{ticks}<text x="{40 + size / 2}" y="{size + 44}" text-anchor="middle">{x}</text>'
        f'<text x="44" y="24">{y}</text>'
    )


def _svg(title: str, height: float, inside: str, width: int = WIDTH) -> str:
    widest = WIDEST if width == WIDTH else width
    return (
        f'<svg role="img" aria-label="{escape(title, quote=True)}" viewBox="0 0 {width} {height:g}" '
        f'style="max-width:{widest}px">{inside}</svg>'
    )
