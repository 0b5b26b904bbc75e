"""Searching many clauses: our BM25 against rank-bm25, the hybrid against its bare arithmetic, and growth.

But: it measures the exact local search; an engine behind the store is measured where it lives.
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from rank_bm25 import BM25Okapi

from eval.remembered import Remembered
from eval.speed import Ratio, exponent, pair
from eval.speed_corpus import Scaled
from index.bm25 import compile_bm25
from index.contents import KINDS, Contents
from index.encoder import Encoder
from index.hybrid import hybrid
from index.records import Filed, Passage
from index.searcher import Index
from index.store import FORMAT, Manifest
from index.tokens import Tokenizer

TOP = 10
BOUND_FROM = 100_000  # clauses: below, a search costs more than so small a product whatever it does
ASKED = 40  # questions, of which the engine keeps vectors and terms


@dataclass(frozen=True, slots=True)
class Growth:
    """One size: what it takes to compile the words, to search, and to hold (MB of arrays)."""

    n: int
    compile_ms: float
    search_ms: float
    memory_mb: float
    peak_mb: float


def bm25_ratio(clauses: Scaled, questions: Sequence[str], n: int = 10) -> Ratio:
    """All scores of a question, ours against `rank_bm25.get_scores`; the note says how far apart they are."""
    tokens = Tokenizer()
    asked = [tokens(question) for question in questions]
    theirs, ours = BM25Okapi(clauses.terms), compile_bm25(clauses.terms)
    apart = max(float(np.abs(ours.scores(a) - theirs.get_scores(a)).max()) for a in asked[:3])
    return pair(
        f"BM25，{len(clauses.terms)} 条",
        ("稀疏矩阵", lambda k: ours.scores(asked[k % len(asked)])),
        ("rank_bm25.get_scores", lambda k: theirs.get_scores(asked[k % len(asked)])),
        n=n,
        bound=1 / 20,
        note=f"得分最多相差 {apart:.1e}；{_said(clauses)}",
    )


def hybrid_ratio(clauses: Scaled, questions: Sequence[str], encoder: Encoder, n: int = 20) -> Ratio:
    """Top 10 by words and meaning, as the local engine finds them, against one BM25 plus two products of the
    matrix with a vector. A question's vector and terms are made beforehand on both sides."""
    engine, asked = engine_over(clauses, encoder), questions[:ASKED]
    terms, vectors = [engine.tokens(text) for text in asked], encoder.encode_queries(list(asked))
    bm25 = engine.contents.text

    def bare(k: int) -> None:
        bm25.scores(terms[k % len(asked)])
        clauses.vectors @ vectors[k % len(asked)]
        clauses.vectors @ vectors[k % len(asked)]

    for text in asked:
        hybrid(engine, text, limit=TOP)
    return pair(
        f"混合检索前 {TOP}，{len(clauses.terms)} 条",
        ("检索", lambda k: hybrid(engine, asked[k % len(asked)], limit=TOP)),
        ("BM25 + 2 × 矩阵乘向量", bare),
        n=n,
        bound=1.0 if len(clauses.terms) >= BOUND_FROM else None,
        note=_said(clauses),
    )


def engine_over(clauses: Scaled, encoder: Encoder) -> Index:
    """The local engine over n clauses, one passage each."""
    n, names = len(clauses.terms), [f"scaled/clause/{at}" for at in range(len(clauses.terms))]
    places = np.arange(n, dtype=np.int32)
    contents = Contents(
        tuple(names),
        (Filed("scaled", (), ""),) * n,
        tuple(Passage(name, "node", "") for name in names),
        places,
        places,
        (0, *(n for _ in KINDS)),
        (),
        compile_bm25(clauses.terms),
        None,
        clauses.vectors,
    )
    manifest = Manifest("", FORMAT, encoder.name, encoder.dimensions, "", ("scaled",), n, 0, 0, n)
    return Index(manifest, contents, Remembered(encoder))


def growth(clauses: Scaled, questions: Sequence[str], encoder: Encoder) -> Growth:
    """Time and memory at one size; the median of twenty searches."""
    start = perf_counter()
    engine = engine_over(clauses, encoder)
    compiled = 1000 * (perf_counter() - start)
    asked = questions[:ASKED]
    for text in asked:
        hybrid(engine, text, limit=TOP)
    times = []
    for k in range(20):
        start = perf_counter()
        hybrid(engine, asked[k % len(asked)], limit=TOP)
        times.append(1000 * (perf_counter() - start))
    tracemalloc.start()
    hybrid(engine, asked[0], limit=TOP)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    weights = engine.contents.text.weights
    held = sum(a.nbytes for a in (weights.data, weights.indices, weights.indptr, clauses.vectors)) / 1e6
    return Growth(len(clauses.terms), compiled, float(np.median(times)), held, peak)


def exponents(rows: Sequence[Growth]) -> dict[str, float]:
    """How each figure grows with n: n to the power of this."""
    sizes = [row.n for row in rows]
    names = ("compile_ms", "search_ms", "memory_mb")
    return {name: round(exponent(sizes, [getattr(row, name) for row in rows]), 2) for name in names}


def _said(clauses: Scaled) -> str:
    return f"真实条文 {clauses.real_texts} 条，其余换词；真实向量 {clauses.real_vectors} 个，其余加噪声"
