"""Figures that a question supposes and the measure does not have: a sum that is another's, a bound heard of, how often, a code.

Each is said in words that are true of what is quoted. But: a sum said to be given is read by `qa.notices`, and a question that
only tells of the asker's own figures supposes none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.amounts import amounts
from corpus.records import Node
from qa.knowledge import Knowledge
from qa.normalise import unspaced
from qa.notices import supposed_figure

#: Says that something is held to be so, rather than asked: …对吧, 不是…吗.
TAGGED = re.compile(
    r"(?:(?:[了的对是]|没错|可以|能|行)吧|对不对|对吗|是吗|没错)(?=[?？!！。,，]|$)|不是[^,，。]{1,20}吗"
)
CLAIMS = re.compile(rf"{TAGGED.pattern}|听说|据说|听讲|怎么才|是不是|[?？]$")

#: The case that the name of whom is paid ends with: 规模化主体（油菜）.
_CASE = re.compile(r"[（(]([^（）()]{2,8})[）)]$")
_OF_IT = re.compile(
    r"(?:的|是|也|都|不是|补|奖|给|能|每[亩人个家户]|[一1][亩人个家户]|最高|有|按|[涨提升]?[到高]+)*"
    r"(?P<figure>\d[\d.]*(?:万|亿|%)?元?)(?![\d.亩家个人台套名户年月天吨平公])"
)
_OFTEN = r"(?:每(?:个|一)?(?:季度|半年|[天日周月年])|一(?:周|个?月|季度?|年)(?=[一1]次)|按(?:季度?|半年|[日周月年])|逐(?:日|月|季|年))"
_HOW_OFTEN = re.compile(
    rf"(?P<often>{_OFTEN})[^,，。?？\d几多]{{0,4}}(?:(?:[一1]次)|发|打|付|兑|结|交|缴|报|查|检|评|考核|换)"
)
_PERIODS = {"季": "季", "半": "半年", "天": "日", "日": "日", "周": "周", "月": "月", "年": "年"}
#: Hearsay, or the end of a scale, in front of a figure: 听说人均不到20平米就能申请, 最高那档一个月100块.
_HEARD = re.compile(r"(?:听说|据说|听讲|都说|说是|最[高低]的?[那一]?[一个]?[档级])[^,，。?？\d]{0,12}$")
_SQUARE = re.compile(r"(?<=\d)(?:个?平(?:方|米)?(?!方|米)|㎡)")
_UNITS = {"块": "元", "周岁": "岁"}
_CODE = re.compile(r"(?<![A-Za-z\d])([A-Za-z]{2,8})-?(\d{3,})(?!\d)")


def supposed_figures(text: str, body: str, first: Node, knowledge: Knowledge) -> Iterator[str]:
    """The sentences on the figures that normalised `text` supposes wrongly; `body` is what the nodes say of which `first` answers."""
    supposed = supposed_figure(text, body)
    if supposed is not None:
        yield f"问题里的“{supposed}”，所引的条文没有写。"
    else:
        yield from _of_another(text, first, knowledge) or _bounds(text, body)
    often = _HOW_OFTEN.search(text)
    printed = {_period(one) for one in re.findall(_OFTEN, body)}
    if often and CLAIMS.search(text) and printed and _period(often["often"]) not in printed:
        yield f"问题里的“{often['often']}”，所引的条文没有写。"
    source = knowledge.home[first.id].source.lower()
    for said in _CODE.finditer(text):
        alike = re.compile(rf"{said[1].lower()}-?\d{{{len(said[2])}}}")
        if said[0].lower() not in source and alike.search(source):
            yield f"问题里的“{said[0]}”，文件中没有这个编号。"


def _of_another(text: str, first: Node, knowledge: Knowledge) -> list[str]:
    """嘉兴级补90%, where that is for 省级, and 水稻每亩220对吧, where it is for none."""
    found = []
    cases = [
        (case[1], one.amount)
        for one in knowledge.incentives.get(first.id, ())
        if (case := _CASE.search(unspaced(one.beneficiary)))
    ]
    for said, own in cases:
        claimed = _OF_IT.match(text, text.find(said) + len(said)) if said in text else None
        if claimed is None or not CLAIMS.search(text):
            continue
        value = _value(claimed["figure"])
        of_it = {amount.value for name, amount in cases if name == said}
        others = {amount.value for name, amount in cases if name != said}
        if value not in of_it and (value in others or TAGGED.search(text)):
            found.append(f"问题里的“{claimed['figure']}”不是“{said}”的，文件写的是{own.text}。")
    return found[:1]


def _value(figure: str) -> float:
    read = list(amounts(figure if figure[-1] in "元%" else f"{figure}元"))
    return read[0].value if read else -1.0


def _bounds(text: str, body: str) -> list[str]:
    """The first figure that was heard of, where there are figures of its kind and it is none of them."""
    said = _SQUARE.sub("平方米", text)
    printed = {(_UNITS.get(one.unit, one.unit), one.value) for one in amounts(body)}
    for one in amounts(said):
        unit = _UNITS.get(one.unit, one.unit)
        known = one.value != 1 and any(unit == other for other, _ in printed)
        if known and (unit, one.value) not in printed and _HEARD.search(said[: one.start]):
            return [f"问题里的“{one.text}”，所引的条文没有写。"]
    return []


def _period(often: str) -> str:
    return next(name for mark, name in _PERIODS.items() if mark in often)
