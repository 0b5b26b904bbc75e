"""No verdict that was acknowledged is lost: thirty writers at once, each killed in the middle of its work."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
WRITERS = 30
AT_LEAST = 5  # acknowledged rows that each writer has before it is killed

#: Writes verdicts without end and prints the number of each once `keep` has given it: that is the acknowledgement.
WRITER = """
import sys, time
from pathlib import Path
from page.feedback import Feedback
feedback = Feedback(Path(sys.argv[1]))
n = 0
while True:
    row = feedback.keep("up", f"{sys.argv[2]} {n}", [], {"text": "答" * 2000})
    sys.stdout.write(f"{row} {sys.argv[2]} {n}\\n")
    sys.stdout.flush()
    n += 1
    time.sleep(0.05)  # readers think between two verdicts; SQLite's queue is not fair to who comes late
"""


def test_thirty_writers_killed_lose_no_acknowledged_row(tmp_path: Path) -> None:
    """Thirty processes write to one file that none has made yet; SIGKILL ends each; every printed row is there, whole."""
    path = tmp_path / "feedback.db"
    command = [sys.executable, "-c", WRITER, str(path)]
    writers = [
        subprocess.Popen([*command, str(n)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for n in range(WRITERS)
    ]
    said = []
    for writer in writers:
        assert writer.stdout is not None
        said.append([writer.stdout.readline() for _ in range(AT_LEAST)])
    for writer in writers:
        writer.kill()
    for writer, lines in zip(writers, said, strict=True):
        assert writer.stdout is not None
        lines += writer.stdout.read().splitlines(keepends=True)
        writer.stdout.close()
        assert writer.wait() == -9
    acknowledged = {line.strip() for lines in said for line in lines if line.endswith("\n")}
    assert len(acknowledged) >= WRITERS * AT_LEAST
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = connection.execute("SELECT id, question, answer_json FROM feedback").fetchall()
    assert acknowledged <= {f"{id} {question}" for id, question, _ in rows}
    assert all(len(answer) > 2000 for *_, answer in rows)
