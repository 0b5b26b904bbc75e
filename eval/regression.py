"""The gate: what is pinned in expected.json against what was found now.

It fails when the index of the accepted documents has other statistics, a pinned score fell by more than the
tolerance, more than two questions net are no longer answered right, any look-up or list is lost, or one
half of the search alone is below its floor. Floors are written once and then only changed by hand, so that
accepting a run cannot hide a dead half. Gains never fail, and questions written since are not judged yet.
But: a run that lacks an accepted question is not judged at all.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval.errors import IncompleteRun
from eval.records import Gold, Mean, Report, Scores, Searched
from eval.score import summary
from eval.tables import OURS, report_json

NET_LOSS = 2  # questions
FIRM = ("lookup", "list")  # types of which none may be lost
TOLERANCE = 0.01
FLOOR_BELOW = 0.03  # a new floor stands this far under the half's first accepted score
PINNED = ("hit@1", "hit@5", "RR@10", "nDCG@10", "right")
AGREEING = ("hit@1", "RR@10", "right")  # int8 must agree with fp32 in these
FLOORED = {"bm25": "hit@5", "dense": "hit@5"}
WANTED = (*FLOORED, OURS)


@dataclass(frozen=True, slots=True)
class Expected:
    """What is accepted: the documents and the statistics of their index, scores per configuration and measure
    over all questions, floors per half, the ids answered right and wrong by ours, the rank at which ours first
    answers (None beyond the tenth), and the report that the README shows."""

    encoder: str
    documents: tuple[str, ...]
    index: Mapping[str, int]
    scores: Mapping[str, Mapping[str, float]]
    floors: Mapping[str, float]
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    ranks: Mapping[str, int | None]
    report: Mapping[str, Any]
    tolerance: float = TOLERANCE


def load(path: Path) -> Expected:
    """The accepted results. Raises IncompleteRun where there are none."""
    if not path.exists():
        raise IncompleteRun(f"还没有认可的结果 {path.name}，请先运行 python -m eval --accept。")
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        lists = {key: tuple(content[key]) for key in ("documents", "right", "wrong")}
        return Expected(**{key: content[key] for key in Expected.__slots__} | lists)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IncompleteRun(
            f"读不出认可的结果 {path.name}，请恢复这个文件，或删去后运行 python -m eval --accept（底线会重新取）。"
        ) from error


def save(path: Path, expected: Expected) -> None:
    """Write the accepted results, one line a key so that a change can be read."""
    content = asdict(expected)
    lines = [
        f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in content.items()
    ]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def accept(
    questions: Sequence[Gold],
    scores: Mapping[str, Scores],
    searched: Searched,
    report: Report,
    before: Expected | None = None,
) -> Expected:
    """What expected.json should say after this run; the floors of `before` stay."""
    _whole([question.id for question in questions], scores)
    found = _means([question.id for question in questions], scores)
    floors = {
        half: math.floor(100 * (found[half][measure] - FLOOR_BELOW)) / 100
        for half, measure in FLOORED.items()
    }
    values = scores[OURS].values["right"]
    reciprocal = scores[OURS].values.get("RR@10", {})
    return Expected(
        encoder=searched.encoder,
        documents=searched.documents,
        index=dict(searched.statistics),
        scores={name: {m: round(v, 4) for m, v in means.items()} for name, means in found.items()},
        floors=floors | dict(before.floors if before else {}),
        right=tuple(question.id for question in questions if values[question.id] >= 1),
        wrong=tuple(question.id for question in questions if values[question.id] < 1),
        ranks={name: round(1 / value) if value else None for name, value in reciprocal.items()},
        report=report_json(report),
        tolerance=before.tolerance if before else TOLERANCE,
    )


def accepted(expected: Expected) -> dict[str, Scores]:
    """The accepted run of ours, as far as it is kept: right, hit@1, hit@5 and RR@10 of each question."""
    right = dict.fromkeys(expected.right, 1.0) | dict.fromkeys(expected.wrong, 0.0)
    ranks = expected.ranks
    values = {
        "right": right,
        "hit@1": {name: float(rank == 1) for name, rank in ranks.items()},
        "hit@5": {name: float(rank is not None and rank <= 5) for name, rank in ranks.items()},
        "RR@10": {name: 1 / rank if rank else 0.0 for name, rank in ranks.items()},
    }
    return {OURS: Scores(OURS, values)}


def check(
    expected: Expected,
    questions: Sequence[Gold],
    scores: Mapping[str, Scores],
    searched: Searched,
) -> list[str]:
    """Why the run may not pass, one sentence each; empty where it may. Raises IncompleteRun where the run, or
    the gold file, lacks a question that was accepted."""
    judged = [question for question in questions if question.id in {*expected.right, *expected.wrong}]
    ids = [question.id for question in judged]
    if gone := {*expected.right, *expected.wrong} - set(ids):
        raise IncompleteRun(
            f"认可的结果里有{len(gone)}题这次没有问（如 {min(gone)}），不能据此判断；"
            "若是有意删去的，请运行 python -m eval --accept。"
        )
    _whole(ids, scores)
    failures: list[str] = []
    if searched.encoder != expected.encoder:
        failures.append(f"编码器是 {searched.encoder}，认可时是 {expected.encoder}。")
    if searched.documents == expected.documents:
        failures += [
            f"索引的 {name} 是 {searched.statistics.get(name)}，认可时是 {value}。"
            for name, value in expected.index.items()
            if searched.statistics.get(name) != value
        ]
    found = _means(ids, scores)
    for name, means in expected.scores.items():
        for measure, value in means.items():
            now = found.get(name, {}).get(measure, 0.0)
            if now < value - expected.tolerance:
                failures.append(f"{name} 的 {measure} 从 {value:.3f} 降到 {now:.3f}。")
    for half, floor in expected.floors.items():
        now = found.get(half, {}).get(FLOORED[half], 0.0)
        if now < floor:
            failures.append(f"单用 {half} 时 {FLOORED[half]} 只有 {now:.3f}，低于底线 {floor:.2f}。")
    return failures + _losses(expected, judged, scores[OURS])


def lost(expected: Expected, questions: Sequence[Gold], scores: Scores) -> list[str]:
    """Ids answered right when accepted and not now."""
    values = scores.values["right"]
    return [q.id for q in questions if q.id in set(expected.right) and values[q.id] < 1]


def won(expected: Expected, questions: Sequence[Gold], scores: Scores) -> list[str]:
    """Ids answered wrongly when accepted and right now."""
    values = scores.values["right"]
    return [q.id for q in questions if q.id in set(expected.wrong) and values[q.id] >= 1]


def disagreements(questions: Sequence[Gold], exact: Scores, served: Scores) -> list[str]:
    """Where ours with the int8 encoder leaves the interval of ours with fp32, one sentence each."""
    ids = [question.id for question in questions]
    _whole(ids, {OURS: exact}, (OURS,))
    _whole(ids, {OURS: served}, (OURS,))
    pairs = [(m, summary(exact, m, ids), summary(served, m, ids)) for m in AGREEING]
    return [
        f"int8 的 {measure} 为 {found.value:.3f}，不在 fp32 的区间 [{mean.low:.3f}, {mean.high:.3f}] 内。"
        for measure, mean, found in pairs
        if not agrees(mean, found.value)
    ]


def agrees(exact: Mean, other: float) -> bool:
    """Whether a value lies in an interval, its ends included."""
    return exact.low <= other <= exact.high


def _losses(expected: Expected, questions: Sequence[Gold], scores: Scores) -> list[str]:
    gone = lost(expected, questions, scores)
    net = len(gone) - len(won(expected, questions, scores))
    firm = [question.id for question in questions if question.id in set(gone) and question.type in FIRM]
    failures: list[str] = []
    if net > NET_LOSS:
        failures.append(f"比认可时净少答对{net}题（最多允许{NET_LOSS}题），答错的有：{'、'.join(gone)}。")
    if firm:
        failures.append(f"直查或清单类问题答错了：{'、'.join(firm)}。")
    return failures


def _means(ids: Sequence[str], scores: Mapping[str, Scores]) -> dict[str, dict[str, float]]:
    found = {
        name: {m: summary(one, m, ids) for m in PINNED if m in one.values} for name, one in scores.items()
    }
    return {name: {m: mean.value for m, mean in means.items() if mean.n} for name, means in found.items()}


def _whole(ids: Sequence[str], scores: Mapping[str, Scores], wanted: Sequence[str] = WANTED) -> None:
    for name in wanted:
        if name not in scores:
            raise IncompleteRun(f"运行结果缺少 {name}，不能据此判断，请完整运行一次。")
        if not scores[name].complete:
            raise IncompleteRun(f"运行结果 {name} 少了{len(scores[name].missing)}题，请完整运行一次。")
    if not set(ids).issubset(scores[OURS].values.get("right", {})):
        raise IncompleteRun("运行结果与标准问题不是同一份，请完整运行一次。")
