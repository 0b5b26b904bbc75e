"""What an index holds, put together from passages: the nodes' order, two BM25 matrices, the vectors' owners.

Vectors are rows of one matrix in four blocks (nodes, sentences, phrasings, what is not answered), each block in the order
of the nodes; a long passage has a row for each of its windows. Two BM25: over the nodes' own text, and over the
text together with the known ways of asking (alone mrr@10 .899 on 674 questions; text alone .769).
But: opens no file (`index.store`) and encodes nothing (`index.build`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from corpus.records import Document
from index.bm25 import Bm25, compile_bm25
from index.e5_file import Floats
from index.records import Filed, Passage, PassageKind
from index.tokens import Tokenizer
from index.windows import windows

KINDS: tuple[PassageKind, ...] = ("node", "sentence", "phrasing", "unanswered")


class Row(NamedTuple):
    """A row of the matrix of vectors: the text that is encoded, and the place of its passage."""

    text: str
    passage: int


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """An index in memory. `vectors` is (rows, dimensions) float32 of unit length, None where it has none."""

    ids: tuple[str, ...]  # of the nodes, (n,)
    filed: tuple[Filed, ...]  # where each node belongs, (n,)
    passages: tuple[Passage, ...]  # by kind, then in the order of the nodes
    rows: npt.NDArray[np.int32]  # (rows,) the passage of each row
    owners: npt.NDArray[np.int32]  # (rows,) the node of each row
    blocks: tuple[int, ...]  # where each kind's rows start, and the number of all rows
    terms: tuple[str, ...]  # the documents' own terms in the tokenizer's dictionary
    text: Bm25  # over the nodes' own text
    asked: Bm25 | None  # over the text with its phrasings; None where no phrasing is known
    vectors: Floats | None

    def block(self, kind: PassageKind) -> slice:
        """The rows of a kind."""
        at = KINDS.index(kind)
        return slice(self.blocks[at], self.blocks[at + 1])


def rows_of(passages: Sequence[Passage]) -> list[Row]:
    """The rows to encode for passages that are in their final order."""
    return [Row(text, place) for place, passage in enumerate(passages) for text in windows(passage.text)]


def in_order(passages: Iterable[Passage]) -> tuple[tuple[str, ...], tuple[Passage, ...]]:
    """The ids of the nodes in order of appearance, and the passages by kind and node."""
    listed = list(passages)
    ids = tuple(dict.fromkeys(passage.node for passage in listed if passage.kind == "node"))
    place = {node: at for at, node in enumerate(ids)}
    kept = (passage for passage in listed if passage.node in place)
    return ids, tuple(sorted(kept, key=lambda each: (KINDS.index(each.kind), place[each.node])))


def filing(documents: Iterable[Document]) -> dict[str, Filed]:
    """Where each node of the documents belongs, by id."""
    return {
        node.id: Filed(document.id, node.departments, node.category or "")
        for document in documents
        for node in document.nodes
    }


def compose(
    ids: tuple[str, ...],
    filed: Mapping[str, Filed],
    passages: tuple[Passage, ...],
    rows: Sequence[Row],
    terms: tuple[str, ...],
    tokens: Tokenizer,
    vectors: Floats | None,
) -> Contents:
    """Compute what asking needs. `passages` and `rows` are as `in_order` and `rows_of` give them."""
    place = {node: at for at, node in enumerate(ids)}
    texts = [tokens(passage.text) for passage in passages if passage.kind == "node"]
    joined = [list(text) for text in texts]
    phrasings = [passage for passage in passages if passage.kind == "phrasing"]
    for passage in phrasings:
        joined[place[passage.node]] += tokens(passage.text)
    kinds = [passages[row.passage].kind for row in rows]
    starts = np.searchsorted([KINDS.index(kind) for kind in kinds], range(len(KINDS) + 1))
    return Contents(
        ids,
        tuple(filed[node] for node in ids),
        passages,
        np.array([row.passage for row in rows], np.int32),
        np.array([place[passages[row.passage].node] for row in rows], np.int32),
        tuple(starts.tolist()),
        terms,
        compile_bm25(texts),
        compile_bm25(joined) if phrasings else None,
        vectors,
    )
