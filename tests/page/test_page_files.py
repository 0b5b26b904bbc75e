"""Files that the page writes: verdicts in SQLite, lists to take away."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from docx import Document as Letter
from fake_assistant import FakeAssistant, policy
from hypothesis import given, settings
from hypothesis import strategies as st

from page.feedback import LONGEST, Feedback
from page.shelf import Shelf
from page.take_away import COLUMNS, letter, spreadsheet
from qa.as_json import as_json
from qa.records import Profile

FAKE = FakeAssistant()
SHELF = Shelf([policy()])


def test_verdicts_are_kept_in_order(tmp_path: Path) -> None:
    """Each verdict is a row with time, question, history, the whole answer and where it should have been."""
    feedback = Feedback(tmp_path / "new" / "feedback.db")
    answer = as_json(FAKE.ask("小巨人"))
    assert feedback.keep("up", "小巨人", [], answer) == 1
    assert feedback.keep("down", "那省级呢", ["小巨人"], answer, " 第五条 ") == 2
    with closing(sqlite3.connect(feedback.path)) as connection:
        rows = connection.execute("SELECT * FROM feedback ORDER BY id").fetchall()
        mode = connection.execute("PRAGMA journal_mode").fetchone()
    assert mode == ("wal",)
    assert [row[5:] for row in rows] == [("up", None), ("down", "第五条")]
    assert json.loads(rows[1][3]) == ["小巨人"]
    assert json.loads(rows[1][4])["kind"] == "answer"
    assert rows[0][1].endswith("+00:00")


def test_many_readers_write_at_once(tmp_path: Path) -> None:
    """Sixty verdicts from twelve writers, each with the file opened anew, are all there."""
    path = tmp_path / "feedback.db"
    with ThreadPoolExecutor(12) as readers:
        ids = list(readers.map(lambda n: Feedback(path).keep("up", f"问题{n}", [], {}), range(60)))
    assert sorted(ids) == list(range(1, 61))


def test_unknown_verdict_and_long_note(tmp_path: Path) -> None:
    """The table refuses a verdict it does not know; a long note is cut."""
    feedback = Feedback(tmp_path / "feedback.db")
    with pytest.raises(sqlite3.IntegrityError):
        feedback.keep("perhaps", "x", [], {})  # type: ignore[arg-type]
    feedback.keep("down", "x'); DROP TABLE feedback; --", [], {}, "长" * 999)
    with closing(sqlite3.connect(feedback.path)) as connection:
        assert connection.execute("SELECT length(should_be) FROM feedback").fetchall() == [(LONGEST,)]


def test_json_has_the_form_of_the_commands() -> None:
    """Positions are pairs, a period has `from`, halves have rank and score."""
    answer = as_json(FAKE.ask("小巨人有奖励吗"))
    assert set(answer) == {
        "question", "understood", "kind", "text", "citations", "notices", "hits", "arithmetic",
        "reason", "detail", "confidence", "timing_ms",
    }  # fmt: skip
    assert all(len(span) == 2 for span in answer["citations"][0]["spans"])
    assert answer["hits"][0]["bm25"] == {"rank": 1, "score": 9.0}
    assert json.loads(json.dumps(answer)) == answer


def test_spreadsheet_has_a_row_for_each_measure() -> None:
    """Read back: the heading row, then the measures with amount as a number and the citation in full."""
    book = openpyxl.load_workbook(io.BytesIO(spreadsheet(FAKE.profile("专精特新"), SHELF, FAKE.incentives)))
    rows = list(book.active.iter_rows(values_only=True))
    assert rows[0] == COLUMNS
    assert [row[:3] for row in rows[1:]] == [
        ("符合", "培育专精特新企业", 1_000_000),
        ("还差条件", "支持企业研发", 100_000),
    ]
    assert rows[1][-1] == "《某市支持企业发展若干政策（征求意见稿）》第（二）条"


@settings(max_examples=40, deadline=None)
@given(
    st.one_of(
        st.sampled_from("=+-@\t\r").flatmap(lambda c: st.text(max_size=20).map(lambda t: c + t)), st.text()
    )
)
def test_no_words_become_a_formula_or_break_a_file(words: str) -> None:
    """Whatever a reader or a document says is text in both files, and both files open."""
    profile = FAKE.profile("专精特新")
    hostile = Profile({}, (replace(profile.matches[0], why=words, missing=(words,)),))
    sheet = spreadsheet(hostile, SHELF)
    with zipfile.ZipFile(io.BytesIO(sheet)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
    book = openpyxl.load_workbook(io.BytesIO(sheet))
    assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)
    assert Letter(io.BytesIO(letter(hostile, SHELF))).paragraphs


def test_letter_names_every_citation() -> None:
    """The document has a heading for each measure, which is its citation."""
    document = Letter(io.BytesIO(letter(FAKE.profile("专精特新"), SHELF, FAKE.incentives)))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 2"]
    assert headings == [
        "《某市支持企业发展若干政策（征求意见稿）》第（二）条",
        "《某市支持企业发展若干政策（征求意见稿）》第（一）条",
    ]
