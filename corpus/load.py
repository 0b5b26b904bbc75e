"""File -> Document: read, parse, relate."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from corpus.parse import parse
from corpus.reading import read_text
from corpus.records import Document
from corpus.twins import find_twins


def load_document(path: Path, id: str | None = None) -> Document:
    """The document in a file. `id` is the file's stem where none is given.

    Raises UnreadableFile where the file cannot become text.
    """
    return document_of(read_text(path), id or document_id(path.stem))


def document_of(text: str, id: str) -> Document:
    """The document of a text, its nodes related to each other."""
    return find_twins(parse(text, id))


def document_id(stem: str) -> str:
    """A file's stem as a document id: blanks, separators of ids and invisible characters become "-"."""
    visible = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in stem)
    return re.sub(r"[\s/\\~#?]+", "-", visible).strip("-.") or "document"
