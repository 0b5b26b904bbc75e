"""What the documents claim is so."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

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
