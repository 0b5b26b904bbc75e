"""The question where the documents disagree with themselves: 哪些地方前后不一致 -> each two places, both quoted.

A question is one when nothing is left of it beside that and the kind of difference (数字, 期限, 责任单位). But: whether two
places on one subject agree is answered with that subject (`qa.concluding`), and the whole report, wording and all, is the
staff's (`corpus.conflict_report`).
"""

from __future__ import annotations

import re

from corpus.records import Conflict, Difference, Place
from qa.knowledge import Knowledge
from qa.lookup import Found
from qa.notices import KIND, both_sides, has_two_answers

NONE_FOUND = "没有发现两处说法不同的地方。"
_DIFFER = re.compile(r"不一致|不一样|不同|矛盾|打架|对不上|有?出入|冲突|两种说法|说法不一")
_ASKS = re.compile(r"哪|有没有|有无|几[处个条]|多少|是否|是不是|列|吗|么[?？]?$|找|看看")
_KINDS: tuple[tuple[str, Difference], ...] = (
    (r"责任单位|责任部门|牵头单位|部门|单位", "department"),
    (r"实施期限|期限|时间|日期", "period"),
    (r"数字|数据|金额|数额|指标|目标数?", "number"),
    (r"名称|名字", "name"),
    (r"范围|对象", "scope"),
)
_BESIDE = re.compile(
    r"正文|条文|条款|附件|附表|表格|清单|前后|前面|后面|自相|互相|相互|彼此|之间|文件|政策|稿子?|草案|方案|内容|地方|说法|写法"
    r"|[两几多]?[处个条份]|哪[些里儿几]?|有没有|有无|多少|是否|是不是|列出?来?|找出?来?|看看|帮我?|请问?|一下|全部|所有|存在|出现|写|说|互"
    r"|核[对实]下?|对照|确认|为准|按哪|到底|究竟|分别|各|什么|怎么样?|以|请|里面?|中|上|跟|和|与|或|及|的|了|吗|么|呢|有|是|在|把|这|那|本|该|都|对|给|我|[?？。，,;；、!！\s]"
)


def contradictions(text: str, knowledge: Knowledge, document: str | None) -> Found | None:
    """The hard disagreements of the documents, or that there is none; None where normalised `text` asks for something else."""
    if not _DIFFER.search(text) or not _ASKS.search(text):
        return None
    rest, kinds = _DIFFER.sub("", text), set[Difference]()
    for words, kind in _KINDS:
        rest, named = re.subn(words, "", rest)
        kinds |= {kind} if named else set()
    if names_a_subject(rest):
        return None
    found = _hard(knowledge, document, kinds)
    if not found:
        return Found("", (), (), NONE_FOUND)
    lines = [f"共{len(found)}处有两种说法："]
    lines += [f"{n}. {KIND[one.kind]}：{both_sides(one, knowledge)}。" for n, one in enumerate(found, 1)]
    places: list[Place] = [side for one in found for side in (one.a, one.b) if side is not None]
    nodes = tuple(knowledge.nodes[i] for i in dict.fromkeys(place.node for place in places))
    return Found("\n".join(lines), tuple(places), nodes)


def names_a_subject(text: str) -> bool:
    """Whether normalised `text` speaks of more than the places of a document: 高标准农田的任务数; not 哪些地方, 核对下."""
    return bool(_BESIDE.sub("", text))


def _hard(knowledge: Knowledge, document: str | None, kinds: set[Difference]) -> list[Conflict]:
    within = {d.id for d in knowledge.within(document)}
    every = dict.fromkeys(
        conflict
        for node, touching in knowledge.conflicts.items()
        if knowledge.home[node].id in within
        for conflict in touching
    )
    return [one for one in every if has_two_answers(one) and (not kinds or one.kind in kinds)]
