"""A document of four nodes and four questions, small enough to do every sum by hand."""

from collections.abc import Callable

import pytest

from corpus.records import Document, Node, Span
from eval.records import Entry, Gold, Run
from qa.records import Answer, Citation

SOURCE = "第一条 企业购买设备的，给予最高80万\n元补助。\n第二条 新开商铺免收租金三个月。\n设备补助\n附则"


def node(identifier: str, kind: str, first: str, last: str, twins: tuple[str, ...] = ()) -> Node:
    """A node whose one span runs from `first` to the end of `last`."""
    start = SOURCE.index(first)
    span = Span(start, SOURCE.index(last, start) + len(last))
    return Node(identifier, kind, "", "", SOURCE[span.start : span.end], (span,), twins=twins)  # type: ignore[arg-type]


@pytest.fixture
def document() -> Document:
    """Two clauses, a row that repeats the first of them, and a closing."""
    nodes = (
        node("d/clause/1", "clause", "第一条", "元补助。", ("d/annex/1/1",)),
        node("d/clause/2", "clause", "第二条", "三个月。"),
        node("d/annex/1/1", "row", "设备补助", "设备补助", ("d/clause/1",)),
        node("d/closing/1", "closing", "附则", "附则"),
    )
    return Document("d", "补助办法", SOURCE, nodes)


@pytest.fixture
def documents(document: Document) -> dict[str, Document]:
    """The document by its id."""
    return {document.id: document}


@pytest.fixture
def questions() -> tuple[Gold, ...]:
    """One question about each clause, one for a set, one that the document does not answer."""
    return (
        Gold("a", "买机器给多少钱", (), "lay", {"d/clause/1": 2, "d/annex/1/1": 2}, (("80万元",),), "dev"),
        Gold("b", "租金呢", ("新开店有什么好处",), "followup", {"d/clause/2": 2}, (("三个月",),), "test"),
        Gold(
            "c", "有哪些措施", (), "list", {"d/clause/1": 2, "d/clause/2": 2}, (("设备",), ("商铺",)), "dev"
        ),
        Gold("n", "去年补助多少", (), "none", {}, (("other_year",),), "test"),
    )


@pytest.fixture
def cite(document: Document) -> Callable[..., Citation]:
    """A citation of a piece of the source, as a right program would make it."""

    def make(identifier: str, piece: str, n: int = 1) -> Citation:
        start = SOURCE.index(piece)
        spans = (Span(start, start + len(piece)),)
        return Citation(n, identifier, "第一条", piece.replace("\n", ""), spans, ("市经信局",), None)

    return make


@pytest.fixture
def good(questions: tuple[Gold, ...], cite: Callable[..., Citation]) -> Run:
    """A run in which every answer is right and every first hit answers."""
    first = cite("d/clause/1", "给予最高80万\n元补助。")
    second = cite("d/clause/2", "新开商铺免收租金三个月。", 2)
    answers = {
        "a": Answer(
            "买机器给多少钱", "买机器给多少钱", "answer", "最高800,000元。", (first,), confidence=0.9
        ),
        "b": Answer("租金呢", "新开店租金", "answer", "免三个月。", (second,), confidence=0.8),
        "c": Answer("有哪些措施", "有哪些措施", "list", "设备；商铺", (first, second), confidence=0.7),
        "n": Answer("去年补助多少", "去年补助多少", "none", "没有", reason="other_year", confidence=0.1),
    }
    ranked = {
        "a": (("d/annex/1/1", "d/clause/1"), ("d/clause/2",)),
        "b": (("d/clause/2",),),
        "c": (("d/clause/1", "d/annex/1/1"), ("d/clause/2",)),
        "n": (("d/closing/1",),),
    }
    return Run("ours", {q.id: Entry(q.id, ranked[q.id], answers[q.id]) for q in questions})
