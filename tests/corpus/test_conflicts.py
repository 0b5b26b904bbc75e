"""Where a document disagrees with itself: each kind of difference, and what is tolerated."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.conflicts import find_conflicts
from corpus.parse import parse
from corpus.places import quote
from corpus.records import Document
from corpus.twins import find_twins
from tests.corpus.repeated_measures import kinds, policy

OTHER = ("培育热点", "组织促销活动，营造氛围。", "2024年")

POWER = "推动企业绿电交易，全年绿电交易达{}亿千瓦时以上，提高绿色用能水平。"

FUND = "对首次入选的给予180万元{}补助经费，优先推荐区内企业申报专项资金。"

PAY = "聚焦先进制造业集群高质量发展，市财政2024年预算安排{}，主要支持企业开展技术改造。"


def twice(first: str, second: str) -> Document:
    """A clause that says `first`, and a row of the same title that says `second`."""
    return policy([f"强化要素保障。{first}"], [("强化要素保障", second, "2024年"), OTHER])


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (POWER.format("1.2"), POWER.format("1.5"), ("hard", "number")),
        (FUND.format("省级"), FUND.format(""), ("hard", "scope")),
        ("支持企业在“鹄湖科技板”等挂牌上市，推动融资。", "支持企业在“南湖科技板”等挂牌上市，推动融资。", ("hard", "name")),
        ("进一步扩大参保覆盖面，增强用工单位的参保积极性。", "进一步扩大参保覆盖面，增强用人单位的参保积极性。", ("soft", "name")),
        ("建成省级绿色工厂10家，单位能耗下降3%。", "建成市级绿色工厂10家，单位能耗下降3%。", ("hard", "scope")),
        ("新增制造业贷款70亿元，新增上市公司3家。", "新增制造业贷款70亿元，新增A股上市公司3家。", ("hard", "scope")),
        ("全年开发见习岗位700个，服务高校毕业生。", "聚焦失业青年和高校毕业生，多渠道新开发见习岗位700个。", ("hard", "scope")),
        ("对新认定的国家级、省级中心分别给予100万元、50万元奖励。", "对新认定的国家级、省级中心分别给予100万元、30万元奖励。", ("hard", "number")),
        ("对研发费达60万元及以上的工业企业给予资金支持。", "对研发费达80万元及以上的工业企业给予资金支持。", ("hard", "number")),
        ("新建高标准农田1.9万亩以上，划定储备区。", "新建高标准农田1.9万亩，划定储备区。", ("soft", "number")),
    ],
)  # fmt: skip
def test_one_measure_said_in_two_ways(first: str, second: str, expected: object):
    """The same sentence with another figure, name or scope."""
    assert expected in kinds(twice(first, second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (POWER.format("1.2"), POWER.format("1.2")),
        ("全年绿电交易达1.2亿千瓦时以上，提高水平。", "全年绿电交易达12000万千瓦时以上，提高水平。"),
        ("新改建农村公路6.4公里，养护工程63公里，保障通行。", "新改建农村公路6.4千米，养护工程63千米，保障通行。"),
        ("力争全年供应建设用地10000亩左右，保障项目。", "全年供应建设用地10000亩，保障项目。"),
        ("积极推进和美乡村建设，加快补短板。", "继续推进和美乡村建设，加快补短板。"),
        ("工业用地容积率不低于1.5，建筑系数达到40%以上。", "创新型产业用地容积率不低于2.5，配套用房按规定登记。"),
        ("对认定的国家级中心给予100万元奖励，加大培育。", "对认定的国家级中心给予100万元奖励，加大培育力度。"),
    ],
)  # fmt: skip
def test_what_is_no_hard_conflict(first: str, second: str):
    """The same figure in other words, style, and figures of other things."""
    assert not [pair for pair in kinds(twice(first, second)) if pair[0] == "hard"]


@pytest.mark.parametrize(
    ("first", "second", "wrong"),
    [
        ("对新认定的省级企业研发中心给予50万元奖励。", "对新认定的省级企业研发中心给予30万元奖励。", True),
        ("全市规上工业增加值增长8%左右。", "力争全市规上工业增加值增长7%。", True),
        ("2024年全市规上工业增加值增长8%。", "2025年全市规上工业增加值增长7%。", False),
        ("市财政2024年预算安排5.27亿元支持服务业。", "市财政2024年预算安排8.24亿元支持农业。", False),
        ("违反本办法规定、情节严重的，由主管部门处五万元罚款。", "违反本办法规定、情节严重的，由主管部门处十万元罚款。", False),
        ("单个项目每年最高补助金额不超过50万元，不重复享受。", "单个项目每年最高补助金额不超过30万元，不重复享受。", False),
    ],
)  # fmt: skip
def test_two_clauses_that_give_the_same_figure_differently(first: str, second: str, wrong: bool):
    """A goal or a grant said twice in the body, without any table."""
    assert (("hard", "number") in kinds(policy([f"支持企业。{first}", f"其他工作。{second}"]))) is wrong


def test_periods():
    """Two printed periods are hard; one that only the closing gives is soft."""
    rows = [("支持企业", "对新认定的优质企业加大支持力度，落实要素保障。", "2024年"), OTHER]
    again = ("支持优质企业", "对新认定的优质企业加大支持力度，落实要素保障。", "2024-2027年")
    assert ("hard", "period") in kinds(policy(["其他工作。推进。"], [*rows, again]))
    closing = "本文件明确的各项政策除标明具体实施期限外，均为2024年全年实施有效。"
    clause = "支持优质企业。对新认定的优质企业加大支持力度，落实要素保障。"
    assert ("soft", "period") in kinds(policy([clause], [again, OTHER], closing=closing))


def test_departments():
    """A bureau that only one of two places names is hard, one that a list leaves out soft; slips are soft."""
    table = "附件2\n\n# 争取事项清单\n\n领域\t争取事项\t具体目标\t责任单位\n一、扩大投资政策\t1. 壮大特色产业\t建设1条全产业链，开展试点申报。\t{}\n\t2. 推进改革\t开展集成改革。\t市财政局\n"
    body = "# 甲市若干政策\n\n## 一、扩大投资政策\n\n加快发展。\n\n**（一）壮大特色产业。**建设1条全产业链，开展试点申报。（责任单位：市商务局、市人社局）\n\n"
    for printed, expected in (
        ("市商务局、市金融办", ("hard", "department")),
        ("市商务局", ("soft", "department")),
        ("市商务局、市人力社保局", ("soft", "name")),
    ):
        assert expected in kinds(find_twins(parse(body + table.format(printed), "d")))


@pytest.mark.parametrize("lead", ["市商务局", "市发改局"])
def test_who_leads_a_part(lead: str):
    """The heading of a part and the bracket behind its name in a list name one lead."""
    text = f"""# 甲市若干政策

