"""What of Milvus is in use: `HOME/index/milvus/`, written whole and replaced in one step.

A row counts if it was added in the ledger's generation or before, and is not of a generation of its document that
was superseded. So new rows of a changed document are sent while readers see the old ones, and one file, `current`,
turns from these to those; the old rows go with the next build. Beside that it holds each term's number and idf.
But: holds no vectors and no text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from corpus.checksums import damaged, write_checksums
from corpus.publish import published, replace_file
from index.bm25 import Scores
from index.errors import CorruptIndex, MissingIndex, StaleIndex
from index.milvus_client import named
from index.milvus_rows import Lengths
from index.records import Filed, Only
from index.store import index_folder, read_array, read_json, swept, write_array, write_json

FORMAT = 2


@dataclass(frozen=True, slots=True)
class Kept:
    """A document in Milvus: the digest of its rows, and the generation that they were added in."""

    digest: str
    since: int


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """What readers go by. `idf` and `asked_idf` (terms + 1,) are by a term's number, which is its place from 1."""

    version: str
    collection: str  # what the names of both collections begin with
    encoder: str
    dimensions: int
    tokenizer: str
    generation: int
    lengths: Lengths
    documents: Mapping[str, Kept]
    superseded: tuple[str, ...]  # documents that still have rows older than those in use
    sentences: int
    phrasings: int
    unanswered: int
    rows: int
    own_terms: tuple[str, ...]  # the documents' own, for the tokenizer
    terms: tuple[str, ...]
    idf: Scores
    asked_idf: Scores
    ids: tuple[str, ...]
    filed: tuple[Filed, ...]
    has_sentence: tuple[bool, ...]
    has_phrasing: tuple[bool, ...]

    @property
    def nodes_name(self) -> str:
        """The collection of nodes."""
        return f"{self.collection}_nodes"

    @property
    def passages_name(self) -> str:
        """The collection of passages."""
        return f"{self.collection}_passages"

    def live(self, only: Only = Only()) -> str:  # noqa: B008
        """The expression that holds for the rows in use, limited by document, bureau and category."""
        parts = [f"since <= {self.generation}"]
        for document in self.superseded:
            kept = self.documents.get(document)
            older = f" and since < {kept.since}" if kept else ""
            parts.append(f"not (document == {named(document)}{older})")
        if only.document is not None:
            parts.append(f"document == {named(only.document)}")
        if only.department is not None:
            parts.append(f"array_contains(departments, {named(only.department)})")
        if only.category is not None:
            parts.append(f"category == {named(only.category)}")
        return " and ".join(parts)


_ARRAYS = ("idf", "asked_idf")


def ledger_folder(home: Path) -> Path:
    """Where the ledgers of a home lie."""
    return index_folder(home) / "milvus"


def write_ledger(home: Path, ledger: Ledger) -> None:
    """Publish a ledger and make it the current one. Call it as the only writer of `ledger_folder(home)`."""
    name = f"{ledger.generation}-{ledger.version}"
    with published(ledger_folder(home) / name) as folder:
        fields = asdict(ledger)
        for array in _ARRAYS:
            write_array(folder / f"{array}.npy", np.asarray(fields.pop(array)))
        write_json(folder / "ledger.json", {"format": FORMAT, **fields})
        write_checksums(folder)
    before = current_ledger(home)
    replace_file(ledger_folder(home) / "current", name)
    swept(ledger_folder(home), {name, before})


def current_ledger(home: Path) -> str | None:
    """The folder in use; None where Milvus was never filled from this home."""
    try:
        return (ledger_folder(home) / "current").read_text("utf-8").strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def read_ledger(home: Path) -> Ledger:
    """The current ledger, checked. Raises `MissingIndex`, `CorruptIndex`, `StaleIndex`."""
    name = current_ledger(home)
    if name is None:
        raise MissingIndex("Milvus 里还没有索引，请先运行 POLICY_QA_ENGINE=milvus python -m index build。")
    folder = ledger_folder(home) / name
    if damaged(folder) is not None:
        raise CorruptIndex(f"Milvus 索引的说明 {name} 已损坏或缺失")
    try:
        fields = read_json(folder / "ledger.json")
        if fields.pop("format") != FORMAT:
            raise StaleIndex("Milvus 索引的格式是另一版")
        for array in _ARRAYS:
            fields[array] = read_array(folder / f"{array}.npy")
        for plain in ("superseded", "own_terms", "terms", "ids", "has_sentence", "has_phrasing"):
            fields[plain] = tuple(fields[plain])
        fields["lengths"] = Lengths(**fields["lengths"])
        fields["documents"] = {document: Kept(**kept) for document, kept in fields["documents"].items()}
        fields["filed"] = tuple(Filed(document, tuple(who), said) for document, who, said in fields["filed"])
        return Ledger(**fields)
    except (OSError, ValueError, KeyError, TypeError, json.JSONDecodeError) as error:
        raise CorruptIndex(f"Milvus 索引的说明 {name} 无法读取") from error
