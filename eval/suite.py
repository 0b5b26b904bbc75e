"""The suite: every configuration asked, scored, tabulated and written down.

But: it opens nothing and decides nothing; the command does the one, `eval.regression` the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import saved, trec
from eval.answers import Documents
from eval.configurations import Ask
from eval.errors import IncompleteRun
from eval.records import Gold, Part, Report, Run, Scores
from eval.report import page
from eval.run import run
from eval.score import score
from eval.tables import report_json, tabulate

OURS = "ours"


@dataclass(frozen=True, slots=True)
class Suite:
    """What was asked and found; `lost` and `won` are since the run it was compared with."""

    questions: tuple[Gold, ...]
    runs: tuple[Run, ...]
    scores: Mapping[str, Scores]
    report: Report
    lost: tuple[str, ...] = ()
    won: tuple[str, ...] = ()


def evaluate(
    questions: Sequence[Gold],
    configurations: Mapping[str, Ask],
    documents: Documents,
    part: Part | None = None,
    against: Mapping[str, Scores] | None = None,
    advance: Callable[[], object] = lambda: None,
) -> Suite:
    """Ask every question of every configuration. Raises IncompleteRun where there is no question."""
    if not questions:
        raise IncompleteRun("没有符合条件的问题，请放宽 --type、--id 或 --limit。")
    runs = run(questions, configurations, advance)
    scores = {one.name: score(questions, one, documents) for one in runs}
    report = tabulate(questions, runs, list(scores.values()), part, against)
    lost: list[str] = []
    won: list[str] = []
    if against and OURS in against and OURS in scores:
        lost, won = saved.changes(scores[OURS], against[OURS])
    return Suite(tuple(questions), tuple(runs), scores, report, tuple(lost), tuple(won))


def write(folder: Path, suite: Suite, documents: Documents) -> dict[str, Path]:
    """Write the scores, the TREC files and the report's page into `folder`; what was written, by name."""
    trec.write(folder / "trec", suite.questions, suite.runs)
    saved.save(folder / "run.json", list(suite.scores.values()))
    written = page(
        suite.report, suite.questions, suite.runs, list(suite.scores.values()), documents, suite.lost
    )
    (folder / "report.html").write_text(written, encoding="utf-8")
    return {"run": folder / "run.json", "trec": folder / "trec", "report": folder / "report.html"}


def as_json(suite: Suite, files: Mapping[str, Path]) -> dict[str, object]:
    """The JSON value of the command: the report, what changed, and where the files are."""
    return report_json(suite.report) | {
        "lost": list(suite.lost),
        "won": list(suite.won),
        "files": {name: str(path) for name, path in files.items()},
    }
