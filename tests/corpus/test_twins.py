"""Rows, clauses and parts that state the same measure."""

import time

import pytest

from corpus.library import SHIPPED
from corpus.load import load_document
from corpus.parse import parse
from corpus.records import Document
from corpus.twins import find_twins
from tests.corpus.repeated_measures import policy

ROADS = "新改建农村公路6.4公里，养护工程63公里，实现行政村通双车道比例达100%。"
STATIONS = "支持农村客货邮融合，开通客货邮合作线路2条，新增综合性服务站点13个。"


@pytest.fixture(scope="module")
def haining():
    """The first document."""
    return load_document(SHIPPED / "haining-2024" / "policy.md", "haining-2024")


def twins(document: Document, node: str):
    """Ids of the twins of the node whose id ends in `node`, without the document's."""
    return {
        twin.removeprefix(f"{document.id}/")
        for one in document.nodes
        if one.id.endswith(node)
        for twin in one.twins
    }


def test_a_clause_is_the_twin_of_every_row_that_takes_it_up():
    """Many to many and symmetric, but not transitive: the two rows are no twins of each other."""
    document = policy(
        [f"推进交通惠民。{ROADS}{STATIONS}"],
        [("规范农村道路", ROADS, "2024年"), ("支持农村物流", STATIONS, "2024年")],
    )
    assert twins(document, "clause/1") == {"annex/1-1/1.1", "annex/1-1/1.2"}
    assert twins(document, "1-1/1.1") == {"clause/1"} == twins(document, "1-1/1.2")


def test_the_same_statement_with_another_figure():
    """An introduction and a row that state one goal are twins though their figures differ."""
    document = policy(
        ["支持企业。落实税费优惠政策。"],
        [
            ("稳住投资", "全年固定资产投资增长6%以上。", "2024年"),
            ("促进消费", "培育消费热点，组织促销活动。", "2024年"),
        ],
        introduction="带动固定资产投资增长10%。",
    )
    assert twins(document, "part/1") == {"annex/1-1/1.1"}
    assert twins(document, "1-1/1.2") == set()


def test_boilerplate_makes_no_twins():
    """给予最高50万元奖励 stands in many measures."""
    document = policy(
        ["支持智能制造。对获评国家级示范的，给予最高100万元、50万元、30万元奖励。"],
        [
            ("支持工业设计", "对新认定的设计中心，给予最高100万元、50万元、30万元奖励。", "2024年"),
            ("其他", "推进园区建设。", "2024年"),
        ],
    )
    assert twins(document, "clause/1") == set()


def test_a_phrase_of_the_document_makes_no_twins():
    """A row is the twin of the clause it repeats, not of another that shares a phrase with both."""
    phrase = "按规定直接面向周边居民提供生活照料服务的养老设施"
    first = f"保障运营经费。{phrase}每年增加运营经费，由各区统筹解决并向社会公开，资金使用情况接受审计监督。"
    second = f"给予服务奖励。{phrase}根据评估结果给予奖励，评估办法由市民政局会同市财政局另行制定并公布。"
    document = policy([first, second], [("运营经费", first, "2024年"), ("服务奖励", second, "2024年")])
    assert twins(document, "clause/1") == {"annex/1-1/1.1"}
    assert twins(document, "clause/2") == {"annex/1-1/1.2"}


def test_clauses_of_a_law_are_never_twins():
    """A text without tables has none, however much its articles repeat."""
    text = "".join(f"第{n}条　违反本法规定的，由主管部门责令改正，给予警告。\n" for n in "一二三四五六")
    assert not any(node.twins for node in find_twins(parse(text, "law")).nodes)


def test_twins_of_the_first_document(haining: Document):
    """Clause 四 has parts of rows of three tables; a budget row belongs to the clause that states the budget."""
    assert {
        "annex/1-1/2.3",
        "annex/1-1/3.2",
        "annex/1-10/1.2",
        "annex/1-10/2.3",
        "annex/1-10/3.2",
        "annex/2/2",
    } == twins(haining, "/clause/4")
    assert "annex/1-9-1/3" in twins(haining, "/clause/18")
    assert twins(haining, "/clause/25") == {"annex/1-3/3.4"}
    assert twins(haining, "/files/2") == set()
    assert twins(haining, "annex/2/14") == set()


def test_symmetric(haining: Document):
    """Who has a twin is its twin."""
    by_id = {node.id: node for node in haining.nodes}
    for node in haining.nodes:
        assert node.id not in node.twins
        assert all(node.id in by_id[twin].twins for twin in node.twins)


def test_time_grows_with_the_text():
    """Two thousand rows take seconds, not minutes."""
    rows = [
        (f"支持第{n}类项目", f"推进{chr(0x4E00 + n)}{chr(0x5E00 + n)}类工程建设，完成投资{n}亿元。", "2024年")
        for n in range(2000)
    ]
    started = time.perf_counter()
    policy(["支持企业。落实政策。"], rows)
    assert time.perf_counter() - started < 20
