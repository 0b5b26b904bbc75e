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
        ("到2025年新增规上工业企业50家，对年产值达1亿元的企业给予20万元奖励。", [("新增规上工业企业", 50, "家", "")]),
        ("纳税过1亿元的企业达30家。", [("纳税过1亿元的企业", 30, "家", "达")]),
        ("森林覆盖率稳定在62%以上，城乡居民收入比缩小到1.6以内。", [("森林覆盖率", 0.62, "比例", "稳定在、以上"), ("城乡居民收入比", 1.6, "", "缩小到、以内")]),
        ("法制审核人员不少于本单位执法人员总数的5%。", [("法制审核人员", 0.05, "比例", "不少于")]),
        ("“双师型”教师占专业课教师总数超过一半。", [("“双师型”教师占专业课教师总数", 0.5, "比例", "超过")]),
        ("长期护理保险参保人数达78万人（具体以省、市任务数为准）。", [("长期护理保险参保人数", 78, "万人", "达")]),
        ("新增智能工厂4家,未来工厂1家,积极争创示范区。", [("新增智能工厂", 4, "家", ""), ("未来工厂", 1, "家", "")]),
        ("确保一般公共预算支出三分之二用于民生领域。", [("一般公共预算支出", pytest.approx(2 / 3), "比例", "")]),
    ],
)  # fmt: skip
def test_goals(text: str, expected: list[tuple[object, ...]]):
    """Subject, number as printed, and the hedges in their order."""
    found = read(text)
    assert [row[1:] for row in found] == [row[1:] for row in expected]
    assert [row[0] for row in found] == [want[0] for want in expected]


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
        "处理成本为每立方米2.4元左右。",
        "面向全市的招生比例为90%，跨区招生计划不超过总计划的50%。",
        "申请单位应当具备10名以上专职人员，办公用房面积不少于200平方米。",
    ],
)
def test_what_sets_no_goal(text: str):
    """Incentives, thresholds, budgets, names, durations and rules of law are none."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2023年实现旅游收入100亿元，比上年增长8%。", 0),
        ("2024年实现旅游收入100亿元，比上年增长8%。", 2),
    ],
)
def test_a_report_of_the_past_is_no_goal(text: str, count: int):
    """The year before the document's own is past."""
    head = "# 甲市若干政策\n\n甲政发〔2024〕1号\n\n## 一、总体要求\n\n"
    assert len(find_targets(parse(f"{head}（一）发展旅游。{text}\n", "d"))) == count


def test_articles_set_goals_only_where_they_say_so():
    """A rule of an article is no goal, what is to be reached by a year is one."""
    law = "第一条 单套建筑面积控制在60平方米以下。\n\n第二条 到2027年，全市养老床位达到5000个。\n"
    assert [target.value for target in find_targets(parse(law, "d"))] == [5000]


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
