"""`python -m eval --llm` and `phrasings --draft` with a server that plays its part, and without one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa.assistant import Assistant
from tests.model_server import ModelServer, model_server

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def served() -> Iterator[ModelServer]:
    """The server that plays every part."""
    with model_server() as server:
        yield server


@pytest.fixture
def home(tmp_path: Path, assistant: Assistant) -> Path:
    """A home with the checkout's encoder and index, and one added document."""
    for name in ("encoder", "index"):
        shutil.copytree(ROOT / ".policy-qa" / name, tmp_path / name, copy_function=os.link)
    folder = tmp_path / "documents" / "pets"
    folder.mkdir(parents=True)
    text = "临江市宠物管理办法\n\n第一条 养犬的，每年缴纳管理费300元。\n第二条 遛犬应当牵引。\n"
    (folder / "policy.txt").write_text(text, encoding="utf-8")
    return tmp_path


def run(
    home: Path, *arguments: str, server: ModelServer | None = None, part: str = ""
) -> subprocess.CompletedProcess[str]:
    """The command with this home, and with a language model where a server is given."""
    environment = {**os.environ, "POLICY_QA_HOME": str(home)}
    if server:
        environment |= {"POLICY_QA_LLM_BASE_URL": server.base_url, "POLICY_QA_LLM_MODEL": part}
        environment["POLICY_QA_LLM_RATE"] = "10000"
    command = [sys.executable, "-m", "eval", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_lying_server_shows_no_false_figure(home: Path, served: ModelServer):
    """The share of unsupported statements before the check is not 0, after it is, and no false figure is shown."""
    ran = run(
        home, "--llm", "--json", "--type", "figure", "--limit", "12", server=served, part="false-figure"
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    written = json.loads(ran.stdout)
    assert written["unsupported before"] > 0
    assert (written["unsupported after"], written["false figures"]) == (0, 0)


def test_bank_is_drafted_for_a_new_document(home: Path, served: ModelServer):
    """Lines land beside the document, marked; nothing else is touched."""
    ran = run(home, "phrasings", "--draft", "pets", server=served, part="drafts")
    assert ran.returncode == 0, ran.stderr[-2000:]
    lines = [
        json.loads(one) for one in (home / "documents/pets/phrasings.jsonl").read_text("utf-8").splitlines()
    ]
    assert lines
    assert all(line["drafted"] and line["node"].startswith("pets/clause/") for line in lines)
    assert "检索不到" in ran.stderr


@pytest.mark.parametrize("arguments", [("--llm", "--limit", "1"), ("phrasings", "--draft", "haining-2024")])
def test_without_a_model_one_sentence_says_what_to_set(home: Path, arguments: tuple[str, ...]):
    """Exit code 2 and the names of the settings."""
    ran = run(home, *arguments)
    assert ran.returncode == 2
    assert "POLICY_QA_LLM_BASE_URL" in ran.stderr
    assert "Traceback" not in ran.stderr
