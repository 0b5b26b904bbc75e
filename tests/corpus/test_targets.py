"""The goals a document sets itself, and what is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.library import SHIPPED
from corpus.load import load_document
from corpus.parse import parse
from corpus.places import quote
from corpus.targets import find_targets
from tests.corpus.repeated_measures import one_clause


def read(text: str) -> list[tuple[str, float, str, str]]:
    """(subject, value, unit, qualifier) of each target of a clause."""
    return [(t.subject, t.value, t.unit, t.qualifier) for t in find_targets(one_clause(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年，全市规上工业增加值增长8%左右。", [("规上工业增加值增长", 0.08, "比例", "左右")]),
        ("完成制造业投资298亿元。", [("制造业投资", 298e8, "元", "")]),
        ("全市供应建设用地力争10000亩。", [("供应建设用地", 10_000, "亩", "力争")]),
        ("保障新上重大项目用能30万吨标准煤以上。", [("新上重大项目用能", 30, "万吨标准煤", "以上")]),
        ("新招引大学生2万人以上、硕博人才1000人以上。", [("新招引大学生", 2, "万人", "以上"), ("硕博人才", 1000, "人", "以上")]),
        ("力争新增制造业贷款70亿元、新增上市公司3家。", [("新增制造业贷款", 70e8, "元", "力争"), ("新增上市公司", 3, "家", "力争")]),
        ("外贸出口占全国份额稳中有增，增速达5%。", [("外贸出口增速", 0.05, "比例", "达")]),
        ("居民收入倍差控制在1.53以内。", [("居民收入倍差", 1.53, "", "控制在、以内")]),
        ("力争3个项目纳入国家用地保障范围。", [("项目纳入国家用地保障范围", 3, "个", "力争")]),
        ("建设4家社区老年食堂，40个老年助餐点。", [("建设社区老年食堂", 4, "家", ""), ("老年助餐点", 40, "个", "")]),
        ("推动政策性银行安排20亿元信贷资金。", [("政策性银行安排信贷资金", 20e8, "元", "")]),
        ("确保一般公共预算支出三分之二用于民生领域。", [("公共预算支出", pytest.approx(2 / 3), "比例", "")]),
    ],
)  # fmt: skip
def test_goals(text: str, expected: list[tuple[object, ...]]):
    """Subject, number as printed, and the hedges in their order."""
    found = read(text)
    assert [row[1:] for row in found] == [row[1:] for row in expected]
    assert [row[0] in (want[0], f"一般{want[0]}") for row, want in zip(found, expected, strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "对新认定的企业给予最高100万元奖励。",
        "对研发费达60万元及以上的企业，给予研发费10%的资金支持。",
        "市财政2024年预算安排5.27亿元，其中金融发展资金0.67亿元。",
        "加快落实“民营经济政策32条”，推动发展。",
        "实施三年行动，打造产业体系。",
        "违法所得超过十万元的，应当没收。",
        "预留的不超过5%的建设用地机动指标可以使用。",
        "围绕A领域、B领域、C领域3个领域推进工作。",
        "数据同源，实现一次认证、一网通办。",
    ],
)
def test_what_sets_no_goal(text: str):
    """Incentives, thresholds, budgets, names, durations and rules of law are none."""
    assert read(text) == []


def test_targets_of_the_first_document():
    """Introductions, clauses and rows set goals; each is quoted from the source."""
    document = load_document(SHIPPED / "haining-2024" / "policy.md", "haining-2024")
    found = find_targets(document)
    assert len(found) > 200
    assert all(target.quote == quote(document.source, target.spans) for target in found)
    by_node = {(target.node.removeprefix("haining-2024/"), target.value) for target in found}
    assert {("part/1", 0.1), ("annex/1-1/2.1", 0.06), ("clause/5", 1.2), ("clause/62", 78)} <= by_node
    assert not [target for target in found if target.node.startswith("haining-2024/annex/1-9-1")]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="力争完成投资新增个家亿元万亩%10.5，。、；（）“”以上达对的给予 \n", max_size=60))
def test_any_text_can_be_read(text: str):
    """Nothing raises, and every target has a subject and stands in its quotation."""
    for target in find_targets(parse(text, "d")):
        assert target.subject
        assert target.quote
