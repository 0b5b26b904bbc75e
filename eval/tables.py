"""A report: scored configurations as tables, over all questions and per type.

P-values are raw: with several configurations and measures, some fall below .05 by chance. But: it only
arranges; `eval.markdown`, `eval.report` and the command show it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from statistics import median
from typing import Any

from eval.measures import MEASURES
from eval.randomisation import p_value
from eval.records import Gold, Mean, Part, Report, Row, Run, Scores
from eval.score import by_type, of_part, summary

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
BASELINE = "bm25"
TESTED = ("hit@1", "RR@10", "nDCG@10", "right")


def tabulate(
    questions: Sequence[Gold],
    runs: Sequence[Run],
    scores: Sequence[Scores],
    part: Part | None = None,
    accepted: Mapping[str, Scores] | None = None,
) -> Report:
    """The report on the questions of `part`. `accepted` are the scores to test against, by configuration.
    AUROC and its kin are taken over all the questions scored, not over the part."""
    chosen = of_part(questions, part)
    ids = [question.id for question in chosen]
    baseline = next((one for one in scores if one.name == BASELINE), None)
    rows = tuple(_row(one, ids, baseline, (accepted or {}).get(one.name)) for one in scores)
    types = {kind: tuple(_row(one, group) for one in scores) for kind, group in by_type(chosen).items()}
    times = {run.name: 1000 * median(e.seconds for e in run.entries.values()) for run in runs if run.entries}
    missing = tuple(sorted({name for one in scores for name in one.missing}))
    return Report(part, len(chosen), rows, types, times, missing)


def shown_measures(rows: Sequence[Row]) -> list[str]:
    """The measures some row has a value for, in the order of the table of measures."""
    return [m.name for m in MEASURES if any(m.name in row.means for row in rows)]


def report_json(report: Report) -> dict[str, Any]:
    """The JSON form of a report, numbers to four places."""
    form: dict[str, Any] = json.loads(
        json.dumps(asdict(report)), parse_float=lambda text: round(float(text), 4)
    )
    return form


def report_from(form: Mapping[str, Any]) -> Report:
    """A report from its JSON form."""

    def rows(listed: Sequence[Mapping[str, Any]]) -> tuple[Row, ...]:
        return tuple(
            Row(**{**row, "means": {name: Mean(**mean) for name, mean in row["means"].items()}})
            for row in listed
        )

    types = {kind: rows(listed) for kind, listed in form["types"].items()}
    return Report(**{**form, "rows": rows(form["rows"]), "types": types, "missing": tuple(form["missing"])})


def percent(mean: Mean | None) -> str:
    """A mean as it is printed: ".123", or nothing where there is no question."""
    return "" if mean is None or mean.n == 0 else f"{mean.value:.3f}"


def _row(
    scores: Scores, ids: Collection[str], baseline: Scores | None = None, accepted: Scores | None = None
) -> Row:
    means = {measure: summary(scores, measure, ids) for measure in scores.values}
    return Row(
        scores.name,
        {measure: found for measure, found in means.items() if found.n},
        scores.overall,
        _p(scores, baseline, ids) if baseline and baseline.name != scores.name else {},
        _p(scores, accepted, ids) if accepted else {},
    )


def _p(ours: Scores, theirs: Scores, ids: Collection[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for measure in TESTED:
        if measure in ours.values and measure in theirs.values:
            one, other = ours.values[measure], theirs.values[measure]
            found[measure] = p_value(
                {name: one[name] for name in ids if name in one},
                {name: other[name] for name in ids if name in other},
            )
    return found
