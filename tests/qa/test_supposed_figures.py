"""How often, bounds that were heard of and codes, held against a text of a law's kind."""

import time
from dataclasses import replace

import pytest

from corpus.records import Amount, Incentive
from qa.knowledge import Knowledge
from qa.normalise import normalise
from qa.premises import _allowed
from qa.supposed_bodies import _actor, supposed_bodies
from qa.supposed_figures import _of_another, _unwritten, supposed_figures

BODY = "租金补贴先交后补，每半年兑现一次。人均住房建筑面积低于15平方米。缴费标准为10元、50元。"


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("听说租金补贴每个月打一次？", "每个月"),
        ("租金补贴每半年发一次对吧", None),
        ("租金补贴多久打一次", None),
        ("听说人均不到20平米就能申请", "20平方米"),
        ("听说人均不到15平米就能申请", None),
        ("我家人均18平米，能申请吗", None),
        ("我交的是最高那档一个月100块的", "100块"),
        ("我交的是最高那档一个月50块的", None),
        ("BM000015这个编号是哪项", "BM000015"),
        ("BM000013这个编号是哪项", None),
        ("GB000015这个编号是哪项", None),  # another kind of number
    ],
)
def test_what_is_supposed(knowledge: Knowledge, question: str, figure: str | None):
    """A text that speaks of the same kind of figure and has another one."""
    first = next(iter(knowledge.nodes.values()))
    coded = replace(knowledge.home[first.id], source="甲类（BM000013）" + BODY)
    known = replace(knowledge, home={**knowledge.home, first.id: coded})
    said = list(supposed_figures(normalise(question), BODY, first, known))
    assert [text.split("”")[0].split("“")[1] for text in said] == ([] if figure is None else [figure])


@pytest.mark.parametrize(
    ("question", "body", "figure"),
    [
        ("登记证有效期是两年对吧", "养犬登记证有效期为一年。", "两年"),
        ("登记证有效期是一年对吧", "养犬登记证有效期为一年。", None),
        ("时效是12个月对吧", "申请仲裁的时效期间为一年。", None),  # is a year
        ("时效是两年对吧", "申请仲裁的时效期间为一年。", "两年"),
        ("有效期两年对吧", "受理后二十日内办结，三年内不得再次申请。", None),  # is of something else
        ("招一个应届生补三年社保是吧", "给予1年的社会保险补贴，社保由单位缴。", "三年"),
        ("一共招9000名对吧", "计划招聘教师8594名。", "9000名"),
        ("一共招8594人对吧", "计划招聘教师8594名。", None),
        ("新增上市公司是不是5家", "力争新增上市公司3家。", "5家"),
        ("新增上市公司是不是有5家", "新增上市公司3家以上。", None),  # may be so many
        ("我们已经有5家分公司了吧", "新增上市公司3家。", None),
        ("听说80岁以上门诊报90%", "60周岁及以上人员支付90%。", None),  # are among them
        ("听说50岁以上门诊报90%", "60周岁及以上人员支付90%。", "50岁"),
        ("听说满70岁才报90%", "60周岁及以上人员支付90%。", "70岁"),
        ("听说贷款额度30万", "额度为10-50万元。", None),
        ("听说养狗要交2000元管理费", "养犬应当缴纳管理费，具体标准另行制定。", "2000元"),
        ("听说养狗要交2000元押金", "养犬应当缴纳管理费，具体标准另行制定。", None),
        ("养狗要交2000元管理费吗", "养犬应当缴纳管理费，具体标准另行制定。", None),
        ("有5个人来给我看看吧", "每个名额可带3人。", None),
    ],
)
def test_what_is_held_to_be_the_figure(question: str, body: str, figure: str | None):
    """Where what is asked about has a figure of that unit, which is another and does not cover it."""
    said = _unwritten(normalise(question), body)
    assert [text.split("”")[0].split("“")[1] for text in said] == ([] if figure is None else [figure])


