"""The report as one self-contained HTML page: tables, charts, and every question with what was found.

It opens without a network and loads nothing. The texts of questions and documents are escaped. But: it
computes nothing that is not in the report, the scores or the runs it is given.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template

from eval import charts, report_tables
from eval.answers import Documents
from eval.question_view import question_view
from eval.records import Gold, Mean, Report, Run, Scores
from eval.refusal import reliability, risk_coverage
from eval.retrieval import first_rank, judged
from eval.score import of_part
from eval.tables import CONFIGURATION_NAMES, OURS, PART_NAMES, TYPE_NAMES, caution, side_by_side

TEMPLATE = Path(__file__).with_name("report.html")
CHARTED = ("hit@1", "RR@10", "nDCG@10", "right")
RANKS = ("第 1", "第 2", "第 3", "4–5", "6–10", "没有")


def page(
    report: Report,
    questions: Sequence[Gold],
    runs: Sequence[Run],
    scores: Mapping[str, Scores],
    documents: Documents,
    lost: Collection[str] = (),
) -> str:
    """The page. Tables and charts show the report's part; the list below them shows all questions."""
    by_name = {run.name: run for run in runs}
    ours = by_name.get(OURS, runs[-1])
    chosen = of_part(questions, report.part)
    values, decided = scores[ours.name].values, scores[ours.name].decisions
    made = [decided[question.id] for question in chosen if question.id in decided]
    views = [
        question_view(question, by_name, ours, documents, values.get("right", {}), question.id in lost)
        for question in questions
    ]
    warning = caution(report, len(questions))
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        title=escape("检索与回答的评测：" + "、".join(d.title or d.id for d in documents.values())),
        lead=_lead(report, questions),
        warning=f'<p class="warning">{escape(warning)}</p>' if warning else "",
        bars=charts.bars("各种做法的主要指标", _groups(report)),
        sides=report_tables.sides(report),
        tests=report_tables.tests(report),
        ablation=report_tables.ablation(report),
        types=report_tables.types(report),
        ranks=charts.ranks("正确条款的名次分布", _ranks(chosen, runs)),
        reliability=charts.reliability("把握与实际能答的比例", reliability(made)),
        risk=charts.risk("作答比例与答错比例", risk_coverage(made)),
        refusals=report_tables.refusals(report),
        measures=report_tables.definitions(),
        options="".join(f'<option value="{kind}">{TYPE_NAMES[kind]}</option>' for kind in _kinds(questions)),
        lost=str(len(lost)),
        questions="\n".join(views),
    )


def _kinds(questions: Sequence[Gold]) -> list[str]:
    asked = {question.type for question in questions}
    return [kind for kind in TYPE_NAMES if kind in asked]


def _lead(report: Report, questions: Sequence[Gold]) -> str:
    return f"标准问题共 {len(questions)} 题；图表取{PART_NAMES[report.part]} {report.n} 题，逐题部分是全部。"


def _groups(report: Report) -> dict[str, list[tuple[str, Mean]]]:
    rows = side_by_side(report.rows)
    return {
        measure: [(CONFIGURATION_NAMES[row.name], row.means[measure]) for row in rows if measure in row.means]
        for measure in CHARTED
        if any(measure in row.means for row in rows)
    }


def _ranks(questions: Sequence[Gold], runs: Sequence[Run]) -> Mapping[str, Mapping[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for run in runs:
        if run.name not in CONFIGURATION_NAMES:
            continue
        held = counts[CONFIGURATION_NAMES[run.name]] = dict.fromkeys(RANKS, 0)
        for question in judged(questions):
            entry = run.entries.get(question.id)
            held[_rank_label(first_rank(question, entry.ranked) if entry else None)] += 1
    return counts


def _rank_label(rank: int | None) -> str:
    if rank is None or rank > 10:
        return RANKS[5]
    return RANKS[rank - 1] if rank <= 3 else RANKS[3] if rank <= 5 else RANKS[4]
