"""Who a grant goes to: the words in front of it, split where several receive different amounts.

"对新认定的国家级、省级设计企业（中心）分别给予100万元、20万元" has two beneficiaries,
新认定的国家级设计企业（中心） and 新认定的省级设计企业（中心）. But: where the number of beneficiaries does
not come out as the number of amounts, nothing is returned; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.amounts import Quantity, amounts
from corpus.beneficiary_words import generic

_LEVEL = (
    r"(?:国际|国家|全国|省|(?!按|给|对|为|的|和|级)[\u4e00-\u9fff]{2}(?:市)?|市|县|区|街道|镇|社区|村)?级|国家|全国|省|市|县|区|[一二三四五特]等奖|[一二三四五]星级|(?:优秀|良好|合格|优胜)(?:等级|等次)?"
    r"|[甲乙丙丁A-G][级类]|[1-5]A级?|A{1,5}级|[第]?[一二三四五]类|[一二三四五]级|金奖|银奖|铜奖|大奖|[ⅠⅡⅢⅣIV]{1,3}期?"
)
#: Grades that stand for one another.
_SCALES = (
    r"[一二三四五]星级", r"(?<!星)[一二三四五]级", r"[一二三四五特]等奖", r"第?[一二三四五]类", r"[A-G]类", r"[1-5]A级?",
    r"(?:国际|国家|全国|省|市|县|区)级", r"优秀|良好|合格", r"金奖|银奖|铜奖",
)  # fmt: skip
_DOING = re.compile(r"完成|达到|通过|取得|获得|实现|入选|列入|评为|认定为|处于|进入")
_JOIN = r"(?:、|，|和|及|与|以及|或)"


def split(who: str, count: int) -> tuple[str, ...] | None:
    """The beneficiaries in `who` for `count` different amounts, or None where there are not as many."""
    if count == 1:
        return (who,)
    runs = [run for run in (_level_run(who, count), _amount_run(who, count)) if run is not None]
    if runs:
        start, end, members = max(runs)
        return tuple(f"{who[:start]}{member}{who[end:]}" for member in members)
    front, comma, rest = who.rpartition("，")
    if comma and _DOING.match(rest) and (found := _by_mark(rest, count)):
        return tuple(f"{front}，{words}" for words in found)
    return _by_mark(who, count)


_Run = tuple[int, int, tuple[str, ...]]


def _level_run(who: str, count: int) -> _Run | None:
    """国家级、省级X -> 国家级X, 省级X: levels or grades in a row, with the same words around them."""
    run = re.compile(
        rf"(?P<levels>(?:(?:{_LEVEL}){_JOIN}){{{count - 1}}}(?:{_LEVEL}))(?!{_JOIN}(?:{_LEVEL}))"
    )
    for match in run.finditer(who):
        before = who[: match.start()]
        if re.search(r"奖[、，和]?$", before) or re.search(rf"(?:{_LEVEL}){_JOIN}$", before):
            continue
        levels = re.split(_JOIN, match["levels"])
        if len(levels) == count:
            return match.start(), match.end(), tuple(levels)
    return None


def _amount_run(who: str, count: int) -> _Run | None:
    """首次突破1亿元、5亿元的企业 -> 首次突破1亿元的企业, 首次突破5亿元的企业."""
    groups: list[list[Quantity]] = []
    for quantity in amounts(who):
        if quantity.joined == "list" and groups:
            groups[-1].append(quantity)
        else:
            groups.append([quantity])
    for group in reversed(groups):
        if len(group) == count:
            return group[0].start, group[-1].end, tuple(_whole(member, group[-1]) for member in group)
    return None


def _whole(member: Quantity, last: Quantity) -> str:
    """A member of an enumeration with the unit that only the last one prints: 1000、2000万元."""
    unit = re.sub(r"^[\d.,]+", "", last.text)
    return member.text if not re.fullmatch(r"[\d.,]+", member.text) else member.text + unit


def _by_mark(who: str, count: int) -> tuple[str, ...] | None:
    """新认定为A、B的企业 -> 新认定为A的企业, 新认定为B的企业."""
    lead = re.match(
        r".*?(?:认定为|评定为|评为|获评|获得|取得|获|列入|入选|创建|成功创建|通过|实现|完成|处于|新认定的|新设立的|新建的|认定的|引进的|对|为|在)(?=[^，]*[、，和及”])",
        who,
    )
    prefix = lead[0] if lead else _shared(who)
    rest = who[len(prefix) :]
    tail = re.search(r"(?:三个梯度|两个|三个|四个)?[^、，和及“”]*?的(?:[^、，的]{0,16})$", rest)
    suffix = ""
    if tail and tail.start() > 0:
        cut = rest.rfind("的", 0, len(rest))
        suffix = rest[cut:]
        rest = rest[:cut]
    items = _items(rest)
    items = [item for item in items if not generic(item)]
    if "其中" in items or "分别" in who:
        return None
    while len(items) > count and (merged := _merge(items)) is not None:
        items = merged
    if len(items) != count:
        return None
    for index in range(1, count):
        grade = re.fullmatch(_LEVEL, items[index])
        stem = re.sub(rf"(?:{_LEVEL})$", "", items[index - 1])
        if grade and stem and stem != items[index - 1]:
            items[index] = stem + items[index]
    return tuple(f"{prefix}{item}{suffix}" for item in items)


def _shared(who: str) -> str:
    """毕业5年内首次就业的 in 毕业5年内首次就业的博士、硕士、本科生: what stands before the first of several
    bare nouns holds for all."""
    first, *rest = _items(who)
    return first[: first.rfind("的") + 1] if rest and not any("的" in item for item in rest) else ""


def _items(text: str) -> list[str]:
    """Parts between 、 ， 和 及 outside brackets and quotation marks; ”“ parts two names as well."""
    found, depth, current = [], 0, ""
    index = 0
    while index < len(text):
        character = text[index]
        if character in "（(“《":
            if character == "“" and current.endswith("”"):
                found.append(current)
                current = ""
            depth += 1
        elif character in "）)”》":
            depth = max(0, depth - 1)
        if (depth == 0 and character in "、，；") or (
            depth == 0
            and character in "和及或"
            and len(current) >= 2
            and not text.startswith(("及以上", "及其", "和谐"), index)
        ):
            found.append(current)
            current = ""
        else:
            current += character
        index += 1
    return [item for item in [*found, current] if item]


def _merge(items: Sequence[str]) -> list[str] | None:
    """Join the first two neighbours of which only the second ends as the last item does (一等奖)."""
    ending = re.sub(r"[一二三四五特]", "", items[-1])[-2:]
    for index in range(len(items) - 1):
        if not items[index].endswith(ending) and items[index + 1].endswith(ending):
            return [*items[:index], f"{items[index]}、{items[index + 1]}", *items[index + 2 :]]
    return None


def levels(words: str, count: int) -> tuple[str, ...] | None:
    """The `count` levels or grades in a row in `words`, or None: 按国家级、省级 -> 国家级, 省级."""
    run = re.search(rf"(?:(?:{_LEVEL}){_JOIN}){{{count - 1}}}(?:{_LEVEL})", words)
    found = tuple(re.split(_JOIN, run[0])) if run else ()
    return found if len(found) == count else None


def regraded(who: str, grade: str) -> str | None:
    """`who` with its grade changed to another of the same scale: 被评为五星级的, 四星级 -> 被评为四星级的."""
    for scale in _SCALES:
        if re.fullmatch(scale, grade) and (found := re.search(scale, who)):
            return who[: found.start()] + grade + who[found.end() :]
    return None
