"""Milvus against exact search: the same evidence, changes in one step, filters, and a server that dies.

Run on milvus-lite, embedded and as a server of its own. Inner products are of float32, so scores are equal to 1e-5.
"""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import BusyFolder
from corpus.publish import only_writer
from corpus.records import Document
from index.build import build
from index.errors import UnreachableEngine
from index.hash_encoder import HashEncoder
from index.hybrid import hybrid
from index.milvus_build import Filled, fill
from index.milvus_client import MilvusConnection
from index.milvus_index import MilvusIndex, open_milvus
from index.milvus_ledger import ledger_folder
from index.records import EVERYTHING, Only
from index.searcher import Index, open_index
from index.standby import Standby
from tests.index.milvus_server import server
from tests.index.policies import PHRASINGS, TEXT, linjiang, other

ENCODER = HashEncoder()
KINDS = ("bm25", "expanded", "dense", "sentence", "asked_bm25", "asked_dense", "unanswered")
QUESTIONS = ("研发费用补助多少", "招大学生补多少", "林区能不能用火", "飞碟", "？")
BOTH = [linjiang(), other()]


@pytest.fixture(scope="module")
def milvus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MilvusConnection]:
    """An embedded Milvus, for homes that each keep collections of their own in it."""
    connection = MilvusConnection(str(tmp_path_factory.mktemp("milvus") / "m.db"))
    yield connection
    connection.close()


def filled(home: Path, milvus: MilvusConnection, documents: Sequence[Document]) -> Filled:
    """Both engines made current."""
    build(home, documents, PHRASINGS, ENCODER)
    return fill(home, documents, PHRASINGS, ENCODER, milvus)


def opened(home: Path, milvus: MilvusConnection) -> tuple[Index, MilvusIndex]:
    """Both engines."""
    return open_index(home, ENCODER), open_milvus(home, milvus, ENCODER)


def agree(local: Index, found: MilvusIndex, only: Only = EVERYTHING) -> None:
    """The evidence of every question, and what is asked about the best node, are the same."""
    assert found.ids == local.ids
    for question in QUESTIONS:
        theirs, ours = (each.evidence(question, ("毕业生", "补贴"), only) for each in (local, found))
        for kind in KINDS:
            expected = getattr(theirs, kind)
            assert (getattr(ours, kind) is None) == (expected is None)
            if expected is not None:
                np.testing.assert_allclose(getattr(ours, kind), expected, atol=1e-5, err_msg=kind)
        for node in local.ids:
            assert found.closeness(ours, [node])[node] == pytest.approx(
                local.closeness(theirs, [node])[node], abs=1e-5
            )
        assert found.weights(question) == pytest.approx(local.weights(question))
        assert [hit.id for hit in hybrid(found, question, only)] == [
            h.id for h in hybrid(local, question, only)
        ]


def test_the_evidence_is_that_of_exact_search(tmp_path: Path, milvus: MilvusConnection):
    """Every kind of evidence, closeness, idf and terms; rows are sent in batches, with progress from 0 to all."""
    told: list[tuple[int, int]] = []
    build(tmp_path, BOTH, PHRASINGS, ENCODER)
    made = fill(tmp_path, BOTH, PHRASINGS, ENCODER, milvus, lambda done, total: told.append((done, total)))
    assert told[0] == (0, made.rows)
    assert told[-1] == (made.rows, made.rows)
    local, found = opened(tmp_path, milvus)
    agree(local, found)
    assert (found.vocabulary, found.asked_nodes()) == (local.vocabulary, local.asked_nodes())
    for node in local.ids:
        assert found.terms_of([node]) == local.terms_of([node])
        assert found.asked_terms_of([node]) == local.asked_terms_of([node])


@pytest.mark.parametrize(
    "only",
    [Only("shancheng"), Only(department="市科技局"), Only("linjiang", "市人力社保局"), Only(category="新增")],
)
def test_a_search_is_limited_where_the_rows_are(tmp_path: Path, milvus: MilvusConnection, only: Only):
    """By document, bureau and category, as the local engine limits it; what is left out is never a hit."""
    filled(tmp_path, milvus, BOTH)
    local, found = opened(tmp_path, milvus)
    agree(local, found, only)
    allowed = {n for n, filed in zip(local.ids, local.contents.filed, strict=True) if only.holds(filed)}
    assert {hit.id for hit in hybrid(found, "补助", only)} <= allowed


