"""Documents to an index on disk, encoding only what is new.

An index is named by a digest of all that decides its content: format, rules of passages and tokens, encoder,
documents and phrasings. Where that name is current and intact there is nothing to do. Else vectors are
taken over, by content, from the index before, and the rest is encoded; the new index appears in one step.
Where the home cannot be written, `compose_index` gives the same index without keeping it.
But: two builders at once are refused (`BusyFolder`), and a reader of the old index is not disturbed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.publish import only_writer
from corpus.records import Document
from index import passages as passage_rules
from index.contents import Contents, compose, filing, in_order, rows_of
from index.e5_file import Floats
from index.encoder import Encoder, safe
from index.errors import MissingIndex, UnusableIndex
from index.passages import passages
from index.phrasings import Phrasing
from index.records import QUESTIONS
from index.store import (
    FORMAT,
    Manifest,
    current_version,
    index_folder,
    make_current,
    read_index,
    stored_vectors,
    write_index,
)
from index.terms import find_terms
from index.tokens import Tokenizer, tokenizer_version

BATCH = 64  # rows encoded between two reports of progress

Progress = Callable[[int, int], object]  # (done, all) rows to encode


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the manifest, and how many rows were encoded or taken over. Both 0: nothing to do.

    `noticed` says what was wrong with the index before; "" where nothing was.
    """

    folder: Path
    manifest: Manifest
    encoded: int
    reused: int
    noticed: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Composed:
    """An index that is written nowhere yet: `keys` are 16 bytes for each row, `encoded` of which are new."""

    manifest: Manifest
    contents: Contents
    keys: tuple[bytes, ...]
    encoded: int

    @property
    def reused(self) -> int:
        """Rows whose vectors were taken over."""
        return len(self.keys) - self.encoded


def index_version(
    documents: Iterable[Document], phrasings: Iterable[Phrasing], encoder: str | None, terms: Sequence[str]
) -> str:
    """The name of the index of these documents: 24 hexadecimal digits. Nothing is encoded for it."""
    digest = hashlib.sha256()
    rules = [FORMAT, passage_rules.VERSION, encoder, tokenizer_version(terms)]
    digest.update(json.dumps(rules).encode())
    for document in documents:
        digest.update(
            repr((document.id, document.title, document.source, document.nodes)).encode("utf-8", "replace")
        )
    for phrasing in phrasings:
        digest.update(repr(tuple(phrasing)).encode("utf-8", "replace"))
    return digest.hexdigest()[:24]


def build(
    home: Path,
    documents: Sequence[Document],
    phrasings: Sequence[Phrasing],
    encoder: Encoder | None,
    progress: Progress = lambda done, total: None,
) -> Built:
    """Make the index of `documents` current in `home`. Without an encoder it answers by words alone.

    Raises `BusyFolder`, `UnwritableFolder`; then the index before stays as it is.
    """
    terms = find_terms(documents)
    version = index_version(documents, phrasings, encoder.name if encoder else None, terms)
    folder = index_folder(home)
    current = current_version(home)
    manifest, noticed = _intact(folder / version)
    if manifest is not None and current == version:  # needs no lock, nor a writable disk
        return Built(folder / version, manifest, 0, 0)
    noticed = noticed or ("" if current in (None, version) else _intact(folder / str(current))[1])
    with only_writer(folder, wait=False):
        manifest, _ = _intact(folder / version)
        if manifest is not None:
            make_current(home, version)
            return Built(folder / version, manifest, 0, 0, noticed)
        made = _composed(home, documents, phrasings, encoder, terms, progress)
        write_index(home, made.manifest, made.contents, made.keys)
    return Built(folder / version, made.manifest, made.encoded, made.reused, noticed)


def compose_index(
    home: Path,
    documents: Sequence[Document],
    phrasings: Sequence[Phrasing],
    encoder: Encoder | None,
    progress: Progress = lambda done, total: None,
) -> Composed:
    """The index of `documents` in memory, vectors taken over from those in `home`. Writes nothing."""
    return _composed(home, documents, phrasings, encoder, find_terms(documents), progress)


