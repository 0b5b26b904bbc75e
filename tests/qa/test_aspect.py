"""Aspect: what a question wants to know of a measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.aspect import aspect, wants_money, wants_sum, wants_validity


@pytest.mark.parametrize(
    ("wanted", "questions"),
    [
        (
            "department",
            "责任单位是谁 这事归谁管 负责的就农业农村局一家吗 找哪个部门 由谁负责 牵头单位 找谁申请 哪些单位负责 联系哪里 哪个局管",
        ),
        (
            "period",
            "实施期限 什么时候到期 到哪年 管几年 多久能拿到 截止日期 几年内有效 哪天开始 期限多长 过期了吗 还没过期吗 是不是没到期 管哪几年 只做今年还是一直做下去",
        ),
        (
            "figure",
            "奖励多少 最高补多少钱 目标是多少 比例是多少 补助标准 封顶吗 奖几万 预算 增速 今年补5万还是以后每年补多少",
        ),
        ("heading", "标题是什么 叫什么名字 文件名称 题目"),
        ("text", "讲什么 有补贴吗 怎么申请 需要什么条件"),
    ],
)
def test_the_words_of_a_question_tell_what_is_wanted(wanted: str, questions: str):
    """The first aspect whose words occur."""
    assert {question: aspect(question) for question in questions.split()} == dict.fromkeys(
        questions.split(), wanted
    )


@pytest.mark.parametrize(
    "question",
    [
        "哪些企业可以享受",
        "哪些机构可以申请",
        "有什么单位能享受",
        "单位可以申请吗",
        "个人和单位都能申请吗",
        "用人单位要交吗",
        "谁可以领",
        "谁能申请",
        "找工作有补贴吗",
        "企业牵头的项目给补贴吗",
        "从哪个口岸进口",
        "管理办法是什么",
        "几乎没有",
        "标准地是什么",
        "标准化建设",
        "标准煤",
        "技术标准制定有奖励吗",
        "国际标准怎么支持",
        "过期食品",
        "牌子还没到期会被列为末等吗",
        "责任保险怎么投保",
        "主体责任包括什么",
    ],
)
def test_who_may_apply_and_words_that_only_look_alike_are_no_aspect(question: str):
    """Near misses: beneficiaries, and 标准 or 几 inside other words."""
    assert aspect(question) == "text"


@pytest.mark.parametrize(
    "question",
    [
        "给多少钱",
        "补多少",
        "奖励多少",
        "补助标准是多少",
        "能补吗",
        "金额是多少",
        "多少亿",
        "补贴多少",
        "能拿几万",
        "多少万元",
        "几块钱",
        "有多少补贴",
    ],
)
def test_money_is_asked_for(question: str):
    """Sums, or whether there is any."""
    assert wants_money(question)


@pytest.mark.parametrize(
    "question",
    [
        "有几家企业",
        "多少亩",
        "几个项目",
        "多少条",
        "增长多少",
        "多少家",
        "奖励谁",
        "哪一年",
        "多少万吨",
        "几万亩",
        "几亿千瓦时",
        "给多少残疾人找到饭碗",
        "多少万人",
        "几块地",
        "给多少残疾人找到工作",
        "多少万平方米",
    ],
)
def test_other_numbers_are_not_money(question: str):
    """Counts, areas, growth."""
    assert not wants_money(question)


@given(st.text(max_size=60))
def test_any_text_has_an_aspect(text: str):
    """Open input never fails."""
    assert aspect(text) in ("department", "period", "figure", "heading", "text")


@pytest.mark.parametrize(
    ("question", "how_much"),
    [
        ("补贴标准是多少", True),
        ("补助标准是什么", True),
        ("罚款金额上限", True),
        ("区里能自己提高补贴标准吗", False),
        ("确定罚款金额要看哪些因素", False),
        ("拿多少学位出来摇号", False),
        ("给多少残疾人找到工作", False),
        ("给多少一户", True),
        ("给多少老年人津贴", True),
        ("给多少按人算", True),
        ("补多少，谁发", True),
    ],
)
def test_a_sum_is_asked_for_or_only_spoken_of(question: str, how_much: bool):
    """Who may raise it, and what it depends on, is not how much."""
    assert wants_sum(question) is how_much


@pytest.mark.parametrize(
    ("question", "holds_until"),
    [
        ("这个补贴政策什么时候到期", True),
        ("补贴到哪年为止", True),
        ("措施执行多久", True),
        ("有效期几年", True),
        ("举报以后多久查完", False),
        ("什么时候能领到钱", False),
        ("要住满多久才能申请", False),
    ],
)
def test_how_long_a_measure_holds_or_something_takes(question: str, holds_until: bool):
    """Only the first is answered from the period of the whole document."""
    assert wants_validity(question) is holds_until
