"""Starting the page: a wrong setting or a taken port is one sentence and exit code 2."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

APP = Path(__file__).parents[2] / "app.py"


def start(home: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run `python app.py` with settings until it ends by itself."""
    environment = {**os.environ, "POLICY_QA_HOME": str(home)}
    environment |= {f"POLICY_QA_{name}": value for name, value in settings.items()}
    command = [sys.executable, str(APP)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"PORT": "99999"}, "POLICY_QA_PORT"),
        ({"ENGINE": "oracle"}, "POLICY_QA_ENGINE"),
        ({"AUTH": "wang:secret"}, "POLICY_QA_AUTH 的第 1 项"),
        ({"DOCUMENT": "nowhere"}, "没有编号为“nowhere”的文档"),
    ],
)
def test_wrong_setting_is_one_sentence(tmp_path: Path, settings: dict[str, str], said: str) -> None:
    """The sentence names the setting; there is no trace."""
    ended = start(tmp_path, PORT=settings.pop("PORT", "0"), **settings)
    assert ended.returncode == 2
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1


def test_taken_port_is_one_sentence(tmp_path: Path) -> None:
    """Somebody else's port is told, with a way out."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = start(tmp_path, PORT=str(taken.getsockname()[1]))
    assert ended.returncode == 2
    assert "POLICY_QA_PORT" in ended.stderr
    assert "Traceback" not in ended.stderr
