"""Scales, ceilings, ratios outside of grants and figures that follow from the asker's: what they come to, and what gives no sum."""

import pytest

from qa.arithmetic import work_out
from qa.derived import given
from qa.knowledge import Knowledge
from qa.normalise import normalise
from tests.qa.working_out import rules_of, worked

RULES = """# 临江市奖励办法

第一条 对举报人按照以下标准给予奖励：
（一）罚款金额在15万元以下的，按1500元奖励；
（二）罚款金额在15万元以上的，50万元以下的，按罚款金额的1%奖励；
（三）罚款金额在50万元以上的，200万元以下的，按罚款金额的2%奖励；
（四）罚款金额在200万元以上的，按50000元奖励。

第二条 新引进的先进制造业企业，实到外资1000万-2000万（不含）美元、2000万-5000万（不含）美元、5000万美元以上的，分别给予奖励200万元、300万元、500万元，奖励资金分三年按40%、30%、30%比例拨付。

第三条 对当年自营出口额300万美元、500万美元、1000万美元以上，且增长10%以上的企业，分别奖励2万元、3万元、5万元。

第四条 引进境外资金的中介人，按引进项目实到外资的4‰折合人民币给予奖励；单个项目奖励最高不超过300万元。

第五条 基金投资本市企业的，可申请财政补贴，补贴额度不超过其当年实际投资总额的5%，单个项目最高不超过50万元，单家投资机构每年补助不超过100万元。

第六条 高新技术产业项目，其高可靠性供电费用按收费标准的70%执行。

第七条 对人均年收入低于3.3334万元，且财产状况符合条件的家庭纳入动态监测范围。

第八条 银行贷款项目，按照项目贷款实际发生额和同期贷款基准利率的30%给予贴息。

第九条 第一年实到外资200万-500万（不含）美元、500万美元以上的，分别按人民币30万元、实到外资额的8‰折合人民币给予奖励。

第十条 批发企业：年销售额达到1亿元、5亿元的，分别给予奖励5万元、15万元；零售企业年零售额达到1亿元、2亿元的，分别奖励8万元、9万元。

第十一条 个人缴纳金额超过5万元的部分，按缴纳金额的2%补助；超过20万元的部分，按缴纳金额的3%补助。

第十二条 企业前三年区级留成部分予以奖励，第四、第五年按区级留成部分的85%予以奖励。

第十三条 对企业购置的生产性设备给予投资额13%以内奖励，购置的软件给予投资额25%以内奖励；对示范项目的，给予软件投资额50%以内奖励，单个项目最高2000万元奖励。

第十四条 对研发费占营业收入比重达3%及以上的工业企业，每家企业给予研发费10%的资金支持，最高10万元。
"""


@pytest.fixture(scope="module")
def rules() -> Knowledge:
    """What is known of a made-up policy."""
    return rules_of(RULES)


@pytest.mark.parametrize(
    ("question", "clause", "sums", "said"),
    [
        (
            "被罚了120万，我举报能拿多少",
            1,
            [("1200000元 × 2%", "24000元")],
            "50万元以上的，200万元以下”这一档",
        ),
        ("只罚了12.9万，我拿多少", 1, [], "“罚款金额在15万元以下”这一档：按1500元奖励"),
        ("罚款800万奖多少", 1, [], "按50000元奖励"),
        (
            "到账2500万美元，每年分别拿多少",
            2,
            [("3000000元 × 40%", "1200000元"), *[("3000000元 × 30%", "900000元")] * 2],
            "“2000万-5000万（不含）美元”这一档：300万元",
        ),
        ("到账2000万美元，能拿多少", 2, [], "“2000万-5000万（不含）美元”这一档：300万元"),
        ("出口额700万美元，增长12%，奖多少", 3, [], "“500万美元”这一档：3万元。"),
        ("出口额700万美元奖多少", 3, [], "以满足“增长10%以上”为前提"),
        ("第一年实到外资300万美元", 9, [], "30万元"),
        ("去年出口额400万美元，今年出口额700万美元，增长75%，奖多少", 3, [], "按700万美元计算"),
        ("零售企业零售额1.5亿奖多少", 10, [], "“1亿元”这一档：奖励8万元"),
    ],
)
def test_the_step_that_holds_the_figure(
    question: str, clause: int, sums: list[tuple[str, str]], said: str, rules: Knowledge
):
    """Its share is worked out, its fixed sum quoted, and further conditions are said."""
    text, found = worked(question, clause, rules)
    assert said in text
    assert found == sums


