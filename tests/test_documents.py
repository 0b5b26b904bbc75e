"""What the documents claim is so."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from corpus.load import load_document
from eval import gold
from settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@cache
def commands(module: str) -> frozenset[str]:
    """The subcommands that `python -m module --help` lists."""
    shown = subprocess.run(
        [sys.executable, "-m", module, "--help"], cwd=ROOT, capture_output=True, text=True, check=True,
        env={"COLUMNS": "200", "PATH": "/usr/bin:/bin", "TERM": "dumb"},
    ).stdout  # fmt: skip
    return frozenset(re.findall(r"^[│ ]+([a-z]+)(?= {2,}|\s*│?$)", shown, re.MULTILINE))


@pytest.mark.parametrize("module", ["corpus", "index", "qa", "eval"])
def test_every_command_is_in_the_readme(module: str):
    """Each subcommand stands in the table of commands, in a row of its module."""
    rows = [line for line in README.splitlines() if line.startswith(f"| `python -m {module}")]
    named = {word for row in rows for code in re.findall(r"`([^`]+)`", row) for word in code.split()}
    assert commands(module)
    assert commands(module) <= named


DOCUMENTS = (
    "README.md",
    "ARCHITECTURE.md",
    "SECURITY.md",
    "docs/running.md",
    "docs/staff.md",
    "docs/scale.md",
)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_the_documents_name_exists(name: str):
    """Files of the repository in backticks, tests in such a file, and pages that are linked to."""
    text = (ROOT / name).read_text(encoding="utf-8")
    files = r"`((?:corpus|index|qa|eval|page|tests|deploy|docs)/[\w/.-]+\.\w+)(?:::(\w+))?`"
    for file, test in re.findall(files, text):
        assert (ROOT / file).exists(), file
        assert not test or f"\ndef {test}(" in (ROOT / file).read_text(encoding="utf-8"), f"{file}::{test}"
    for link in re.findall(r"\]\(([\w./-]+\.md)\)", text):
        assert (ROOT / name).parent.joinpath(link).exists(), link


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_commands_that_the_documents_name_exist(name: str):
    """Targets of `make`, and subcommands of `python -m …`."""
    text = (ROOT / name).read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split())  # type: ignore[index]
    assert set(re.findall(r"\bmake ([a-z]+)\b", text)) <= targets
    for module, command in set(re.findall(r"-m (corpus|index|qa|eval) ([a-z]+)\b", text)):
        assert command in commands(module), f"python -m {module} {command}"


def test_every_threat_names_its_test():
    """The last cell of each row of SECURITY.md has at least one file of tests."""
    rows = re.findall(r"^\| .* \|$", (ROOT / "SECURITY.md").read_text(encoding="utf-8"), re.MULTILINE)[1:]
    assert rows
    assert all(re.search(r"`tests/[\w/]+\.py", row.split("|")[-2]) for row in rows)


def test_every_package_is_in_the_architecture():
    """Each package that is installed is named in bold."""
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"][
        "packages"
    ]
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert [name for name in packages if f"**{name}**" not in text] == []


def test_the_gold_questions_and_phrasings_that_the_staff_is_shown_are_sound(tmp_path: Path):
    """What docs/staff.md gives as lines to copy names places that are there, a measure with all its twins."""
    text = (ROOT / "docs" / "staff.md").read_text(encoding="utf-8")
    file = tmp_path / "shown.jsonl"
    file.write_text("\n".join(re.findall(r'^{"id".*$', text, re.MULTILINE)), encoding="utf-8")
    document = load_document(ROOT / "corpus/documents/haining-2024/policy.md", "haining-2024")
    nodes = {node.id: node for node in document.nodes}
    questions = gold.load(file)
    assert len(questions) == 2
    assert not gold.faults(questions, [document])
    assert all(
        set(nodes[id].twins) <= set(question.relevant) for question in questions for id in question.relevant
    )
    assert all(id in nodes for id in re.findall(r'^{"node": "([^"]+)"', text, re.MULTILINE))


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


def test_the_readme_has_one_table_of_all_settings():
    """Its first cells are the fields of Settings, no more and no less."""
    table = README.split("| 设置 | 默认 | 作用 |", 1)[1].split("\n\n", 1)[0]
    named = [
        name
        for row in table.splitlines()
        for name in re.findall(r"`([A-Z_]+)`", row.partition("` |")[0] + "`")
    ]
    assert sorted(named) == sorted(name.upper() for name in Settings.model_fields)


def test_deploy_and_documents_set_only_settings():
    """No variable is named that is none."""
    fields = {name.upper() for name in Settings.model_fields}
    for path in (*(ROOT / "deploy").iterdir(), *(ROOT / name for name in DOCUMENTS)):
        used = set(re.findall(r"POLICY_QA_([A-Z_]*[A-Z])", path.read_text(encoding="utf-8")))
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
