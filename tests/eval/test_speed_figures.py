"""Speed's arithmetic and the clauses it is measured on; no test depends on how fast the machine is."""

from pathlib import Path

import numpy as np
import pytest

from eval.speed import Ratio, Side, as_json, exponent, pair, side
from eval.speed_corpus import scaled
from eval.speed_search import bm25_ratio, growth, hybrid_ratio, top
from index.bm25 import compile_bm25
from index.hash_encoder import HashEncoder

TEXTS = [f"第{n}条" + "".join(chr(0x5000 + 40 * n + k) for k in range(20)) for n in range(12)]


def test_median_and_percentile():
    """Of 1..20 the median is 10.5 and the 95th percentile the 19th value."""
    found = side("x", list(range(1, 21)), warm=2)
    assert (found.n, found.warm, found.median, found.p95) == (20, 2, 10.5, 19)


def test_ratio_and_bound():
    """3 ms against 10 ms is 0.3; within 0.4, not within 0.2."""
    ours, other = Side("a", 1, 0, 3, 3), Side("b", 1, 0, 10, 10)
    assert Ratio("w", ours, other).value == pytest.approx(0.3)
    assert [Ratio("w", ours, other, bound).within for bound in (0.4, 0.2, None)] == [True, False, True]
    assert as_json(Ratio("w", ours, other, 0.4))["ratio"] == 0.3


def test_both_sides_run_in_turn():
    """Warm rounds come first and are not counted."""
    called: list[str] = []
    found = pair(
        "w", ("a", lambda k: called.append(f"a{k}")), ("b", lambda k: called.append(f"b{k}")), n=2, warm=1
    )
    assert called == ["a0", "b0", "a0", "b0", "a1", "b1"]
    assert (found.ours.n, found.other.n) == (2, 2)


def test_exponent():
    """Twice the size and four times the work is an exponent of 2."""
    assert exponent([10, 20, 40], [3, 12, 48]) == pytest.approx(2)


def test_clauses_at_scale(tmp_path: Path):
    """The first are real; the others are changed, no two alike, their vectors of length 1 near real ones."""
    clauses = scaled(TEXTS, 40, HashEncoder(384), tmp_path, encoded=8)
    assert (clauses.real_texts, clauses.real_vectors) == (12, 8)
    assert len(clauses.terms) == len(clauses.vectors) == 40
    assert len({tuple(terms) for terms in clauses.terms}) == 40
    np.testing.assert_allclose(np.linalg.norm(clauses.vectors, axis=1), 1, atol=1e-5)
    cosine = float(clauses.vectors[8] @ clauses.vectors[0])
    assert cosine == pytest.approx(1 / (1 + 0.45**2) ** 0.5, abs=0.03)


def test_searching(tmp_path: Path):
    """Our BM25 equals rank-bm25 on changed clauses too; a clause finds itself; growth is told per size."""
    encoder = HashEncoder(384)
    clauses = scaled(TEXTS, 30, encoder, tmp_path, encoded=12)
    assert "相差" in bm25_ratio(clauses, TEXTS[:2], n=1).note
    assert hybrid_ratio(clauses, TEXTS[:2], encoder, n=1).other.n == 1
    found = top(compile_bm25(clauses.terms), clauses.vectors, clauses.terms[3], clauses.vectors[3])
    assert found[0] == 3
    assert growth(clauses, TEXTS[:2], encoder).n == 30
