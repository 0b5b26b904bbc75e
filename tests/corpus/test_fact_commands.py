"""`python -m corpus check|incentives|targets`: text for people, one JSON value, a Word file, exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from corpus.__main__ import app
from corpus.library import SHIPPED

FILE = str(SHIPPED / "haining-2024" / "policy.md")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A library of its own for each test."""
    monkeypatch.setenv("POLICY_QA_HOME", str(tmp_path / "home"))


def run(*arguments: str) -> Result:
    """The command as it ends."""
    return CliRunner().invoke(app, list(arguments))


def test_check_gives_conflicts_and_twins():
    """One JSON value with both places of every conflict, and the twins of every node that has some."""
    data = json.loads(run("check", FILE, "--json").stdout)
    assert set(data) == {"conflicts", "twins"}
    first = data["conflicts"][0]
    assert first["severity"] == "hard"
    assert first["a"]["spans"][0][0] < first["a"]["spans"][0][1]
    assert {"node": "policy/clause/25", "twins": ["policy/annex/1-3/3.4"]} in data["twins"]


def test_check_for_people():
    """Grouped, both places with their labels, the difference marked."""
    text = run("check", FILE).stdout
    assert "两种说法" in text
    assert "（五）：促成企业全年绿电交易达 【1.2 亿千瓦时】以上" in text


def test_check_as_word(tmp_path: Path):
    """--docx writes a file, and says nothing on stdout that is not the report."""
    target = tmp_path / "报告.docx"
    result = run("check", FILE, "--docx", str(target), "--json")
    assert target.stat().st_size > 10_000
    assert json.loads(result.stdout)["conflicts"]


def test_incentives_and_targets():
    """The keys that the design promises, of a file and of the loaded documents."""
    incentives = json.loads(run("incentives", FILE, "--json").stdout)
    assert set(incentives[0]) == {
        "node",
        "beneficiary",
        "condition",
        "amount",
        "cap",
        "ratio",
        "limit",
        "quote",
    }
    assert set(incentives[0]["amount"]) == {"text", "value", "unit"}
    targets = json.loads(run("targets", "--document", "haining-2024", "--json").stdout)
    assert set(targets[0]) == {"node", "subject", "value", "unit", "qualifier", "quote"}
    assert targets[0]["node"] == "haining-2024/part/1"
    assert "固定资产投资增长：10%" in run("targets", FILE).stdout
    assert "奖补" in run("incentives", FILE).stdout


@pytest.mark.parametrize("command", ["check", "incentives", "targets"])
def test_what_a_person_can_mend(command: str):
    """A file that is not there and an id that is not loaded are exit code 2 with a sentence."""
    for arguments in ((command, "没有这个文件.md"), (command, "--document", "unknown")):
        result = run(*arguments)
        assert result.exit_code == 2
        assert "请" in result.stderr
