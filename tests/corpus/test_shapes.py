"""Shapes that policies and laws come in: how many parts and clauses each has (annexes left out).

`policy_shapes.txt` holds them, each below a line `=== name: parts, clauses`; \\t and \\u200b are written out.
"""

import re
from pathlib import Path

import pytest

from tests.corpus.shapes import parsed

_HEAD = re.compile(r"^=== (.+): (\d+) parts, (\d+) clauses\n", re.MULTILINE)
_WRITTEN = {"\\t": "\t", "\\u200b": "\u200b", "\\ufeff": "\ufeff"}
_, *_PIECES = _HEAD.split(Path(__file__).with_name("policy_shapes.txt").read_text(encoding="utf-8"))
#: Name -> parts, clauses, text.
SHAPES = {
    name: (int(parts), int(clauses), text)
    for name, parts, clauses, text in zip(*(_PIECES[index::4] for index in range(4)), strict=True)
}


@pytest.mark.parametrize("shape", SHAPES)
def test_parts_and_clauses(shape: str):
    """Each shape has the parts and clauses that a reader counts."""
    parts, clauses, text = SHAPES[shape]
    for written, character in _WRITTEN.items():
        text = text.replace(written, character)
    own = [node.kind for node in parsed(text).nodes if "/annex/" not in node.id]
    assert (own.count("part"), own.count("clause")) == (parts, clauses)
