"""Sums by the portion, by an example of the document's own, by a multiple, and what is left of a sum paid in; and what gives none."""

import pytest

from corpus.parse import parse
from qa.arithmetic import work_out
from qa.knowledge import Knowledge, know
from qa.normalise import normalise
from tests.qa.working_out import results, rules_of

RULES = """# 临江市若干规定

第一条 经营者提供商品有欺诈行为的，应当按照消费者的要求增加赔偿其受到的损失，增加赔偿的金额为消费者购买商品的价款或者接受服务的费用的三倍；增加赔偿的金额不足五百元的，为五百元。

第二条 未经批准承办业务的，责令停止，没收违法所得，可以并处违法所得一倍以上五倍以下的罚款。

第三条 对在本市工作并居住的给予专项加分，即每满1年积2分，满5年后开始计入总积分，最高分值为20分。

第四条 根据入库单，给予农户每五十公斤粮食补助5元。每引进10人奖励1万元，累计不超过5万元。

第五条 已消费的，应当退还剩余的预付款及其利息；给予折扣、让利的，应当按比例折抵。

第六条 对留用率50%（含）以下的单位给予补贴。按见习6个月测算，江北企业见习补贴1500元/人月×2/3×6月+500元/人=6500元/人，其他区县企业见习补贴1600元/人月×2/3×6月+500元/人=6900元/人。

第七条 以一家有50名参保职工的企业为例，返还标准为1250元/人月×6月×50人=375000元。

第八条 违法所得一万元以上的，并处违法所得二倍以上五倍以下罚款；没有违法所得或者违法所得不足一万元的，处五万元以下罚款。

第九条 每迟到1天扣2分；每超过10吨加收5元；每满3年补助300元。总额不超过实际支出。

第十条 以一家有20名职工的企业为例，补贴标准为100元/人月×6月×20人=13000元。

第十一条 对组织游客的旅行社，每满一万人奖励一万元。

第十二条 对进口整车的企业，享受每辆3000元的补贴。
"""


@pytest.fixture(scope="module")
def rules() -> Knowledge:
    """What is known of made-up rules."""
    return rules_of(RULES)


@pytest.mark.parametrize(
    ("question", "clause", "result"),
    [
        ("手机花了3000元买到假货，能赔多少", 1, "9000元"),
        ("买了100元的东西是假的，赔多少", 1, "500元"),
        ("偷偷接业务挣了18万，罚款最低最高多少", 2, "180000元至900000元"),
        ("住了整整7年，能加几分", 3, "14分"),
        ("住了15年能加几分", 3, "20分"),
        ("住了6年半积多少分", 3, "12分"),
        ("交了四万五千公斤稻谷，补多少", 4, "4500元"),
        ("交了2吨稻谷，补多少", 4, "200元"),
        ("带来35000名游客，给多少奖金", 11, "30000元"),
        ("进口了150台整车，补多少", 12, "450000元"),
        ("引进30人奖多少", 4, "30000元"),
        ("引进80人奖多少", 4, "50000元"),
        ("充了5000，没打折，洗掉1800，能退多少", 5, "3200元"),
        ("办卡3000元，用了1200元，还能要回多少", 5, "1800元"),
        ("江北的厂，带8个见习生，见习6个月，留下3个，一共补多少", 6, "52000元"),
        ("江北的厂，带8名见习生，一共补多少", 6, "52000元"),
        ("公司80个参保职工能返多少", 7, "600000元"),
        ("挣了3万，罚多少", 8, "60000元至150000元"),
    ],
)
def test_what_it_comes_to(rules: Knowledge, question: str, clause: int, result: str):
    """The one sum."""
    assert results(question, clause, rules) == [result]


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("每月收入2万，偷偷接业务罚多少", 2),  # what one earns is no 违法所得
        ("住了快7年，能加几分", 3),
        ("住了3年，能加几分", 3),  # not counted yet
        ("2018年来的，能加几分", 3),
        ("交了120公斤稻谷，补多少", 4),  # no whole portions
        ("交了100公斤稻谷和200公斤小麦，补多少", 4),  # two figures
        ("充了5000打八折，用了1800，能退多少", 5),
        ("充了5000，又充了1800，能退多少", 5),
        ("充了5000，洗掉1800，能投诉吗", 5),
        ("带8个见习生，见习6个月，一共补多少", 6),  # where is not said
        ("不在江北，带8个见习生，见习6个月，一共补多少", 6),
        ("江北的厂，带8个见习生，见习3个月，一共补多少", 6),
        ("江北的厂，带8个见习生，留用率60%，一共补多少", 6),
        ("江北的厂，带8个见习生，见习6个月，留下5个，一共补多少", 6),
        ("干满7年，补多少钱", 3),  # points are no money
        ("公司80个参保职工怎么申请", 7),
        ("挣了5000元，罚多少", 8),
        ("迟到5天几分", 9),  # taken off
        ("用了30吨交多少", 9),  # of what passes a line
        ("干了7年补多少", 9),  # a ceiling that nothing is known of
        ("公司80个职工能补多少", 10),  # the printed sum is wrong
    ],
)
def test_what_gives_no_sum(rules: Knowledge, question: str, clause: int):
    """Nothing is worked out."""
    assert results(question, clause, rules) == []


def test_a_condition_that_is_open_is_said(rules: Knowledge):
    """With the sentence that states it."""
    question = normalise("江北的厂，带8个见习生，一共补多少")
    found = work_out(question, rules.nodes["d/clause/6"], (), rules)
    assert found is not None
    assert "以满足“留用率50%（含）以下”为前提" in found.text
    assert any("留用率50%" in one.quote for one in found.citations)


PRICES = """# 临江市回收规定

第一条 回收价格标准为：包装瓶300毫升（含）以下0.2元/只，300毫升以上0.4元/只；包装袋：0.5元/只。支付回收点的工时费，按回收金额的25%进行补助。支付运输主体的运输费，按回收金额的35%进行补助。

第二条 水稻补偿标准为2000元/亩，蔬菜为3000元/亩，场地租金为每年100元/亩。
"""


@pytest.mark.parametrize(
    ("question", "clause", "sums"),
    [
        (
            "小瓶（300毫升以内）2000只、500毫升的大瓶1000只、袋子300只，一共多少，工时再补多少",
            1,
            ["950元", "237.5元"],
        ),
        ("收了300毫升的瓶子2000只，多少钱", 1, ["400元"]),
        ("收了300毫升以上的瓶子2000只，多少钱", 1, ["800元"]),
        ("收了瓶子2000只，多少钱", 1, []),  # how large they are is not said
        ("袋子3000只、罐子100只多少钱", 1, []),  # one of them has no price
        ("袋子3000只怎么交", 1, []),
        ("占了30亩地补多少", 2, []),  # of what is not said
    ],
)
def test_a_list_of_prices(question: str, clause: int, sums: list[str]):
    """Every figure by its price, and the share of all of them that is asked for."""
    assert results(question, clause, know([parse(PRICES, "d")])) == sums
