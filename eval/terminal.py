"""A report as tables for the terminal.

But: it prints nothing; the command does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.table import Table

from eval import speed_shown
from eval.fact_score import FactScore
from eval.peers import CUTOFFS, Contained
from eval.phrasings import Nearest
from eval.records import Report, Row
from eval.speed_parts import Measured
from eval.tables import (
    PART_NAMES,
    TESTED,
    TYPE_NAMES,
    ablation_lines,
    ablations,
    interval,
    ours_of,
    shown_measures,
    side_by_side,
)

SHORT_NAMES = {"bm25": "BM25", "dense": "向量", "plain": "融合", "ours": "本程序"}


def tables(report: Report) -> list[Table]:
    """Configurations side by side, ablations, p-values, types, refusals; each where there is any."""
    sides = side_by_side(report.rows)
    tested = [row for row in sides if row.p_bm25 or row.p_accepted]
    answering = [row for row in sides if row.overall]
    made = [_sides(sides, report), _types(sides, report)]
    if ablations(report.rows):
        made.append(_ablation(report))
    if tested:
        made.append(_tests(tested, report.compared))
    if answering:
        made.append(_confidence(answering))
    return made


def contained_table(rows: Sequence[Contained]) -> Table:
    """Peers: how often the first k pieces hold the nuggets, and how much there is to read."""
    header = ["", *(f"前{k}段含要点" for k in CUTOFFS), *(f"前{k}段字数" for k in CUTOFFS), "段数"]
    lines = [
        [
            row.name,
            *(f"{row.held[k].value:.3f} [{row.held[k].low:.2f}, {row.held[k].high:.2f}]" for k in CUTOFFS),
            *(f"{row.characters[k]:.0f}" for k in CUTOFFS),
            str(row.pieces),
        ]
        for row in rows
    ]
    asked = max((row.held[CUTOFFS[0]].n for row in rows), default=0)
    return _table(f"同样的 {asked} 题、同样的编码器，方括号内为 95% 自助法区间", header, lines)


def fact_table(rows: Iterable[FactScore]) -> Table:
    """Facts: precision and recall of each kind in each document."""
    header = ["文档", "事实", "准确率", "召回率", "标准", "读出", "文字相符"]
    lines = [
        [
            row.document,
            row.kind,
            f"{row.precision:.3f}",
            f"{row.recall:.3f}",
            str(row.expected),
            str(row.found),
            "" if row.worded is None else f"{row.worded:.2f}",
        ]
        for row in rows
    ]
    return _table("事实", header, lines)


def external_table(found: Mapping[str, Mapping[str, float]], n: int) -> Table:
    """Another set: its configurations and measures over n questions."""
    lines = [[name, *(f"{value:.4f}" for value in row.values())] for name, row in found.items()]
    return _table(f"{n} 题", ["", *next(iter(found.values()))], lines)


def written_table(found: Mapping[str, float | int]) -> Table:
    """What the user's language model wrote, as `eval.written` scores it."""
    return _table("语言模型写的回答", ["", "值"], [[name, f"{value:g}"] for name, value in found.items()])


def phrasing_table(counts: Mapping[str, int], unanswered: int, near: Sequence[Nearest]) -> Table:
    """The bank: how many phrasings a node has, how many questions are not answered, and the twenty lines nearest to a gold question."""
    least, most = min(counts.values(), default=0), max(counts.values(), default=0)
    title = f"{sum(counts.values())} 种问法，每处 {least}–{most} 种；答不出的 {unanswered} 句；最近的 20 对"
    header = ["编号", "标准问题", "问法", "所指", "相近"]
    lines = [[one.question, one.text, one.phrasing, one.node, f"{one.similarity:.2f}"] for one in near[:20]]
    return _table(title, header, lines)


def speed_tables(parts: Sequence[Measured]) -> list[Table]:
    """Ratios with both of their sides; growth over sizes with its exponents; the parts they were measured in."""
    made = [
        _table("速度：同一次运行中的比值", speed_shown.HEADER, speed_shown.lines(speed_shown.ratios(parts)))
    ]
    grown = speed_shown.sizes(parts)
    if grown:
        made.append(_table("随条数增长", speed_shown.GROWTH, speed_shown.growth_lines(grown)))
    return [*made, _table("各部分", speed_shown.MEASURED, speed_shown.measured_lines(parts))]


def _sides(rows: Sequence[Row], report: Report) -> Table:
    lines = [
        [
            measure,
            str(max(row.means[measure].n for row in rows if measure in row.means)),
            *(interval(row.means.get(measure)) for row in rows),
        ]
        for measure in shown_measures(rows)
    ]
    title = f"{PART_NAMES[report.part]} {report.n} 题，方括号内为 95% 自助法区间"
    return _table(title, ["", "题数", *(_name(row) for row in rows)], lines)


def _ablation(report: Report) -> Table:
    title = "消融：去掉一步之后（括号内为变化，p 为与本程序的成对随机化检验）"
    return _table(title, ["", *TESTED], ablation_lines(report))


def _tests(rows: Sequence[Row], compared: int) -> Table:
    lines = [
        [f"{_name(row)} {against}", *(f"{found[m]:.4f}" if m in found else "" for m in TESTED)]
        for row in rows
        for against, found in (("比 BM25", row.p_bm25), (f"比上次（{compared} 题）", row.p_accepted))
        if found
    ]
    return _table("成对随机化检验的 p 值（未作多重比较校正）", ["", *TESTED], lines)


def _types(rows: Sequence[Row], report: Report) -> Table:
    names = [row.name for row in rows]
    header = ["hit@1", "题数", *(_name(row) for row in rows), "整体答对"]
    lines = []
    for kind, found in report.types.items():
        n = max((mean.n for row in found for mean in row.means.values()), default=0)
        ours = ours_of(found)
        right = ours.means.get("right") if ours else None
        cells = [interval(row.means.get("hit@1")) for row in found if row.name in names]
        lines.append([TYPE_NAMES[kind], str(n), *cells, interval(right)])
    return _table("按类型", header, lines)


def _confidence(rows: Sequence[Row]) -> Table:
    names = list(rows[0].overall)
    lines = [
        [
            _name(row),
            interval(row.means.get("refused")),
            interval(row.means.get("reason")),
            *(interval(row.overall[name]) for name in names),
        ]
        for row in rows
    ]
    return _table("知道何时不答", ["", "拒答", "理由正确", *names], lines)


def _name(row: Row) -> str:
    return SHORT_NAMES.get(row.name, row.name)


def _table(title: str, header: Sequence[str], lines: Iterable[Sequence[str]]) -> Table:
    made = Table(title=title, title_justify="left")
    for place, name in enumerate(header):
        made.add_column(name, justify="left" if place == 0 else "right")
    for cells in lines:
        made.add_row(*cells)
    return made
