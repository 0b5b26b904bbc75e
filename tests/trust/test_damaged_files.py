"""Damaged files through `corpus add`: one sentence each, or the text; nothing outside the home, memory and time bounded."""

from __future__ import annotations

import resource
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpus.__main__ import app
from corpus.library import Library
from tests.trust.damaged_files import files
from tests.trust.sound_files import TEXT

MOST_MEMORY = 800  # MB that the process may grow by over all of them; one bomb alone unpacks to 310
MOST_SECONDS = 15  # of processor time for the worst; a slow machine included


def everything(folder: Path) -> set[Path]:
    """All that lies below a folder."""
    return set(folder.rglob("*"))


def peak() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def test_every_damaged_file_is_one_sentence_or_a_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over 300 of them; a document among them is sound, and each try leaves the disk as it was but for the library."""
    home, sent = tmp_path / "home", tmp_path / "sent"
    sent.mkdir()
    monkeypatch.setenv("POLICY_QA_HOME", str(home))
    monkeypatch.chdir(sent)
    runner, library = CliRunner(), Library(home)
    tried, added, strange, before, memory = 0, 0, [], everything(tmp_path), peak()
    for path in files(sent):
        started = time.process_time()
        result = runner.invoke(app, ["add", str(path), "--json"])
        tried += 1
        if time.process_time() - started > MOST_SECONDS:
            strange.append((path.name, "took too long"))
        if result.exit_code == 0:
            added += 1
            (one,) = library.files()[1:]
            assert library.document(one[0]).source
            library.remove(one[0])
        elif result.exit_code != 2 or not isinstance(result.exception, SystemExit):
            strange.append((path.name, repr(result.exception)))
        elif result.stdout or not result.stderr.endswith("。\n") or result.stderr.count("\n") > 1:
            strange.append((path.name, result.stderr))
        outside = everything(tmp_path) - everything(home) - before - {home, path}
        if outside:
            strange.append((path.name, str(outside)))
    assert strange == []
    assert tried >= 300
    assert added >= 60, "what can be read is read"
    assert [path.name for path in (home / "documents").iterdir()] == [".lock"]
    assert peak() - memory < MOST_MEMORY


@pytest.mark.parametrize(
    "id",
    [
        "../x",
        "/tmp/x",
        "a/b",
        "..",
        ".",
        "",
        " ",
        "a\nb",
        "a\x00b",
        "\u202ea",
        "a" * 300,
        "\ud800",
        "haining-2024",
    ],
)
def test_ids_that_play_tricks(id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """None is taken, each is one sentence, nothing is written."""
    monkeypatch.setenv("POLICY_QA_HOME", str(tmp_path / "home"))
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(app, ["add", str(file), "--id", id or " "])
    assert result.exit_code == 2
    assert result.stderr.endswith("。\n")
    assert result.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
