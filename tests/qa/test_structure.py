"""How a document is built: counts of its chapters, parts, clauses and annexes, and what they are called; and near misses."""

import pytest

from corpus.parse import parse
from qa.knowledge import Knowledge, know
from qa.lookup import Found, look_up
from qa.structure import structure
from qa.understanding import understand

LAW = """# 临江市电梯条例

## 第一章 总则

第一条 为了电梯安全，制定本条例。

第二条 使用单位应当每年检验电梯。

## 第二章 管理

### 第一节 使用

第三条 使用单位应当投保。

### 第二节 维保

第四条 维保单位应当具备下列条件：
（一）有场所；
（二）有人员。

## 第三章 附则

第五条 本条例所称以上，包括本数。

第六条 本条例自2021年9月1日起施行。
"""
NOTICE = """关于促进外贸的若干意见

一、稳定增长

第一条 对出口企业给予奖励。

二、支持平台

第二条 对平台给予补助。

附 则

1．本意见适用于2024年。

2．同一项目不重复享受。

3．本意见由商务局负责解释。

附件：1．申报表
2．承诺书
"""
BARE = """产业优惠政策
对企业按纳税情况给予奖励。
对高管按个税给予奖励。
公共服务优惠政策
对企业给予租金补贴。
人才激励政策
对团队给予一次性奖励。
对毕业生给予住房补贴。
叠加扶持政策
可以重复享受。
"""
PLAIN = "# 临江市通告\n\n第一条 禁止燃放烟花。\n\n第二条 违者处罚。\n"


def known(source: str) -> Knowledge:
    """What is known of one document."""
    return know([parse(source, "d")])


def said(question: str, source: str) -> Found | None:
    """What is said of how a document is built."""
    knowledge = known(source)
    return structure(understand(question, (), knowledge).text, knowledge, None)


CHAPTERS = "共3章：\n第一章：总则\n第二章：管理\n第三章：附则"
SECTIONS = "第二章共2节：\n第二章第一节：使用\n第二章第二节：维保"
PARTS = "共2个部分，另有附则：\n第一部分：稳定增长\n第二部分：支持平台\n附则"
HEADINGS = "文件没有编号，小标题共4个：\n产业优惠政策\n公共服务优惠政策\n人才激励政策\n叠加扶持政策"


@pytest.mark.parametrize(
    ("question", "source", "text"),
    [
        ("这条例一共几章几条？各章叫啥", LAW, f"{CHAPTERS}\n共6条。"),
        ("三章分别叫什么", LAW, CHAPTERS),
        ("全文多少条", LAW, "共6条。"),
        ("条例有多少章多少条", LAW, f"{CHAPTERS}\n共6条。"),
        ("电梯条例一共几章", LAW, CHAPTERS),
        ("《临江市电梯条例》共几章", LAW, CHAPTERS),
        ("第二章下面分哪几节", LAW, SECTIONS),
        ("这法分几章，第二章有几节", LAW, f"{CHAPTERS}\n{SECTIONS}"),
        ("第一章分几节", LAW, "第一章没有分节。"),
        ("附则有几条", LAW, "附则共2条。"),
        ("有没有附件", LAW, "文件没有附件。"),
        ("总共有几条、几大块，最后附的说明有几点", NOTICE, f"共2条。\n{PARTS}\n附则共3点。"),
        ("由哪几部分组成", NOTICE, PARTS),
        ("附件有几个，都是什么表", NOTICE, "共有2个附件：\n附件：1．申报表2．承诺书"),
        ("这套政策分几大块，哪几块", BARE, HEADINGS),
        ("一共有几项政策？名字都报一遍", BARE, HEADINGS),
        ("分几章", PLAIN, "文件没有分章，共2条。"),
    ],
)
def test_how_a_document_is_built(question: str, source: str, text: str):
    """The kinds asked for and no others, each with its headings."""
    found = said(question, source)
    assert found is not None
    assert found.text == text
    assert found.places


