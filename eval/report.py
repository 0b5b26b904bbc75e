"""The report as one self-contained HTML page: tables, charts, and every question with what was found.

It opens without a network and loads nothing. The texts of questions and documents are escaped. But: it
computes nothing that is not in the report, the scores or the runs it is given.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template

from eval import charts
from eval.answers import Documents
from eval.measures import MEASURES, SET_MEASURES
from eval.question_view import question_view
from eval.records import Gold, Mean, Report, Row, Run, Scores
from eval.refusal import reliability, risk_coverage
from eval.retrieval import first_rank, judged
from eval.score import decisions
from eval.tables import CONFIGURATION_NAMES, TESTED, TYPE_NAMES, percent, shown_measures

TEMPLATE = Path(__file__).with_name("report.html")
CHARTED = ("hit@1", "RR@10", "nDCG@10", "right")
RANKS = ("第 1", "第 2", "第 3", "4–5", "6–10", "没有")
OURS = "ours"


def page(
    report: Report,
    questions: Sequence[Gold],
    runs: Sequence[Run],
    scores: Sequence[Scores],
    documents: Documents,
    lost: Collection[str] = (),
) -> str:
    """The page. The tables show the report's part; charts of confidence and the list show all questions."""
    by_name = {run.name: run for run in runs}
    ours = by_name.get(OURS, runs[-1])
    values = next((one.values for one in scores if one.name == ours.name), {})
    made = decisions(questions, ours, documents)
    views = [
        question_view(question, by_name, ours, documents, values.get("right", {}), question.id in lost)
        for question in questions
    ]
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        title=escape("检索与回答的评测：" + "、".join(d.title or d.id for d in documents.values())),
        lead=_lead(report, questions),
        warning=_warning(report),
        bars=charts.bars("各种做法的主要指标", _groups(report)),
        sides=_sides(report),
        tests=_tests(report),
        ablation=_ablation(report),
        types=_types(report),
        ranks=charts.ranks("正确条款的名次分布", _ranks(questions, runs)),
        reliability=charts.reliability("把握与实际能答的比例", reliability(made)),
        risk=charts.risk("作答比例与答错比例", risk_coverage(made)),
        refusals=_refusals(report.rows),
        measures=_measures(),
        options="".join(f'<option value="{kind}">{TYPE_NAMES[kind]}</option>' for kind in report.types),
        questions="\n".join(views),
    )


