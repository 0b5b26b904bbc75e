"""A scored run on disk, so that a later one can be compared with it question by question.

One JSON object a file: a version, and per configuration the values of each measure by question and the
decision to answer each. But: the
rankings are in the TREC files, the answers in the report; neither is kept here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.publish import explained, replace_file
from eval.errors import IncompleteRun
from eval.records import Scores
from eval.refusal import Decision

VERSION = 2


def save(path: Path, scores: Sequence[Scores]) -> None:
    """Write the scores of all configurations, unrounded: a rounded value would count as a difference."""
    runs = [
        {
            "name": one.name,
            "values": {measure: dict(by) for measure, by in one.values.items()},
            "decisions": {q: list(d) for q, d in one.decisions.items()},
            "missing": list(one.missing),
        }
        for one in scores
    ]
    with explained(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, json.dumps({"version": VERSION, "runs": runs}, ensure_ascii=False))


def load(path: Path) -> dict[str, Scores]:
    """The scores of a saved run, by configuration. Raises IncompleteRun where the file is none."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["version"] != VERSION:
            raise ValueError(content["version"])
        return {
            run["name"]: Scores(run["name"], run["values"], _decisions(run), tuple(run["missing"]))
            for run in content["runs"]
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IncompleteRun(f"{path.name} 不是保存的运行结果，请先运行 python -m eval。") from error


def changes(now: Scores, then: Scores, measure: str = "right") -> tuple[list[str], list[str]]:
    """Questions lost and won since `then`, among those in both, in the order of `now`."""
    new, old = now.values.get(measure, {}), then.values.get(measure, {})
    shared = [name for name in new if name in old]
    lost = [name for name in shared if old[name] >= 1 > new[name]]
    won = [name for name in shared if new[name] >= 1 > old[name]]
    return lost, won


def _decisions(run: Mapping[str, Any]) -> dict[str, Decision]:
    return {name: Decision(*decision) for name, decision in run["decisions"].items()}
