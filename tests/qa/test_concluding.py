"""Parts of an answer put together: the next best measure beside the first, and where the two may be."""

from typing import cast

import pytest

from corpus.labels import label
from corpus.places import locate
from index.records import Hit
from qa.answering import Said
from qa.assistant import Assistant
from qa.concluding import concluded
from qa.declining import Part
from qa.knowledge import Knowledge
from qa.next_best import MOST_BESIDE, NEXT_TO, NOT_FAR, next_best
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
    answer = concluded(understood, [first], [beside], (), knowledge, 0.4)
    assert answer.text.splitlines() == [
        "对分布式光伏项目每千瓦补助200元。",
        "与这个问题接近的还有（二）“支持企业技术改造”：对企业购置的工业机器人，给予投资额10%的奖励，最高200万元。",
    ]
    assert [c.id.partition("/")[2] for c in answer.citations] == ["clause/3", "clause/2"]
    alone = concluded(understood, [first], (), (), knowledge, 0.4)
    assert (alone.text, len(alone.citations)) == ("对分布式光伏项目每千瓦补助200元。", 1)


def test_who_asks_where_it_stands_is_told_the_place(knowledge: Knowledge):
    """The clause and its heading stand before the sentence; who asks how much has them under the answer."""
    said = "对分布式光伏项目每千瓦补助200元。"
    texts = [
        concluded(
            understand(question, (), knowledge, None), [part(knowledge, 3, said)], (), (), knowledge, 0.9
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


CLAUSES = {
    1: "市财政2024年预算安排项目资金12亿元。",
    2: "对企业购置的工业机器人，给予投资额10%的奖励，最高200万元。",
    3: "对分布式光伏项目每千瓦补助200元。",
    4: "对新认定的国家级专精特新“小巨人”企业给予最高100万元奖励。",
    5: "对投保水稻保险的农户给予保费60%的补助。",
}


@pytest.mark.parametrize(
    ("question", "scores", "beside"),
    [
        ("光伏补多少钱", (1.0, 0.9, 0.8, 0.7, 0.6), [2]),
        ("光伏补多少钱", (1.0, 0.6, 0.5, 0.4, 0.3), []),
        ("哪些企业补钱", (1.0, 0.9, 0.8, 0.7, 0.6), [2, 3, 4]),
        ("哪些企业补钱", (1.0, 0.9, 0.5, 0.4, 0.3), [2]),
        ("哪些企业补钱", (1.0, 0.75, 0.5, 0.4, 0.3), [2]),
        ("提到补助的都列出来", (1.0, 0.9, 0.8, 0.7, 0.6), [2, 3, 4]),
    ],
)
def test_several_things_asked_for_have_several_places(
    knowledge: Knowledge, question: str, scores: tuple[float, ...], beside: list[int]
):
    """One beside the best; up to three where several things are asked for, each close to the one before it and to the best."""
    parts = {
        part(knowledge, n, quote).said.node.id: part(knowledge, n, quote) for n, quote in CLAUSES.items()
    }
    hits = tuple(Hit(node, score) for node, score in zip(parts, scores, strict=True))
    found = next_best(question, parts[hits[0].id], hits, knowledge, lambda hit: parts[hit.id])
    assert [int(one.said.node.id.rpartition("/")[2]) for one in found] == beside
    assert len(found) <= MOST_BESIDE
    assert all(scores[0] - scores[n] <= NOT_FAR for n in range(1, len(found) + 1))