def test_nothing_changed_sends_nothing(tmp_path: Path, milvus: MilvusConnection):
    """No document is sent again, no passage encoded."""
    filled(tmp_path, milvus, BOTH)
    again = filled(tmp_path, milvus, BOTH)
    assert (again.sent, again.rows, again.encoded) == ((), 0, 0)


def test_a_changed_document_is_replaced_in_one_step(tmp_path: Path, milvus: MilvusConnection):
    """Only it is sent, only its changed texts are encoded; an open reader sees the old one, a new reader the new."""
    filled(tmp_path, milvus, BOTH)
    before, reader = opened(tmp_path, milvus)
    new = [linjiang(TEXT.replace("20万元", "30万元")), other()]
    changed = fill(tmp_path, new, PHRASINGS, ENCODER, milvus)
    build(tmp_path, new, PHRASINGS, ENCODER)
    assert changed.sent == ("linjiang",)
    assert 0 < changed.encoded <= 3  # the clause and its sentence
    agree(before, reader)
    agree(*opened(tmp_path, milvus))
    fewer = filled(tmp_path, milvus, [other()])
    assert fewer.sent in ((), ("shancheng",))  # sent again only where the mean length has left the old one
    agree(*opened(tmp_path, milvus))


def test_a_build_that_breaks_off_is_not_seen(tmp_path: Path, milvus: MilvusConnection):
    """Rows that were sent before the failure count for no reader, and the next build removes them."""
    filled(tmp_path, milvus, BOTH)
    local, _ = opened(tmp_path, milvus)

    class Failing(HashEncoder):
        def encode_passages(self, texts: Sequence[str]) -> np.ndarray:  # type: ignore[type-arg]
            raise KeyboardInterrupt

    new = [linjiang(TEXT.replace("20万元", "40万元")), other()]
    with pytest.raises(KeyboardInterrupt):
        fill(tmp_path, new, PHRASINGS, Failing(), milvus)
    agree(local, open_milvus(tmp_path, milvus, ENCODER))
    filled(tmp_path, milvus, new)
    agree(*opened(tmp_path, milvus))


def test_two_builders_at_once_are_refused(tmp_path: Path, milvus: MilvusConnection):
    """The second is told to wait."""
    with only_writer(ledger_folder(tmp_path), wait=False), pytest.raises(BusyFolder):
        fill(tmp_path, BOTH, PHRASINGS, ENCODER, milvus)


def test_a_server_that_dies_is_one_sentence_and_the_local_index_stands_in(tmp_path: Path):
    """A real server is killed: one Chinese sentence at once; with a local index the answer comes with a notice."""
    with server(tmp_path / "data") as (address, process):
        milvus = MilvusConnection(address)
        filled(tmp_path, milvus, BOTH)
        local, found = opened(tmp_path, milvus)
        agree(local, found)
        alone, kept = Standby(found, None), Standby(found, local)
        assert kept.evidence("补助").question is not None
        assert kept.trouble is None
        process.kill()
        process.wait()
        started = time.monotonic()
        with pytest.raises(UnreachableEngine, match=r"Milvus 服务 \S+ 没有应答.*"):
            alone.evidence("补助")
        np.testing.assert_array_equal(kept.evidence("补助").bm25, local.evidence("补助").bm25)
        assert time.monotonic() - started < 60
        assert kept.trouble is not None
        assert kept.trouble.endswith("现在用的是本机的索引。")
        assert kept.terms_of([local.ids[1]]) == local.terms_of([local.ids[1]])


def test_an_address_where_nothing_answers(tmp_path: Path):
    """One sentence that says what to do."""
    with pytest.raises(UnreachableEngine, match="没有应答，请检查它是否在运行"):
        MilvusConnection("http://127.0.0.1:9")
