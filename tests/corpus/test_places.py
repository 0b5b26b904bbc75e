"""From nodes back to the source: sentences, quotations, labels."""

import pytest

from corpus.labels import label
from corpus.library import SHIPPED
from corpus.load import load_document
from corpus.places import departments_place, heading_place, locate, quote, stretches
from corpus.records import Document, Node, Span
from corpus.sentences import sentences
from tests.corpus.shapes import parsed


@pytest.fixture(scope="module")
def haining() -> Document:
    """The first document."""
    return load_document(SHIPPED / "haining-2024" / "policy.md", "haining-2024")


def node(document: Document, id: str) -> Node:
    """The node of that id."""
    return next(node for node in document.nodes if node.id == f"{document.id}/{id}")


def test_quotation_drops_line_breaks_only():
    """Slices are joined; blanks stay, line breaks go."""
    assert quote("甲 乙\n\n丙丁", [Span(0, 3), Span(5, 6)]) == "甲 乙丙"
    assert quote("甲\r\n乙", [Span(0, 4)]) == "甲乙"


def test_sentences_heal_page_breaks(haining: Document):
    """A sentence that a page break cuts is one quotation with two slices."""
    clause = node(haining, "clause/2")
    assert [place.quote for place in sentences(clause, haining)] == [
        "加大财政支持力度。",
        "围绕保障重大项目建设、激发全社会投资活力，市财政2024年预算安排政府投资项目资金32.44亿元，其中交通类资金 16.92 亿元、"
        "城建类资金 3.84 亿元、教育卫生类资金 3.53 亿元、水利及其他资金 8.15 亿元。",
        "（责任单位：市财政局）",
    ]
    assert len(sentences(clause, haining)[1].spans) == 2


def test_sentences_of_a_cut_row(haining: Document):
    """A row's cell that goes on behind a page break reads on."""
    found = [place.quote for place in sentences(node(haining, "annex/1-3/2.4"), haining)]
    assert any(sentence.startswith("全市完成低效工业用地整治 700 亩") for sentence in found)
    assert found[0] == "强化工业用地供应服务保障"


def test_brackets_hold_a_sentence_together():
    """A full stop inside brackets ends nothing; closing quotation marks belong to the sentence."""
    document = parsed("某通知\n一、做好工作。甲说：“好。”乙（详见说明。另附）办理；丙办理。\n二、丁。\n")
    assert [place.quote for place in sentences(document.nodes[1], document)] == [
        "做好工作。", "甲说：“好。”", "乙（详见说明。另附）办理；", "丙办理。",
    ]  # fmt: skip


def test_places_of_heading_and_departments(haining: Document):
    """Heading and note are found where they stand."""
    clause = node(haining, "clause/25")
    assert heading_place(clause, haining).quote == "支持企业高质量发展。"  # type: ignore[union-attr]
    assert departments_place(clause, haining).quote == "责任单位：市经信局、市财政局、市市场监管局"  # type: ignore[union-attr]
    assert departments_place(node(haining, "part/3"), haining).quote == "由市经信局牵头实施"  # type: ignore[union-attr]
    assert departments_place(node(haining, "annex/2/7.1"), haining).quote == "市财政局"  # type: ignore[union-attr]


def test_locate(haining: Document):
    """Words are found whatever blanks the source has between them."""
    clause = node(haining, "clause/2")
    place = locate("资金32.44亿元", clause, haining)
    assert place is not None
    assert place.quote == "资金32.44亿元"
    assert [haining.source[start:end] for start, end in place.spans] == ["资金32.44", "亿元"]
    assert locate("没有的话", clause, haining) is None
    assert locate(" ", clause, haining) is None


def test_stretches_take_a_node_apart(haining: Document):
    """Number, heading, text and note, in reading order."""
    kinds = [stretch.kind for stretch in stretches(node(haining, "clause/63"), haining)]
    assert kinds == ["number", "heading", "text", "departments"]


LABELS = {
    "preamble": "开头部分",
    "part/3": "第三部分",
    "clause/25": "（二十五）",
    "closing/2": "结尾第2段",
    "annex/1": "附件1",
    "annex/1-3": "附件1表1-3",
    "annex/1-3/3.4": "附件1表1-3新增类第4条",
    "annex/1-9-1/0": "附件1表1-9-1总预算",
    "annex/1-9-1/3": "附件1表1-9-1第3项",
    "annex/2/13": "附件2第13项",
    "annex/2/7.1": "附件2第7项后未编号项",
    "files": "配套文件清单",
    "files/4": "配套文件清单第4项",
}


@pytest.mark.parametrize(("id", "expected"), LABELS.items())
def test_labels(haining: Document, id: str, expected: str):
    """Labels are what a citation prints."""
    assert label(node(haining, id), haining) == expected


LAW = "某法\n第一编 总则\n第一章 一般\n第一节 通则\n第1条 甲。\n第一条之一 乙。\n附件1\n某表\n第一条 丙。\n"
PLAN = "某意见\n一、要求\n(一)甲。\n二、任务\n（一）乙。\n1.子。\n"
NOTICE = "某通知\n一、甲。\n二、乙。\n"


@pytest.mark.parametrize(
    ("text", "id", "expected"),
    [
        (LAW, "part/1.1.1", "第一编第一章第一节"),
        (LAW, "clause/1", "第一条"),
        (LAW, "clause/1-1", "第一条之一"),
        (LAW, "annex/1/clause/1", "附件1第一条"),
        (PLAN, "clause/1.1", "第一部分（一）"),
        (PLAN, "clause/2.1", "第二部分（一）"),
        (NOTICE, "clause/2", "第二点"),
    ],
)
def test_labels_of_other_documents(text: str, id: str, expected: str):
    """Each level has one standard form, with the part in front where numbers begin again."""
    document = parsed(text)
    assert label(node(document, id), document) == expected
