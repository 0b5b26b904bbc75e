"""Named places: any notation for a clause, part, table or row, and the numbers that only look like one."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.below import Below
from qa.named_place import NamedPlace
from qa.normalise import folded
from qa.places import named_places

CATEGORIES = {"延续": 1, "调整": 2, "新增": 3, "储备": 4}


def check(question: str, *paths: str) -> None:
    """The paths of the places that a question names, in its order."""
    assert tuple(place.path for place in named_places(folded(question), CATEGORIES)) == paths


@pytest.mark.parametrize(
    "question",
    [
        "第二十五条",
        "（二十五）",
        "(25)",
        "（２５）",
        "第25条",
        "第２５条",
        "第（二十五）条",
        "25条讲什么",
        "二十五条",
        "看一下25条",
        "请把25条内容发我",
        "clause 25",
        "Article 25",
        "第 二十五 条",
    ],
)
def test_a_clause_in_any_notation(question: str):
    """Chinese or Arabic, bracketed, bare where something is looked up."""
    check(question, "clause/25")


@pytest.mark.parametrize(
    ("question", "paths"),
    [
        ("第二十五条和第三十条", ["clause/25", "clause/30"]),
        ("第3至5条", ["clause/3", "clause/4", "clause/5"]),
        ("第三条到第五条", ["clause/3", "clause/4", "clause/5"]),
        ("第十二条之一", ["clause/12-1"]),
        ("第三部分（二）归谁管", ["part/3/2"]),
        ("第三部分第2点", ["part/3/2"]),
        ("附件1第三部分", ["annex/1/part/3"]),
        ("附件1和第三部分", ["annex/1", "part/3"]),
        ("附件2第1段", ["annex/2/body/1"]),
        ("附件2（三）", ["annex/2/3"]),
        ("附件（2024年版）", []),
        ("表1第3项", ["table/1/3"]),
        ("三张报表3天内交", []),
        ("第2段讲什么", ["body/2"]),
        ("结尾第1段", ["closing/1"]),
        ("第九点讲了什么", ["clause/9"]),
        ("看看第十六点", ["clause/16"]),
        ("下午第3点半", []),
        ("(一百零三)", ["clause/103"]),
        ("第七十条", ["clause/70"]),
        ("第三部分", ["part/3"]),
        ("第３部分牵头单位", ["part/3"]),
        ("三部分讲什么", ["part/3"]),
        ("第三章", ["part/3"]),
        ("第三章第二节", ["part/3.2"]),
        ("第一编第三章第二节", ["part/1.3.2"]),
        ("Part 3", ["part/3"]),
        ("表1-3", ["annex/1-3"]),
        ("1-3表", ["annex/1-3"]),
        ("表 1 - 3", ["annex/1-3"]),
        ("附件1表1-3", ["annex/1-3"]),
        ("1—3", ["annex/1-3"]),
        ("1-3有哪些", ["annex/1-3"]),
        ("表1-9-1", ["annex/1-9-1"]),
        ("表1-9-1第三行", ["annex/1-9-1/#3"]),
        ("表1-3新增类第4条", ["annex/1-3/3.4"]),
        ("1-3新增类第4条", ["annex/1-3/3.4"]),
        ("表1-3的新增类第4条", ["annex/1-3/3.4"]),
        ("表1-3储备措施第一项", ["annex/1-3/4.1"]),
        ("附件2", ["annex/2"]),
        ("附件二第13项", ["annex/2/13"]),
        ("附件2最后一项", ["annex/2/-1"]),
        ("附件二17", ["annex/2/17"]),
        ("附件二 17", ["annex/2/17"]),
        ("附件2 17 责任单位", ["annex/2/17"]),
        ("附件二第十七", ["annex/2/17"]),
        ("附件2第3项、第5项", ["annex/2/3", "annex/2/5"]),
        ("1.3新增4", ["annex/1-3/3.4"]),
        ("表1.3", ["annex/1-3"]),
        ("附件1-10调整3实施期限", ["annex/1-10/2.3"]),
        ("附件一表三新增四", ["annex/1-3/3.4"]),
        ("1-3新增1、2", ["annex/1-3/3.1", "annex/1-3/3.2"]),
        ("1-3调整1和新增2", ["annex/1-3/2.1", "annex/1-3/3.2"]),
        ("1-8新增类头一条", ["annex/1-8/3.#1"]),
        ("1-12两条都要", ["annex/1-12"]),
        ("1-12全部", ["annex/1-12"]),
        ("表1-1第三行和第五行", ["annex/1-1/#3", "annex/1-1/#5"]),
        ("表1-3的第二条新增类措施", ["annex/1-3/3.2"]),
        ("第24条(二)、(三)", ["clause/24", "clause/24"]),
        ("第24条第（二）、（三）项", ["clause/24", "clause/24"]),
        ("第六部分开头那条", ["part/6/#1"]),
        ("第四章打头那条", ["part/4/#1"]),
        ("第四章末尾那条", ["part/4/-1"]),
        ("开头那条", ["clause/#1"]),
        ("最末一条", ["clause/-1"]),
        ("第六章第41条", ["part/6/41"]),
        ("第二章9条", ["part/2/9"]),
        ("第二部分里的第十条", ["part/2/10"]),
        ("最后两条", ["clause/-2", "clause/-1"]),
        ("开头前三条是哪三条啊", ["clause/#1", "clause/#2", "clause/#3"]),
        ("前三条讲什么", ["clause/#1", "clause/#2", "clause/#3"]),
        ("第卅四条", ["clause/34"]),
        ("附件2倒数第二项", ["annex/2/-2"]),
        ("附件二20号事项", ["annex/2/20"]),
        ("1-8新增类最后一条", ["annex/1-8/3.-1"]),
        ("表1-7第3条、第5条", ["annex/1-7/3", "annex/1-7/5"]),
        ("最后一条", ["clause/-1"]),
        ("第一部分最后一条讲什么", ["part/1/-1"]),
        ("表1-1里的最后一条", ["annex/1-1/-1"]),
        ("表1-1的第2行", ["annex/1-1/#2"]),
        ("表1-1第一行政区的补贴", ["annex/1-1"]),
        ("1-7那张表延续类第3条，干什么的", ["annex/1-7/1.3"]),
        ("一个都别漏，一条都别落", []),
        ("第二部分下面第3小条", ["part/2/3"]),
        ("第五条(四)至(六)项", ["clause/5", "clause/5", "clause/5"]),
        ("倒数第三条", ["clause/-3"]),
        ("正文倒数第二条念一下标题", ["clause/-2"]),
        ("倒数第二条线路", []),
        ("金融要素清单（1-9-2）调整类第7条叫什么", ["annex/1-9-2/2.7"]),
        ("附件2最后那一项，24号，是什么", ["annex/2/-1", "annex/2/24"]),
        ("表1-8的新增类六项分别是哪六项", ["annex/1-8"]),
        ("表1-8的新增类第六项", ["annex/1-8/3.6"]),
        ("倒数第二部分讲什么", ["part/-2"]),
        ("第三部分、第四部分", ["part/3", "part/4"]),
        ("附件1的第三张表", ["annex/1-3"]),
        ("配套文件清单", ["files"]),
        ("配套文件清单第4项", ["files/4"]),
        ("最后一段", ["closing/-1"]),
        ("开头怎么说", ["preamble"]),
        ("开头部分", ["preamble"]),
        ("序言", ["preamble"]),
    ],
)
def test_places_of_every_kind(question: str, paths: list[str]):
    """Several places, ranges, levels, tables, rows, and what stands before and after the clauses."""
    check(question, *paths)


@pytest.mark.parametrize(
    "question",
    [
        "民营经济32条",
        "金融16条",
        "60条政策",
        "有几条措施",
        "全文有多少条",
        "2条生产线",
        "宪法序言里添了哪句话",
        "一条生产线补多少",
        "最后一条高速什么时候通车",
        "最后一条款的钱",
        "最后一部分补助金什么时候发",
        "一条龙服务",
        "63条里有哪几条归财政局",
        "63条中写了教育局名字的有哪些条",
        "前三条生产线",
        "头一条高速",
        "最后两条线路",
        "1.3新增4家企业",
        "1.3万亩",
        "电表1.5级",
        "增长1.5新增就业3万人",
        "1-12万元",
        "新开2条航线",
        "建1条产业链",
        "培育3条以上产业链",
        "三个条件",
        "一个月条件",
        "（试行）",
        "（含）",
        "（ETC）",
        "(2024年修订)",
        "(2023)75号",
        "2024年",
        "2023-2027年",
        "2024-05-01",
        "3-5万元",
        "5-10%",
        "1-3年",
        "10-20人",
        "1-2个月",
        "1-2家",
        "7-8月份",
        "12-15岁",
        "24小时",
        "4+1",
        "1:1配套",
        "3/4",
        "电话0573-87042000",
        "第一批",
        "第二批省级领军企业",
        "第三方机构",
        "第三代半导体",
        "第二产业",
        "第1季度",
        "第25",
        "一部分企业",
        "大部分企业",
        "三部分资金",
        "两部分补贴",
        "开头的企业",
        "要什么附件材料",
        "小微企业能享受哪些补贴",
        "",
    ],
)
def test_numbers_that_name_no_place(question: str):
    """Near misses: counts, amounts, dates, ordinals of other things, bracketed notes."""
    check(question)


def test_a_paragraph_an_item_and_a_sentence_belong_to_their_clause():
    """第二款第三项 and 最后一句 are below the clause, not places of their own."""
    assert named_places("第十二条第二款第三项", CATEGORIES) == (NamedPlace("clause/12", 0, 10, Below(2, 3)),)
    items = (NamedPlace("clause/9", 0, 6, Below(None, 2)), NamedPlace("clause/9", 6, 10, Below(None, 5)))
    assert named_places("第九条第二项和第五项", CATEGORIES) == items
    assert named_places("附件1第三条第二项", CATEGORIES) == (NamedPlace("annex/1/3", 0, 9, Below(None, 2)),)
    assert named_places("六(五)讲什么", CATEGORIES) == (NamedPlace("clause/6.5", 0, 4),)
    assert named_places("第六条(五)", CATEGORIES) == (NamedPlace("clause/6", 0, 6, Below(None, 5)),)
    assert named_places("第二十五条最后一句", CATEGORIES) == (NamedPlace("clause/25", 0, 5, sentence=-1),)
    assert named_places("第二十五条第二句", CATEGORIES) == (NamedPlace("clause/25", 0, 5, sentence=2),)


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("第二十五条(25)表1-3附件部分章之款项新增类，的 "), max_size=24))
def test_places_do_not_overlap_and_lie_within_the_question(text: str):
    """Open input: every place is a stretch of the question; ranges name several at one stretch."""
    places = named_places(folded(text), CATEGORIES)
    stretches = sorted({(place.start, place.end) for place in places})
    assert all(0 <= start < end <= len(folded(text)) for start, end in stretches)
    assert all(a[1] <= b[0] for a, b in pairwise(stretches))
