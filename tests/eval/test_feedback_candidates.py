"""Readers' verdicts become gold questions only by a person's word."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import UnwritableFolder
from corpus.records import Document
from eval.candidates import Decisions, Marked, nodes_named, propose, read, review
from eval.errors import BadGold
from eval.gold import faults
from eval.records import Gold
from qa.knowledge import know

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
    named = {"第二条": ["d/clause/2"]}
    assert propose(marked(3, "down", should="第二条"), lambda text: named[text]) == Gold(
        "u3", "问题3", (), "lay", {"d/clause/2": 2}, ()
    )
    assert propose(marked(4, "down", should="哪一条来着")).relevant == {}


def test_places_in_readers_words(document: Document):
    """An id is itself; a clause by its number in any notation is its node; what is not there names nothing."""
    knowledge = know([document])
    found = {
        text: nodes_named(text, knowledge)
        for text in ("d/clause/2", "第二条", "应为第2条", "第九条", "不知道")
    }
    assert found == {
        "d/clause/2": ["d/clause/2"],
        "第二条": ["d/clause/2"],
        "应为第2条": ["d/clause/2"],
        "第九条": [],
        "不知道": [],
    }


def test_review_asks_one_by_one():
    """Row 1 was decided before, 2 is accepted with a correction, 3 refused, 4 ends it, 5 is not reached."""
    typed = iter(
        ["", "y", "figure", "d/clause/1 d/annex/1/1", "d/clause/2", "80万元/800000元；设备", "n", "q"]
    )
    decisions: list[tuple[int, bool]] = []
    accepted = review(
        [marked(row) for row in (1, 2, 3, 4, 5)],
        decided=[1],
        ask=lambda question, default: next(typed),
        keep=lambda row, gold: decisions.append((row, gold is not None)),
    )
    relevant = {"d/clause/2": 1, "d/clause/1": 2, "d/annex/1/1": 2}
    assert accepted == [Gold("u2", "问题2", (), "figure", relevant, (("80万元", "800000元"), ("设备",)))]
    assert decisions == [(2, True), (3, False)]
    assert next(typed, None) is None


def test_decisions_are_remembered(tmp_path: Path):
    """The next review knows them."""
    Decisions(tmp_path / "eval" / "decided.json").add(7)
    assert Decisions(tmp_path / "eval" / "decided.json").rows == [7]


@pytest.mark.parametrize("content", [b"[1, 2", b"{}", b'["1"]', b"\xff\xfe", b"", b"[" * 100_000])
def test_damaged_decisions_are_one_sentence(tmp_path: Path, content: bytes):
    """Which says what to do; the file stays as it is."""
    file = tmp_path / "decided.json"
    file.write_bytes(content)
    with pytest.raises(BadGold, match=r"读不出.*decided\.json.*请从备份恢复"):
        Decisions(file)
    assert file.read_bytes() == content


def test_decisions_that_cannot_be_kept_are_one_sentence(tmp_path: Path):
    """Its path leads through a file."""
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableFolder, match="路径中有一段是文件"):
        Decisions(tmp_path / "file" / "decided.json").add(1)


def test_what_does_not_fit_is_asked_again(document: Document):
    """An unknown type, then a node that does not exist, then words the document does not hold: each is told, and
    the fourth try is taken. What was typed before is offered again."""
    told: list[tuple[str, str]] = []
    typed = iter(
        [
            "y",
            "wrong",
            "d/clause/1",
            "-",
            "80万元",
            "lay",
            "d/clause/9",
            "-",
            "80万元",
            "lay",
            "d/clause/1",
            "-",
            "90万元",
            "lay",
            "d/clause/1",
            "-",
            "80万元",
        ]
    )

    def ask(question: str, default: str) -> str:
        told.append((question, default))
        return next(typed)

    accepted = review([marked(1)], [], ask, faults=lambda one: faults([one], [document]))
    assert accepted == [Gold("u1", "问题1", (), "lay", {"d/clause/1": 2}, (("80万元",),))]
    again = [question for question, _ in told if "类型" in question]
    assert ["没有“wrong”" in again[1], "d/clause/9 不存在" in again[2], "90万元" in again[3]] == [True] * 3
    assert ("能单独回答的编号，用空格隔开，没有就填 -", "d/clause/9") in told


def test_known_questions_are_not_asked(questions: tuple[Gold, ...]):
    """A question that is gold already, or was just accepted, does not come again; the same words after other
    questions do."""
    known = [replace(questions[0], question="问题1")]
    assert review([marked(1)], [], lambda question, default: "y", known=known) == []
    follows = replace(marked(1), history=("早先",))
    typed = iter(["n"])
    review([follows], [], lambda question, default: next(typed), known=known)
    assert next(typed, None) is None


def test_an_id_is_never_given_twice(questions: tuple[Gold, ...]):
    """Row 1 of another feedback file is u1-2 where u1 is gold already."""
    typed = iter(["y", "lay", "d/clause/1", "-", "80万元"])
    known = [replace(questions[0], id="u1")]
    accepted = review([marked(1)], [], lambda question, default: next(typed), known=known)
    assert [question.id for question in accepted] == ["u1-2"]
