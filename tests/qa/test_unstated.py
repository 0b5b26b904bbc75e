"""What is asked of any measure and few policies say: named where nothing in the measure speaks of it."""

import pytest

from qa.unstated import unstated

GRANT = "对新认定的企业给予最高100万元奖励。"


@pytest.mark.parametrize(
    ("question", "body", "name"),
    [
        ("经信局的电话多少", GRANT, "联系电话"),
        ("申请要交什么材料", GRANT, "要交的材料"),
        ("要填哪张表", GRANT, "要填的表"),
        ("用什么表申请", GRANT, "要填的表"),
        ("用地那张表有几条", GRANT, None),
        ("去几号窗口办", GRANT, "办理地点"),
        ("搬了家几天之内要去改地址", GRANT, None),
        ("钱什么时候到账", GRANT, "什么时候发到"),
        ("创业贷款年利率是几个点", "可申请最高15万元的创业担保贷款。", "年利率"),
        ("学费补多少", GRANT, "学费"),
        ("加班费按几倍算", GRANT, "加班费"),
        ("办执照要交多少手续费", GRANT, "手续费"),
        ("试用期最长几个月", GRANT, "试用期"),
        ("办执照要交多少手续费", "登记不收取费用。", None),
        ("加班费按几倍算", "加班的，支付百分之三百的工资。", None),
        ("过路费也不用交吗", GRANT, None),
        ("申请要交什么材料", "应当提交身份证和申请表。", None),
        ("贷款利率是多少", "按贷款市场报价利率执行。", None),
        ("奖励多少", GRANT, None),
        ("不申报要罚多少", GRANT, "罚款"),
        ("乱停车罚多少", "由城管部门责令改正，处二百元罚款。", None),
        ("前些年店里被罚过，看最近几年的记录", "近三年内无重大违法记录。", None),
        ("前些年店里被罚款过，看最近几年的记录", "近三年内无重大违法记录。", None),
        ("占道经营会被罚款吗", GRANT, "罚款"),
        ("厂长要坐几年牢", "处五万元以上罚款。", "刑罚"),
        ("表彰哪些企业", GRANT, None),
        ("小广告上留的手机号，执法队怎么处理", GRANT, None),  # mentioned, not asked for
        ("闻到漏气打电话报修，多久来", GRANT, None),
        ("有没有咨询电话", GRANT, "联系电话"),
        ("有问题打哪个号码问", "可拨打咨询电话。", "联系电话"),  # which is not given
        ("有没有咨询电话", "可拨打咨询电话0573-87288888。", None),
        ("找谁问，电话多少", "（联系人：王先生，27660683）", None),
        ("咨询电话是多少", "拨打服务热线120。", None),
        ("担保的手续费几个点", GRANT, "手续费"),
        ("担保的手续费几个点", "保持担保费率1%以下。", None),
        ("农村特困户每月生活费是多少", "基本生活标准为每人每月2094元。", None),
        ("预算为什么少了", GRANT, "原因"),
        ("为什么不限地段", "为方便职工，换房不限地段。", None),
        ("在哪里报名", GRANT, "怎样报名"),
        ("体检怎么预约", "可在网上预约。", None),
        ("几月份截止投保", GRANT, "几月几日"),
        ("几月份截止投保", "每年3月底前投保。", None),
        ("第几号令", GRANT, None),
        ("12家文明规范市场的名单", "建设文明规范市场12家。", "具体是哪些"),
        ("3个贸易预警点是哪3个", "建设贸易预警点3个。", "具体是哪些"),
        ("3个贸易预警点是哪3个", "建设皮革、经编、家纺等贸易预警点3个。", None),
        ("贸易预警点有几个", "建设贸易预警点3个。", None),
        ("贸易预警点归哪两家管", "建设贸易预警点3个。", None),  # the bureaus
        ("租金按市价几折收", "按市场租金参考价的75%收取。", None),
    ],
)
def test_what_nothing_speaks_of(question: str, body: str, name: str | None):
    """A telephone number, papers, a form, a counter, the day of payment, a quantity by its own name."""
    assert unstated(question, body) == name
