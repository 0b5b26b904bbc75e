"""Questions on other documents: read against the files that are there, and counted as much as the gold ones."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from eval.errors import BadGold
from eval.examples import Example, shares
from eval.learn import held_out
from eval.others import load, read
from eval.records import USES, Gold
from index.hash_encoder import HashEncoder

LINE = {
    "id": "p1",
    "file": "policies/a.txt",
    "question": "奖多少",
    "quote": "给予8万元奖励",
    "nuggets": [["8万元"]],
    "use": "learn",
}


def written(folder: Path, *lines: dict[str, object]) -> Path:
    """A file of questions, and the one document that they are about."""
    (folder / "policies").mkdir()
    (folder / "policies" / "a.txt").write_text(
        "某县办法\n\n第一条　对企业给予8万元奖励。\n", encoding="utf-8"
    )
    path = folder / "others.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    return path


def test_a_question_is_answered_by_the_nodes_that_hold_its_quotation(tmp_path: Path):
    """A file that is absent is said and left out; without a quotation the document does not answer."""
    absent, none = {**LINE, "file": "policies/b.txt"}, {**LINE, "id": "p2", "quote": "", "nuggets": []}
    said: list[str] = []
    path = written(tmp_path, LINE, none, absent)
    (other,) = load(path, tmp_path, tmp_path / "home", HashEncoder(), said.append)
    assert [dict(gold.relevant) for gold in other.questions] == [{"other/clause/1": 2}, {}]
    assert [gold.answerable for gold in other.questions] == [True, False]
    assert said == ["没有样本文件 policies/b.txt，略过它的问题。"]


def test_weights_are_not_learned_where_the_encoder_is_trained(tmp_path: Path):
    """Each use reads its own lines."""
    path = written(tmp_path, {**LINE, "use": "train"})
    assert load(path, tmp_path, tmp_path / "home", HashEncoder()) == []
    (asked,) = read(path, tmp_path, "train")
    assert (asked.name, asked.quotes) == ("policies/a.txt", {"p1": "给予8万元奖励"})


def test_a_quotation_that_the_file_lacks_is_said(tmp_path: Path):
    """It would otherwise teach that nothing answers."""
    path = written(tmp_path, {**LINE, "quote": "给予9万元奖励"})
    with pytest.raises(BadGold, match="给予9万元奖励"):
        load(path, tmp_path, tmp_path / "home", HashEncoder())


@pytest.mark.parametrize(
    ("damaged", "said"),
    [
        (json.dumps(LINE)[:40], "不是完整的 JSON"),
        ("[1]", "不是该有的类型"),
        ("3", "不是该有的类型"),
        *((json.dumps({k: v for k, v in LINE.items() if k != key}), f"缺少 {key}") for key in LINE),
        (json.dumps({**LINE, "question": 3}), "question、quote 要写成文字"),
        (json.dumps({**LINE, "use": "test"}), "use 要写成 train 或 learn"),
        (json.dumps({**LINE, "nuggets": "8万元"}), "每组 nuggets 要写成"),
        (json.dumps({**LINE, "nuggets": [[8]]}), "每组 nuggets 要写成"),
        (json.dumps({**LINE, "nuggets": None}), "不是该有的类型"),
    ],
)
def test_a_damaged_line_is_one_sentence_that_names_it(tmp_path: Path, damaged: str, said: str):
    """Cut off, no object, a key that is missing, a value of another type."""
    path = written(tmp_path, LINE)
    path.write_text(f"{json.dumps(LINE)}\n\n{damaged}\n", encoding="utf-8")
    with pytest.raises(BadGold, match=rf"others\.jsonl 第3行不合格式（.*{said}"):
        load(path, tmp_path, tmp_path / "home", HashEncoder())


@pytest.mark.parametrize(("content", "said"), [(None, "文件夹不存在"), (b"\xff\xfe{}", "不是 UTF-8")])
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, content: bytes | None, said: str):
    """Absent, or in another encoding."""
    path = tmp_path / "others.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadGold, match=said):
        load(path, tmp_path, tmp_path / "home", HashEncoder())


def example(home: str) -> Example:
    """A question of which nothing but its document matters."""
    gold = Gold("q", "问", (), "lay", {}, (), "dev")
    return Example(gold, np.zeros((1, 1)), np.ones(1, np.bool_), np.zeros(1), home)


def test_both_sources_count_half():
    """Three gold questions weigh 1/6 each, one on another document 1/2."""
    assert shares([example(""), example(""), example("a"), example("")]).tolist() == pytest.approx(
        [1 / 6, 1 / 6, 1 / 2, 1 / 6]
    )
    assert shares([example(""), example("")]).tolist() == [0.5, 0.5]


def test_a_document_is_tried_with_what_others_taught():
    """No question of a document is among those that its weights are fitted on."""
    made = [example(home) for home in ("", "a", "a", "b")]
    seen: list[set[str]] = []

    def fit(rest: object) -> np.ndarray:
        seen.append({e.home for e in rest})  # type: ignore[attr-defined]
        return np.zeros(1)

    tried = held_out(made, fit, lambda e, w: 1.0)
    assert [e.home for e, _ in tried] == ["", "a", "a", "b"]
    assert seen == [{"a", "b"}, {"", "b"}, {"", "a"}]


def test_the_invented_documents_hold_what_their_questions_quote(tmp_path: Path):
    """Each is asked about, for one use only; samples that are not there are left out."""
    path = Path(__file__).parents[2] / "eval" / "gold" / "others.jsonl"
    names = {use: {asked.name for asked in read(path, tmp_path, use)} for use in USES}
    assert names["train"].isdisjoint(names["learn"])
    assert names["train"] | names["learn"] == {
        f"invented/{file.name}" for file in (path.parent / "invented").iterdir()
    }
