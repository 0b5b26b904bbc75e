"""BM25 from the sparse matrix equals rank_bm25, and a case worked by hand."""

import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from index.bm25 import compile_bm25

WORDS = st.sampled_from("甲乙丙丁戊己庚辛")
TEXTS = st.lists(st.lists(WORDS, max_size=12), min_size=1, max_size=12).filter(any)


def test_worked_case():
    """Three texts of 2, 1 and 3 terms, mean length 2.

    奖励 stands in one of three: idf = ln(2.5) - ln(1.5) = 0.5108. Once in a text of mean length:
    0.5108 x 1 x 2.5 / (1 + 1.5 x (0.25 + 0.75 x 1)) = 0.5108.
    """
    scores = compile_bm25([["奖励", "企业"], ["企业"], ["用地", "林地", "企业"]]).scores(["奖励"])
    assert scores[0] == pytest.approx(math.log(2.5) - math.log(1.5))
    assert scores[1:].tolist() == [0, 0]


def test_a_term_in_most_texts_has_a_quarter_of_the_mean_idf():
    """企业 stands in all three: ln(0.5) - ln(3.5) is negative, so the floor applies."""
    texts = [["企业", "奖励"], ["企业", "用地"], ["企业"]]
    mean = (2 * (math.log(2.5) - math.log(1.5)) + math.log(0.5) - math.log(3.5)) / 3
    short = compile_bm25(texts).scores(["企业"])[2]
    assert short == pytest.approx(0.25 * mean * 2.5 / (1 + 1.5 * (0.25 + 0.75 * 1 / (5 / 3))))


@given(TEXTS, st.lists(st.one_of(WORDS, st.just("不在")), max_size=8))
@settings(max_examples=300)
def test_equals_rank_bm25(texts: list[list[str]], question: list[str]):
    """Repeated terms, unknown terms, empty texts, negative idf: the same within 1e-6."""
    expected = BM25Okapi(texts).get_scores(question)
    np.testing.assert_allclose(compile_bm25(texts).scores(question), expected, atol=1e-6)


def test_equals_rank_bm25_on_many_texts():
    """2,000 texts with a long-tailed vocabulary."""
    choose = random.Random(7)
    texts = [[f"w{int(choose.paretovariate(0.6))}" for _ in range(60)] for _ in range(2000)]
    okapi, ours = BM25Okapi(texts), compile_bm25(texts)
    for _ in range(20):
        question = [f"w{int(choose.paretovariate(0.6))}" for _ in range(12)]
        np.testing.assert_allclose(ours.scores(question), okapi.get_scores(question), atol=1e-6)


@pytest.mark.parametrize("texts", [[], [[]], [[], []]])
def test_nothing_to_search_scores_nothing(texts: list[list[str]]):
    """No texts, or texts without terms."""
    assert compile_bm25(texts).scores(["奖励"]).tolist() == [0.0] * len(texts)
