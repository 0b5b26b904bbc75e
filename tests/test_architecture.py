"""The boundaries that ARCHITECTURE.md draws, read off the imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ALLOWED = {
    "corpus": set(),
    "index": {"corpus"},
    "qa": {"index", "corpus"},
    "eval": {"qa", "index", "corpus"},
    "page": {"eval", "qa", "index", "corpus"},
}
OURS = {*ALLOWED, "app", "console", "settings"}
SHELL = ("__main__.py",)  # where the environment is read and things are printed
FILES = sorted(path for package in ALLOWED for path in (ROOT / package).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """The first component of every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_down_only(path: Path):
    """A package imports only those below it; settings and console are used by app.py and the __main__ files alone."""
    package = path.relative_to(ROOT).parts[0]
    allowed = (
        ALLOWED[package]
        | {package}
        | ({"settings", "console"} if path.name in SHELL or "command" in path.name else set())
    )
    assert {name for name in imported(path) if name in OURS} <= allowed


def test_only_the_page_knows_gradio():
    """Gradio is imported under page/ and by nothing else but app.py."""
    users = {path.relative_to(ROOT).parts[0] for path in FILES if "gradio" in set(imported(path))}
    assert users <= {"page"}


@pytest.mark.parametrize(
    "path",
    [p for p in FILES if p.name not in SHELL and "command" not in p.name],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_nothing_inside_prints_or_reads_the_environment(path: Path):
    """Only app.py, settings.py and the commands print or look at the environment."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", f"print in line {node.lineno}"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os":
            assert node.attr not in ("environ", "getenv"), f"environment in line {node.lineno}"


def test_asking_needs_neither_torch_nor_gradio():
    """The module behind `python -m qa ask` pulls in neither of the two slow libraries."""
    import subprocess
    import sys

    code = "import sys, qa.opening, qa.batch; sys.exit(bool({'torch', 'gradio'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_no_file_is_longer_than_one_idea():
    """A file holds one idea: 250 lines at most."""
    long = {
        str(path.relative_to(ROOT)): n
        for path in FILES
        if (n := len(path.read_text(encoding="utf-8").splitlines())) > 250
    }
    assert long == {}
