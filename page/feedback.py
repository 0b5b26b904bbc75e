"""What readers said about answers, kept in SQLite: one row a verdict, with the question and the whole answer.

Several processes may write at once (WAL, a busy timeout). But: reads nothing back for the page, and learns
nothing by itself.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from page.database import opened

Verdict = Literal["up", "down"]
LONGEST = 200  # characters kept of 应为第几条
_TABLE = """
CREATE TABLE IF NOT EXISTS feedback (
    id INTEGER PRIMARY KEY,
    time TEXT NOT NULL,
    question TEXT NOT NULL,
    history_json TEXT NOT NULL,
    answer_json TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('up', 'down')),
    should_be TEXT
)
"""


class Feedback:
    """The verdicts in the file at `path`, which is made on the first one."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def keep(
        self,
        verdict: Verdict,
        question: str,
        history: Sequence[str],
        answer: dict[str, Any],
        should_be: str | None = None,
    ) -> int:
        """Write one verdict; `should_be` is where the answer should have been found. Returns its id."""
        row = (
            datetime.now(UTC).isoformat(timespec="seconds"),
            question,
            json.dumps(list(history), ensure_ascii=False),
            json.dumps(answer, ensure_ascii=False),
            verdict,
            (should_be or "").strip()[:LONGEST] or None,
        )
        with closing(opened(self.path, _TABLE)) as connection, connection:
            cursor = connection.execute(
                "INSERT INTO feedback (time, question, history_json, answer_json, verdict, should_be) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )
            return int(cursor.lastrowid or 0)
