"""Runs on disk, and what changed between two of them."""

from pathlib import Path

import pytest

from eval.errors import IncompleteRun
from eval.records import Scores
from eval.refusal import Decision
from eval.saved import changes, load, save

THEN = Scores(
    "ours",
    {"right": {"a": 1.0, "b": 0.0, "c": 1.0}, "RR@10": {"a": 1 / 3}},
    {"a": Decision(1 / 7, True, False)},
    ("z",),
)
NOW = Scores("ours", {"right": {"a": 0.0, "b": 1.0, "c": 1.0, "new": 1.0}})


def test_round_trip(tmp_path: Path):
    """What is written is read, thirds as thirds, into a folder that is made for it."""
    save(tmp_path / "runs" / "one.json", [THEN])
    assert load(tmp_path / "runs" / "one.json") == {"ours": THEN}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "[]",
        '{"version": 99, "runs": []}',
        '{"version": 2, "runs": [{"name": "x", "values": {}, "decisions": [], "missing": []}]}',
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: str):
    """One sentence, whatever the file holds."""
    (tmp_path / "file.json").write_text(content, encoding="utf-8")
    with pytest.raises(IncompleteRun, match="python -m eval"):
        load(tmp_path / "file.json")


def test_changes_are_among_questions_of_both():
    """a was lost, b won; a question that only one run knows is neither."""
    assert changes(NOW, THEN) == (["a"], ["b"])
