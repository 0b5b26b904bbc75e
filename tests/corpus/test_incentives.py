"""Who can receive how much, on what terms; and what is no incentive."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.incentives import find_incentives, left_out
from corpus.library import SHIPPED
from corpus.load import load_document
from corpus.parse import parse
from corpus.places import quote
from tests.corpus.repeated_measures import one_clause, policy

Found = tuple[str, float, str, float | None, float | None]


def read(text: str) -> list[Found]:
    """(beneficiary, value, unit, cap, ratio) of each incentive of a clause."""
    return [
        (i.beneficiary, i.amount.value, i.amount.unit, i.cap.value if i.cap else None, i.ratio)
        for i in find_incentives(one_clause(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "对新认定的国家级、省级设计企业（中心）分别给予100万元、20万元奖励。",
            [("新认定的国家级设计企业（中心）", 1e6, "元", None, None), ("新认定的省级设计企业（中心）", 2e5, "元", None, None)],
        ),
        (
            "对新认定为国家级“小巨人”、省“隐形冠军”的企业，分别给予最高100万元、50万元的奖励。",
            [("新认定为国家级“小巨人”的企业", 1e6, "元", 1e6, None), ("新认定为省“隐形冠军”的企业", 5e5, "元", 5e5, None)],
        ),
        (
            "对获得省科技大奖，省技术发明奖、省科技进步奖一等奖、二等奖的，分别给予最高150万元、100万元、50万元奖励。",
            [
                ("获得省科技大奖的", 15e5, "元", 15e5, None),
                ("获得省技术发明奖、省科技进步奖一等奖的", 1e6, "元", 1e6, None),
                ("获得省技术发明奖、省科技进步奖二等奖的", 5e5, "元", 5e5, None),
            ],
        ),
        (
            "对评定为优秀和良好的项目，按研发费的15%给予资金支持，优秀项目最高支持15万元，良好项目最高支持5万元。",
            [("优秀项目", 0.15, "比例", 15e4, 0.15), ("良好项目", 0.15, "比例", 5e4, 0.15)],
        ),
        (
            "对新认定为省级研发中心的依托单位给予省级奖励经费的30%配套，最高100万元奖励。",
            [("新认定为省级研发中心的依托单位", 0.3, "比例", 1e6, 0.3)],
        ),
        (
            "对种植50亩以上的规模化主体，按面积给予水稻每亩180元、油菜每亩200元的直接补贴。",
            [("种植50亩以上的规模化主体（水稻）", 180, "元/亩", None, None), ("种植50亩以上的规模化主体（油菜）", 200, "元/亩", None, None)],
        ),
        (
            "对新认定的首版次软件，分别按国家级、省级给予最高70万、30万元的奖励，并对首台套零部件给予减半奖励。",
            [
                ("新认定的首版次软件（国家级）", 7e5, "元", 7e5, None),
                ("新认定的首版次软件（省级）", 3e5, "元", 3e5, None),
                ("首台套零部件", 0.5, "比例", None, 0.5),
            ],
        ),
        (
            "在孵企业首次获高新技术企业认定的，给予所在孵化载体每家2万元奖励。",
            [("所在孵化载体", 2e4, "元", None, None)],
        ),
        (
            "获得创业大赛奖励的企业，给予最高100万元的1:1配套奖励。",
            [("获得创业大赛奖励的企业", 1e6, "元", 1e6, 1.0)],
        ),
        ("对固定资产投资项目给企业5%-20%奖励支持。", [("固定资产投资项目", 0.2, "比例", None, 0.2)]),
        ("符合条件的，给予每人每月3000元实习补贴。", [("符合条件的", 3000, "元/月", None, None)]),
        (
            "对年销售额首次突破1亿元、5亿元的企业，分别给予50万元、100万元奖励。",
            [("年销售额首次突破1亿元的企业", 5e5, "元", None, None), ("年销售额首次突破5亿元的企业", 1e6, "元", None, None)],
        ),
        (
            "对毕业5年内首次就业的博士、硕士、本科生，分别给予每月3000元、1500元、800元的生活补贴。",
            [
                ("毕业5年内首次就业的博士", 3000, "元/月", None, None),
                ("毕业5年内首次就业的硕士", 1500, "元/月", None, None),
                ("毕业5年内首次就业的本科生", 800, "元/月", None, None),
            ],
        ),
        (
            "被评为五星级的给予10万元，四星级的给予5万元。",
            [("被评为五星级的", 1e5, "元", None, None), ("被评为四星级的", 5e4, "元", None, None)],
        ),
        (
            "对新引进的总部企业，实缴资本5亿元以上的，给予2000万元奖励；1亿元以上的，给予500万元奖励。",
            [("新引进的总部企业，实缴资本5亿元以上的", 2e7, "元", None, None), ("新引进的总部企业，实缴资本1亿元以上的", 5e6, "元", None, None)],
        ),
        (
            "新认定的国家级、省级中心分别给予100万元、50万元奖励，省级联合实验室给予30万元奖励。",
            [("新认定的国家级中心", 1e6, "元", None, None), ("新认定的省级中心", 5e5, "元", None, None), ("省级联合实验室", 3e5, "元", None, None)],
        ),
        (
            "甲区、乙区的城镇困难人员生活标准为每人每月2000元，其农村困难人员生活标准每人每月分别为1500元、1400元。",
            [
                ("甲区、乙区的城镇困难人员生活", 2000, "元/月", None, None),
                ("甲区的农村困难人员生活", 1500, "元/月", None, None),
                ("乙区的农村困难人员生活", 1400, "元/月", None, None),
            ],
        ),
        (
            "首发申请被证券交易所受理的企业，地方财政奖励200万元。",
            [("首发申请被证券交易所受理的企业", 2e6, "元", None, None)],
        ),
        (
            "对企业实际发生的研发投入，按不超过实际投入额的30%给予补贴，每家企业每年最高补贴1000万元。",
            [("企业实际发生的研发投入", 0.3, "比例", 1e7, 0.3)],
        ),
        (
            "对年零售额1亿元以上且增速超过20%的企业奖励5万元，年零售额5亿元以上且增速超过20%的奖励15万元。",
            [("年零售额1亿元以上且增速超过20%的企业", 5e4, "元", None, None), ("年零售额5亿元以上且增速超过20%的", 15e4, "元", None, None)],
        ),
        (
            "对创新药，完成Ⅰ期、Ⅱ期临床试验的，分别最高不超过1000万元、2000万元，单个企业每年资助最高不超过1亿元。",
            [("创新药，完成Ⅰ期临床试验的", 1e7, "元", 1e8, None), ("创新药，完成Ⅱ期临床试验的", 2e7, "元", 1e8, None)],
        ),
        (
            "对出口达到100万美元以上的企业，给予10万元补贴，每增加10万美元再给予5万元补贴。",
            [("出口达到100万美元以上的企业", 1e5, "元", None, None), ("出口达到100万美元以上的企业（每增加10万美元）", 5e4, "元", None, None)],
        ),
        ("对投保农业保险的农户，保费由财政全额补贴。", [("投保农业保险的农户", 1.0, "比例", None, 1.0)]),
        ("鼓励企业做大做强，年纳税首次超过100万元的企业，奖励5万元。", [("年纳税首次超过100万元的企业", 5e4, "元", None, None)]),
    ],
)  # fmt: skip
def test_one_record_per_amount_and_beneficiary(text: str, expected: object):
    """Enumerations are split; a ratio keeps its ceiling."""
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "市财政2024年预算安排1.83亿元，主要支持企业开展技术改造。",
        "其中教育支出30.96亿元、各类学生资助资金850万元。预算安排38.45亿元。其中：各类学生资助资金850万元（其中上级补助384万元）。",
        "争取省级交通运输发展专项等补助资金2.45亿元。",
        "完成制造业投资298亿元，带动社会资本50亿元。",
        "对拒不改正的，处五万元以上十万元以下罚款。",
        "个人缴费标准为每人413元。",
        "对家庭人均年收入低于3万元的家庭纳入监测范围。",
        "鼓励销售收入超过2000万元的企业上市。",
        "每年安排专项资金1000万元，给予景区门票补贴。",
        "个人贷款额度最高50万元，小微企业贷款额度最高300万元。",
        "在考核利润时原则上按照150%比例予以加回。",
    ],
)
def test_budgets_goals_fines_and_thresholds_are_none(text: str):
    """Money that nobody receives is no incentive."""
    assert read(text) == []


def test_terms():
    """How often is kept beside the amount, and what a ratio is a share of."""
    text = "对研发费达60万元及以上，且占营业收入比重达3%及以上的规上工业企业（国家高新技术企业除外），每家企业给予研发费10%的资金支持，最高10万元，同一家企业累计享受不超过3次。"
    (found,) = find_incentives(one_clause(text))
    assert found.beneficiary == "规上工业企业（国家高新技术企业除外）"
    assert found.condition == "研发费达60万元及以上，且占营业收入比重达3%及以上；研发费"
    assert found.limit == "同一家企业累计享受不超过3次"
    assert found.amount.text == "10%"
    assert found.cap is not None
    assert found.cap.text == "10万元"


def test_labels():
    """补贴标准 and 补贴对象 may stand in lines of their own."""
    body = "补贴对象：符合条件的创业者。\n\n补贴标准：10000元。\n\n补贴期限：一次性。"
    (found,) = find_incentives(policy([f"一次性创业资助。{body}"]))
    assert (found.beneficiary, found.amount.value) == ("符合条件的创业者", 10_000)


def test_what_cannot_be_read_is_counted_not_guessed():
    """Three amounts for an enumeration that does not come out as three stay out, with their place."""
    document = one_clause("其中，按规定根据评估情况分别增加40万元、30万元、20万元服务奖励。")
    assert find_incentives(document) == ()
    (place,) = left_out(document)
    assert "40万元" in place.quote


def test_incentives_of_the_first_document():
    """Clause 二十五 has four, each quoted from the source; twins repeat them."""
    document = load_document(SHIPPED / "haining-2024" / "policy.md", "haining-2024")
    found = find_incentives(document)
    clause = [i for i in found if i.node == "haining-2024/clause/25"]
    assert [i.amount.value for i in clause] == [1e6, 5e5, 5e5, 1e6]
    assert "隐形冠军" in clause[1].beneficiary
    row = [i for i in found if i.node == "haining-2024/annex/1-3/3.4"]
    assert [i.beneficiary for i in row] == [i.beneficiary for i in clause]
    assert all(i.quote == quote(document.source, i.spans) for i in found)
    assert len(found) >= 90


PIECES = st.sampled_from(
    ["对", "新认定的", "国家级", "、", "省级", "企业", "，", "分别", "给予", "最高", "100万元", "50万元", "10%", "奖励", "的", "（", "）", "“", "。", "；", "不超过", "3次", "每亩", "补贴标准：", "1:1配套", "减半奖励"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_can_be_read(text: str):
    """Nothing raises, nobody is unnamed, and the quotation holds the amount."""
    for incentive in find_incentives(parse(text, "d")):
        assert incentive.beneficiary
        assert incentive.amount.text.split("-")[-1] in incentive.quote
