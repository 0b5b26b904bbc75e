"""Evidence for a question: how well every node fits, by words and by meaning, all of them scored exactly.

An `Index` is opened from a folder, checked, and never changes; several threads may ask it at once. One
question costs one encoding, a few sparse rows and one multiplication with the matrix of vectors.
But: does not weigh one kind of evidence against another, nor decide what answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_array

from index.bm25 import Bm25, highest_idf
from index.contents import KINDS, Contents
from index.e5_file import Floats
from index.encoder import READ, Encoder
from index.errors import MissingIndex, StaleIndex
from index.passages import quoted
from index.records import EVERYTHING, Only, PassageKind
from index.scoring import Marks, Said, closeness, first, marks, product, said
from index.store import Manifest, current_version, index_folder, read_index
from index.term_set import TermSet
from index.tokens import Tokenizer

_ASKED = 64  # texts whose weights are kept: those of the questions that are being answered
_REMEMBERED = 4096  # nodes whose sentences were read: the same ones come first for question after question


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """How well each node fits a question: (n,) float32 arrays aligned to `ids`.

    `bm25` reads the node's own text, `expanded` the same with further words for the question, `asked_bm25`
    the text with the known ways of asking. `dense` is the cosine of the whole node, `sentence` of its best
    sentence, `asked_dense` of the nearest way of asking (its best sentence, where none is known). The
    dense ones are None without encoder, the asked ones where no way of asking is known for any node. `unanswered` is the
    cosine of the nearest question that a document is known not to answer, at the document's first node, and -1 elsewhere;
    None where there is none.
    """

    ids: tuple[str, ...]
    bm25: Floats
    expanded: Floats
    dense: Floats | None
    sentence: Floats | None
    asked_bm25: Floats | None
    asked_dense: Floats | None
    question: Floats | None = None  # (dimensions,) the question's vector, for `Index.closeness`
    unanswered: Floats | None = None
    rows: Floats | None = None  # (rows,) its cosine with each row of the local index; None of another engine


class Index:
    """An index in memory, with the encoder for questions (None: words alone)."""

    trouble: str | None = None  # of an `engine.Engine`; this one has none

    def __init__(self, manifest: Manifest, contents: Contents, encoder: Encoder | None) -> None:
        self.manifest = manifest
        self.contents = contents
        self.encoder = encoder if contents.vectors is not None else None
        self.ids = contents.ids
        self.documents = manifest.documents
        self.tokens = Tokenizer(contents.terms)
        self._place = {node: at for at, node in enumerate(contents.ids)}
        self._pools = {kind: _Pool(contents, kind) for kind in KINDS}
        self._sentences = lru_cache(maxsize=_REMEMBERED)(self._read)
        self._weights = lru_cache(maxsize=_ASKED)(self._weigh)
        self.heaviest = highest_idf(len(self.ids))

    def evidence(self, question: str, expanded: Sequence[str] = (), only: Only = EVERYTHING) -> Evidence:
        """The evidence of every node; `expanded` are further words for what the question's words mean.

        Nodes that `only` leaves out, and those behind the first `DEPTH` of a kind of evidence, count as the last of
        these: so that an engine which gives no more than these gives the same evidence.
        """
        kept = self.holding(only)
        terms = self.tokens(question)
        further = [term for word in expanded for term in dict.fromkeys(self.tokens(word))]
        found = self.contents.text.scores(terms)
        bm25 = first(_narrow(found), kept)
        more = first(_narrow(found + self.contents.text.scores(further)), kept) if further else bm25
        asked = self.contents.asked
        in_ways = None if asked is None else first(_narrow(asked.scores(terms)), kept)
        if self.encoder is None or self.contents.vectors is None:
            return Evidence(self.ids, bm25, more, None, None, in_ways, None)
        vector = self.encoder.encode_queries([question[:READ]])[0]
        rows = product(self.contents.vectors, vector)
        dense = self._pools["node"](rows, None)
        sentence = self._pools["sentence"](rows, dense)
        ways = None if asked is None else first(self._pools["phrasing"](rows, sentence), kept)
        dense, sentence = first(dense, kept), first(sentence, kept)
        unanswered = self._unanswered(rows, kept)
        return Evidence(self.ids, bm25, more, dense, sentence, in_ways, ways, vector, unanswered, rows)

    def _unanswered(self, rows: Floats, kept: Marks | None) -> Floats | None:
        nearest = self._pools["unanswered"]
        if not nearest:
            return None
        scores = nearest(rows, None)
        return scores if kept is None else np.where(kept, scores, np.float32(-1))

    def closeness(self, evidence: Evidence, nodes: Sequence[str]) -> Mapping[str, Mapping[str, float]]:
        """How near each sentence of some nodes is to the question, by node and quotation; empty without encoder."""
        if evidence.question is None or self.contents.vectors is None:
            return {}
        rows = evidence.rows
        if rows is None:
            rows = product(self.contents.vectors, evidence.question)
        known = [node for node in nodes if node in self._place]
        read = [self._sentences(self._place[node]) for node in known]
        return dict(zip(known, closeness(read, rows), strict=True))

    def _read(self, at: int) -> Said:
        vectors: Floats = np.asarray(self.contents.vectors)  # a view: a memory map is slow to cut
        own, ways = self._pools["sentence"].rows_of(at), self._pools["phrasing"].rows_of(at)
        quotes = [quoted(self.contents.passages[row]) for row in self.contents.rows[own].tolist()]
        return said(
            quotes, range(own.start, own.stop), range(ways.start, ways.stop), vectors[own] @ vectors[ways].T
        )

    def holding(self, only: Only) -> Marks | None:
        """(n,) whether each node is searched; None where all are."""
        return marks(self.contents.filed, only)

    def of_document(self, document: str) -> npt.NDArray[np.bool_]:
        """(n,) whether each node is of a document."""
        return np.array([node.startswith(f"{document}/") for node in self.ids], np.bool_)

    def vectors(self, kind: PassageKind) -> tuple[Floats, npt.NDArray[np.int32]] | None:
        """The vectors (rows, dimensions) of a kind of passage, and each row's place in `ids` (rows,)."""
        if self.contents.vectors is None:
            return None
        block = self.contents.block(kind)
        return self.contents.vectors[block], self.contents.owners[block]

    def weights(self, text: str) -> Mapping[str, float]:
        """The idf of each term of a text over the nodes; a term that no node has weighs most."""
        return self._weights(text)

    @property
    def vocabulary(self) -> Set[str]:
        """All terms of the nodes' own text."""
        return self.contents.text.rows.keys()

    def terms_of(self, nodes: Iterable[str]) -> Set[str]:
        """The terms of some nodes' own text."""
        return self._terms(self.contents.text, self._text_columns, nodes)

    def asked_terms_of(self, nodes: Iterable[str]) -> Set[str]:
        """The terms of some nodes' text and of the known ways of asking for them."""
        if self.contents.asked is None:
            return self.terms_of(nodes)
        return self._terms(self.contents.asked, self._asked_columns, nodes)

    def asked_nodes(self) -> frozenset[str]:
        """The nodes that ways of asking are known for."""
        return frozenset(each.node for each in self.contents.passages if each.kind == "phrasing")

    def _weigh(self, text: str) -> Mapping[str, float]:
        return MappingProxyType({term: self._idf(term) for term in self.tokens(text)})

    def _idf(self, term: str) -> float:
        row = self.contents.text.rows.get(term)
        return self.heaviest if row is None else float(self.contents.text.idf[row])

    def _terms(self, bm25: Bm25, columns: csc_array, nodes: Iterable[str]) -> Set[str]:
        places = [self._place[node] for node in nodes if node in self._place]
        starts, rows = columns.indptr, columns.indices
        return TermSet(
            bm25.rows, chain.from_iterable(rows[starts[at] : starts[at + 1]].tolist() for at in places)
        )

    @cached_property
    def _text_columns(self) -> csc_array:
        return self.contents.text.weights.tocsc()

    @cached_property
    def _asked_columns(self) -> csc_array:
        return (self.contents.asked or self.contents.text).weights.tocsc()


