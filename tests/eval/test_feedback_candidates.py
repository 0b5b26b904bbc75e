"""Readers' verdicts become gold questions only by a person's word."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from eval.candidates import Decisions, Marked, propose, read, review
from eval.errors import BadGold
from eval.records import Gold

ANSWER = {"kind": "answer", "text": "最高 80 万元。", "citations": [{"id": "d/clause/1"}]}
REFUSAL = {"kind": "none", "text": "没有", "reason": "other_year", "citations": []}


def marked(
    row: int, verdict: str = "up", answer: dict[str, object] = ANSWER, should: str | None = None
) -> Marked:
    """A verdict on question `row`."""
    return Marked(row, "2024-05-01T08:00:00+00:00", f"问题{row}", (), answer, verdict, should)


def test_rows_of_the_page_are_read(tmp_path: Path):
    """The table that the page writes, oldest first; no file is no feedback; another file is one sentence."""
    file = tmp_path / "feedback.db"
    assert read(file) == []
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(
            "CREATE TABLE feedback (id INTEGER PRIMARY KEY, time TEXT, question TEXT, history_json TEXT, "
            "answer_json TEXT, verdict TEXT, should_be TEXT)"
        )
        row = ("t", "问", json.dumps(["早先"]), json.dumps(ANSWER), "down", "第2条")
        connection.execute(
            "INSERT INTO feedback (time, question, history_json, answer_json, verdict, should_be) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            row,
        )
    assert read(file) == [Marked(1, "t", "问", ("早先",), ANSWER, "down", "第2条")]
    file.write_text("nothing of the kind", encoding="utf-8")
    with pytest.raises(BadGold):
        read(file)


def test_proposals():
    """Praise proposes what was cited and the figures said; blame proposes the node the reader named."""
    assert propose(marked(1)) == Gold("u1", "问题1", (), "lay", {"d/clause/1": 2}, (("80万元",),))
    assert propose(marked(2, answer=REFUSAL)) == Gold("u2", "问题2", (), "none", {}, (("other_year",),))
    assert propose(marked(3, "down", should="d/clause/2")) == Gold(
        "u3", "问题3", (), "lay", {"d/clause/2": 2}, ()
    )
    assert propose(marked(4, "down", should="第二条")).relevant == {}


def test_review_asks_one_by_one():
    """Row 1 was decided before, 2 is accepted with a correction, 3 refused, 4 ends it, 5 is not reached."""
    typed = iter(["y", "figure", "d/clause/1 d/annex/1/1", "80万元/800000元；设备", "n", "q"])
    decisions: list[tuple[int, bool]] = []
    accepted = review(
        [marked(row) for row in (1, 2, 3, 4, 5)],
        decided=[1],
        ask=lambda question, default: next(typed),
        keep=lambda row, gold: decisions.append((row, gold is not None)),
    )
    relevant = {"d/clause/1": 2, "d/annex/1/1": 2}
    assert accepted == [Gold("u2", "问题2", (), "figure", relevant, (("80万元", "800000元"), ("设备",)))]
    assert decisions == [(2, True), (3, False)]
    assert next(typed, None) is None


def test_decisions_are_remembered(tmp_path: Path):
    """The next review knows them."""
    Decisions(tmp_path / "eval" / "decided.json").add(7)
    assert Decisions(tmp_path / "eval" / "decided.json").rows == [7]


def test_a_wrong_type_is_asked_again():
    """The second try is taken."""
    typed = iter(["y", "wrong", "x/1", "n", "lay", "x/1", "n"])
    accepted = review([marked(1)], [], lambda question, default: next(typed))
    assert accepted[0].type == "lay"


def test_known_questions_are_not_asked():
    """A question that is gold already, or was just accepted, does not come again."""
    assert review([marked(1)], [], lambda question, default: "y", known=["问题1"]) == []