def _incentive(who: str, text: str, value: float, unit: str, most: bool) -> Incentive:
    amount = Amount(text, value, unit)
    return Incentive("n", who, "", amount, amount if most else None, None, None, "", ())


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("应用保险省级补60%对吧", "问题里的“60%”不是“省级”的，文件写的是90%。"),
        ("应用保险市级补80%对吧", "问题里的“80%”不是“市级”的，文件写的是60%。"),
        ("应用保险省级补90%对吧", None),
        ("首版次软件市级补90%对吧", None),  # the share is of something else
        ("首版次软件市级奖30万对吧", "问题里的“30万”不是“市级”的，文件写的是最高10万元。"),
        ("首版次软件省级奖20万对吧", None),  # lies below the most
        ("省级补60%对吧", None),  # of which of the two is not said
        ("应用保险省级补多少", None),
    ],
)
def test_a_figure_of_another_case(question: str, told: str | None):
    """Held against those of the measure asked about and of the same unit."""
    given = (
        _incentive("新认定的首版次软件（省级）", "30万元", 3e5, "元", True),
        _incentive("新认定的首版次软件（市级）", "10万元", 1e5, "元", True),
        _incentive("应用保险（省级）", "90%", 0.9, "比例", False),
        _incentive("应用保险（市级）", "60%", 0.6, "比例", False),
    )
    assert _of_another(normalise(question), given) == ([] if told is None else [told])


@pytest.mark.parametrize(
    "unit", ["嘉兴级到高", "到", "可以退保吧", "听说200元", "由城管罚", "不是这样吗", "每月发"]
)
def test_long_text_takes_no_time(knowledge: Knowledge, unit: str):
    """Two thousand characters that repeat what the patterns look for."""
    first, text = next(iter(knowledge.nodes.values())), (unit * 2000)[:2000]
    started = time.perf_counter()
    list(supposed_figures(text, text, first, knowledge))
    list(supposed_bodies(text, [first], text, text, knowledge))
    list(_allowed(text, text, text))
    assert time.perf_counter() - started < 1.0  # a tenth of that where nothing else runs


@pytest.mark.parametrize(
    ("question", "quoted", "told"),
    [
        ("可以退保吧", "参保人原则上不得退保或提前支取储存额。", True),
        ("可以退保吧", "参保人未满十五年的，不得退保。", False),  # some may
        ("可以退保吧", "参保人不得提前支取储存额。", False),  # is of something else
        ("可以退保吗", "参保人原则上不得退保。", False),
        ("能给我看看退保吧", "参保人原则上不得退保。", False),
        ("临时用地可以占永久基本农田吧", "临时用地经批准，可以占用耕地，但不得占用永久基本农田。", True),
        ("临时用地可以占耕地吧", "临时用地经批准，可以占用耕地，但不得占用永久基本农田。", False),
        ("合同纠纷是可以仲裁的吧", "婚姻纠纷不能仲裁。", False),  # nothing is said of it
        ("按第三条，婚姻纠纷是可以仲裁的吧", "下列纠纷不能仲裁：婚姻纠纷。", True),
        ("婚姻纠纷可以仲裁吗", "下列纠纷不能仲裁：婚姻纠纷。", False),
        ("合同纠纷是可以仲裁的吧", "合同纠纷可以仲裁，婚姻纠纷不能仲裁。", False),
        ("最多可以拿50万对吧", "给予补助，不得超过50万元。", False),
    ],
)
def test_what_is_held_to_be_allowed(question: str, quoted: str, told: bool):
    """Where all that is quoted forbids."""
    assert bool(list(_allowed(question, quoted, quoted))) is told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("市场老板不管的话是城管去罚他,对吧", True),
        ("市场老板不管的话是市场监督管理部门去罚他,对吧", False),
        ("市场老板不管的话是谁去罚他", False),
    ],
)
def test_who_is_held_to_act(question: str, told: bool):
    """Another body than the one that is quoted."""
    quoted = "违反规定的，由市场监督管理部门责令限期改正；逾期不改正的，处二万元以下罚款。"
    assert bool(list(_actor(question, frozenset(), quoted))) is told
