"""`python -m index build`: what it says, and its exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.library import Library

ROOT = Path(__file__).parents[2]


def run(home: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """The command with this home."""
    environment = {**os.environ, "POLICY_QA_HOME": str(home), **settings}
    command = [sys.executable, "-m", "index", "build", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_a_second_build_has_nothing_to_do(encoder_home: Path):
    """One JSON value on stdout; a sentence without `--json`."""
    first = run(encoder_home, "--json")
    assert first.returncode == 0, first.stderr
    built = json.loads(first.stdout)
    assert built["documents"] == [document.id for document in Library(encoder_home).documents()]
    again = run(encoder_home)
    assert (again.returncode, again.stdout.count("\n")) == (0, 1)
    assert "无需重建" in again.stdout


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"POLICY_QA_PORT": "many"}, "POLICY_QA_PORT"),
        ({"POLICY_QA_MODEL": "/nowhere/model"}, "POLICY_QA_MODEL"),
    ],
)
def test_a_wrong_setting_is_one_sentence(tmp_path: Path, settings: dict[str, str], says: str):
    """Exit code 2, nothing on stdout, no traceback."""
    found = run(tmp_path, **settings)
    assert (found.returncode, found.stdout) == (2, "")
    assert says in found.stderr
    assert "Traceback" not in found.stderr


def test_a_home_that_cannot_be_written_is_one_sentence(tmp_path: Path):
    """Here a file stands where the folder should be."""
    (tmp_path / "file").write_text("")
    found = run(tmp_path / "file")
    assert (found.returncode, found.stdout) == (2, "")
    assert "换一个文件夹" in found.stderr
    assert "Traceback" not in found.stderr
