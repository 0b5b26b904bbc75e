"""Look-ups: a question that names a place is answered from that place, and from nothing else."""

import pytest

from corpus.parse import parse
from corpus.places import quote
from qa.knowledge import Knowledge, know
from qa.lookup import Found, content_beside, look_up
from qa.understanding import understand


def found(question: str, knowledge: Knowledge) -> Found | None:
    """What a look-up gives."""
    understood = understand(question, (), knowledge)
    return look_up(understood.text, understood.places, knowledge, None)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("第二部分牵头单位是谁", "第二部分由市科技局牵头实施。"),
        (
            "第二条谁负责",
            "（二）“支持企业技术改造”的责任单位是市经信局、市财政局（排在第一位的是市经信局）。",
        ),
        (
            "第二条是科技局管的吗",
            "（二）“支持企业技术改造”的责任单位是市经信局、市财政局（排在第一位的是市经信局）。",
        ),
        ("第一条责任单位", "（一）“加大财政支持力度”的责任单位是市财政局。"),
        (
            "表1-1调整类第1条谁负责",
            "（二）“支持企业技术改造”的责任单位是市经信局、市财政局（排在第一位的是市经信局）。",
        ),
        ("表1-2填报单位", "附件1表1-2的填报单位是市科技局。"),
        ("科技创新那张附表是谁填的", "附件1表1-2的填报单位是市科技局。"),
        ("配套文件清单第2项谁牵头", "《临江市孵化器管理办法》由市科技局牵头。"),
        ("表1-1调整类第1条的期限", "附件1表1-1调整类第1条“支持企业技术改造”的实施期限：2023-2025年。"),
        ("第一条什么时候到期", "（一）“加大财政支持力度”没有单独写明期限，按结尾第2段：2024年全年。"),
        (
            "第三条什么时候到期",
            "（三）“支持分布式光伏”没有单独写明期限，按结尾第2段：2024年全年。"
            "同一措施在附件1表1-1新增类第1条写的是：长期。",
        ),
        (
            "表1-1第2行的重点政策措施",
            "附件1表1-1调整类第1条“支持企业技术改造”的“重点政策措施”：对企业购置的工业机器人，给予投资额10%的奖励，最高200万元。",
        ),
        ("文件清单孵化器那行", "配套文件清单第2项：《临江市孵化器管理办法》（市科技局）"),
        ("科技创新那一块的第2条谁负责", "（五）“支持种粮”的责任单位是市农业农村局。"),
        ("第二部分第1条的标题", "（四）的标题是：培育科技企业。"),
        ("第二部分标题下面那段导语", "第二部分“科技创新政策”：全市研发投入强度超3%。"),
        ("第二部分的总述段", "第二部分“科技创新政策”：全市研发投入强度超3%。"),
        ("第四条的标题", "（四）的标题是：培育科技企业。"),
        ("第四条最后一句", "（四）“培育科技企业”：对新认定的国家级专精特新“小巨人”企业给予最高100万元奖励。"),
        ("第五条第二句", "（五）“支持种粮”：对投保水稻保险的农户给予保费60%的补助。"),
        (
            "第五条第二款",
            "（五）没有第二款。（五）“支持种粮”：对种植50亩（含）以上的农户，按实际种植面积给予水稻每亩180元、油菜每亩200元的补贴。对投保水稻保险的农户给予保费60%的补助。",
        ),
        ("最后一段", "结尾第2段：本文件除标明具体实施期限外，均为2024年全年实施有效。"),
    ],
)
def test_the_one_thing_asked_of_a_place(knowledge: Knowledge, question: str, said: str):
    """Its bureau, period, title or sentence, from a twin where the place itself says none."""
    shown = found(question, knowledge)
    assert shown is not None
    assert shown.text == said


