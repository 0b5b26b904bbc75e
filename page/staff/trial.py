"""One run of the gold suite in the background: how far it is, and where its report lies.

At most one at a time, whoever asked for it; it answers with the assistant that the public page has. But: changes
nothing that is accepted (`python -m eval --accept` does), and keeps only the last report.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import PolicyError
from eval import gold, saved, suite
from eval.bench import Bench
from eval.errors import IncompleteRun
from eval.records import Part, Scores
from qa.assistant import Assistant

BROKEN = "评测没有做完，请看程序的日志。"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: `done` of `total` questions; `said` is a sentence once it has ended."""

    running: bool = False
    done: int = 0
    total: int = 0
    said: str = ""
    failed: bool = False


class Trial:
    """The run that is going on, or the last one. Reports go to `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._progress = Progress()
        self._lock = threading.Lock()

    @property
    def progress(self) -> Progress:
        """How far it is now."""
        return self._progress

    @property
    def report(self) -> Path:
        """Where the last report lies, whether made here or by the command."""
        return self.folder / suite.REPORT

    def start(self, assistant: Assistant, questions: Path, part: Part | None, alone: bool) -> bool:
        """Begin in the background unless one is running; whether it began. `alone` asks only our own program."""
        with self._lock:
            if self._progress.running:
                return False
            self._progress = Progress(running=True)
        target = lambda: self._run(assistant, questions, part, alone)  # noqa: E731
        threading.Thread(target=target, name="trial", daemon=True).start()
        return True

    def _run(self, assistant: Assistant, questions: Path, part: Part | None, alone: bool) -> None:
        try:
            ended = self._asked(assistant, questions, part, alone)
        except PolicyError as error:
            ended = Progress(said=str(error), failed=True)
        except Exception:
            logging.getLogger(__name__).exception("The suite could not be run")
            ended = Progress(said=BROKEN, failed=True)
        self._progress = ended

    def _asked(self, assistant: Assistant, questions: Path, part: Part | None, alone: bool) -> Progress:
        bench = Bench(assistant)
        loaded = gold.load(questions)
        missing = {id.partition("/")[0] for one in loaded for id in one.relevant} - set(bench.documents)
        if missing:
            raise IncompleteRun(f"标准问题说到没有载入的文件（{'、'.join(sorted(missing))}），请先载入。")
        configurations = bench.configurations()
        if alone:
            configurations = {suite.OURS: configurations[suite.OURS]}
        self._progress = Progress(running=True, total=len(loaded))

        def advance() -> None:
            self._progress = replace(self._progress, done=self._progress.done + 1)

        made = suite.evaluate(loaded, configurations, bench.documents, part, self._before(), advance)
        suite.write(self.folder, made, bench.documents)
        changed = f"比上次多错 {len(made.lost)} 题，多对 {len(made.won)} 题。" if self._compared(made) else ""
        return Progress(done=len(loaded), total=len(loaded), said=f"问完 {len(loaded)} 题。{changed}")

    def _before(self) -> Mapping[str, Scores] | None:
        try:
            return saved.load(self.folder / "run.json")
        except IncompleteRun:
            return None

    @staticmethod
    def _compared(made: suite.Suite) -> bool:
        return bool(made.lost or made.won)
