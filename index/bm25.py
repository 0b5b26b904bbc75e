"""BM25 in one sparse matrix: rank_bm25 computes the statistics at build, asking only adds up rows.

Each weight is one term's whole contribution to one text, as `rank_bm25.BM25Okapi` has it (ATIRE BM25 of
Trotman, Puurula and Burgess 2014; k1 = 1.5, b = 0.75; a term in more than half of the texts gets a quarter of
the mean idf), so scores equal `get_scores` to rounding. A term asked twice counts twice.
But: does not cut text into terms (`index.tokens`), and cannot grow: a changed corpus is compiled anew.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi
from scipy.sparse import csr_array

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bm25:
    """`weights` is (terms, texts) float64; `rows` gives the row of each term, `idf` (terms,) its rareness."""

    rows: Mapping[str, int]
    weights: csr_array
    idf: Scores

    def scores(self, terms: Sequence[str]) -> Scores:
        """(texts,) float64; 0 where a text has none of the terms."""
        totals = np.zeros(self.weights.shape[1])
        starts, texts, weights = self.weights.indptr, self.weights.indices, self.weights.data
        for term, times in Counter(terms).items():
            row = self.rows.get(term)
            if row is not None:
                part = slice(starts[row], starts[row + 1])
                totals[texts[part]] += times * weights[part]
        return totals


def highest_idf(texts: int) -> float:
    """The idf of a term in one of so many texts, as `BM25Okapi` has it; of fewer than three, where that is 0, as of three: it is
    divided by."""
    return math.log(max(texts, 3) - 0.5) - math.log(1.5)


def compile_bm25(texts: Sequence[Sequence[str]], average: float | None = None) -> Bm25:
    """BM25 over texts that are already terms. Rows are in alphabetical order of the terms.

    `average` is the length that texts are measured against, in terms; None is their own average.
    """
    if not any(texts):
        return Bm25({}, csr_array((0, len(texts))), np.empty(0))
    okapi = BM25Okapi(texts)
    rows = {term: row for row, term in enumerate(sorted(okapi.idf))}
    counts = [len(each) for each in okapi.doc_freqs]
    columns = np.repeat(np.arange(len(texts), dtype=np.int32), counts)
    terms = np.fromiter((rows[term] for each in okapi.doc_freqs for term in each), np.int32, sum(counts))
    frequency = np.fromiter((n for each in okapi.doc_freqs for n in each.values()), np.float64, sum(counts))
    idf = np.array([okapi.idf[term] for term in rows])
    length = okapi.k1 * (1 - okapi.b + okapi.b * np.array(okapi.doc_len) / (average or okapi.avgdl))
    weight = idf[terms] * (frequency * (okapi.k1 + 1) / (frequency + length[columns]))
    return Bm25(rows, csr_array((weight, (terms, columns)), shape=(len(rows), len(texts))), idf)
