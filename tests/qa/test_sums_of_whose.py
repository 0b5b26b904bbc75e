"""Sums and terms by whose they are: the payment that is asked about, the class, the person or the body, the paper; and what gives none."""

import re
import time
from collections.abc import Iterator
from types import ModuleType

import pytest

from qa import deadlines, deductible, events, examples, multiples, over_time, payments, payments_asked_about
from qa.knowledge import Knowledge
from tests.qa.working_out import results, rules_of

RULES = """# 临江市若干规定

第一条 顶尖人才（A类人才），给予为期五年每人每年60万元的购房补贴，一次性安家补助100万元，每年发放12万元人才津贴；省级领军人才（C类人才），给予为期五年每人每年30万元的购房补贴，一次性安家补助45万元，每年发放4万元人才津贴。

第二条 缴费标准设为每月10元、20元、30元、40元、50元5个档次，由参保人自行选择。

第三条 镇区财政给予补贴，补贴标准每人每月5元，即每人每年60元。

第四条 对博士每月发放生活补贴3000元，硕士每月发放生活补贴2000元，发放期限为36个月。

第五条 对低保家庭，每户每月补助600元；对特困人员，每人每月补助900元。

第六条 新引进的高级技师，前三年每年给予5万元津贴，后两年每年给予3万元津贴。

第七条 对租赁厂房的企业，每年给予租金补贴20万元，连续补贴三年，累计不超过50万元。

第八条 残疾人护理补贴标准为每人每月120元，残疾人生活补贴标准为每人每月100元。

第九条 护工费补贴每半年发放3000元。

第十条 社区食堂运营补贴每年5万元，另给予一次性建设补助10万元。

第十一条 对创业者每月给予补贴1000元，每年不超过10000元。

第十二条 违法所得五十万元以上的，对单位处违法所得三倍以上五倍以下罚款，对个人处违法所得一倍以上二倍以下罚款。

第十三条 造成事故的，对单位可以并处违法所得一倍以上十倍以下的罚款；对其直接负责的主管人员处十万元罚款。

第十四条 追索劳动报酬，不超过当地月最低工资标准十二个月金额的争议，裁决为终局裁决。

第十五条 按照上年度职工月平均工资十二个月支付赔偿金。

第十六条 对企业吸纳就业的，按每人每年2000元给予社保补贴，补贴期限不超过2年。

第十七条 失业人员每月领取失业保险金1500元。

第十八条 作出处理决定后30日内启动奖励程序，并在作出奖励决定之日起10日内告知举报人；自签订合同之日起20日内备案。

第十九条 地址变更的，应当自变更之日起三十日内办理；转让的，应当自转让之日起十五日内办理；死亡的，应当自死亡之日起十四日内办理；遗失登记证的，应当自遗失之日起六日内补办。

第二十条 应当自饲养之日起十日内备案。劳动关系终止的，应当自劳动关系终止之日起一年内提出。
"""


@pytest.fixture(scope="module")
def rules() -> Knowledge:
    """What is known of made-up rules."""
    return rules_of(RULES)


