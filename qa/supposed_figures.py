"""Figures that a question supposes and the measure does not have: a sum that is another's, one that is held to be so or was
heard of, how often, a code.

Each is said in words that are true of what is quoted, and figures are held against those of the same unit. But: a sum said to
be given is read by `qa.notices`; the asker's own figures suppose nothing, nor does one that what is printed may cover
(80岁 of 60周岁及以上).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import jieba

from corpus.amounts import Quantity, amounts
from corpus.records import Incentive, Node
from qa.beneficiary_name import core
from qa.claims import HEARD, TAG_BEHIND, claims, held
from qa.knowledge import Knowledge
from qa.normalise import unspaced
from qa.notices import supposed_figure

#: The case that the name of whom is paid ends with: 规模化主体（油菜）.
_CASE = re.compile(r"[（(]([^（）()]{2,8})[）)]$")
_OF_IT = re.compile(
    r"(?:的|是|也|都|不是|补|奖|给|能|每[亩人个家户]|[一1][亩人个家户]|最高|有|按|[涨提升到高])*"
    r"(?P<figure>\d[\d.]*(?:万|亿|%)?元?)(?![\d.亩家个人台套名户年月天吨平公])"
)
_OFTEN = r"(?:每(?:个|一)?(?:季度|半年|[天日周月年])|一(?:周|个?月|季度?|年)(?=[一1]次)|按(?:季度?|半年|[日周月年])|逐(?:日|月|季|年))"
_HOW_OFTEN = re.compile(
    rf"(?P<often>{_OFTEN})[^,，。?？\d几多]{{0,4}}(?:(?:[一1]次)|发|打|付|兑|结|交|缴|报|查|检|评|考核|换)"
)
_PERIODS = {"季": "季", "半": "半年", "天": "日", "日": "日", "周": "周", "月": "月", "年": "年"}
#: In front of a figure: 听说人均不到20平米就能申请, 最高那档一个月100块, 新增上市公司是不是5家.
_HEARD = re.compile(rf"(?:{HEARD}|最[高低]的?[那一]?[一个]?[档级])[^,，。?？\d]{{0,12}}$|是不是(?:有|要)?$")
_TAG = re.compile(rf"[^,，。?？\d多几]{{0,6}}?{TAG_BEHIND}")
#: What the asker says of the own case, which is no claim.
_OWN = re.compile(r"我|咱|本人|俺|自己|孩子|家里|已经|[去前]年")
#: What has to be paid, wherever else sums are printed: 要交2000元管理费.
_CHARGED = re.compile(r"(?:[要得须需]|收)(?:交|缴|付|收|取)[^,，。?？\d]{0,4}$")
_FEE = re.compile(r"[^,，。?？]{0,4}费")
_ONLY_THEN = re.compile(r"[^,，。?？\d]{0,3}才")
#: Words beside a figure that do not say of what it is.
_EMPTY = frozenset({"一共", "总共", "对不对", "是不是", "没错", "可以", "就是", "应该", "这样"})
_SQUARE = re.compile(r"(?<=\d)(?:个?平(?:方|米)?(?!方|米)|㎡)")
#: What is counted in two ways, and how many of the other it is.
_UNITS = {
    "块": ("元", 1),
    "周岁": ("岁", 1),
    "年": ("个月", 12),
    "名": ("人", 1),
    "位": ("人", 1),
    "天": ("日", 1),
}
#: Bounds that say 不 first, as 不低于 has 低于 in it.
_AT_LEAST = re.compile(r"不得?(?:低于|少于|小于)|以上|至少|最[低少]|^起$")
_AT_MOST = re.compile(
    r"不得?(?:高于|多于|大于|超)|不超|以[下内]|之内|^内$|至多|最[高多]|封顶|上限|为限|不满|未满|不足|未达|低于|小于|少于"
)
_MORE_THAN = re.compile(r"超|高于|大于|多于|满|达")
_PIECES = re.compile(r"[,，。;；?？]")
_NEAR = 40  # characters beside a figure that say what it is of
_CODE = re.compile(r"(?<![A-Za-z\d])([A-Za-z]{2,8})-?(\d{3,})(?!\d)")


def supposed_figures(text: str, body: str, first: Node, knowledge: Knowledge) -> Iterator[str]:
    """The sentences on the figures that normalised `text` supposes wrongly; `body` is what the nodes say of which `first` answers."""
    supposed = supposed_figure(text, body)
    if supposed is not None:
        yield f"问题里的“{supposed}”，所引的条文没有写。"
    else:
        yield from _of_another(text, knowledge.incentives.get(first.id, ())) or _unwritten(text, body)
    often = _HOW_OFTEN.search(text)
    if often and claims(text):
        printed = {_period(one) for one in re.findall(_OFTEN, body)}
        if printed and _period(often["often"]) not in printed:
            yield f"问题里的“{often['often']}”，所引的条文没有写。"
    for said in _CODE.finditer(text):
        source = knowledge.home[first.id].source.lower()
        alike = re.compile(rf"{said[1].lower()}-?\d{{{len(said[2])}}}")
        if said[0].lower() not in source and alike.search(source):
            yield f"问题里的“{said[0]}”，文件中没有这个编号。"


def _of_another(text: str, incentives: Sequence[Incentive]) -> list[str]:
    """嘉兴级补90%, where that is for 省级, and 水稻每亩220对吧, where it is for none; of one measure and one unit only."""
    cases = [(case[1], one) for one in incentives if (case := _CASE.search(unspaced(one.beneficiary)))]
    for said in dict.fromkeys(case for case, _ in cases):
        claimed = _OF_IT.match(text, text.find(said) + len(said)) if said in text else None
        read = _value(claimed["figure"]) if claimed and claims(text) else None
        if claimed is None or read is None:
            continue
        of_unit = [one for one in incentives if one.amount.unit.split("/")[0] == read.unit]
        of_case = [one for one in of_unit if said in unspaced(one.beneficiary)]
        measure = _measure(text, [*of_case, *(one for case, one in cases if case == said)])
        alike = [(case, one) for case, one in cases if one in of_unit and core(one.beneficiary) == measure]
        values = {one.amount.value for case, one in alike if case == said}
        others = {one.amount.value for case, one in alike if case != said}
        if not values or read.value in values:
            continue
        own = next(one for case, one in alike if case == said)
        most = own.cap is not None and own.cap.value == own.amount.value
        if read.value in others or (held(text) and not (most and read.value < own.amount.value)):
            at_most = "最高" if most else ""
            return [f"问题里的“{claimed['figure']}”不是“{said}”的，文件写的是{at_most}{own.amount.text}。"]
    return []


def _measure(text: str, incentives: Sequence[Incentive]) -> str | None:
    """What is paid for in a case: the one thing that has it, or the one of several that is named."""
    every = dict.fromkeys(core(one.beneficiary) for one in incentives)
    found = list(every) if len(every) == 1 else [name for name in every if name and name in unspaced(text)]
    return found[0] if len(found) == 1 else None


def _value(figure: str) -> Quantity | None:
    return next(iter(amounts(figure if figure[-1] in "元%" else f"{figure}元")), None)


def _unwritten(text: str, body: str) -> list[str]:
    """The first figure that is held to be so or was heard of, where what is asked about has figures of its unit, none of them
    this one nor one that covers it."""
    said = _SQUARE.sub("平方米", text)
    figures = amounts(said)
    printed = amounts(body) if figures else ()
    for one in figures:
        before, behind = said[max(0, one.start - _NEAR) : one.start], said[one.end : one.end + _NEAR]
        heard, tag = _HEARD.search(before), _TAG.match(behind)
        piece = _PIECES.split(before)[-1]
        if one.value == 1 or not (heard or (tag and not _OWN.search(piece))):
            continue
        if any(_size(other) == _size(one) for other in printed):
            continue
        near = printed if heard else _beside(piece + (tag[0] if tag else ""), body)
        alike = [other for other in near if _size(other)[0] == _size(one)[0]]
        wrong = bool(alike) and (_ONLY_THEN.match(behind) is not None or not _covered(one, alike))
        fee = _FEE.match(behind) if _CHARGED.search(before) else None
        unset = fee is not None and fee[0] in body and not any(_size(other)[0] == "元" for other in printed)
        if wrong or unset:
            return [f"问题里的“{one.text}”，所引的条文没有写。"]
    return []


def _beside(words: str, body: str) -> Sequence[Quantity]:
    """The figures of the sentences that have one of the words, of all where nothing is named."""
    told = [word for word in jieba.cut(words, HMM=False) if len(word) > 1 and word not in _EMPTY]
    parts = [part for part in re.split(r"[。；]", body) if not told or any(word in part for word in told)]
    return [one for part in parts for one in amounts(part)]


def _size(one: Quantity) -> tuple[str, float]:
    unit, times = _UNITS.get(one.unit, (one.unit, 1))
    return unit, one.value * times


def _covered(one: Quantity, printed: Sequence[Quantity]) -> bool:
    """Whether a figure lies within one that is printed with a bound, or between two of a range."""
    size = _size(one)[1]
    for before, other in zip((None, *printed), printed, strict=False):
        hedge, bound = f"{other.before} {other.after}".strip(), _size(other)[1]
        at_most = _AT_MOST.search(hedge) is not None and not _AT_LEAST.search(hedge)
        at_least = not at_most and any(words.search(hedge) for words in (_AT_LEAST, _MORE_THAN))
        ranged = other.joined == "range" and before is not None and _size(before)[1] <= size <= bound
        if ranged or (at_most and size <= bound) or (at_least and size >= bound):
            return True
    return False


def _period(often: str) -> str:
    return next(name for mark, name in _PERIODS.items() if mark in often)
