"""A report: scored configurations as tables, over all questions and per type.

P-values are raw: with several configurations and measures, some fall below .05 by chance. But: it only
arranges; `eval.markdown`, `eval.report` and the command show it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from eval.measures import MEASURES
from eval.randomisation import p_value
from eval.records import Gold, Mean, Part, Report, Row, Scores
from eval.score import by_type, of_part, overall, summary

CONFIGURATION_NAMES = {
    "bm25": "仅关键词（BM25）",
    "dense": "仅语义向量",
    "plain": "简单融合（RRF）",
    "ours": "本程序",
}
TYPE_NAMES = {
    "lay": "口语", "figure": "数额", "condition": "条件", "department": "部门", "lookup": "直查",
    "list": "清单", "comparison": "比较", "row": "表行", "budget": "预算", "planned": "配套文件",
    "period": "期限", "conflict": "前后不一", "noisy": "错漏字", "keywords": "关键词", "followup": "追问",
    "multi": "多条", "none": "文件未答",
}  # fmt: skip
PART_NAMES: dict[Part | None, str] = {None: "全部", "test": "测试部分", "dev": "开发部分"}
BASELINE, OURS = "bm25", "ours"
TESTED = ("hit@1", "RR@10", "nDCG@10", "right")


def tabulate(
    questions: Sequence[Gold],
    scores: Sequence[Scores],
    part: Part | None = None,
    accepted: Mapping[str, Scores] | None = None,
    left_out: int = 0,
) -> Report:
    """The report on the questions of `part`. `accepted` are the scores to test against, by configuration;
    `left_out` counts the gold questions that were not chosen."""
    chosen = of_part(questions, part)
    ids = [question.id for question in chosen]
    by_name = {one.name: one for one in scores}
    rows = tuple(_tested(one, ids, by_name, accepted or {}) for one in scores)
    types = {kind: tuple(_row(one, group) for one in scores) for kind, group in by_type(chosen).items()}
    missing = tuple(sorted({name for one in scores for name in one.missing}))
    known = {name for one in (accepted or {}).values() for by in one.values.values() for name in by}
    return Report(part, len(chosen), rows, types, missing, left_out, len(known.intersection(ids)))


def side_by_side(rows: Sequence[Row]) -> list[Row]:
    """The configurations that are compared, without the ablations."""
    return [row for row in rows if row.name in CONFIGURATION_NAMES]


def ablations(rows: Sequence[Row]) -> list[Row]:
    """Ours with a step left out, each."""
    return [row for row in rows if row.name not in CONFIGURATION_NAMES]


def ours_of(rows: Sequence[Row]) -> Row | None:
    """Our own row, where it was asked."""
    return next((row for row in rows if row.name == OURS), None)


def ablation_lines(report: Report) -> list[list[str]]:
    """A line for each step left out: its name, then what `change` says of each tested measure."""
    ours = ours_of(report.rows)
    return [[row.name, *(change(row, ours, measure) for measure in TESTED)] for row in ablations(report.rows)]


def caution(report: Report, asked: int) -> str:
    """What a reader must know of an incomplete run, of which `asked` questions were asked; else nothing."""
    said = ""
    if report.left_out:
        said = f"只问了全部 {asked + report.left_out} 题中的 {asked} 题，不能当作全套的结果。"
    if report.missing:
        said += f"这次运行不完整：有 {len(report.missing)} 题没有问，都按失败计分。"
    return said


def shown_measures(rows: Sequence[Row]) -> list[str]:
    """The measures some row has a value for, in the order of the table of measures."""
    return [m.name for m in MEASURES if any(m.name in row.means for row in rows)]


def report_json(report: Report) -> dict[str, Any]:
    """The JSON form of a report, numbers to six places."""
    form: dict[str, Any] = json.loads(
        json.dumps(asdict(report)), parse_float=lambda text: round(float(text), 6)
    )
    return form


def report_from(form: Mapping[str, Any]) -> Report:
    """A report from its JSON form."""

    def means(row: Mapping[str, Any], key: str) -> dict[str, Mean]:
        return {name: Mean(**mean) for name, mean in row[key].items()}

    def rows(listed: Sequence[Mapping[str, Any]]) -> tuple[Row, ...]:
        return tuple(
            Row(**{**row, "means": means(row, "means"), "overall": means(row, "overall")}) for row in listed
        )

    types = {kind: rows(listed) for kind, listed in form["types"].items()}
    return Report(**{**form, "rows": rows(form["rows"]), "types": types, "missing": tuple(form["missing"])})


def interval(mean: Mean | None) -> str:
    """A mean with its interval as it is printed: "0.123 [0.10, 0.15]", or nothing where there is no question."""
    return "" if mean is None or mean.n == 0 else f"{mean.value:.3f} [{mean.low:.2f}, {mean.high:.2f}]"


def change(row: Row, ours: Row | None, measure: str) -> str:
    """An ablation's mean, its difference from ours, n and the paired p: "0.900 (-0.050), n=40, p=0.0010"."""
    if ours is None or measure not in row.means or measure not in ours.means:
        return ""
    mean = row.means[measure]
    p = f"，p={row.p_ours[measure]:.4f}" if measure in row.p_ours else ""
    return f"{mean.value:.3f}（{mean.value - ours.means[measure].value:+.3f}），n={mean.n}{p}"


def _row(scores: Scores, ids: Collection[str]) -> Row:
    means = {measure: summary(scores, measure, ids) for measure in scores.values}
    return Row(scores.name, {measure: found for measure, found in means.items() if found.n})


def _tested(
    scores: Scores, ids: Collection[str], by_name: Mapping[str, Scores], accepted: Mapping[str, Scores]
) -> Row:
    ablation = scores.name not in CONFIGURATION_NAMES
    return replace(
        _row(scores, ids),
        overall=overall(scores, ids),
        p_bm25=_p(scores, None if ablation or scores.name == BASELINE else by_name.get(BASELINE), ids),
        p_accepted=_p(scores, accepted.get(scores.name), ids),
        p_ours=_p(scores, by_name.get(OURS) if ablation else None, ids),
    )


def _p(ours: Scores, theirs: Scores | None, ids: Collection[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    if theirs is None:
        return found
    for measure in TESTED:
        if measure in ours.values and measure in theirs.values:
            one, other = ours.values[measure], theirs.values[measure]
            found[measure] = p_value(
                {name: one[name] for name in ids if name in one},
                {name: other[name] for name in ids if name in other},
            )
    return found
