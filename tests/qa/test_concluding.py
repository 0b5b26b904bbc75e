"""Parts of an answer put together: the next best measure beside the first, and where the two may be."""

from typing import cast

from corpus.labels import label
from corpus.places import locate
from qa.answering import Said
from qa.assistant import Assistant
from qa.concluding import concluded
from qa.declining import Part
from qa.finding import NEXT_TO
from qa.knowledge import Knowledge
from qa.searching import Found
from qa.understanding import understand


def part(knowledge: Knowledge, clause: int, quote: str) -> Part:
    """What a clause of the small policy says; nothing of how it was found matters here."""
    node = next(n for n in knowledge.nodes.values() if n.id.endswith(f"clause/{clause}"))
    place = locate(quote, node, knowledge.home[node.id])
    assert place is not None
    return Part("", cast(Found, None), Said(node, place.quote, (place,), (place,), place))


def test_the_next_best_measure_is_said_to_be_another_place(knowledge: Knowledge):
    """Its line names it, its sentence is cited after those that answer, and its sums are not worked out."""
    understood = understand("光伏补多少", (), knowledge, None)
    first = part(knowledge, 3, "对分布式光伏项目每千瓦补助200元。")
    beside = part(knowledge, 2, "对企业购置的工业机器人，给予投资额10%的奖励，最高200万元。")
    answer = concluded(understood, [first], beside, (), knowledge, 0.4)
    assert answer.text.splitlines() == [
        "对分布式光伏项目每千瓦补助200元。",
        "与这个问题接近的还有（二）“支持企业技术改造”：对企业购置的工业机器人，给予投资额10%的奖励，最高200万元。",
    ]
    assert [c.id.partition("/")[2] for c in answer.citations] == ["clause/3", "clause/2"]
    alone = concluded(understood, [first], None, (), knowledge, 0.4)
    assert (alone.text, len(alone.citations)) == ("对分布式光伏项目每千瓦补助200元。", 1)


def test_who_asks_where_it_stands_is_told_the_place(knowledge: Knowledge):
    """The clause and its heading stand before the sentence; who asks how much has them under the answer."""
    said = "对分布式光伏项目每千瓦补助200元。"
    texts = [
        concluded(
            understand(question, (), knowledge, None), [part(knowledge, 3, said)], None, (), knowledge, 0.9
        ).text
        for question in ("光伏补助写在哪一条", "光伏补多少")
    ]
    place = label(part(knowledge, 3, said).said.node, knowledge.documents[0])
    heading = part(knowledge, 3, said).said.node.heading
    assert texts == [f"{place}“{heading}”：{said}", said]


def test_it_is_quoted_only_where_the_best_is_hardly_better(assistant: Assistant):
    """A measure that is clearly the best stands alone; vague questions have two."""
    clear = ("小巨人企业能拿多少钱", "办足球赛给钱不", "村里装充电桩归谁管", "种五十亩水稻能补多少钱")
    vague = ("水电气能便宜吗", "银行贷款能不能便宜点", "科技公司有什么好处", "老百姓能得到啥")
    behind = {q: (a := assistant.ask(q)).hits[0].score - a.hits[1].score for q in (*clear, *vague)}
    shown = {q for q in behind if "与这个问题接近的还有" in assistant.ask(q).text}
    assert shown <= {q for q in behind if behind[q] <= NEXT_TO}
    assert shown
    assert shown.isdisjoint(clear)
