"""A small SQLite file that several processes write to: WAL, a busy timeout, its table made when it is opened.

But: knows no table; whoever keeps something brings it.
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

_PATIENCE = 60.0  # seconds that a writer waits for the others


def opened(path: Path, table: str) -> sqlite3.Connection:
    """The connection, to be closed by who asked. Raises OSError or sqlite3.Error."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=_PATIENCE)  # seconds: SQLite's busy timeout
    try:
        _use_wal(connection)
        connection.execute(table)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch the file to WAL, once in its life. subtle: the busy timeout does not cover this switch, so two
    who make the file at the same moment must try again."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)
        else:
            return