## 一、扩大投资政策（由市商务局牵头实施）

（一）壮大产业。建设1条全产业链，开展试点申报。

附件2

# 争取事项清单

领域\t争取事项\t具体目标\t责任单位
一、扩大投资政策（{lead}）\t1. 壮大产业\t建设1条全产业链。\t市财政局
"""
    document = find_twins(parse(text, "d"))
    found = [c for c in find_conflicts(document) if c.what.startswith("牵头单位")]
    assert bool(found) is (lead != "市商务局")


@pytest.mark.parametrize(("number", "wrong"), [("2", False), ("3", True)])
def test_one_cited_document_has_one_number(number: str, wrong: bool):
    """The same title with another document number."""
    cited = "按《甲市产业用地管理实施办法》（甲政办发〔2023〕{}号）有序推进，保障项目落地。"
    assert (("hard", "name") in kinds(twice(cited.format("2"), cited.format(number)))) is wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("鼓励创新性产业用地供地，按《甲市创新型产业用地管理办法》推进。", ("soft", "name")),
        ("分别给予最高100万、70万元的奖励。", ("soft", "unit")),
    ],
)
def test_slips_of_one_place(text: str, expected: object):
    """A homophone that stands beside the right form, and money without 元."""
    assert expected in kinds(policy([f"强化保障。{text}"]))


LINES = st.lists(
    st.sampled_from(["（一）", "第一条", "附件1", "序号\t内容\t期限", "1\t支持企业", "一", "2024年", "给予100万元、50万元奖励", "其中", "（", "）", "“", "\t", "\n", "。", "，", "预算安排5亿元", "增长10%", "1.2.3", "百分之", "〔2023〕1号", "《办法》"]),
    max_size=60,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(LINES.map("".join))
def test_any_text_can_be_checked(text: str):
    """Whatever is read, nothing raises, and every quotation is a slice of the source."""
    document = find_twins(parse(text, "d"))
    for conflict in find_conflicts(document):
        assert conflict.a.quote == quote(document.source, conflict.a.spans)