def test_headings_of_clauses_where_they_are_asked_for(knowledge: Knowledge):
    """Else the count alone."""
    found = structure("一共有几项政策?名字都报一遍", knowledge, None)
    assert found is not None
    assert found.text.startswith("共5条：\n（一）：加大财政支持力度\n")
    assert [place.quote.strip("。") for place in found.places][1] == "支持企业技术改造"
    counted = structure("一共多少条", knowledge, None)
    assert counted is not None
    assert counted.text == "共5条。"
    annexes = structure("附件有几个", knowledge, None)
    assert annexes is not None
    assert annexes.text.startswith("共有2个附件：\n附件1：")


@pytest.mark.parametrize(
    "question",
    [
        "第二章有几条",
        "补贴分几块发放",
        "附件要交几份",
        "申请附件有哪些",
        "有几个部门负责",
        "支持企业的有几条",
        "文件里有几条产业链",
        "哪几条",
        "分几年发",
        "罚款分几档",
        "第二章讲什么",
        "",
    ],
)
def test_a_question_that_asks_anything_else_is_none(question: str):
    """It is a set, a place, or is searched for."""
    assert said(question, LAW) is None


def shown(question: str, source: str) -> Found:
    """What a look-up gives."""
    knowledge = known(source)
    understood = understand(question, (), knowledge)
    found = look_up(understood.text, understood.places, knowledge, None)
    assert found is not None, understood.places
    return found


@pytest.mark.parametrize(
    ("question", "source", "nodes"),
    [
        ("附则", LAW, ["part/3"]),
        ("附则讲什么", LAW, ["part/3"]),
        ("附则第二条", LAW, ["clause/6"]),
        ("附则最后一条", LAW, ["clause/6"]),
        ("总则第二条", LAW, ["clause/2"]),
        ("第二章第4条", LAW, ["clause/4"]),
        ("第二章打头那条", LAW, ["clause/3"]),
        ("第二章第二节头一条", LAW, ["clause/4"]),
        ("管理那章第一节", LAW, ["part/2.1"]),
        ("最后两条", LAW, ["clause/5", "clause/6"]),
        ("前三条", LAW, ["clause/1", "clause/2", "clause/3"]),
        ("附则2", NOTICE, ["part/附则"]),
        ("平台那部分第一条", NOTICE, ["clause/2"]),
        ("人才激励政策第2段", BARE, ["body/5"]),
        ("第三部分", BARE, ["body/4", "body/5"]),
        ("第2到3项", BARE, ["body/3", "body/4", "body/5"]),
        ("产业优惠政策", BARE, ["body/1", "body/2"]),
        ("最后一条", BARE, ["body/6"]),
        ("第一章第二条", PLAIN, ["clause/2"]),
    ],
)
def test_places_by_title_and_by_count(question: str, source: str, nodes: list[str]):
    """A part by its title, what stands first or last in it, and what is counted where nothing is numbered."""
    assert [node.id.removeprefix("d/") for node in shown(question, source).nodes] == nodes


def test_a_part_without_headings_shows_its_clauses():
    """The title alone says nothing."""
    assert "包括本数" in shown("附则", LAW).text
    assert shown("附则2", NOTICE).text == "附则第2点：2．同一项目不重复享受。"
    assert shown("第四条第一项和第二项", LAW).text.count("\n") == 1


@pytest.mark.parametrize(
    ("question", "source", "missing"),
    [
        ("第九章", LAW, "文件中没有“第九章”：本文件共有3章。"),
        ("第五部分", NOTICE, "文件中没有“第五部分”：本文件共有2个部分。"),
        ("第二章", PLAIN, "文件中没有“第二章”：本文件不分部分。"),
        ("第九部分", BARE, "文件中没有“第九部分”：本文件没有编号，小标题共4个。"),
    ],
)
def test_what_is_missing_is_never_one_of_0(question: str, source: str, missing: str):
    """It is said that the document is not divided so."""
    assert shown(question, source).missing == missing


@pytest.mark.parametrize(
    "question",
    [
        "管理",
        "调解是什么",
        "管理怎么收费",
        "使用单位要投保吗",
        "会展那块第二条",
        "附则里的本数是什么意思",
    ],
)
def test_words_of_a_title_in_a_question_name_no_part(question: str):
    """Nor does a piece that no title has."""
    assert understand(question, (), known(LAW)).places == ()
