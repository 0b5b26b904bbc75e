"""ARCHITECTURE.md states what the program promises; every promise names tests, and the tests are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PROMISES = TEXT.split("## Promises", 1)[1].split("\n## ", 1)[0]
ROWS = [line for line in PROMISES.splitlines() if line.startswith("| ")][1:]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[2:60])
def test_a_promise_names_tests_that_exist(row: str) -> None:
    """Each by its file and its name."""
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row)
    assert named
    for file, test in named:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        assert test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, (
            f"{file}::{test}"
        )


def test_there_are_promises() -> None:
    """The table has not lost its rows."""
    assert len(ROWS) >= 8