@pytest.mark.parametrize(
    ("question", "clause", "said"),
    [
        ("罚款50万奖多少", 1, "两档的界限上"),
        ("我被罚了30万怎么办", 1, ""),
        ("出口额700万美元，增长8%，奖多少", 3, "不符合“增长10%以上”"),
        ("进口额700万美元，增长20%，奖多少", 3, ""),
        ("出口额100万美元，增长20%", 3, ""),
        ("营收120万，奖多少", 1, ""),
        ("到账500万美元能拿多少", 2, ""),
        ("第二年实到外资300万美元，汇率7", 9, ""),
        ("销售额6亿零售额2亿，奖多少", 3, ""),
        ("缴纳30万补多少", 11, ""),
        ("贷款1000万贴息多少", 8, ""),
        ("外资到账3000万美金，得多少", 4, ""),
        ("投资500万美元能补多少", 5, ""),
        ("第二年区级留成40万能返多少", 12, ""),
        ("第四年交税200万能返多少", 12, ""),
        ("机器卖了600万，奖多少", 13, ""),
        ("设备和软件一共投了700万，奖多少", 13, ""),
    ],
)
def test_no_sum_where_it_would_be_a_wrong_one(question: str, clause: int, said: str, rules: Knowledge):
    """Bounds, other subjects, other years, parts that go by steps of their own, foreign money without a rate."""
    text, sums = worked(question, clause, rules)
    assert said in text
    assert bool(text) == bool(said)
    assert sums == []


@pytest.mark.parametrize(
    ("question", "clause", "sums"),
    [
        (
            "外资到账3000万美金，1美元换7块，中介人得多少",
            4,
            [("(30000000美元 × 7) × 4‰（不超过3000000元）", "840000元")],
        ),
        (
            "外资到账3亿美元，汇率7.2，中介人得多少",
            4,
            [("(300000000美元 × 7.2) × 4‰（不超过3000000元）", "3000000元")],
        ),
        ("基金投了300万能补多少", 5, [("3000000元 × 5%（不超过500000元）", "最高150000元")]),
        (
            "基金投了两家，一家800万，一家1500万，最多能补多少",
            5,
            [
                ("8000000元 × 5%（不超过500000元）", "最高400000元"),
                ("15000000元 × 5%（不超过500000元）", "最高500000元"),
                ("400000元 + 500000元（不超过1000000元）", "最高900000元"),
            ],
        ),
        ("高可靠性供电费标准40万，实际交多少", 6, [("400000元 × 70%", "280000元")]),
        ("第四年区级留成40万能返多少", 12, [("400000元 × 85%", "340000元")]),
        (
            "机器600万，软件100万，不是示范，最多奖多少",
            13,
            [
                ("6000000元 × 13%", "最高780000元"),
                ("1000000元 × 25%", "最高250000元"),
                ("780000元 + 250000元", "最高1030000元"),
            ],
        ),
        (
            "研发费80万，营收2000万的工业企业补多少",
            14,
            [("800000元 ÷ 20000000元", "4%"), ("800000元 × 10%（不超过100000元）", "80000元")],
        ),
        (
            "设备600万，其中软件100万，不是示范，最多奖多少",
            13,
            [("6000000元 × 13%", "最高780000元"), ("1000000元 × 25%", "最高250000元")],
        ),
    ],
)
def test_ratios_outside_of_grants_and_the_ceilings_behind_them(
    question: str, clause: int, sums: list[tuple[str, str]], rules: Knowledge
):
    """A ceiling of one item holds for each, one of the whole for the total."""
    assert worked(question, clause, rules)[1] == sums


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("一家四口人，一年总共13万，够不够", "32500元（3.25万元），符合“人均年收入低于3.3334万元”"),
        ("我家5口人，年收入20万", "40000元（4万元），不符合“人均年收入低于3.3334万元”"),
        ("一家四口人，一个月13万", ""),
        ("年收入13万够不够", ""),
        ("一家三口一年到手才九万多", ""),
        ("一家三口一年到手八万", "26666.67元，符合“人均年收入低于3.3334万元”"),
        ("四口之家，年收入13万，存款20万", ""),
    ],
)
def test_income_a_head(question: str, said: str, rules: Knowledge):
    """Only where both the size of the family and one sum of a year are given."""
    text, _ = worked(question, 7, rules)
    assert said in text
    assert bool(text) == bool(said)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("研发费80万，营收2000万", [("4%", "800000元 ÷ 20000000元")]),
        ("研发费上年1000万今年1250万", [("250万元", "(12500000元 - 10000000元)"), ("25%", "(12500000元 - 10000000元) ÷ 10000000元")]),
        ("研发费去年1250万今年1000万", []),
        ("去年研发费1000万，营收今年3000万", []),
        ("研发费80万，房租20万", []),
        ("外资100万美元，汇率7", [("100万美元", "(1000000美元 × 7)")]),
        ("外资100万美元", []),
        ("外资100万欧元，1美元换7块", []),
    ],
)  # fmt: skip
def test_what_follows_from_figures(question: str, expected: list[tuple[str, str]]):
    """Each shows how it was come to; nothing is taken that the question does not say."""
    assert [(one.text, one.made) for one in given(normalise(question)) if one.made] == expected


