"""What every command line of ours does alike: one sentence for what a person can mend, progress, one JSON value.

Results go to standard output (`out`), all else to standard error (`notes`). Used by app.py and the __main__
files alone.
"""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from corpus.errors import PolicyError
from settings import explain

#: What is not a terminal has no width; its tables are not folded.
out = Console(highlight=False, width=None if sys.stdout.isatty() else 200)
notes = Console(stderr=True, highlight=False)


@contextmanager
def mendable() -> Iterator[None]:
    """Failures that a person can mend end the command with their sentence and exit code 2."""
    try:
        yield
    except PolicyError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    except ValidationError as error:
        typer.echo(explain(error), err=True)
        raise typer.Exit(2) from error


def write_json(value: object) -> None:
    """One JSON value on standard output, its Chinese readable."""
    typer.echo(json.dumps(value, ensure_ascii=False))


def show(value: object, as_json: bool, *tables: Table) -> None:
    """One JSON value, or tables."""
    if as_json:
        write_json(value)
        return
    for table in tables:
        out.print(table)


@contextmanager
def counted(what: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """A progress bar on standard error; gives what to call with how many more are done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=notes, transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda n: progress.advance(task, n)


class JsonLines(logging.Formatter):
    """One JSON object a line: time (UTC), level, logger, message, what was handed in as `extra`, the exception."""

    _KNOWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **{name: value for name, value in vars(record).items() if name not in self._KNOWN},
        }
        if record.exc_info:
            said["exception"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False, default=str)


class Printed(io.TextIOBase):
    """A stream whose lines become records of a log: what a library prints is one JSON object a line as well."""

    def __init__(self, name: str, level: int) -> None:
        self._log, self._level, self._begun = logging.getLogger(name), level, ""
        self._log.setLevel(level)

    def write(self, text: str) -> int:
        """Log each line once it has ended; a blank one is nothing."""
        *lines, self._begun = (self._begun + text).split("\n")
        for line in lines:
            if line.strip():
                self._log.log(self._level, line.rstrip())
        return len(text)


def log(as_json: bool) -> None:
    """Write warnings to standard error; where `as_json` also what the page says of each answer, and all that is printed."""
    handler = logging.StreamHandler()
    plain = "%(asctime)s %(levelname)s %(name)s %(message)s"
    handler.setFormatter(JsonLines() if as_json else logging.Formatter(plain))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    logging.getLogger("page").setLevel(logging.INFO if as_json else logging.WARNING)
    if as_json:
        logging.raiseExceptions = False  # what cannot be logged would be printed, and logged again
        sys.stdout, sys.stderr = Printed("stdout", logging.INFO), Printed("stderr", logging.WARNING)
