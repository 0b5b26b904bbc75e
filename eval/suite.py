"""The suite: every configuration asked, scored, tabulated and written down.

But: it opens nothing and decides nothing; the command does the one, `eval.regression` the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.publish import explained, only_writer, replace_file
from eval import saved, tables, trec
from eval.answers import Documents
from eval.configurations import Ask
from eval.errors import IncompleteRun
from eval.records import Gold, Part, Report, Run, Scores
from eval.report import page
from eval.run import run
from eval.score import score

OURS = tables.OURS
PARTIAL, REPORT = "partial", "report.html"


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
    left_out: int = 0,
) -> Suite:
    """Ask every question of every configuration; `left_out` gold questions were not chosen, which the report
    says. Raises IncompleteRun where there is no question."""
    if not questions:
        raise IncompleteRun("没有符合条件的问题，请放宽 --type、--id 或 --limit。")
    runs = run(questions, configurations, advance)
    scores = {one.name: score(questions, one, documents) for one in runs}
    report = tables.tabulate(questions, list(scores.values()), part, against, left_out)
    lost: list[str] = []
    won: list[str] = []
    if against and OURS in against and OURS in scores:
        lost, won = saved.changes(scores[OURS], against[OURS])
    return Suite(tuple(questions), tuple(runs), scores, report, tuple(lost), tuple(won))


def write(folder: Path, suite: Suite, documents: Documents) -> dict[str, Path]:
    """Write the scores, the TREC files and the report's page into `folder`; what was written, by name. A run over
    chosen questions has a folder of its own below it, so that it never takes the place of a whole one. One writer at a time: the command
    and the staff's page write to the same place. Raises UnwritableFolder."""
    folder = folder / PARTIAL if suite.report.left_out else folder
    written = page(suite.report, suite.questions, suite.runs, suite.scores, documents, suite.lost)
    with only_writer(folder, wait=True), explained(folder):
        trec.write(folder / "trec", suite.questions, suite.runs)
        saved.save(folder / "run.json", list(suite.scores.values()))
        replace_file(folder / REPORT, written)
    return {"run": folder / "run.json", "trec": folder / "trec", "report": folder / REPORT}


def as_json(suite: Suite, files: Mapping[str, Path]) -> dict[str, object]:
    """The JSON value of the command: the report, what changed, and where the files are."""
    return tables.report_json(suite.report) | {
        "lost": list(suite.lost),
        "won": list(suite.won),
        "files": {name: str(path) for name, path in files.items()},
    }
