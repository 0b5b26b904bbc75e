"""Speed's figures as rows of tables, as Markdown for docs/speed.md, and growth as a chart.

But: it measures nothing; the Markdown is written by the command alone (`python -m eval speed --write`).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from pathlib import Path

from eval.speed import Ratio, Side
from eval.speed_parts import Measured
from eval.speed_search import Growth, exponents

HEADER = (
    "工作", "比值", "上限", "处理器时间之比", "本程序一侧", "中位", "95 分位", "n", "另一侧", "中位", "95 分位", "n",
    "预热", "说明",
)  # fmt: skip
GROWTH = ("条数", "编译词项 ms", "检索 ms", "数组 MB", "检索时另占 MB")
MEASURED = ("部分", "机器", "用时 秒", "达到上限")
_DRAWN = (("检索 ms", "search_ms"), ("编译词项 ms", "compile_ms"), ("数组 MB", "memory_mb"))
_BAR = 40  # characters of the longest bar


def lines(ratios: Sequence[Ratio]) -> list[list[str]]:
    """One line a ratio: its value, its bound, both sides; ✗ where the bound is not kept."""
    return [
        [
            one.work,
            f"{one.value:.4f}{'' if one.within else ' ✗'}",
            "" if one.bound is None else f"{one.bound:.3g}",
            "" if one.cpu is None else f"{one.cpu:.4f}",
            *_side(one.ours),
            *_side(one.other),
            str(one.ours.warm),
            one.note,
        ]
        for one in ratios
    ]


def growth_lines(sizes: Sequence[Growth]) -> list[list[str]]:
    """One line a size, then the exponents where there are two sizes or more."""
    rows = [
        [str(g.n), f"{g.compile_ms:.0f}", f"{g.search_ms:.2f}", f"{g.memory_mb:.1f}", f"{g.peak_mb:.1f}"]
        for g in sizes
    ]
    if len(sizes) > 1:
        powers = exponents(sizes)
        rows.append(
            ["指数", *(f"{powers[name]:.2f}" for name in ("compile_ms", "search_ms", "memory_mb")), ""]
        )
    return rows


def chart(sizes: Sequence[Growth]) -> str:
    """Bars on a logarithmic scale, a group for each figure; a tenfold size is a step of one length where work
    grows with size."""
    drawn = []
    for title, name in _DRAWN:
        values = [float(getattr(one, name)) for one in sizes]
        low, high = min(values) / 10, max(values)
        drawn.append(f"{title}（对数）")
        for one, value in zip(sizes, values, strict=True):
            share = log10(value / low) / log10(high / low) if high > low > 0 else 1.0
            drawn.append(f"{one.n:>7} {'█' * max(1, round(_BAR * share))} {value:.4g}")
    return "\n".join(drawn)


def sizes(parts: Sequence[Measured]) -> list[Growth]:
    """Growth at each size that was measured."""
    return [one.growth for one in parts if one.growth is not None]


def ratios(parts: Sequence[Measured]) -> list[Ratio]:
    """All ratios."""
    return [ratio for one in parts for ratio in one.ratios]


def measured_lines(parts: Sequence[Measured]) -> list[list[str]]:
    """One line a part: the machine it was measured on, how long that took, and how many bounds are kept."""
    rows = []
    for one in parts:
        bounded = [ratio for ratio in one.ratios if ratio.bound is not None]
        held = f"{sum(ratio.within for ratio in bounded)}/{len(bounded)}" if bounded else ""
        rows.append(
            [one.part, one.machine, f"{one.seconds:.0f}", f"没有量成：{one.failure}" if one.failure else held]
        )
    return rows


def markdown(parts: Sequence[Measured]) -> str:
    """The page docs/speed.md."""
    said = [
        "# 速度",
        "由 `python -m eval speed --write` 写成，请勿手改；`--only 部分` 只重量那一部分的行。每个比值的两侧在同一次"
        "运行里轮流量出，与 torch 比的每次之前歇 30 毫秒，等它的线程停下；绝对时间随机器而变。✗ 表示没有达到上限。",
        table(HEADER, lines(ratios(parts))),
    ]
    grown = sizes(parts)
    if grown:
        said += ["## 随条数增长", table(GROWTH, growth_lines(grown)), f"```\n{chart(grown)}\n```"]
    said += ["## 量时的机器", table(MEASURED, measured_lines(parts))]
    return "\n\n".join(said) + "\n"


def write(path: Path, parts: Sequence[Measured]) -> None:
    """Write the page."""
    path.write_text(markdown(parts), encoding="utf-8")


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, its first column to the left."""
    ruled = [header, ["---", *["--:"] * (len(header) - 1)], *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in ruled)


def _side(side: Side) -> tuple[str, str, str, str]:
    return side.what, f"{side.median:.4g} {side.unit}", f"{side.p95:.4g}", str(side.n)
