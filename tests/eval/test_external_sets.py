"""Other people's retrieval sets, on one small enough to work out by hand."""

import json
from math import log2
from pathlib import Path

import ir_measures
import numpy as np
import pytest

from eval import trec
from eval.errors import BadCollection
from eval.external import MEASURES, judgements, load, means, passages, ranked, rankings
from eval.vector_cache import VectorCache
from index.hash_encoder import HashEncoder

CORPUS = [
    {"id": "d1", "title": "婚姻法", "text": "夫妻双方自愿离婚的，准予离婚。"},
    {"id": "d2", "title": "劳动法", "text": "用人单位应当按月支付劳动者工资。"},
    {"id": "d3", "title": "税法", "text": "前言。" * 300 + "个体工商户应当缴纳增值税。"},
]
QUERIES = [
    {"id": "q1", "question": "夫妻自愿离婚"},
    {"id": "q2", "question": "单位不支付劳动者工资"},
    {"id": "q3", "question": "个体工商户缴纳增值税"},
    {"id": "q4", "question": "没有判断的问题"},
]
QRELS = [
    {"qid": "q1", "doc": "d1", "rel": 1},
    {"qid": "q2", "doc": "d2", "rel": 1},
    {"qid": "q3", "doc": "d3", "rel": 1},
    {"qid": "q3", "doc": "gone", "rel": 1},
    {"qid": "q4", "doc": "d1", "rel": 0},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The three files."""
    for name, lines in (("corpus", CORPUS), ("queries", QUERIES), ("qrels", QRELS)):
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


def test_measures_of_the_three_configurations(folder: Path, tmp_path: Path):
    """BM25 finds each first: hit@1 and mrr are 1. q3 has a relevant document that is not in the corpus, so recall is
    (1 + 1 + 1/2) / 3, and its ndcg is 1 over the best there could be, 1 + 1/log2(3). q4 has no relevant document
    and does not count."""
    collection = load(folder)
    runs = rankings(collection, HashEncoder(), tmp_path / "cache")
    trec.save(tmp_path / "trec", judgements(collection), runs)
    found = means(collection, runs)
    assert list(found) == ["bm25", "dense", "hybrid"]
    assert all(
        list(row) == ["hit@1", "hit@5", "recall@10", "recall@100", "mrr@10", "ndcg@10"]
        for row in found.values()
    )
    assert found["bm25"]["hit@1"] == 1
    assert found["bm25"]["recall@10"] == pytest.approx((1 + 1 + 1 / 2) / 3, abs=1e-4)
    assert found["bm25"]["mrr@10"] == 1
    assert found["bm25"]["ndcg@10"] == pytest.approx((1 + 1 + 1 / (1 + 1 / log2(3))) / 3, abs=1e-4)

    theirs = ir_measures.calc_aggregate(
        [MEASURES["recall@10"], MEASURES["ndcg@10"]],
        ir_measures.read_trec_qrels(str(tmp_path / "trec" / "qrels.txt")),
        ir_measures.read_trec_run(str(tmp_path / "trec" / "hybrid.run")),
    )
    for name in ("recall@10", "ndcg@10"):
        assert theirs[MEASURES[name]] == pytest.approx(found["hybrid"][name], abs=1e-4)


def test_a_short_text_is_one_passage(folder: Path):
    """Title and text; the long one has several, all of its document."""
    owners, texts = passages(load(folder), ["d1", "d3"])
    assert texts[0] == "婚姻法\n夫妻双方自愿离婚的，准予离婚。"
    assert list(owners)[:2] == [0, 1]
    assert set(owners) == {0, 1}
    assert texts[-1].startswith("税法\n")
    assert texts[-1].endswith("个体工商户应当缴纳增值税。")


def test_equal_scores_are_ordered_by_id():
    """Ids come sorted, so the order is total."""
    scores = np.array([0.5, 0.9, 0.5], np.float32)
    assert [document.doc_id for document in ranked("q", ["a", "b", "c"], scores)] == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("corpus", "{"),
        ("queries", '{"id": "q1"}'),
        ("corpus", '{"id": ["a"], "text": "x"}'),
        ("qrels", '{"qid": "q1", "doc": "d1", "rel": "2"}'),
        ("queries", '{"id": "q1", "question": "夫妻自愿离婚"}'),  # the others were judged too
        ("qrels", ""),
        ("corpus", None),
    ],
)
def test_a_bad_folder_is_one_sentence(folder: Path, name: str, content: str | None):
    """A missing file, a bad line, a missing key, no judgements."""
    file = folder / f"{name}.jsonl"
    if content is None:
        file.unlink()
    else:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(BadCollection):
        load(folder)


class Counting(HashEncoder):
    """An encoder that counts what it encodes."""

    encoded = 0

    def encode_passages(self, texts):  # noqa: ANN001
        """Count, then encode."""
        self.encoded += len(texts)
        return super().encode_passages(texts)


def test_vectors_are_encoded_once(tmp_path: Path):
    """The second time, and for a repeated text, nothing is encoded; another encoder has its own vectors."""
    encoder = Counting()
    texts = ["甲", "乙", "甲"]
    first = VectorCache(tmp_path, encoder).vectors(texts)
    assert encoder.encoded == 2
    again = VectorCache(tmp_path, encoder).vectors([*texts, "丙"])
    assert encoder.encoded == 3
    np.testing.assert_array_equal(first, again[:3])
    np.testing.assert_allclose(first, HashEncoder().encode_passages(texts))
    other = Counting(name="other")
    VectorCache(tmp_path, other).vectors(texts)
    assert other.encoded == 2
    assert VectorCache(tmp_path, encoder).vectors([]).shape == (0, 64)


def test_a_torn_tail_is_encoded_again(tmp_path: Path):
    """A write that was cut short costs its own row only."""
    encoder = Counting()
    cache = VectorCache(tmp_path, encoder)
    whole = cache.vectors(["甲", "乙"])
    size = cache.rows_file.stat().st_size
    with cache.rows_file.open("r+b") as file:
        file.truncate(size - 5)
    np.testing.assert_array_equal(VectorCache(tmp_path, encoder).vectors(["甲", "乙"]), whole)
    assert encoder.encoded == 3
