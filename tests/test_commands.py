"""The commands as a user runs them: one JSON value on standard output, exit code 2 with one sentence for bad input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from qa.assistant import Assistant

ROOT = Path(__file__).parents[1]
POLICY = ROOT / "corpus/documents/haining-2024/policy.md"


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """`python -m …` from the checkout."""
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_ask_prints_one_answer(assistant: Assistant):
    """`qa ask --json`: the design's fields, nothing else on standard output."""
    done = run("qa", "ask", "我们去年刚评上专精特新小巨人，有奖励吗", "--json")
    answer = json.loads(done.stdout)
    assert done.returncode == 0
    assert list(answer) == [
        "question", "understood", "kind", "text", "citations", "notices", "hits", "arithmetic", "reason", "detail",
        "confidence", "timing_ms",
    ]  # fmt: skip
    assert answer["citations"][0]["label"] == "（二十五）"
    assert "100万元" in answer["text"]


def test_batch_answers_each_line_and_a_bad_one_costs_only_itself(assistant: Assistant, tmp_path: Path):
    """Lines in, lines out, in order; errors name their line."""
    lines = [
        '{"id": "a", "question": "第二十五条"}',
        "not json",
        '{"id": "c"}',
        '{"id": "d", "question": ""}',
    ]
    lines.append('{"id": "e", "question": "那省级的呢", "history": ["新认定国家级孵化器给多少"]}')
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert run("qa", "batch", str(tmp_path / "in.jsonl"), str(tmp_path / "out.jsonl")).returncode == 0
    out = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [one["id"] for one in out] == ["a", None, "c", "d", "e"]
    assert ["error" in one for one in out] == [False, True, True, True, False]
    assert [one["line"] for one in out[1:4]] == [2, 3, 4]


def test_parse_prints_the_document():
    """`corpus parse --json`: nodes by kind as declared, and every character placed."""
    done = run("corpus", "parse", str(POLICY), "--id", "haining-2024", "--json")
    parsed = json.loads(done.stdout)
    kinds = [node["kind"] for node in parsed["nodes"]]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "preamble": 1, "part": 8, "clause": 63, "closing": 2, "table": 16, "row": 175,
    }  # fmt: skip
    assert parsed["characters"]["source"] == parsed["characters"]["placed"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("missing.md", None), ("empty.md", b""), ("binary.md", bytes(range(256)) * 40), ("odd.xyz", b"text")],
)
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, name: str, content: bytes | None):
    """Exit code 2, one line on standard error, no traceback."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    done = run("corpus", "parse", str(path), "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().replace("\n", "")) < 200


@pytest.mark.parametrize("question", ["", "   "])
def test_an_empty_question_is_exit_code_two(question: str):
    """One sentence that says what to do."""
    done = run("qa", "ask", question)
    assert done.returncode == 2
    assert "请输入一个问题" in done.stderr
