"""The systemd unit: systemd itself finds nothing wrong with it, and how much it leaves open is held to a bound."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

UNIT = Path(__file__).parents[2] / "deploy" / "policy-qa.service"
EXPOSURE = 2.0  # of 10, as `systemd-analyze security` counts; the unit without its restrictions has 9.2


@pytest.fixture(scope="module")
def analyze() -> str:
    """The path of systemd-analyze."""
    found = shutil.which("systemd-analyze")
    if found is None:
        words = "no systemd-analyze: apt-get install systemd"
        if os.environ.get("CI") == "true":
            pytest.fail(words)
        pytest.skip(words)
    return found


def test_the_unit_is_understood(analyze: str, tmp_path: Path):
    """No unknown directive, no wrong value: not a word of complaint. Only where the program lies is put in."""
    program = tmp_path / ".venv" / "bin" / "python"
    program.parent.mkdir(parents=True)
    program.symlink_to(sys.executable)
    unit = tmp_path / UNIT.name
    unit.write_text(
        UNIT.read_text(encoding="utf-8").replace("/opt/policy-qa", str(tmp_path)), encoding="utf-8"
    )
    found = subprocess.run([analyze, "verify", unit], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout + found.stderr) == (0, "")


def test_the_unit_leaves_little_open(analyze: str):
    """The bound is systemd's own count; a restriction that is taken out shows."""
    command = [
        analyze,
        "security",
        "--offline=true",
        f"--threshold={EXPOSURE * 10:.0f}",
        "--no-pager",
        str(UNIT),
    ]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout[-300:]
