"""Documents into Milvus: only changed ones are sent, only new text is encoded, and readers turn over in one step.

Rows of changed documents are added as a new generation in batches, counted, and then made current by the ledger
(`milvus_ledger`); what they supersede is removed when the next build begins. A build that was cut short leaves rows
that no reader counts; the next one removes them.
But: two builders at once are refused (`BusyFolder`), and nothing here ranks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np

from corpus.publish import only_writer
from corpus.records import Document
from index.build import encoded_as, index_version, known_vectors
from index.e5_file import Floats
from index.encoder import Encoder
from index.errors import CorruptIndex, MissingIndex, StaleIndex
from index.milvus_client import MilvusConnection, named
from index.milvus_client import Row as Sent
from index.milvus_ledger import Kept, Ledger, ledger_folder, read_ledger, write_ledger
from index.milvus_rows import Prepared, prepare
from index.phrasings import Phrasing
from index.records import QUESTIONS
from index.store import index_folder
from index.terms import find_terms
from index.tokens import Tokenizer

BATCH = 256  # rows encoded and sent at a time
Progress = Callable[[int, int], object]  # (done, all) rows to send
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Filled:
    """What a build did: documents sent, rows of passages sent, and how many of these were encoded anew."""

    ledger: Ledger
    sent: tuple[str, ...]
    rows: int
    encoded: int


def fill(
    home: Path,
    documents: Sequence[Document],
    phrasings: Sequence[Phrasing],
    encoder: Encoder,
    milvus: MilvusConnection,
    progress: Progress = lambda done, total: None,
) -> Filled:
    """Make what Milvus holds current. Raises `BusyFolder`, `UnwritableFolder`, `UnreachableEngine`; then readers go
    on with what was there before."""
    terms = find_terms(documents)
    version = index_version(documents, phrasings, encoder.name, terms)
    with only_writer(ledger_folder(home), wait=False):
        before = _before(home, encoder, milvus)
        if before is not None and before.version == version:
            return Filled(before, (), 0, 0)
        tokens = Tokenizer(terms)
        known, lengths = (before.terms, before.lengths) if before else ((), None)
        made = prepare(documents, phrasings, tokens, known, lengths)
        ledger = _ledger(version, made, tokens, terms, before, encoder, home)
        if before is None:
            milvus.create(ledger.nodes_name, ledger.passages_name, encoder.dimensions, len(made.rows))
        else:
            _sweep(milvus, before)
        sent = [name for name, kept in ledger.documents.items() if kept.since == ledger.generation]
        total = sum(made.filed[made.passages[row.passage].node].document in sent for row in made.rows)
        local = known_vectors(index_folder(home)) if sent else {}
        rows, encoded = _send(
            milvus, made, sent, ledger, before, encoder, local, lambda done: progress(done, total)
        )
        for name, added in ((ledger.nodes_name, len(ledger.ids)), (ledger.passages_name, ledger.rows)):
            milvus.flush(name)
            if milvus.count(name, ledger.live()) != added:
                raise CorruptIndex(f"写入 Milvus 的行数与文件不符（{name}），索引未更新")
        write_ledger(home, ledger)
    return Filled(ledger, tuple(sent), rows, encoded)


def _before(home: Path, encoder: Encoder, milvus: MilvusConnection) -> Ledger | None:
    """The ledger to go on from; None where there is none, or Milvus does not have what it says."""
    try:
        ledger = read_ledger(home)
    except (MissingIndex, CorruptIndex, StaleIndex):
        return None
    names = (ledger.nodes_name, ledger.passages_name)
    if ledger.encoder != encoder.name or not all(milvus.has(name) for name in names):
        return None
    for name in names:
        milvus.ready(name)
    whole = milvus.count(ledger.passages_name, ledger.live()) == ledger.rows
    return ledger if whole else None


def _ledger(
    version: str,
    made: Prepared,
    tokens: Tokenizer,
    own_terms: tuple[str, ...],
    before: Ledger | None,
    encoder: Encoder,
    home: Path,
) -> Ledger:
    generation = before.generation + 1 if before else 1
    known = before.documents if before else {}
    documents = {
        name: known[name] if name in known and known[name].digest == digest else Kept(digest, generation)
        for name, digest in made.digests().items()
    }
    place = hashlib.sha256(f"{home.resolve()}\n{encoder.name}".encode()).hexdigest()[:8]
    kinds = [made.passages[row.passage] for row in made.rows]
    said = {each.node for each in kinds if each.kind == "sentence"}
    asked = {each.node for each in kinds if each.kind == "phrasing"}
    return Ledger(
        version,
        before.collection if before else f"policy_qa_{place}",
        encoder.name,
        encoder.dimensions,
        tokens.version,
        generation,
        made.lengths,
        documents,
        tuple(name for name, kept in known.items() if documents.get(name) != kept),
        sum(each.kind == "sentence" for each in made.passages),
        sum(each.kind == "phrasing" for each in made.passages),
        sum(each.kind == "unanswered" for each in made.passages),
        len(made.rows),
        own_terms,
        tuple(made.numbers),
        made.idf,
        made.asked_idf,
        made.ids,
        tuple(made.filed[node] for node in made.ids),
        tuple(node in said for node in made.ids),
        tuple(node in asked for node in made.ids),
    )


def _sweep(milvus: MilvusConnection, ledger: Ledger) -> None:
    """Remove rows that no reader counts: superseded ones, and what a build that was cut short left."""
    for name in (ledger.nodes_name, ledger.passages_name):
        milvus.delete(name, f"since > {ledger.generation}")
        for document in ledger.superseded:
            kept = ledger.documents.get(document)
            older = f" and since < {kept.since}" if kept else ""
            milvus.delete(name, f"document == {named(document)}{older}")


def _send(
    milvus: MilvusConnection,
    made: Prepared,
    sent: Sequence[str],
    ledger: Ledger,
    before: Ledger | None,
    encoder: Encoder,
    local: Mapping[bytes, Floats],
    progress: Callable[[int], object],
) -> tuple[int, int]:
    """Add the rows of these documents; (rows of passages, how many of them were encoded). `local` are vectors that
    the local index has."""
    for batch in _batches(made.of_nodes(sent, ledger.generation)):
        milvus.insert(ledger.nodes_name, batch)
    done = encoded = 0
    progress(0)
    for pairs in _batches(made.of_passages(sent, ledger.generation, encoder.name)):
        texts = {row["key"]: (row["kind"] in QUESTIONS, text) for row, text in pairs}
        vectors = {key: local[raw] for key in texts if (raw := bytes.fromhex(key)) in local}
        if before and len(vectors) < len(texts):
            vectors |= _vectors(milvus, before, texts.keys() - vectors.keys())
        new = {key: text for key, text in texts.items() if key not in vectors}
        vectors.update(zip(new, encoded_as(encoder, list(new.values())), strict=True))
        rows: list[Sent] = [{**row, "dense": vectors[row["key"]].tolist()} for row, _ in pairs]
        milvus.insert(ledger.passages_name, rows)
        done, encoded = done + len(rows), encoded + len(new)
        progress(done)
    return done, encoded


def _vectors(milvus: MilvusConnection, before: Ledger, keys: Iterable[str]) -> dict[str, Floats]:
    """The vectors that these keys have in Milvus so far."""
    listed = ", ".join(map(named, keys))
    rows = milvus.rows(before.passages_name, f"key in [{listed}] and {before.live()}", ("key", "dense"))
    return {str(row["key"]): np.asarray(row["dense"], np.float32) for row in rows}


def _batches(rows: Iterable[T]) -> Iterator[list[T]]:
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        yield batch
