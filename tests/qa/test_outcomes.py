"""Sums that no rate gives: days, times, rises, multiples and what an insurance pays; and what gives none of them."""

import pytest

from corpus.parse import parse
from qa.arithmetic import work_out
from qa.knowledge import Knowledge, know
from qa.normalise import normalise

RULES = """# 临江市若干规定

第一条 仲裁委员会应当自受理申请之日起四十五日内作出裁决；案情复杂的，可以延长，但是延长期限不得超过十五日。

第二条 当事人应当自收到裁决书之日起六个月内提出申请；委员会应当在开庭五日前将日期通知当事人。

第三条 申请人补正材料的，应当自收到通知之日起七个工作日内提交。

第四条 向人才发放租房补贴，其中博士每月2400元，副高级职称人才、硕士每月1200元，本科生每月600元，补贴时间累计不超过5年。

第五条 领军人才（C类人才），给予为期五年每人每年30万元的购房补贴，一次性安家补助45万元，每年发放4万元人才津贴。

第六条 特困人员住院照料救助标准不超过240元/人/日，其他申请人住院照料救助标准不超过120元/人/日。

第七条 给予年度绩效评价合格的国家级、省级孵化器最高100万元、50万元资金支持，考核优秀的支持力度上浮30%。

第八条 生产不合格产品，货值金额不足一万元的，并处五万元罚款；货值金额一万元以上的，并处货值金额十倍以上二十倍以下罚款。

第九条 追索劳动报酬，不超过当地月最低工资标准十二个月金额的争议，裁决为终局裁决。

第十条 住院医疗费用设起付标准。起付标准为：一级医疗机构50元，二级医疗机构100元，三级医疗机构300元。支付比例为：60周岁及以上人员，在一级医疗机构住院的支付90%，在三级医疗机构住院的支付70%；60周岁以下人员，在一级医疗机构住院的支付80%，在三级医疗机构住院的支付60%。

第十一条 逾期不缴纳罚款的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不得超出罚款的数额。

第十二条 对新认定的国家级、省级首版次软件分别给予最高70万元、30万元奖励；支持应用保险，给予保费90%的补助。

第十三条 对流转土地的，给予每亩每年600元补助；对特困人员每月补助500元。

第十四条 租用办公用房的，按每平方米每月30元给予租金补贴，每家企业每年另给5万元。
"""


@pytest.fixture(scope="module")
def rules() -> Knowledge:
    """What is known of made-up rules."""
    return know([parse(RULES, "d")])


def worked(question: str, clause: int, rules: Knowledge) -> tuple[str, list[str]]:
    """The text, and the result of each sum; nothing where nothing is said."""
    found = work_out(normalise(question), rules.nodes[f"d/clause/{clause}"], (), rules)
    return ("", []) if found is None else (found.text, [a.result for a in found.arithmetic])


@pytest.mark.parametrize(
    ("question", "clause", "results"),
    [
        ("仲裁委6月3日受理的，最晚哪天裁完", 1, ["7月18日"]),
        ("6月3日受理，批准延期的话最晚到哪天", 1, ["7月18日", "8月2日"]),
        ("2024年1月20日受理，什么时候到期", 1, ["2024年3月5日"]),
        ("裁决书3月15日送到我手里，哪天之前还能申请撤销", 2, ["9月15日"]),
        ("我10月8号拿到裁决书，最迟哪天提出", 2, ["次年4月8日"]),
        ("6月20日开庭，最晚哪天通知我", 2, ["6月15日"]),
        ("硕士租房补贴领24个月一共多少", 4, ["28800元"]),
        ("博士租房补贴一年能领多少", 4, ["28800元"]),
        ("本科生领8年租房补贴一共多少钱", 4, ["36000元"]),
        ("硕士租房补贴最多一共能领多少", 4, ["72000元"]),
        ("C类人才干满5年，购房、安家、津贴一共多少", 5, ["1500000元", "200000元", "2150000元"]),
        ("不是特困，住院15天请护工最多救助多少", 6, ["最高1800元"]),
        ("特困人员住院10天最多救助多少", 6, ["最高2400元"]),
        ("省级孵化器，考核拿了优秀，最多多少", 7, ["最高650000元"]),
        ("查出货值2万元的不合格产品，罚多少", 8, ["200000元至400000元"]),
        ("追讨工资2.5万，最低工资一个月2360，算不算终局", 9, ["28320元"]),
        ("68岁在三甲住院，账单12000元，自己要掏多少", 10, ["8190元", "3810元"]),
        ("45岁在一级医院住院花了1050元，能报多少", 10, ["800元"]),
        ("特困人员领2年一共多少", 13, ["12000元"]),
        ("罚款2万，拖了10天没交，要多交多少", 11, ["6000元"]),
        ("罚款2万，晚了60天，要多交多少", 11, ["20000元"]),
        ("首版次软件新认定了省级，保险保费10万元，加起来最多能拿多少", 12, ["90000元", "最高390000元"]),
        ("首版次软件新认定了省级，保险保费10万元能补多少", 12, ["90000元"]),
    ],
)
def test_what_it_comes_to(rules: Knowledge, question: str, clause: int, results: list[str]):
    """Each result, in order."""
    assert worked(question, clause, rules)[1] == results


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("6月3日受理的案子要多少材料", 1),  # asks for no day
        ("6月3日提交的，最晚哪天裁完", 1),  # another event than the term's
        ("1月20日受理，什么时候到期", 1),  # depends on the year
        ("6月3日收到通知，7月1日开庭，最晚哪天提出", 2),  # two days
        ("毕业3年的硕士租房补贴能领多少", 4),  # a time that is a condition
        ("毕业3年，租房补贴一共能领多少", 4),  # of which kind is not said
        ("租房补贴领24个月一共多少", 4),
        ("住院15天最多救助多少", 6),  # either would do
        ("省级孵化器，考核合格，最多多少", 7),
        ("省级孵化器没拿到优秀，最多多少", 7),
        ("孵化器考核优秀，最多多少", 7),  # of which level is not said
        ("查出货值5千元的不合格产品，罚多少", 8),
        ("工资2.5万，算不算终局", 9),
        ("68岁住院，账单12000元，能报多少", 10),  # in which hospital is not said
        ("在三甲住院，账单12000元，能报多少", 10),  # how old is not said
        ("流转土地3年一共多少", 13),  # how much land is not said
        ("办公用房租金补贴一个月30元，租3年一共补多少", 14),  # each 平方米, of which nothing is said
        ("我70岁，一年能领多少", 13),  # nothing says for whom
        ("罚款2万，10天内交，要交多少", 11),  # not late
    ],
)
def test_what_gives_no_sum(rules: Knowledge, question: str, clause: int):
    """Nothing is worked out."""
    assert worked(question, clause, rules)[1] == []


def test_working_days_are_not_counted(rules: Knowledge):
    """It is said why."""
    text, results = worked("6月3日收到通知，最晚哪天交", 3, rules)
    assert "按工作日计算" in text
    assert results == []
