"""Evidence: every node scored, each kind of evidence as its definition says."""

from pathlib import Path

import numpy as np
import pytest

from index.bm25 import compile_bm25
from index.build import build
from index.hash_encoder import HashEncoder
from index.searcher import Index, open_index
from tests.index.policies import PHRASINGS, linjiang, other

ENCODER = HashEncoder()
QUESTION = "招大学生补多少钱"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Two documents; ways of asking are known for the first."""
    home = tmp_path_factory.mktemp("home")
    build(home, [linjiang(), other()], PHRASINGS, ENCODER)
    return open_index(home, ENCODER)


def best(scores: np.ndarray | None, index: Index) -> str:
    """The node that scores highest."""
    assert scores is not None
    return index.ids[int(scores.argmax())]


def test_arrays_are_aligned_float32(index: Index):
    """All of one length, in the order of the documents."""
    evidence = index.evidence(QUESTION)
    assert index.ids == tuple(node.id for document in (linjiang(), other()) for node in document.nodes)
    for name in ("bm25", "expanded", "dense", "sentence", "asked_bm25", "asked_dense"):
        scores = getattr(evidence, name)
        assert scores.shape == (len(index.ids),)
        assert scores.dtype == np.float32


def test_words_meaning_and_known_ways_of_asking_find_the_clause(index: Index):
    """A way of asking that is known word for word is nearest of all."""
    evidence = index.evidence(QUESTION)
    assert best(evidence.asked_bm25, index) == "linjiang/clause/3"
    assert best(evidence.asked_dense, index) == "linjiang/clause/3"
    assert best(index.evidence("高新技术企业奖励").bm25, index) == "linjiang/clause/1"
    assert best(index.evidence("高新技术企业奖励").sentence, index) == "linjiang/clause/1"


def test_bm25_is_that_of_the_nodes_texts(index: Index):
    """Computed again from the passages."""
    texts = [index.tokens(each.text) for each in index.contents.passages if each.kind == "node"]
    expected = compile_bm25(texts).scores(index.tokens(QUESTION))
    np.testing.assert_allclose(index.evidence(QUESTION).bm25, expected, rtol=1e-6)


def test_a_score_is_that_of_the_best_row(index: Index):
    """Computed again from the vectors."""
    question = ENCODER.encode_queries([QUESTION])[0]
    evidence = index.evidence(QUESTION)
    for kind, scores in (("node", evidence.dense), ("sentence", evidence.sentence)):
        found = index.vectors(kind)
        assert found is not None
        assert scores is not None
        for at in range(len(index.ids)):
            cosines = (found[0] @ question)[found[1] == at]
            assert scores[at] == pytest.approx(
                cosines.max() if len(cosines) else evidence.dense[at], abs=1e-5
            )


def test_where_no_way_of_asking_is_known_the_best_sentence_stands_in(index: Index):
    """So that a document without phrasings is not buried."""
    evidence = index.evidence(QUESTION)
    theirs = index.of_document("shancheng")
    assert theirs.sum() == len(other().nodes)
    np.testing.assert_array_equal(evidence.asked_dense[theirs], evidence.sentence[theirs])


def test_the_nearest_question_that_is_not_answered(index: Index):
    """Its cosine stands at the first node of its document, -1 at all others; it is no evidence for a node."""
    unanswered, question = ENCODER.encode_passages(["招大学生的补贴几号到账"])[0], "大学生的补贴几号到账"
    evidence = index.evidence(question)
    expected = np.where(
        [node == linjiang().nodes[0].id for node in index.ids],
        unanswered @ ENCODER.encode_queries([question])[0],
        -1,
    )
    np.testing.assert_allclose(evidence.unanswered, expected, atol=1e-5)
    assert linjiang().nodes[0].id not in index.asked_nodes()


def test_further_words_add_to_the_words_asked(index: Index):
    """A lay word's official words; nothing changes without any."""
    plain, more = index.evidence("用火"), index.evidence("用火", ("毕业生", "补贴"))
    np.testing.assert_array_equal(plain.bm25, plain.expanded)
    np.testing.assert_array_equal(plain.bm25, more.bm25)
    gained = more.expanded - more.bm25
    assert best(gained, index) == "linjiang/clause/3"


def test_closeness_is_by_sentence(index: Index):
    """The sentence that shares most is nearest; an unknown node has none."""
    evidence = index.evidence("研发费用补助多少")
    near = index.closeness(evidence, ["linjiang/clause/1"])["linjiang/clause/1"]
    assert max(near, key=lambda quote: near[quote]) == "对研发费用给予15%补助。"
    assert index.closeness(evidence, ["nowhere/clause/1"]) == {}


def test_weights_of_terms(index: Index):
    """What no node says weighs most; what many say, little."""
    weights = index.weights("企业用火飞碟")
    assert weights["飞碟"] == index.heaviest
    assert weights["企业"] < weights["用火"] <= index.heaviest
    assert "飞碟" not in index.vocabulary
    assert "用火" in index.vocabulary


def test_terms_of_a_node_and_of_the_ways_of_asking_for_it(index: Index):
    """The second hold the first."""
    own = index.terms_of(["linjiang/clause/3"])
    asked = index.asked_terms_of(["linjiang/clause/3"])
    assert "毕业生" in own
    assert "大学生" not in own
    assert asked > own
    assert "大学生" in asked


def test_without_an_encoder_words_alone_are_evidence(tmp_path: Path):
    """The dense ones are None, whether the index was built with vectors or not."""
    for encoder in (None, ENCODER):
        build(tmp_path, [linjiang()], PHRASINGS, encoder)
        index = open_index(tmp_path, None)
        evidence = index.evidence("高新技术企业奖励")
        assert (evidence.dense, evidence.sentence, evidence.asked_dense) == (None, None, None)
        assert best(evidence.bm25, index) == "linjiang/clause/1"
        assert index.closeness(evidence, ["linjiang/clause/1"]) == {}


def test_without_any_known_way_of_asking_there_is_no_such_evidence(tmp_path: Path):
    """Not zeros, which would look like a score."""
    build(tmp_path, [linjiang()], (), ENCODER)
    evidence = open_index(tmp_path, ENCODER).evidence(QUESTION)
    assert (evidence.asked_bm25, evidence.asked_dense) == (None, None)


@pytest.mark.parametrize("question", ["", "？！", "\ud800\x00", "\ufdfa", "x" * 100_000])
def test_any_question_has_evidence(index: Index, question: str):
    """Finite numbers, no exception."""
    evidence = index.evidence(question)
    assert np.isfinite(evidence.bm25).all()
    assert evidence.dense is not None
    assert np.isfinite(evidence.dense).all()