@pytest.mark.parametrize(
    ("question", "nodes"),
    [
        ("第二条", ["clause/2"]),
        ("（二）讲什么", ["clause/2"]),
        ("第２条补贴多少", ["clause/2"]),
        ("第一条和第三条", ["clause/1", "clause/3"]),
        ("第三至五条", ["clause/3", "clause/4", "clause/5"]),
        ("附件1表1-1", ["annex/1-1"]),
        ("1、2条", ["clause/1", "clause/2"]),
        ("科技创新政策", ["part/2"]),
        ("科技创新那部分第一条", ["clause/4"]),
        ("第二部分第四条", ["clause/4"]),
        ("第二部分末尾那条", ["clause/5"]),
        ("二、5", ["clause/5"]),
        ("扩大有效投资那张表", ["annex/1-1"]),
        ("扩大有效投资政策措施表第二行", ["annex/1-1/2.1"]),
        ("1.2新增2", ["annex/1-2/3.2"]),
        ("1-2 两条都要", ["annex/1-2"]),
        ("§3", ["clause/3"]),
        ("最后一条", ["clause/5"]),
        ("第一部分最后一条", ["clause/3"]),
        ("倒数第二条", ["clause/4"]),
        ("最后一部分", ["part/2"]),
        ("表1-1第1条", ["annex/1-1/1.1", "annex/1-1/2.1", "annex/1-1/3.1"]),
        ("表1-1第2行", ["annex/1-1/2.1"]),
        ("表1-1新增类最后一条", ["annex/1-1/3.1"]),
        ("第一、二部分", ["part/1", "part/2"]),
        ("第二部分", ["part/2"]),
        ("文件清单", ["files"]),
        ("最后那张清单", ["files"]),
        ("最后那张清单第2项", ["files/2"]),
        ("倒数第二张表", ["annex/1-2"]),
        ("文件最前面那一大段开场白", ["preamble"]),
        ("正文最末那条（编号最大的）", ["clause/5"]),
        ("开头怎么说", ["preamble"]),
        ("第一条和第九条", ["clause/1"]),
    ],
)
def test_the_nodes_named_are_shown_whole(knowledge: Knowledge, question: str, nodes: list[str]):
    """In the order of the question, each quoted from the source."""
    shown = found(question, knowledge)
    assert shown is not None
    assert [node.id.removeprefix("linjiang/") for node in shown.nodes] == nodes
    for place in shown.places:
        assert place.quote == quote(knowledge.home[place.node].source, place.spans)


def test_each_place_has_its_own_sentence(knowledge: Knowledge):
    """第二条第二句和第五条第一句 are two sentences of two clauses; one sentence named once is of both."""
    shown = found("第二条第二句和第五条第一句", knowledge)
    assert shown is not None
    assert [place.quote[:8] for place in shown.places] == ["对研发费达60万", "对种植50亩（含"]
    shown = found("第二条和第五条的第一句", knowledge)
    assert shown is not None
    assert [place.quote[:8] for place in shown.places] == ["对企业购置的工业", "对种植50亩（含"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("第七条", "文件中没有“第七条”：本文件共有5条。"),
        ("第九部分", "文件中没有“第九部分”：本文件共有2个部分。"),
        ("第七十条讲什么", "文件中没有“第七十条”：本文件共有5条。"),
        ("第二部分第七十条讲什么", "文件中没有“第二部分第七十条”：本文件共有5条。"),
        ("附件7", "文件中没有“附件7”：本文件共有1个附件。"),
        ("表1-9", "文件中没有“表1-9”：本文件共有4个附件和表。"),
        ("表1-1第2条", "文件中没有“表1-1第2条”：这张表的编号到1为止。"),
        ("表1-1第9条", "文件中没有“表1-1第9条”：这张表的编号到1为止。"),
        ("倒数第九条", "文件中没有“倒数第九条”：本文件共有5条。"),
    ],
)
def test_a_place_that_does_not_exist_is_said_to_be_missing(knowledge: Knowledge, question: str, said: str):
    """With how many there are."""
    shown = found(question, knowledge)
    assert shown is not None
    assert shown.missing == said
    assert shown.nodes == ()


@pytest.mark.parametrize(
    "question",
    [
        "孵化器补贴多少",
        "金融16条是什么",
        "2条生产线补多少",
        "2023-2025年的政策",
        "一条龙服务",
        "第三方机构",
        "5条里有哪几条归市财政局",
        "养老服务清单",
        "申报材料清单",
        "市经信局负责什么",
        "",
    ],
)
def test_a_question_without_a_place_is_no_look_up(knowledge: Knowledge, question: str):
    """Near misses are left to the search."""
    assert found(question, knowledge) is None


@pytest.mark.parametrize(
    ("question", "beside"),
    [
        ("表1-2里孵化器补贴多少", True),
        ("表1-2填报单位", False),
        ("表1-2有哪些措施", False),
        ("第二条孵化器补贴多少", False),
        ("孵化器补贴多少", False),
    ],
)
def test_a_table_may_only_say_where_to_search(knowledge: Knowledge, question: str, beside: bool):
    """Then what is asked stands beside its name."""
    understood = understand(question, (), knowledge)
    assert content_beside(understood.text, understood.places, knowledge, None) is beside


RUN_ON = """# 临江市若干意见

## 一、发展金融

1.促进基金集聚。基金可享受：（1）办公补助。最高50万元。（2）贡献奖励。按20%给予奖励。（3）投资奖励。最高200万元。
"""


@pytest.mark.parametrize("question", ["第1条第(3)点", "第一点（3）", "1(3)"])
def test_an_item_that_begins_no_line(question: str):
    """Items that run on in one paragraph are found by their numbers."""
    given = found(question, know([parse(RUN_ON, "d")]))
    assert given is not None
    assert given.text == "第1点第三项：（3）投资奖励。最高200万元。"