@pytest.mark.parametrize(
    ("question", "clause", "expected"),
    [
        ("A类人才5年一共能拿多少", 1, ["3000000元", "600000元", "4600000元"]),
        ("C类人才干2年能拿多少", 1, ["600000元", "80000元", "1130000元"]),
        ("夫妻两个都是A类人才，5年购房补贴多少", 1, ["6000000元"]),
        ("C类人才购房补贴5年多少", 1, ["1500000元"]),
        ("C类人才购房补贴7年多少", 1, ["1500000元"]),
        ("A类人才津贴8年多少", 1, ["960000元"]),  # the five years are of the other payment
        ("每月交50元，交15年，一共交多少", 2, ["9000元"]),
        ("镇区补贴15年一共补多少", 3, ["900元"]),
        ("博士补贴领36个月一共多少", 4, ["108000元"]),
        ("博士领4年一共多少", 4, ["108000元"]),
        ("硕士一年半一共多少", 4, ["36000元"]),
        ("我家不是低保，特困，一年能领多少", 5, ["10800元"]),
        ("租金补贴两年一共补多少", 7, ["400000元"]),
        ("残疾人护理补贴一年多少", 8, ["1440元"]),
        ("违法所得60万，我公司被罚多少", 12, ["1800000元至3000000元"]),
        ("违法所得60万，我个人被罚多少", 12, ["600000元至1200000元"]),
        ("违法所得60万，罚多少", 13, ["600000元至6000000元"]),
        ("最低工资一个月2360元，欠了2.5万，是终局吗", 14, ["28320元"]),
        ("上年度职工月平均工资7000元，能赔多少", 15, ["84000元"]),
        ("招了10个人，2年社保补贴多少", 16, ["40000元"]),
        ("招了10个人，3年社保补贴多少", 16, ["40000元"]),
        ("失业前月薪5000元，失业金领12个月一共多少", 17, ["18000元"]),
        ("6月3日作出奖励决定，几号前告诉我", 18, ["6月13日"]),
        ("6月3日作出处理决定，几号前启动", 18, ["7月3日"]),
        ("6月3日签了合同，最晚几号备案", 18, ["6月23日"]),
        ("6月3日搬家了，最晚哪天去办", 19, ["7月3日"]),
        ("6月3日把它送人了，最晚哪天办", 19, ["6月18日"]),
        ("狗6月3日死了，哪天前办", 19, ["6月17日"]),
        ("6月3日养了一只幼犬，最晚哪天备案", 20, ["6月13日"]),
        ("6月3日离职了，欠薪最晚什么时候仲裁", 20, ["次年6月3日"]),
    ],
)
def test_what_it_comes_to(rules: Knowledge, question: str, clause: int, expected: list[str]):
    """Each result, in order."""
    assert results(question, clause, rules) == expected


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("D类人才5年一共能拿多少", 1),
        ("夫妻两个都是A类人才，5年一共能拿多少", 1),  # not all of it is for each person
        ("A类人才5年里每年能拿多少", 1),
        ("A类人才租房补贴5年多少", 1),
        ("A类人才干了3个项目，5年一共能拿多少", 1),  # what is counted, it is not paid by
        ("每月交60元，交15年，一共交多少", 2),
        ("每月交50元，政府补5元，一年一共多少", 2),
        ("交15年，一共交多少", 2),
        ("每年交50元，交15年，一共交多少", 2),
        ("每月交30元，镇区补贴5元，15年账户里有多少", 3),
        ("本科生生活补贴两年多少", 4),
        ("博士后生活补贴两年多少", 4),
        ("硕士租房补贴两年多少", 4),
        ("博士每月2000元，两年一共多少", 4),  # that is what another class gets
        ("博士已经领了一年，还能领多少", 4),
        ("博士第二年领多少", 4),
        ("博士两年三个月一共多少", 4),
        ("两个博士领一年一共多少", 4),
        ("低保一家三口一年能领多少", 5),
        ("3户低保一年一共多少", 5),
        ("高级技师5年一共能拿多少", 6),
        ("高级技师3年津贴一共多少", 6),
        ("技师3年一共多少", 6),
        ("租金补贴三年一共补多少", 7),  # would pass what is paid in all
        ("残疾人补贴一年多少", 8),
        ("护工费补贴一年多少", 9),
        ("食堂干3年一共能拿多少", 10),
        ("创业补贴领一年多少", 11),  # a bound a year
        ("违法所得60万，罚多少", 12),  # of whom is not said
        ("违法所得40万，我公司被罚多少", 12),
        ("违法所得100万，我被罚多少", 13),
        ("公司违法所得100万，我个人被罚多少", 13),
        ("月工资3000元，被欠12个月，能不能一裁终局", 14),
        ("月工资5000元，欠了4万，是一裁终局吗", 14),
        ("月平均工资5000元，欠了4万，是一裁终局吗", 14),
        ("我月工资8000元，能赔多少", 15),
        ("失业前缴费5年，失业金一共能领多少", 17),
        ("6月3日作出处罚决定，几号前告诉我", 18),
        ("6月3日改名了，最晚哪天去办", 19),
        ("狗6月3日走丢了，几号前办", 19),  # 遗失 is of a paper here
        ("6月3日入职，最晚什么时候提出", 20),
    ],
)
def test_what_gives_no_sum(rules: Knowledge, question: str, clause: int):
    """Nothing is worked out."""
    assert results(question, clause, rules) == []


def patterns(module: ModuleType) -> Iterator[re.Pattern[str]]:
    """The patterns that a module holds."""
    for held in vars(module).values():
        for one in held if isinstance(held, tuple) else (held,):
            if isinstance(one, re.Pattern):
                yield one


@pytest.mark.parametrize(
    "module",
    [deadlines, deductible, events, examples, multiples, over_time, payments, payments_asked_about],
)
@pytest.mark.parametrize(
    "repeated", ["1", "一", "1岁", "起", "1+", "1×", "每1元/", "自收到之日起", "月工资", "满"]
)
def test_patterns_are_quick_on_what_is_repeated(module: ModuleType, repeated: str):
    """On 3,000 characters; a cubic one takes minutes."""
    text, begun = (repeated * 3000)[:3000], time.process_time()
    for one in patterns(module):
        list(one.finditer(text))
    assert time.process_time() - begun < 1


STORED = """# 临江市储备粮办法

第一条 储备粮保管费每年100元/吨，食用油保管费每年300元/吨；储备粮轮换价差补贴标准为750元/吨，食用油轮换价差补贴标准为700元/吨。
"""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("储备粮轮换5000吨，价差补贴多少", ["3750000元"]),
        ("食用油轮换10吨，储备粮轮换20吨，价差补贴各多少", ["7000元", "15000元"]),
        ("储备粮存了5000吨，一年保管费多少", []),  # no rate that is given, and none of the others
    ],
)
def test_a_rate_is_of_what_is_asked_about(question: str, expected: list[str]):
    """What another rate of the sentence is for takes this one out."""
    assert results(question, 1, rules_of(STORED)) == expected


RANGED = """# 临江市贴息办法

第一条 贴息资金实行比例核定，即贴息比例原则上为贷款贴息期限内实际支付利息总额的50%至100%。
"""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("实际付了80万元利息能贴多少", ["400000元至800000元"]),
        ("实际付了80万元利息，核定比例60%，能贴多少", ["480000元"]),  # 800000 × 60%
        ("实际付了80万元利息，核定比例30%，能贴多少", ["400000元至800000元"]),  # no share of the range
    ],
)
def test_of_a_range_the_share_that_the_asker_gives(question: str, expected: list[str]):
    """Where it lies in it."""
    assert results(question, 1, rules_of(RANGED)) == expected


NEXT_YEAR = """# 临江市林地规定

第一条 对重大项目使用林地实行边占边补，允许最迟在次年年底完成补充林地任务。
"""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("2024年5月占了林地，最晚什么时候补上", ["2025年年底"]),
        ("占了林地，最晚什么时候补上", []),  # no year to count from
        ("2024年5月占了林地，谁来补", []),
    ],
)
def test_the_end_of_the_next_year(question: str, expected: list[str]):
    """Counted from the one year that the question gives."""
    assert results(question, 1, rules_of(NEXT_YEAR)) == expected