def _composed(
    home: Path,
    documents: Sequence[Document],
    phrasings: Sequence[Phrasing],
    encoder: Encoder | None,
    terms: tuple[str, ...],
    progress: Progress,
) -> Composed:
    found = [each for document in documents for each in passages(document, phrasings)]
    ids, ordered = in_order(found)
    rows = rows_of(ordered)
    keys: tuple[bytes, ...] = ()
    vectors, encoded = None, 0
    if encoder is not None:
        texts = [(ordered[row.passage].kind in QUESTIONS, row.text) for row in rows]
        keys = tuple(vector_key(encoder.name, text, question) for question, text in texts)
        known = known_vectors(index_folder(home))
        vectors, encoded = _vectors(encoder, texts, keys, known, progress)
    tokens = Tokenizer(terms)
    contents = compose(ids, filing(documents), ordered, rows, terms, tokens, vectors)
    manifest = Manifest(
        index_version(documents, phrasings, encoder.name if encoder else None, terms),
        FORMAT,
        encoder.name if encoder else None,
        encoder.dimensions if encoder else 0,
        tokens.version,
        tuple(document.id for document in documents),
        len(ids),
        sum(each.kind == "sentence" for each in ordered),
        sum(each.kind == "phrasing" for each in ordered),
        len(rows),
    )
    return Composed(manifest, contents, keys, encoded)


def vector_key(encoder: str, text: str, question: bool) -> bytes:
    """What a vector goes by: equal encoder (its name) and text, encoded as the same, equal key. 16 bytes."""
    named = f"{encoder}\n?" if question else encoder
    return hashlib.sha256(f"{named}\n{safe(text)}".encode()).digest()[:16]


def _intact(folder: Path) -> tuple[Manifest | None, str]:
    """The manifest of a sound index; else None, and what is wrong with it ("" where there is none)."""
    try:
        return read_index(folder)[0], ""
    except MissingIndex:
        return None, ""
    except UnusableIndex as error:
        return None, error.what


def known_vectors(folder: Path) -> dict[bytes, Floats]:
    """The vectors of every index that is kept in `index_folder(home)`, by key."""
    if not folder.is_dir():
        return {}
    kept = [stored_vectors(each) for each in folder.iterdir() if each.is_dir()]
    return {key: vector for each in kept for key, vector in each.items()}


def _vectors(
    encoder: Encoder,
    texts: Sequence[tuple[bool, str]],
    keys: Sequence[bytes],
    known: dict[bytes, Floats],
    progress: Progress,
) -> tuple[Floats, int]:
    """(rows, dimensions) float32, and how many were encoded; `texts` are (a question, text), equal ones encoded once."""
    new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    # By length, so that a batch holds texts of one length; then each costs what it must.
    todo = sorted(new.items(), key=lambda item: (item[1][0], len(item[1][1]), item[0]))
    progress(0, len(todo))
    for start in range(0, len(todo), BATCH):
        batch = todo[start : start + BATCH]
        encoded = encoded_as(encoder, [text for _, text in batch])
        known.update(zip((key for key, _ in batch), encoded, strict=True))
        progress(start + len(batch), len(todo))
    vectors = np.empty((len(keys), encoder.dimensions), np.float32)
    for row, key in enumerate(keys):
        vectors[row] = known[key]
    return vectors, len(todo)


def encoded_as(encoder: Encoder, texts: Sequence[tuple[bool, str]]) -> Floats:
    """(len(texts), dimensions): of (a question, text), questions encoded as phrasings and the others as passages."""
    vectors = np.empty((len(texts), encoder.dimensions), np.float32)
    for question, encode in ((False, encoder.encode_passages), (True, encoder.encode_phrasings)):
        at = [n for n, (asks, _) in enumerate(texts) if asks == question]
        if at:
            vectors[at] = encode([texts[n][1] for n in at])
    return vectors
