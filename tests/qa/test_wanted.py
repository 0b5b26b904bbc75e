"""The kind of thing a question wants, and whether a sentence has one."""

import pytest

from qa.wanted import holds, wanted


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("受理后几天内审完", {"days"}),
        ("多少个工作日出结果", {"days"}),
        ("贷款利率是几个点", {"share"}),
        ("软件投入能补几成", {"share"}),
        ("满多少岁可以申请", {"age"}),
        ("人均不到多少平算困难", {"area"}),
        ("补贴能领几年", {"years"}),
        ("什么时候截止", {"time"}),
        ("小巨人奖励多少", {"money"}),
        ("这件事归谁管", {"bureau"}),
        ("视频至少保存几年", {"years"}),
        ("自查要在几月底前做完", {"time"}),
        ("去年收购了多少万吨", {"weight"}),
        ("闯红灯罚多少", {"money"}),
        ("全年要用多少亿千瓦时", {"figure"}),
        ("年纪还没超怎么算", set()),
        ("设备的折旧年限", {"years"}),
        ("补贴每年限额是多少", {"money"}),
        ("讲讲光伏的政策", set()),
        ("没到使用年限坏了能换新吗", set()),  # a condition
        ("前几个月按老标准发少了，补不补", {"figure"}),  # no months
        ("退休前几年可以申请", {"years"}),
        ("交了几年能退", {"figure"}),  # some years that are told
        ("一年房租十几万，政府会贴房租吗", {"figure"}),
        ("网上报名几点截止", {"time"}),  # o'clock
        ("邮件最晚哪天几点发过去", {"time"}),
        ("下午几点到几点去能办", {"figure"}),
        ("营业时间几点到几点", {"figure"}),
        ("贷款贴息几点可以拿", {"share"}),
        ("哪几个工作日能办", {"time"}),
        ("这项照顾是哪几年", {"time"}),  # years of the calendar
        ("哪几天去报名", {"time"}),
        ("给多少残疾人找到饭碗", {"people"}),
        ("补贴多少钱一人", {"money"}),
        ("服务业资金占多少", {"share", "money"}),
        ("外资占多少", {"share"}),
        ("要多少成员同意", {"figure"}),
        ("几类人员可以参加", {"count of 类"}),
        ("白酒能带几瓶上车", {"count of 瓶"}),
        ("有哪几类人员", {"figure"}),
        ("第几条说的", {"figure"}),
    ],
)
def test_a_question_wants_a_kind(question: str, kinds: set[str]):
    """Words of the language decide, the most telling ones first."""
    assert {kind.name for kind in wanted(question)} == kinds


@pytest.mark.parametrize(
    ("question", "sentence", "held"),
    [
        ("几天审完", "应当自受理之日起15个工作日内完成审核", True),
        ("要有几件专利", "拥有发明专利5项以上", True),
        ("要有几件专利", "报送材料一式6份", False),
        ("能养几只狗", "每户限养一只", True),
        ("几天审完", "应当在三日内作出决定", True),
        ("几天审完", "自印发之日起实施，有效期5年", False),
        ("多大年纪以内可以申请", "是指45周岁以下的居民", True),
        ("不到多少平还能申请", "人均建筑面积低于15平方米", True),
        ("不到多少平还能申请", "申请之月前12个月家庭收入符合标准", False),
        ("利率几个点", "可申请最高不超过15万元的贷款", False),
        ("补多少、最多几年", "给予最高5万元补贴", True),
        ("能补几成", "给予最高5万元补贴", False),
        ("最长能签几年", "评估周期不超过3年", True),
        ("最长能签几年", "2025年1月16日", False),
        ("保存几年", "应当永久保存", True),
        ("三日内几天办完", "于1月16日公布", False),
        ("资助多少万元", "截止时间：2021年7月20日17:00", False),
        ("配套补多少", "按1:1配套", True),
        ("能领多少补贴", "动用数量在5亿公斤以下", False),
        ("奖多少钱", "服务收入占营业收入比重达30%以上", False),
        ("奖多少钱", "按投资额的30%给予奖励", True),
        ("年龄上限是多少岁", "符合规定的学历、年龄等条件", False),
        ("讲讲光伏", "没有数字的一句话", True),
        ("最多占几成", "允许不超过五分之一的股东", True),
        ("少拿几成", "奖励标准分别减少1/3、2/3", True),
        ("少拿几成", "截止2024/6/30", False),
        ("少拿几成", "自6/1起执行", False),
        ("几类人员参加", "重点推进七类特定人员参加", True),
        ("几类人员参加", "推进一类人员参加，奖励5万元", False),
        ("一年开几次会", "每年召开两次会议", True),
        ("一年开几次会", "会议每年一次", True),
        ("一年开几次会", "给予一次性奖励5万元", False),
    ],
)
def test_a_sentence_holds_it(question: str, sentence: str, held: bool):
    """Figures in digits and in the numerals of laws; where nothing is wanted every sentence will do."""
    assert holds(sentence, wanted(question)) is held
