"""Questions that are kept: only where it is switched on, only for some days, and never at an answer's cost."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fake_assistant import FakeAssistant, policy
from gradio_client import Client
from served import Served

from page.asking import Desk
from page.question_log import QuestionLog
from page.shelf import Shelf
from page.warming import Warming

FAKE = FakeAssistant()


def desk(log: QuestionLog | None) -> Desk:
    """A desk over the small policy."""
    return Desk(Shelf([policy()]), Warming(lambda report: FAKE).start(), (), None, log)


def test_each_answered_question_is_a_row(tmp_path: Path) -> None:
    """Question, kind, reason, confidence and the nearest places; the latest first; what was refused is none."""
    log = QuestionLog(tmp_path / "new" / "questions.db", 30)
    for question in ("小巨人有奖励吗", "能领养猫吗", "", "炸"):
        list(desk(log).ask(question))
    kept = log.asked()
    assert [(one.question, one.kind, one.reason) for one in kept] == [
        ("能领养猫吗", "none", "not_stated"),
        ("小巨人有奖励吗", "answer", None),
    ]
    assert kept[0].nearest == ("small/clause/4", "small/clause/1")
    assert kept[1].confidence == 0.93
    with closing(sqlite3.connect(log.path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_nothing_is_kept_where_it_is_off(tmp_path: Path, served: Served) -> None:
    """Without the setting no file is made, by the page or by a program's call."""
    list(desk(None).ask("小巨人有奖励吗"))
    Client(served.address, verbose=False).predict("小巨人有奖励吗", api_name="/ask")
    assert not (served.feedback.parent / "questions.db").exists()


def test_old_questions_are_gone_from_the_file(tmp_path: Path) -> None:
    """After the days that are set a row is deleted, and its words are not left on the disk."""
    now = [datetime(2025, 1, 1, tzinfo=UTC)]
    log = QuestionLog(tmp_path / "questions.db", 30, clock=lambda: now[0])
    log.keep(FAKE.ask("一个很久以前的秘密问题"))
    now[0] += timedelta(days=29)
    log.keep(FAKE.ask("小巨人"))
    assert len(log.asked()) == 2
    now[0] += timedelta(days=2)
    log.keep(FAKE.ask("水稻"))
    with closing(sqlite3.connect(log.path)) as connection:
        assert connection.execute("SELECT question FROM questions ORDER BY id").fetchall() == [
            ("小巨人",),
            ("水稻",),
        ]
    now[0] += timedelta(days=60)
    assert QuestionLog(log.path, 30, clock=lambda: now[0]).asked() == ()
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert "秘密问题".encode() not in written
    assert "小巨人".encode() not in written


def test_a_log_that_cannot_be_written_costs_no_answer(tmp_path: Path) -> None:
    """The answer comes all the same."""
    (tmp_path / "file").write_text("")
    log = QuestionLog(tmp_path / "file" / "questions.db", 30)
    assert list(desk(log).ask("小巨人有奖励吗"))[-1].answer


def test_many_write_at_once(tmp_path: Path) -> None:
    """Forty questions by eight writers, each with the file opened anew, are all there."""
    path = tmp_path / "questions.db"
    with ThreadPoolExecutor(8) as writers:
        list(writers.map(lambda n: QuestionLog(path, 30).keep(FAKE.ask(f"问题{n}")), range(40)))
    assert len(QuestionLog(path, 30).asked()) == 40
