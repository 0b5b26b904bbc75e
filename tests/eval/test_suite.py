"""The suite from questions to files, with answers that are given."""

import json
import threading
from pathlib import Path

import pytest

from corpus.publish import only_writer
from corpus.records import Document
from eval import saved
from eval.configurations import Ask
from eval.errors import IncompleteRun
from eval.records import Entry, Gold, Run, Scores
from eval.suite import as_json, evaluate, write


@pytest.fixture
def configurations(good: Run) -> dict[str, Ask]:
    """BM25 finds nothing; ours gives the good answers."""
    return {"bm25": lambda gold: Entry(gold.id, ()), "ours": lambda gold: good.entries[gold.id]}


def test_evaluating(
    questions: tuple[Gold, ...], configurations: dict[str, Ask], documents: dict[str, Document]
):
    """Everything is asked and told of; what an earlier run had right and this one has not is lost."""
    told: list[int] = []
    then = {"ours": Scores("ours", {"right": {"a": 0.0, "b": 1.0}})}
    made = evaluate(questions, configurations, documents, None, then, lambda: told.append(1))
    assert len(told) == 4
    assert list(made.scores) == ["bm25", "ours"]
    assert (made.lost, made.won) == ((), ("a",))
    with pytest.raises(IncompleteRun):
        evaluate([], configurations, documents)


def test_files(
    questions: tuple[Gold, ...],
    configurations: dict[str, Ask],
    documents: dict[str, Document],
    tmp_path: Path,
):
    """A run to compare with, TREC files per configuration, one page; the JSON says where."""
    made = evaluate(questions, configurations, documents)
    files = write(tmp_path, made, documents)
    assert saved.load(files["run"])["ours"].values["right"] == dict.fromkeys("abcn", 1.0)
    assert sorted(path.name for path in files["trec"].iterdir()) == ["bm25.run", "ours.run", "qrels.txt"]
    assert files["report"].read_text(encoding="utf-8").startswith("<!doctype html>")
    said = json.loads(json.dumps(as_json(made, files)))
    assert said["n"] == 4
    assert said["rows"][1]["means"]["right"] == {"value": 1.0, "low": 1.0, "high": 1.0, "n": 4}
    assert Path(said["files"]["run"]) == files["run"]


def test_two_runs_write_one_after_the_other(
    questions: tuple[Gold, ...],
    configurations: dict[str, Ask],
    documents: dict[str, Document],
    tmp_path: Path,
):
    """While the command writes, the staff's page waits with its own run: files of two runs never stand together."""
    made = evaluate(questions, configurations, documents)
    second = threading.Thread(target=write, args=(tmp_path, made, documents))
    with only_writer(tmp_path, wait=False):
        second.start()
        second.join(0.5)
        assert second.is_alive()
        assert not (tmp_path / "run.json").exists()
    second.join(60)
    assert saved.load(tmp_path / "run.json")


def test_a_run_over_chosen_questions_never_replaces_a_whole_one(
    questions: tuple[Gold, ...],
    configurations: dict[str, Ask],
    documents: dict[str, Document],
    tmp_path: Path,
):
    """It lies in a folder of its own, and its page warns."""
    made = evaluate(questions[:1], configurations, documents, left_out=3)
    files = write(tmp_path, made, documents)
    assert files["report"] == tmp_path / "partial" / "report.html"
    assert "4 题中的 1 题" in files["report"].read_text(encoding="utf-8")
    whole = write(tmp_path, evaluate(questions, configurations, documents), documents)
    assert whole["report"] == tmp_path / "report.html"