def table(caption: str, header: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """An HTML table; the first cell of a line is its heading. Cells are escaped here."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
    rows = "".join(_line(cells) for cells in lines)
    return (
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _line(cells: Sequence[str]) -> str:
    data = "".join(f"<td>{escape(cell)}</td>" for cell in cells[1:])
    return f'<tr><th scope="row">{escape(cells[0])}</th>{data}</tr>'


def _name(row: Row) -> str:
    return CONFIGURATION_NAMES.get(row.name, row.name)


def _lead(report: Report, questions: Sequence[Gold]) -> str:
    part = {"test": "测试部分", "dev": "开发部分", None: "全部"}[report.part]
    return f"标准问题共 {len(questions)} 题；表中为{part} {report.n} 题。"


def _warning(report: Report) -> str:
    if not report.missing:
        return ""
    return f'<p class="warning">这次运行不完整：有 {len(report.missing)} 题没有问，都按失败计分。</p>'


def _groups(report: Report) -> dict[str, list[tuple[str, Mean]]]:
    return {
        measure: [(_name(row), row.means[measure]) for row in _named(report.rows) if measure in row.means]
        for measure in CHARTED
        if any(measure in row.means for row in report.rows)
    }


def _sides(report: Report) -> str:
    rows = _named(report.rows)
    lines = [
        [measure, *(_interval(row.means.get(measure)) for row in rows)] for measure in shown_measures(rows)
    ]
    lines.append(["中位耗时", *(f"{report.milliseconds.get(row.name, 0):.0f} ms" for row in rows)])
    return table("全部指标的均值与 95% 区间", ["指标", *(_name(row) for row in rows)], lines)


def _tests(report: Report) -> str:
    lines = [
        [f"{_name(row)} {against}", *(f"{found[m]:.4f}" if m in found else "" for m in TESTED)]
        for row in _named(report.rows)
        for against, found in (("比仅关键词", row.p_bm25), ("比上次认可", row.p_accepted))
        if found
    ]
    return table("成对随机化检验的 p 值（未作多重比较校正）", ["", *TESTED], lines) if lines else ""


def _ablation(report: Report) -> str:
    ours = next((row for row in report.rows if row.name == OURS), None)
    lines = [
        [
            row.name,
            *(
                _change(row.means.get(measure), ours.means.get(measure) if ours else None)
                for measure in TESTED
            ),
        ]
        for row in report.rows
        if row.name not in CONFIGURATION_NAMES
    ]
    return table("消融：本程序去掉一步之后（括号内为变化）", ["", *TESTED], lines) if lines else ""


def _interval(mean: Mean | None) -> str:
    return "" if mean is None else f"{mean.value:.3f} [{mean.low:.2f}, {mean.high:.2f}]"


def _change(mean: Mean | None, ours: Mean | None) -> str:
    return "" if mean is None or ours is None else f"{mean.value:.3f} ({mean.value - ours.value:+.3f})"


def _named(rows: Sequence[Row]) -> list[Row]:
    """The configurations set side by side, without the ablations."""
    return [row for row in rows if row.name in CONFIGURATION_NAMES]


def _types(report: Report) -> str:
    names = [_name(row) for row in _named(report.rows)]
    header = [
        "类型",
        "题数",
        *(f"{name} hit@1" for name in names),
        *(f"{name} RR@10" for name in names),
        "整体答对",
    ]
    lines = []
    for kind, rows in report.types.items():
        n = max((mean.n for row in rows for mean in row.means.values()), default=0)
        right = next((row.means.get("right") for row in rows if row.name == OURS), None)
        cells = [percent(row.means.get(m)) for m in ("hit@1", "RR@10") for row in _named(rows)]
        lines.append([TYPE_NAMES[kind], str(n), *cells, percent(right)])
    return table("每类问题的均值", header, lines)


def _refusals(rows: Sequence[Row]) -> str:
    answering = [row for row in rows if row.overall]
    header = ["做法", "拒答", "理由正确", *(measure.name for measure in SET_MEASURES)]
    lines = [
        [
            _name(row),
            *(percent(row.means.get(name)) for name in ("refused", "reason")),
            *(f"{row.overall[measure.name]:.3f}" for measure in SET_MEASURES),
        ]
        for row in answering
    ]
    return table("文件没有回答的问题，以及把握的好坏（后三项取全部问题）", header, lines)


def _measures() -> str:
    lines = [[m.name, m.definition, "0–1，越高越好"] for m in MEASURES]
    lines += [[m.name, m.definition, f"0–1，越接近 {m.better} 越好"] for m in SET_MEASURES]
    return table("每个指标一句话", ["指标", "定义", "范围"], lines).replace("<td>", '<td class="text">')


def _ranks(questions: Sequence[Gold], runs: Sequence[Run]) -> Mapping[str, Mapping[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for run in runs:
        if run.name not in CONFIGURATION_NAMES:
            continue
        held = counts[CONFIGURATION_NAMES.get(run.name, run.name)] = dict.fromkeys(RANKS, 0)
        for question in judged(questions):
            entry = run.entries.get(question.id)
            held[_rank_label(first_rank(question, entry.ranked) if entry else None)] += 1
    return counts


def _rank_label(rank: int | None) -> str:
    if rank is None or rank > 10:
        return RANKS[5]
    return RANKS[rank - 1] if rank <= 3 else RANKS[3] if rank <= 5 else RANKS[4]
