"""What people ask, kept beside the document: ways of asking for a node, and questions that the document does not answer.

`phrasings.jsonl` has lines `{"node","text"}`, `unanswered.jsonl` lines `{"text"}`. But: a document without the files has
none, and search works without; blank lines are skipped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from index.errors import BadPhrasings

FILE = "phrasings.jsonl"
UNANSWERED = "unanswered.jsonl"


class Phrasing(NamedTuple):
    """One way of asking for a node; where `node` is the id of a document, a question that it does not answer."""

    node: str
    text: str


def read_phrasings(path: Path) -> tuple[Phrasing, ...]:
    """The ways of asking in a file, in order; none where it does not exist. Raises `BadPhrasings` at a bad line."""
    return tuple(Phrasing(node, text) for node, text in _lines(path, "node", "text"))


def read_unanswered(path: Path, document: str) -> tuple[Phrasing, ...]:
    """The questions in a file that the document does not answer, as `read_phrasings` gives the others."""
    return tuple(Phrasing(document, text) for (text,) in _lines(path, "text"))


def beside(files: Iterable[tuple[str, Path]]) -> tuple[Phrasing, ...]:
    """What people ask of documents, given as (id, file) the way a library lists them."""
    return tuple(
        phrasing
        for document, path in files
        for phrasing in (
            *read_phrasings(path.parent / FILE),
            *read_unanswered(path.parent / UNANSWERED, document),
        )
    )


def _lines(path: Path, *keys: str) -> list[tuple[str, ...]]:
    if not path.is_file():
        return []
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadPhrasings(f"{path} 读不出来，请检查权限，并存为 UTF-8。") from error
    found, shape = [], ",".join(f'"{key}"' for key in keys)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            found.append(tuple(str(entry[key]) for key in keys))
        except (ValueError, KeyError, TypeError) as error:
            raise BadPhrasings(f"{path} 第 {number} 行不是 {{{shape}}} 形式的 JSON，请改正。") from error
    return found
