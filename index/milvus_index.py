"""Evidence for a question from Milvus: the same as `searcher.Index` gives, within the first `DEPTH` nodes of a kind.

Words are one search of sparse vectors (the question's terms times their idf, inner product), meaning one of dense
vectors for each kind of passage; fusion is ours. Where there are at most `DEPTH` nodes every score is exact; behind
them `searcher.first` makes both engines say the same. But: keeps each node's id and place in memory, and answers
nothing while Milvus does not (`standby` has the local index stand in).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.bm25 import highest_idf
from index.e5_file import Floats
from index.encoder import READ, Encoder
from index.errors import MissingIndex, StaleIndex
from index.milvus_client import MilvusConnection, named
from index.milvus_ledger import Ledger, read_ledger
from index.records import EVERYTHING, Only, PassageKind
from index.scoring import DEPTH, Marks, closeness, first, marks, product, said
from index.searcher import Evidence
from index.tokens import Tokenizer


class MilvusIndex:
    """The documents of a ledger, searched in Milvus, with the encoder for questions (None: words alone)."""

    trouble: str | None = None

    def __init__(self, ledger: Ledger, milvus: MilvusConnection, encoder: Encoder | None) -> None:
        self.ledger = ledger
        self.encoder = encoder
        self.ids = ledger.ids
        self.documents = tuple(ledger.documents)
        self.tokens = Tokenizer(ledger.own_terms)
        self.heaviest = highest_idf(len(self.ids))
        self._milvus = milvus
        self._place = {node: at for at, node in enumerate(ledger.ids)}
        self._number = {term: number for number, term in enumerate(ledger.terms, 1)}
        self._has = {
            "sentence": np.array(ledger.has_sentence),
            "phrasing": np.array(ledger.has_phrasing),
            "unanswered": np.zeros(len(ledger.ids), np.bool_),
        }

    def evidence(self, question: str, expanded: Sequence[str] = (), only: Only = EVERYTHING) -> Evidence:
        """As `searcher.Index.evidence`. Raises `UnreachableEngine`."""
        kept = self.holding(only)
        live = self.ledger.live(only)
        terms = Counter(self.tokens(question))
        further = terms + Counter(t for word in expanded for t in dict.fromkeys(self.tokens(word)))
        bm25 = first(self._words("words", terms, live), kept)
        more = first(self._words("words", further, live), kept) if further != terms else bm25
        asked = self.ledger.phrasings > 0
        in_ways = first(self._words("asked", terms, live), kept) if asked else None
        if self.encoder is None:
            return Evidence(self.ids, bm25, more, None, None, in_ways, None)
        vector = self.encoder.encode_queries([question[:READ]])[0]
        dense = self._near("node", vector, live, None)
        sentence = self._near("sentence", vector, live, dense)
        ways = first(self._near("phrasing", vector, live, sentence), kept) if asked else None
        nowhere = np.full(len(self.ids), -1, np.float32)
        unanswered = self._near("unanswered", vector, live, nowhere) if self.ledger.unanswered else None
        return Evidence(
            self.ids, bm25, more, first(dense, kept), first(sentence, kept), in_ways, ways, vector, unanswered
        )

    def holding(self, only: Only) -> Marks | None:
        """(n,) whether each node is searched; None where all are."""
        return marks(self.ledger.filed, only)

    def closeness(self, evidence: Evidence, nodes: Sequence[str]) -> Mapping[str, Mapping[str, float]]:
        """How near each sentence of some nodes is to the question, by node and quotation; empty without encoder."""
        known = [node for node in nodes if node in self._place]
        if evidence.question is None or not known:
            return {}
        listed = ", ".join(named(node) for node in known)
        read_kinds = f"[{named('sentence')}, {named('phrasing')}]"
        filter = f"node in [{listed}] and kind in {read_kinds} and {self.ledger.live()}"
        fields = ("id", "node", "kind", "quote", "dense")
        rows = self._milvus.rows(self.ledger.passages_name, filter, fields)
        rows.sort(key=lambda row: str(row["id"]))
        matrix = self._matrix(rows)
        read = []
        for node in known:
            own = [at for at, row in enumerate(rows) if row["node"] == node]
            sentences = [at for at in own if rows[at]["kind"] == "sentence"]
            ways = [at for at in own if rows[at]["kind"] != "sentence"]
            quotes = [str(rows[at]["quote"]) for at in sentences]
            read.append(said(quotes, sentences, ways, matrix[sentences] @ matrix[ways].T))
        return dict(zip(known, closeness(read, product(matrix, evidence.question)), strict=True))

    def weights(self, text: str) -> Mapping[str, float]:
        """The idf of each term of a text over the nodes; a term that no node has weighs most."""
        return {term: self._idf(term) for term in self.tokens(text)}

    @cached_property
    def vocabulary(self) -> Set[str]:
        """All terms of the nodes' own text."""
        return frozenset(t for t, idf in zip(self.ledger.terms, self.ledger.idf[1:], strict=True) if idf)

    def terms_of(self, nodes: Iterable[str]) -> Set[str]:
        """The terms of some nodes' own text."""
        return self._terms("words", nodes)

    def asked_terms_of(self, nodes: Iterable[str]) -> Set[str]:
        """The terms of some nodes' text and of the known ways of asking for them."""
        return self._terms("asked", nodes)

    def asked_nodes(self) -> frozenset[str]:
        """The nodes that ways of asking are known for."""
        return frozenset(n for n, has in zip(self.ids, self.ledger.has_phrasing, strict=True) if has)

    def _idf(self, term: str) -> float:
        number = self._number.get(term)
        return (float(self.ledger.idf[number]) if number else 0.0) or self.heaviest

    def _words(self, field: str, terms: Counter[str], live: str) -> Floats:
        """(n,) BM25 of the nodes; 0 for those that Milvus does not give."""
        idf = self.ledger.idf if field == "words" else self.ledger.asked_idf
        numbers = {self._number[term]: times for term, times in terms.items() if term in self._number}
        weights = {n: times * float(idf[n]) for n, times in numbers.items() if idf[n] > 0}
        scores = np.zeros(len(self.ids), np.float32)
        if weights:
            found = self._milvus.search(self.ledger.nodes_name, field, weights, DEPTH, live)
            for node, score in found:
                scores[self._place[node]] = score
        return scores

    def _near(self, kind: PassageKind, vector: Floats, live: str, otherwise: Floats | None) -> Floats:
        """(n,) cosine of each node's best passage of a kind; for those behind the first, that of the last of them."""
        found = self._milvus.search(
            self.ledger.passages_name,
            "dense",
            vector.tolist(),
            DEPTH,
            f"kind == {named(kind)} and {live}",
            True,
        )
        floor = found[-1][1] if found else -1.0
        scores = np.full(len(self.ids), floor, np.float32)
        if otherwise is not None:
            scores = np.where(self._has[kind], scores, otherwise)
        for node, score in found:
            scores[self._place[node]] = score
        return scores

    def _terms(self, field: str, nodes: Iterable[str]) -> frozenset[str]:
        listed = ", ".join(named(node) for node in nodes)
        filter = f"node in [{listed}] and {self.ledger.live()}"
        rows = self._milvus.rows(self.ledger.nodes_name, filter, (field,)) if listed else []
        numbers = {int(number) for row in rows for number in row[field]}
        return frozenset(self.ledger.terms[number - 1] for number in numbers if number)

    def _matrix(self, rows: Sequence[Mapping[str, object]]) -> npt.NDArray[np.float32]:
        return np.array([row["dense"] for row in rows], np.float32).reshape(len(rows), self.ledger.dimensions)


def open_milvus(home: Path, milvus: MilvusConnection, encoder: Encoder | None) -> MilvusIndex:
    """What Milvus holds for `home`. Raises `MissingIndex`, `CorruptIndex`, `StaleIndex`, `UnreachableEngine`."""
    ledger = read_ledger(home)
    if encoder is not None and ledger.encoder != encoder.name:
        raise StaleIndex(f"Milvus 里的索引所用的编码器是 {ledger.encoder}，现在是 {encoder.name}")
    for name in (ledger.nodes_name, ledger.passages_name):
        if not milvus.has(name):
            raise MissingIndex("Milvus 里没有本机登记过的索引，请运行 python -m index build 重新写入。")
        milvus.ready(name)
    return MilvusIndex(ledger, milvus, encoder)
