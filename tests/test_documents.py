"""What the documents claim is so."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("module", ["corpus", "index", "qa", "eval"])
def test_every_command_is_in_the_readme(module: str):
    """Each subcommand that `--help` lists is named in the README."""
    shown = subprocess.run(
        [sys.executable, "-m", module, "--help"], cwd=ROOT, capture_output=True, text=True, check=True,
        env={"COLUMNS": "200", "PATH": "/usr/bin:/bin", "TERM": "dumb"},
    ).stdout  # fmt: skip
    commands = set(re.findall(r"^[│ ]+([a-z]+)(?= {2,}|\s*│?$)", shown, re.MULTILINE))
    documented = set(re.findall(r"[a-z]+", README))
    assert commands
    assert commands <= documented


def test_files_that_the_documents_name_exist():
    """Paths in backticks that look like files of the repository are there."""
    for document in ("README.md", "ARCHITECTURE.md", "SECURITY.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        for name in re.findall(r"`((?:corpus|index|qa|eval|page|tests)/[\w/.-]+\.(?:py|md|json))`", text):
            assert (ROOT / name).exists(), f"{document} names {name}"


def test_every_dependency_has_its_reason():
    """Each line of pyproject's dependencies says why it is there."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.findall(r'^ {4}"[A-Za-z].*$', text.split("[tool.setuptools]")[0], re.MULTILINE)
    assert listed
    assert all("# " in line for line in listed)


def test_the_lock_names_no_host():
    """Versions only: no index address, no local build tag, no path."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    lines = [line for line in lock.splitlines() if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line) for line in lines)


def test_every_locked_package_has_its_licence():
    """THIRD_PARTY.md has a line with a licence for each package of the lock."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    names = [line.partition("==")[0] for line in lock.splitlines() if line and not line.startswith("#")]
    text = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    listed = {
        re.sub(r"[-_.]+", "-", name).lower()
        for name in re.findall(r"^\| ([\w.-]+) \| [^|]*\w[^|]* \|", text, re.MULTILINE)
    }
    assert {re.sub(r"[-_.]+", "-", name).lower() for name in names} <= listed


def test_every_setting_is_in_the_readme_and_the_unit_sets_only_settings():
    """Each field of Settings is named, and deploy/ uses no variable that is none."""
    named = set(re.findall(r"[A-Z][A-Z_]+", README))
    fields = {name.upper() for name in Settings.model_fields}
    assert {name.removeprefix("LLM_") for name in fields} <= {n.removeprefix("POLICY_QA_LLM_") for n in named}
    for path in (*(ROOT / "deploy").iterdir(), ROOT / "docs" / "running.md"):
        used = set(re.findall(r"POLICY_QA_([A-Z_]+)", path.read_text(encoding="utf-8")))
        assert used <= fields, path.name


def test_nothing_is_unpickled():
    """No pickle, marshal or shelve in the program; numpy and torch are not allowed to either."""
    for path in (
        path for folder in ("corpus", "index", "qa", "eval", "page") for path in (ROOT / folder).rglob("*.py")
    ):
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"^\s*(?:import|from) (?:pickle|marshal|shelve|dill|joblib)\b", text, re.MULTILINE
        ), path
        assert "allow_pickle=True" not in text, path
        assert "weights_only=False" not in text, path


def test_installing_from_a_bundle_asks_no_index():
    """`make run BUNDLE=wheels` installs with --no-index from that folder, both times."""
    said = subprocess.run(
        ["make", "--dry-run", "--always-make", "run", "BUNDLE=wheels"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    installs = [line for line in said.splitlines() if " install " in line]
    assert len(installs) == 2
    assert all(f"--no-index --find-links {ROOT / 'wheels'}" in line for line in installs)
