"""Documents as the rows that Milvus keeps: a node's words as sparse vectors, its passages' dense ones to be encoded.

A sparse weight is BM25's share of one term in one text without the idf, which the question brings: then a changed
document changes the rows of no other one, though it changes how rare words are. So that this holds, texts are
measured against a length that stays while the true average is near it, and a term keeps its number for ever.
But: sends nothing, encodes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.records import Document
from index.bm25 import Bm25, Scores, compile_bm25
from index.build import vector_key
from index.contents import Row, filing, in_order, rows_of
from index.milvus_client import Row as Sent
from index.passages import passages, quoted
from index.phrasings import Phrasing
from index.records import QUESTIONS, Filed, Passage
from index.tokens import Tokenizer

DRIFT = 0.02  # share by which the average length may leave the one that weights were made with
PRESENT = 0  # a number that is no term's, in every row, as Milvus takes no empty vector


@dataclass(frozen=True, slots=True)
class Lengths:
    """What texts are measured against, in terms: nodes' own text, and text with the ways of asking."""

    text: float
    asked: float


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """All rows of some documents, before they are given vectors and a generation.

    `numbers` gives each term its number; `idf` and `asked_idf` (len(numbers) + 1,) are by number, 0 where a term
    is in no text any more.
    """

    ids: tuple[str, ...]
    filed: Mapping[str, Filed]
    passages: tuple[Passage, ...]
    rows: tuple[Row, ...]
    numbers: Mapping[str, int]
    idf: Scores
    asked_idf: Scores
    lengths: Lengths
    words: tuple[Mapping[int, float], ...]  # by node
    asked: tuple[Mapping[int, float], ...]

    def digests(self) -> dict[str, str]:
        """By document, what decides its rows: a document with the same digest has the same rows."""
        found = {filed.document: hashlib.sha256() for filed in self.filed.values()}
        for node, words, asked in zip(self.ids, self.words, self.asked, strict=True):
            found[self.filed[node].document].update(repr((node, self.filed[node], words, asked)).encode())
        for row in self.rows:
            node = self.passages[row.passage].node
            found[self.filed[node].document].update(repr(row).encode("utf-8", "replace"))
        return {document: digest.hexdigest() for document, digest in found.items()}

    def of_nodes(self, documents: Iterable[str], generation: int) -> Iterator[Sent]:
        """The rows of the documents' nodes."""
        wanted = frozenset(documents)
        for node, words, asked in zip(self.ids, self.words, self.asked, strict=True):
            if self.filed[node].document in wanted:
                yield {
                    "id": f"{node}@{generation}",
                    **_filed(node, self.filed[node], generation),
                    "words": {PRESENT: 1.0, **words},
                    "asked": {PRESENT: 1.0, **asked},
                }

    def of_passages(
        self, documents: Iterable[str], generation: int, encoder: str
    ) -> Iterator[tuple[Sent, str]]:
        """The rows of the documents' passages without their vectors, each with the text to encode."""
        wanted = frozenset(documents)
        for place, row in enumerate(self.rows):
            passage = self.passages[row.passage]
            if self.filed[passage.node].document in wanted:
                yield (
                    {
                        "id": f"{passage.node}#{place}@{generation}",
                        **_filed(passage.node, self.filed[passage.node], generation),
                        "kind": passage.kind,
                        "key": vector_key(encoder, row.text, passage.kind in QUESTIONS).hex(),
                        "quote": quoted(passage) if passage.kind == "sentence" else "",
                    },
                    row.text,
                )


def prepare(
    documents: Sequence[Document],
    phrasings: Sequence[Phrasing],
    tokens: Tokenizer,
    known: Sequence[str] = (),
    lengths: Lengths | None = None,
) -> Prepared:
    """The rows of all documents. `known` are the terms that have numbers already, `lengths` those used so far."""
    ids, ordered = in_order(each for document in documents for each in passages(document, phrasings))
    place = {node: at for at, node in enumerate(ids)}
    texts = [tokens(passage.text) for passage in ordered if passage.kind == "node"]
    joined = [list(text) for text in texts]
    for passage in ordered:
        if passage.kind == "phrasing":
            joined[place[passage.node]] += tokens(passage.text)
    lengths = _near(Lengths(_average(texts), _average(joined)), lengths)
    text, asked = compile_bm25(texts, lengths.text), compile_bm25(joined, lengths.asked)
    new = sorted(asked.rows.keys() - set(known))
    numbers = {term: number for number, term in enumerate((*known, *new), 1)}
    return Prepared(
        ids,
        filing(documents),
        ordered,
        tuple(rows_of(ordered)),
        numbers,
        _by_number(text, numbers),
        _by_number(asked, numbers),
        lengths,
        tuple(_shares(text, numbers, len(ids))),
        tuple(_shares(asked, numbers, len(ids))),
    )


def _filed(node: str, filed: Filed, generation: int) -> Sent:
    return {
        "node": node,
        "document": filed.document,
        "departments": list(filed.departments),
        "category": filed.category,
        "since": generation,
    }


def _average(texts: Sequence[Sequence[str]]) -> float:
    return sum(map(len, texts)) / max(len(texts), 1)


def _near(found: Lengths, before: Lengths | None) -> Lengths:
    """The lengths used before, while both are near those found."""
    if before is None:
        return found
    far = (abs(found.text - before.text), abs(found.asked - before.asked))
    return before if far[0] <= DRIFT * before.text and far[1] <= DRIFT * before.asked else found


def _by_number(bm25: Bm25, numbers: Mapping[str, int]) -> Scores:
    idf = np.zeros(len(numbers) + 1)
    idf[[numbers[term] for term in bm25.rows]] = np.maximum(bm25.idf, 0)  # Milvus takes no weight below 0
    return idf


def _shares(bm25: Bm25, numbers: Mapping[str, int], texts: int) -> Iterator[Mapping[int, float]]:
    """For each text its terms' weights without their idf, by number."""
    columns = bm25.weights.tocsc()
    number = np.array([numbers[term] for term in bm25.rows], np.int64)
    for at in range(texts):
        part = slice(columns.indptr[at], columns.indptr[at + 1])
        terms: npt.NDArray[np.int32] = columns.indices[part]
        idf = bm25.idf[terms]
        share = np.divide(columns.data[part], idf, out=np.zeros(len(terms)), where=idf != 0)
        yield dict(zip(number[terms].tolist(), share.astype(np.float32).tolist(), strict=True))
