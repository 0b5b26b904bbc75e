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

from eval.speed import Ratio, exponent, pair
from eval.speed_corpus import Scaled
from index.bm25 import Bm25, compile_bm25
from index.encoder import Encoder
from index.fusion import Floats, convex
from index.tokens import Tokenizer

TOP = 10


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
    """Top 10 by words and meaning, against one BM25 plus two products of the matrix with a vector."""
    tokens = Tokenizer()
    asked = [tokens(question) for question in questions]
    vectors = encoder.encode_queries(list(questions))
    bm25 = compile_bm25(clauses.terms)

    def bare(k: int) -> None:
        bm25.scores(asked[k % len(asked)])
        clauses.vectors @ vectors[k % len(asked)]
        clauses.vectors @ vectors[k % len(asked)]

    return pair(
        f"混合检索前 {TOP}，{len(clauses.terms)} 条",
        ("检索", lambda k: top(bm25, clauses.vectors, asked[k % len(asked)], vectors[k % len(asked)])),
        ("BM25 + 2 × 矩阵乘向量", bare),
        n=n,
        bound=1.0,
        note=_said(clauses),
    )


def top(bm25: Bm25, vectors: Floats, terms: Sequence[str], vector: Floats) -> list[int]:
    """The places of the best TOP clauses, by (-score, place)."""
    fused = convex([(0.5, bm25.scores(terms).astype(np.float32)), (0.5, vectors @ vector)])
    floor = np.partition(fused, -TOP)[-TOP] if len(fused) > TOP else -np.inf
    near = np.flatnonzero(fused >= floor)
    return [int(place) for place in near[np.argsort(-fused[near], kind="stable")][:TOP]]


def growth(clauses: Scaled, questions: Sequence[str], encoder: Encoder) -> Growth:
    """Time and memory at one size; the median of twenty searches."""
    tokens = Tokenizer()
    asked = [tokens(question) for question in questions]
    vectors = encoder.encode_queries(list(questions))
    start = perf_counter()
    bm25 = compile_bm25(clauses.terms)
    compiled = 1000 * (perf_counter() - start)
    times = []
    tracemalloc.start()
    for k in range(22):
        start = perf_counter()
        top(bm25, clauses.vectors, asked[k % len(asked)], vectors[k % len(asked)])
        times.append(1000 * (perf_counter() - start))
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    arrays = (bm25.weights.data, bm25.weights.indices, bm25.weights.indptr, clauses.vectors)
    held = sum(array.nbytes for array in arrays) / 1e6
    return Growth(len(clauses.terms), compiled, float(np.median(times[2:])), held, peak)


def exponents(rows: Sequence[Growth]) -> dict[str, float]:
    """How each figure grows with n: n to the power of this."""
    sizes = [row.n for row in rows]
    names = ("compile_ms", "search_ms", "memory_mb")
    return {name: round(exponent(sizes, [getattr(row, name) for row in rows]), 2) for name in names}


def _said(clauses: Scaled) -> str:
    return f"真实条文 {clauses.real_texts} 条，其余换词；真实向量 {clauses.real_vectors} 个，其余加噪声"
