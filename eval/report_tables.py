"""The tables of the HTML report: configurations side by side, tests, ablation, types, refusals, definitions.

The texts of all cells are escaped. But: no number is worked out here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from eval.measures import MEASURES, SET_MEASURES
from eval.records import Mean, Report, Row
from eval.tables import (
    CONFIGURATION_NAMES,
    TESTED,
    TYPE_NAMES,
    ablation_lines,
    interval,
    ours_of,
    shown_measures,
    side_by_side,
)

BY_TYPE = ("hit@1", "hit@5", "RR@10", "nDCG@10", "right")


def table(caption: str, header: Sequence[str], lines: Sequence[Sequence[str]], kind: str = "numbers") -> str:
    """An HTML table; the first cell of a line is its heading. Cells are escaped here."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
    rows = "".join(_line(cells) for cells in lines)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption, quote=True)}"><table class="{kind}">'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def sides(report: Report) -> str:
    """Every measure of every configuration, with its interval, and n."""
    rows = side_by_side(report.rows)
    lines = [
        [
            measure,
            _n([row.means.get(measure) for row in rows]),
            *(interval(r.means.get(measure)) for r in rows),
        ]
        for measure in shown_measures(rows)
    ]
    return table("全部指标的均值与 95% 自助法区间", ["指标", "题数", *(name_of(row) for row in rows)], lines)


def tests(report: Report) -> str:
    """P-values against BM25 and against the run compared with."""
    lines = [
        [f"{name_of(row)} {against}", *(f"{found[m]:.4f}" if m in found else "" for m in TESTED)]
        for row in side_by_side(report.rows)
        for against, found in (
            ("比仅关键词", row.p_bm25),
            (f"比上次认可（共同的 {report.compared} 题）", row.p_accepted),
        )
        if found
    ]
    return table("成对随机化检验的 p 值（未作多重比较校正）", ["", *TESTED], lines) if lines else ""


def ablation(report: Report) -> str:
    """Ours with each step left out: mean, difference, n and paired p."""
    lines = ablation_lines(report)
    caption = "消融：本程序去掉一步之后（括号内为变化，p 为与本程序的成对随机化检验）"
    return table(caption, ["", *TESTED], lines) if lines else ""


def types(report: Report) -> str:
    """Per type hit@1 of all configurations; then one table a configuration with more measures."""
    rows = side_by_side(report.rows)
    header = ["类型", "题数", *(f"{name_of(row)} hit@1" for row in rows), "整体答对"]
    lines = []
    for kind, found in report.types.items():
        named = side_by_side(found)
        ours = ours_of(found)
        cells = [interval(row.means.get("hit@1")) for row in named]
        lines.append(
            [TYPE_NAMES[kind], _count(found), *cells, interval(ours.means.get("right") if ours else None)]
        )
    together = table("每类问题的均值与 95% 区间", header, lines)
    return together + "".join(_of_configuration(report, row) for row in rows)


def refusals(report: Report) -> str:
    """How well it knows when not to answer, over the reported questions."""
    answering = [row for row in report.rows if row.overall]
    header = ["做法", "拒答", "理由正确", *(measure.name for measure in SET_MEASURES)]
    lines = [
        [
            name_of(row),
            *(interval(row.means.get(name)) for name in ("refused", "reason")),
            *(interval(row.overall.get(measure.name)) for measure in SET_MEASURES),
        ]
        for row in answering
    ]
    return table("文件没有回答的问题，以及把握的好坏", header, lines)


def definitions() -> str:
    """Every measure: its definition in one sentence, and its range."""
    lines = [[m.name, m.definition, "0–1，越高越好"] for m in MEASURES]
    lines += [[m.name, m.definition, f"0–1，越接近 {m.better} 越好"] for m in SET_MEASURES]
    return table("每个指标一句话", ["指标", "定义", "范围"], lines, "words")


def name_of(row: Row) -> str:
    """A configuration as people read it."""
    return CONFIGURATION_NAMES.get(row.name, row.name)


def _of_configuration(report: Report, row: Row) -> str:
    lines = []
    for kind, found in report.types.items():
        means: Mapping[str, Mean] = next((one.means for one in found if one.name == row.name), {})
        if means:
            lines.append([TYPE_NAMES[kind], _n(means.values()), *(interval(means.get(m)) for m in BY_TYPE)])
    inside = table(f"{name_of(row)}：每类问题", ["类型", "题数", *BY_TYPE], lines)
    return f'<details class="more"><summary>{escape(name_of(row))}，每类问题的全部主要指标</summary>{inside}</details>'


def _count(rows: Sequence[Row]) -> str:
    return _n([mean for row in rows for mean in row.means.values()])


def _n(means: Iterable[Mean | None]) -> str:
    return str(max((mean.n for mean in means if mean), default=0))


def _line(cells: Sequence[str]) -> str:
    data = "".join(f"<td>{escape(cell)}</td>" for cell in cells[1:])
    return f'<tr><th scope="row">{escape(cells[0])}</th>{data}</tr>'
