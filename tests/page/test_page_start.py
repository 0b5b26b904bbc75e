"""Starting the page: a wrong setting or a taken port is one sentence and exit code 2; a log of JSON holds nothing else."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from threading import Timer
from urllib.parse import urlsplit

import pytest

from tests.conftest import HOME

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


@pytest.mark.parametrize(
    ("settings", "said"),
    [({"PORT": "99999"}, "POLICY_QA_PORT"), ({"AUTH": "wang:secret"}, "POLICY_QA_AUTH 的第 1 项")],
)
def test_a_log_of_json_holds_the_sentence_too(tmp_path: Path, settings: dict[str, str], said: str) -> None:
    """Whether settings can be read at all or not."""
    ended = start(tmp_path, LOG_FORMAT="json", **settings)
    assert (ended.returncode, ended.stdout) == (2, "")
    (line,) = ended.stderr.splitlines()
    assert said in json.loads(line)["message"]


def test_all_that_the_running_page_writes_is_json() -> None:
    """Where it is, that it is ready, an answer, and what the server under it says of a caller that speaks no HTTP."""
    settings = {"POLICY_QA_HOME": str(HOME), "POLICY_QA_PORT": "0", "POLICY_QA_LOG_FORMAT": "json"}
    running = subprocess.Popen(
        [sys.executable, str(APP)],
        env={**os.environ, **settings}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    late = Timer(300, running.kill)
    late.start()
    said: list[dict[str, str]] = []

    def until(words: str) -> str:
        """The message that holds the words; a line that is no JSON, or the end of the process, fails the test."""
        while not said or words not in said[-1]["message"]:
            said.append(json.loads(running.stderr.readline()))  # type: ignore[union-attr]
        return said[-1]["message"]

    with running:
        address = urlsplit(until("政策问答已打开").split()[1])
        until("可以提问了")
        with socket.create_connection((address.hostname or "", address.port or 0)) as caller:
            caller.sendall(b"no HTTP\r\n\r\n")
            assert b"400" in caller.recv(100)
        until("Invalid HTTP request")
        running.terminate()
        out, rest = running.communicate()
    late.cancel()
    assert out == ""
    assert all(json.loads(line) for line in rest.splitlines())
    assert said[-1]["logger"] == "uvicorn.error"
