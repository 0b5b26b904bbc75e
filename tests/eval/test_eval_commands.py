"""The commands, as someone types them: one JSON value on standard output, one sentence where it fails."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


def typed(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The finished command, with a home of its own."""
    return subprocess.run(
        [sys.executable, "-m", "eval", *arguments],
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        env={**os.environ, "POLICY_QA_HOME": str(home)},
        check=False,
    )


@pytest.mark.parametrize("command", ["phrasings", "facts"])
def test_json_is_one_value(tmp_path: Path, command: str):
    """The bank and the facts are judged without an index."""
    done = typed(tmp_path, command, "--json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    if command == "facts":
        assert {one["kind"] for one in said} >= {"departments", "twins", "conflicts", "hard conflicts"}
    else:
        assert said["phrasings"] == sum(said["per_node"].values())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--gold", "absent.jsonl"],
        ["--against", "absent.json", "--limit", "1"],
        ["external", "absent"],
        ["split", "--gold", "absent.jsonl"],
    ],
)
def test_a_missing_file_is_one_sentence(tmp_path: Path, arguments: list[str]):
    """Exit code 2, nothing on standard output, no stack trace."""
    done = typed(tmp_path, *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.strip().endswith("。")
    assert "Traceback" not in done.stderr


def test_a_wrong_setting_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The variable is named."""
    monkeypatch.setenv("POLICY_QA_PORT", "many")
    done = typed(tmp_path, "phrasings")
    assert done.returncode == 2
    assert "POLICY_QA_PORT" in done.stderr


def test_split_keeps_what_is_written(tmp_path: Path):
    """Splitting the shipped questions again changes nothing."""
    gold = CHECKOUT / "eval" / "gold" / "haining-2024.jsonl"
    copy = tmp_path / "gold.jsonl"
    copy.write_bytes(gold.read_bytes())
    assert typed(tmp_path, "split", "--gold", str(copy)).returncode == 0
    assert copy.read_bytes() == gold.read_bytes()
