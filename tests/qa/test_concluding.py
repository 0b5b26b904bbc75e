"""Parts of an answer put together: the next best measure beside the first, and where the two may be."""

from typing import cast

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


def test_it_is_quoted_only_where_the_best_is_hardly_better(assistant: Assistant):
    """A measure that is clearly the best stands alone; vague questions have two."""
    clear = ("小巨人企业能拿多少钱", "办足球赛给钱不", "村里装充电桩归谁管", "种五十亩水稻能补多少钱")
    vague = (
        "小区水管又老又破，有没有打算弄",
        "厂里电费能便宜点不",
        "晚上出去逛吃有什么安排",
        "想从国外拉多少投资",
    )
    behind = {q: (a := assistant.ask(q)).hits[0].score - a.hits[1].score for q in (*clear, *vague)}
    shown = {q for q in behind if "与这个问题接近的还有" in assistant.ask(q).text}
    assert shown <= {q for q in behind if behind[q] <= NEXT_TO}
    assert shown
    assert shown.isdisjoint(clear)
