"""The questions that were asked, kept only where LOG_QUESTIONS is on, and only for RETENTION_DAYS.

A row holds what the staff needs to see what is missing: the question, what it was taken for, the kind of
answer, why there was none, how sure it was, and the nearest places. It holds no address and nothing about who
asked. Older rows are deleted for good, from the file too. But: a log that cannot be written costs no answer.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from page.database import opened
from qa.records import Answer

_NEAREST = 3  # places kept of a question
_EVERY = timedelta(hours=1)  # between two looks for rows that are too old
_TABLE = """
CREATE TABLE IF NOT EXISTS questions (
    id INTEGER PRIMARY KEY,
    time TEXT NOT NULL,
    question TEXT NOT NULL,
    understood TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT,
    confidence REAL NOT NULL,
    nearest_json TEXT NOT NULL
)
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it is kept; `time` is in UTC, `nearest` are ids of nodes, best first."""

    time: datetime
    question: str
    understood: str
    kind: str
    reason: str | None
    confidence: float
    nearest: tuple[str, ...]


def _now() -> datetime:
    return datetime.now(UTC)


class QuestionLog:
    """The questions of the last `days` days in the file at `path`. Safe to call from several threads."""

    def __init__(self, path: Path, days: int, clock: Callable[[], datetime] = _now) -> None:
        self.path = path
        self.days = days
        self._clock = clock
        self._looked: datetime | None = None
        self._lock = threading.Lock()

    def keep(self, answer: Answer) -> None:
        """Write one row for an answer that was given."""
        row = (
            self._clock().isoformat(timespec="seconds"),
            answer.question,
            answer.understood,
            answer.kind,
            answer.reason,
            answer.confidence,
            json.dumps([hit.id for hit in answer.hits[:_NEAREST]], ensure_ascii=False),
        )
        try:
            with self._lock, closing(opened(self.path, _TABLE)) as connection:
                with connection:
                    connection.execute(
                        "INSERT INTO questions (time, question, understood, kind, reason, confidence, nearest_json) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?)",
                        row,
                    )
                self._forget(connection)
        except (OSError, sqlite3.Error):
            logging.getLogger(__name__).exception("A question could not be kept")

    def asked(self) -> tuple[Asked, ...]:
        """The questions that are kept, the latest first. Raises OSError or sqlite3.Error."""
        if not self.path.exists():
            return ()
        with self._lock, closing(opened(self.path, _TABLE)) as connection:
            self._looked = None
            self._forget(connection)
            rows = connection.execute(
                "SELECT time, question, understood, kind, reason, confidence, nearest_json "
                "FROM questions ORDER BY id DESC"
            ).fetchall()
        return tuple(
            Asked(datetime.fromisoformat(time), question, meant, kind, reason, sure, tuple(json.loads(near)))
            for time, question, meant, kind, reason, sure, near in rows
        )

    def forget_old(self) -> None:
        """Delete what is too old, when the program starts."""
        try:
            self.asked()
        except (OSError, sqlite3.Error):
            logging.getLogger(__name__).exception("Old questions could not be deleted")

    def _forget(self, connection: sqlite3.Connection) -> None:
        now = self._clock()
        if self._looked is not None and now - self._looked < _EVERY:
            return
        self._looked = now
        oldest = (now - timedelta(days=self.days)).isoformat(timespec="seconds")
        connection.execute("PRAGMA secure_delete=ON")
        with connection:
            gone = connection.execute("DELETE FROM questions WHERE time < ?", (oldest,)).rowcount
        if gone:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
