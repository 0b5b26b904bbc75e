"""The form of gold questions, and the questions that are shipped."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.records import Document
from eval.errors import BadGold
from eval.gold import KEYS, as_dict, faults, from_dict, load, save
from eval.records import PARTS, Gold

GOOD = {
    "id": "a",
    "question": "买机器给多少钱",
    "history": [],
    "type": "lay",
    "relevant": {"d/clause/1": 2},
    "nuggets": [["80万元"]],
}


@pytest.mark.parametrize(
    "change",
    [
        {"type": "other"},
        {"split": "train"},
        {"relevant": {"d/clause/1": 3}},
        {"question": " "},
        {"question": 5},
        {"nuggets": ["80万元"]},
        {"relevant": None},
        {"surprise": 1},
        {"relevant": {"d/clause/1": "x"}},
        {"relevant": [1]},
    ],
)
def test_a_line_of_the_wrong_form_is_named(tmp_path: Path, change: dict[str, object]):
    """The sentence holds the number of the bad line."""
    file = tmp_path / "gold.jsonl"
    lines = [json.dumps(GOOD), json.dumps(GOOD | {"id": "b"} | change)]
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(BadGold, match="第2行") as raised:
        load(file)
    assert not set(re.findall(r"[A-Za-z]{2,}", str(raised.value))) - {
        *KEYS,
        *PARTS,
        "other",
        "train",
        "surprise",
    }


@pytest.mark.parametrize("line", ['{"id": "a"', "[]", "5", '"x"', "{}", "乱写"])
def test_a_line_that_is_no_question_is_named_in_chinese(tmp_path: Path, line: str):
    """No JSON, JSON of another kind, and nothing in it."""
    file = tmp_path / "gold.jsonl"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(BadGold, match="第1行") as raised:
        load(file)
    assert not set(re.findall(r"[A-Za-z]{2,}", str(raised.value))) - {*KEYS, "JSON"}


def test_a_file_saved_by_the_notepad_is_read(tmp_path: Path):
    """Which puts a byte order mark in front."""
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(GOOD), encoding="utf-8-sig")
    assert [one.id for one in load(file)] == ["a"]


def test_absent_empty_and_repeated(tmp_path: Path):
    """No file, no question and an id given twice are each one sentence."""
    with pytest.raises(BadGold, match="读不出"):
        load(tmp_path / "absent.jsonl")
    file = tmp_path / "gold.jsonl"
    file.write_text("\n", encoding="utf-8")
    with pytest.raises(BadGold, match="没有问题"):
        load(file)
    file.write_text(f"{json.dumps(GOOD)}\n{json.dumps(GOOD)}\n", encoding="utf-8")
    with pytest.raises(BadGold, match="重复"):
        load(file)


def test_what_is_saved_is_loaded(tmp_path: Path, questions: tuple[Gold, ...]):
    """A round trip keeps everything; a question without a part is written without the key."""
    save(tmp_path / "gold.jsonl", questions)
    assert load(tmp_path / "gold.jsonl") == questions
    assert "split" not in as_dict(from_dict(dict(GOOD)))


def test_faults_of_content(questions: tuple[Gold, ...], document: Document):
    """Unknown nodes, words the document does not hold and contradictions with the type are found."""
    assert faults(questions, [document]) == []
    lay, followup, _, none = questions
    wrong = [
        replace(lay, relevant={"d/clause/9": 2}),
        replace(lay, relevant={"d/clause/1": 1}),
        replace(lay, nuggets=(("90万元",),)),
        replace(lay, nuggets=()),
        replace(followup, history=()),
        replace(none, nuggets=(("because",),)),
        replace(none, relevant={"d/clause/1": 2}),
    ]
    assert [bool(faults([question], [document])) for question in wrong] == [True] * len(wrong)
