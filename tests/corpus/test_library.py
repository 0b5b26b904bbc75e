"""The library of documents, and its commands."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from corpus.__main__ import app
from corpus.errors import TakenId, UnknownDocument, UnknownNode, UnreadableFile
from corpus.library import SHIPPED, Library

ROOT = Path(__file__).parents[2]
POLICY = SHIPPED / "haining-2024" / "policy.md"
SMALL = "某市办法\n第一条 甲。\n第二条 乙：\n（一）子；\n（二）丑：\n1.寅；\n2.卯。\n丙。\n第二十五条 丁。\n"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small policy in a file."""
    path = tmp_path / "某市 办法.txt"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own for the commands."""
    monkeypatch.setenv("POLICY_QA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def run(*arguments: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a command."""
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.stdout, result.stderr


def run_json(*arguments: str) -> Any:  # noqa: ANN401  (any JSON value)
    """The one JSON value that a command writes."""
    code, out, _ = run(*arguments, "--json")
    assert code == 0
    return json.loads(out)


def test_add_list_remove(small: Path, tmp_path: Path):
    """An added document is there until it is removed; its id never is given twice."""
    library = Library(tmp_path)
    document = library.add(small)
    assert document.id == "某市-办法"
    assert [known.id for known in library.documents()] == ["haining-2024", "某市-办法"]
    assert Library(tmp_path).document("某市-办法") == document
    with pytest.raises(TakenId):
        library.add(small)
    assert library.add(small, "second").id == "second"
    library.remove("某市-办法")
    assert [known.id for known in library.documents()] == ["haining-2024", "second"]


def test_places_stay(small: Path, tmp_path: Path):
    """An added document keeps the text that was read out of it, whatever a later reader would make of the file."""
    library = Library(tmp_path)
    document = library.add(small, "small")
    (tmp_path / "documents" / "small" / "policy.txt").write_text("别的", encoding="utf-8")
    assert Library(tmp_path).document("small") == document


def test_what_cannot_be_done(small: Path, tmp_path: Path):
    """Unknown ids, ids that are no folder name, and a shipped document are refused."""
    library = Library(tmp_path)
    for refused in ("../x", "a/b", "", ".x", "a b"):
        with pytest.raises(TakenId):
            library.check_free(refused)
    with pytest.raises(TakenId):
        library.add(small, "haining-2024")
    for unknown in ("nothing", "haining-2024"):
        with pytest.raises(UnknownDocument):
            library.remove(unknown)
    with pytest.raises(UnknownNode):
        library.node("haining-2024/clause/99")
    with pytest.raises(UnreadableFile):
        library.add(tmp_path / "missing.md")
    assert [known.id for known in library.documents()] == ["haining-2024"]


def test_text_and_parse(home: Path):
    """`text` prints what every span refers to; `parse` places all of it."""
    _, text, _ = run("text", str(POLICY))
    data = run_json("parse", str(POLICY), "--id", "x")
    assert data["characters"]["source"] == data["characters"]["placed"] == sum(not c.isspace() for c in text)
    node = next(node for node in data["nodes"] if node["id"] == "x/clause/25")
    assert set(node) == {
        "id", "kind", "number", "heading", "text", "spans", "parent", "departments", "period", "category", "twins",
    }  # fmt: skip
    assert node["period"] == {"text": "2024 年全年", "from": "x/closing/2"}
    start, end = node["spans"][0]
    assert text[start:end] == "(二十五) 支持企业高质量发展。"
    assert {separator[2] for separator in data["separators"]} == {"mark", "repeated_header"}


def test_the_file_names_the_document(home: Path, small: Path):
    """Without --id the document has the file's stem."""
    assert run_json("parse", str(small))["id"] == "某市-办法"


def test_add_shows_the_outline(home: Path, small: Path):
    """`add` shows what was found and what to look at."""
    code, out, _ = run("add", str(small), "--id", "small")
    assert code == 0
    assert "第二条" in out
    assert "编号从“2”跳到“25”" in out
    assert [row["id"] for row in run_json("list")] == ["haining-2024", "small"]
    code, _, err = run("add", str(small), "--id", "small")
    assert (code, err.count("\n")) == (2, 1)


def test_show(home: Path, small: Path):
    """A node by id, label, number, or an address below it; a list where several documents have it."""
    run("add", str(small), "--id", "small")
    assert run_json("show", "small/clause/2")["number"] == "2"
    assert run_json("show", "第2条", "--document", "small")["id"] == "small/clause/2"
    assert run_json("show", "（二）", "--document", "haining-2024")["id"] == "haining-2024/clause/2"
    assert [node["id"] for node in run_json("show", "25")] == ["haining-2024/clause/25", "small/clause/25"]
    assert "（二）丑：1.寅；2.卯。" in run("show", "small/clause/2/1/2")[1]
    assert "丙。" in run("show", "small/clause/2/2")[1]
    code, out, err = run("show", "第九十九条")
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_errors_are_one_sentence(home: Path, tmp_path: Path):
    """What a person can mend ends with exit code 2 and one sentence."""
    for arguments in (
        ("parse", str(tmp_path / "x.md")),
        ("text", str(tmp_path)),
        ("remove", "x"),
        ("diff", "x", "y"),
    ):
        code, out, err = run(*arguments)
        assert (code, out) == (2, "")
        assert err.strip().endswith("。")
        assert err.count("\n") == 1


def test_as_a_module():
    """`python -m corpus` works from the repository, whatever the terminal's encoding."""
    result = subprocess.run(
        [sys.executable, "-m", "corpus", "parse", str(POLICY), "--json"],
        cwd=ROOT, capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "utf-8", "LC_ALL": "C"},
    )  # fmt: skip
    assert len(json.loads(result.stdout.decode("utf-8"))["nodes"]) == 265
