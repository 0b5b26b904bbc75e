"""Ways people ask for a node, kept as `phrasings.jsonl` beside the document: lines `{"node","text"}`.

But: a document without the file has none, and search works without; blank lines are skipped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from index.errors import BadPhrasings

FILE = "phrasings.jsonl"


class Phrasing(NamedTuple):
    """One way of asking for a node."""

    node: str
    text: str


def read_phrasings(path: Path) -> tuple[Phrasing, ...]:
    """The lines of a file, in order; none where it does not exist. Raises `BadPhrasings` at a bad line."""
    if not path.is_file():
        return ()
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadPhrasings(f"{path} 读不出来，请检查权限，并存为 UTF-8。") from error
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            found.append(Phrasing(str(entry["node"]), str(entry["text"])))
        except (ValueError, KeyError, TypeError) as error:
            raise BadPhrasings(
                f'{path} 第 {number} 行不是 {{"node","text"}} 形式的 JSON，请改正。'
            ) from error
    return tuple(found)


def beside(files: Iterable[tuple[str, Path]]) -> tuple[Phrasing, ...]:
    """The phrasings of documents, given as (id, file) the way a library lists them."""
    return tuple(phrasing for _, path in files for phrasing in read_phrasings(path.parent / FILE))