def test_a_whole_area_counts_for_each_of_several_crops_only_where_it_is_said(knowledge: Knowledge):
    """Grown one after the other they have it all; else it is open how much each has."""
    node = knowledge.nodes["linjiang/clause/5"]
    both = work_out(normalise("120亩田，水稻油菜轮作，合计补多少"), node, (), knowledge)
    assert both is not None
    assert [a.result for a in both.arithmetic] == ["21600元", "24000元", "45600元"]
    for question in ("120亩田，水稻和油菜都有，补多少", "家里120亩地水稻油菜都种，补多少"):
        unsaid = work_out(normalise(question), node, (), knowledge)
        assert unsaid is not None
        assert unsaid.arithmetic == ()
        assert "还需要知道是哪一种" in unsaid.text


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("四口之家一年总收入要低于多少", ["133336元"]),  # 33334 × 4
        ("三口之家一年收入不到多少才算", ["100002元"]),
        ("人均收入多少以下算低收入", []),  # the line itself, which is quoted
        ("四口之家一年收入13万算不算", ["32500元"]),  # 130000 ÷ 4, held against the line
    ],
)
def test_the_line_of_a_family(question: str, expected: list[str], rules: Knowledge):
    """So many times what is drawn a head; an income that is given is divided instead."""
    assert [result for _, result in worked(question, 7, rules)[1]] == expected


INCLUSIVE = """# 临江市奖励办法

第一条 对举报人按照以下标准给予奖励：
（一）罚款金额在15万元以上的，50万元以下的，按罚款金额的1%奖励；
（二）罚款金额在50万元以上的，200万元以下的，按罚款金额的2%奖励。

第二条 本办法所称“以上”包含本数，“以下”不包含本数。
"""


def test_a_figure_on_a_bound_goes_by_what_the_document_says_of_it():
    """500000元 × 2% = 10000元, as 以上 holds the number itself there."""
    text, sums = worked("罚款50万奖多少", 1, rules_of(INCLUSIVE))
    assert sums == [("500000元 × 2%", "10000元")]
    assert "“以上”包含本数" in text