def open_index(home: Path, encoder: Encoder | None, version: str | None = None) -> Index:
    """The current index of `home`, or the one of that version.

    Raises `MissingIndex`, `CorruptIndex`, and `StaleIndex` where it is of another format or encoder.
    """
    for attempt in (0, 1):
        wanted = version or current_version(home)
        if wanted is None:
            raise MissingIndex("还没有建立索引，请先运行 python -m index build。")
        try:
            manifest, contents = read_index(index_folder(home) / wanted)
        except MissingIndex:
            if attempt:  # the first time a builder may have swept it just now: `current` names another
                raise
            continue
        if encoder is not None and manifest.encoder not in (None, encoder.name):
            raise StaleIndex(f"索引所用的编码器是 {manifest.encoder}，现在是 {encoder.name}")
        return Index(manifest, contents, encoder)
    raise MissingIndex("还没有建立索引，请先运行 python -m index build。")


class _Pool:
    """The best row of each node in one block of rows, which are in the order of the nodes."""

    def __init__(self, contents: Contents, kind: PassageKind) -> None:
        self._block = contents.block(kind)
        self._owners = contents.owners[self._block]
        self._nodes, self._starts = np.unique(self._owners, return_index=True)
        self._count = len(contents.ids)

    def __bool__(self) -> bool:
        return len(self._nodes) > 0

    def __call__(self, rows: Floats, otherwise: Floats | None) -> Floats:
        """(n,) the highest score of each node's rows; `otherwise`, or -1, for a node without one."""
        pooled = np.full(self._count, -1.0, np.float32) if otherwise is None else otherwise.copy()
        if len(self._nodes):
            pooled[self._nodes] = np.maximum.reduceat(rows[self._block], self._starts)
        return pooled

    def rows_of(self, node: int) -> slice:
        """The rows of a node, in the whole matrix."""
        start, end = np.searchsorted(self._owners, [node, node + 1])
        return slice(self._block.start + int(start), self._block.start + int(end))


def _narrow(scores: npt.NDArray[np.float64]) -> Floats:
    return scores.astype(np.float32)
