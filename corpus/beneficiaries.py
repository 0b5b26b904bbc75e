"""Who a grant goes to: the words in front of it, split where several receive different amounts.

"对新认定的国家级、省级设计企业（中心）分别给予100万元、20万元" has two beneficiaries,
新认定的国家级设计企业（中心） and 新认定的省级设计企业（中心）. But: where the number of beneficiaries does
not come out as the number of amounts, nothing is returned; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LEVEL = (
    r"(?:国际|国家|全国|省|(?!按|给|对|为|的|和|级)[\u4e00-\u9fff]{2}(?:市)?|市|县|区|街道|镇|社区|村)?级|国家|全国|省|市|县|区|[一二三四五特]等奖|[一二三四五]星级|(?:优秀|良好|合格|优胜)(?:等级|等次)?"
    r"|[甲乙丙丁A-D]级|[第]?[一二三四五]类|金奖|银奖|铜奖|大奖"
)
_JOIN = r"(?:、|，|和|及|与|以及|或)"
_GENERIC = re.compile(
    r"^(?:每[家个户人项次亩]|单[个家项]|同一?[家个]|最高|一次性|企业|单位|个人|项目|其|按|按照|给|分别|再|可|的|年|月|还|另|将|均|原则上)*$"
)
_OPENING = re.compile(
    r"(?:^|(?<=[，；。：:]))(?:并|同时)?(?:对(?!象|接|口|外|其|应)|凡|被|经(?=[^，]{2,}的))"
)
_HEAD = re.compile(r"(?<=的)(?P<head>[^的，。；]{2,24}(?:[（(][^）)]*[）)])?)$")
_BARE_HEADS = frozenset(
    [
        "企业",
        "单位",
        "个人",
        "人员",
        "项目",
        "对象",
        "机构",
        "产品",
        "主体",
        "组织",
        "园区",
        "平台",
        "载体",
        "团队",
        "家庭",
        "高校",
        "院所",
    ]
)


def split(who: str, count: int) -> tuple[str, ...] | None:
    """The beneficiaries in `who` for `count` different amounts, or None where there are not as many."""
    if count == 1:
        return (who,)
    return _by_level(who, count) or _by_mark(who, count)


def _by_level(who: str, count: int) -> tuple[str, ...] | None:
    """国家级、省级X -> 国家级X, 省级X: levels or grades in a row, with the same words around them."""
    run = re.compile(
        rf"(?P<levels>(?:(?:{_LEVEL}){_JOIN}){{{count - 1}}}(?:{_LEVEL}))(?!{_JOIN}(?:{_LEVEL}))"
    )
    for match in run.finditer(who):
        before = who[: match.start()]
        if re.search(r"奖[、，和]?$", before):
            continue
        if re.search(rf"(?:{_LEVEL}){_JOIN}$", before):
            continue
        levels = re.split(_JOIN, match["levels"])
        if len(levels) == count:
            return tuple(f"{before}{level}{who[match.end() :]}" for level in levels)
    return None


def _by_mark(who: str, count: int) -> tuple[str, ...] | None:
    """新认定为A、B的企业 -> 新认定为A的企业, 新认定为B的企业."""
    lead = re.match(
        r".*?(?:认定为|评定为|评为|获评|获得|取得|获|列入|入选|创建|成功创建|通过|实现|新认定的|新设立的|新建的|认定的|引进的|对|为|在)(?=[^，]*[、，和及”])",
        who,
    )
    prefix = lead[0] if lead else ""
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


def introduction(text: str, start: int, first: int) -> str:
    """The words that introduce the grants from `start` on: the last 对… before it, or all that stands before.

    `first` is where the first grant of the sentence begins: what stands behind that belongs to it, not to us.
    """
    before = text[:start].rstrip("，")
    openings = [m.start() for m in _OPENING.finditer(before)]
    if openings:
        opening = openings[-1]
        stop = first if opening < first <= start else start
        return text[opening:stop].strip("，；：、 ")
    return before[: min(first, len(before))].strip("，；：、 ")


def person(words: str) -> str:
    """A beneficiary without 对 and the words around it: 对新认定的…，每家企业 -> 新认定的…."""
    words = re.sub(r"^(?:[（(][一二三四五六七八九十]+[)）]|\d+[.、．]|[①-⑳])", "", words.strip("，；、： "))
    words = re.sub(r"^(?:补贴|补助|资助|奖励|发放|待遇)(?:标准|金额|额度|条件)[:：]", "", words)
    words = words.split("，对其")[0]
    if re.match(r"[^，：]{2,12}：.", words):
        words = words.split("：")[0]
    words = re.sub(r"^(?:并|其中|同时)?[，]?(?:并?对(?:于)?|凡(?:是)?|将|为|支持(?=应用))", "", words)
    while True:
        shorter = re.sub(
            r"(?:的)?标准(?:为)?(?:每[人户月年个家]{1,2})*$|(?:，)?(?:每[人户月年个家][次]?)+(?:分别)?(?:为)?$",
            "",
            words,
        )
        shorter = re.sub(r"(?:[，、](?:按|按照|根据|视|在)[^，]{0,30}|[，、]?按[^，的]{0,12})$", "", shorter)
        fragments = shorter.split("，")
        if len(fragments) > 1 and generic(fragments[-1]):
            shorter = "，".join(fragments[:-1])
        if shorter == words or not shorter:
            return words.strip("，；、 ")
        words = shorter


def head(words: str) -> str | None:
    """The noun behind the last 的 (规上工业企业), or None where it says nothing by itself (企业)."""
    found = _HEAD.search(words)
    if found is None or found["head"] in _BARE_HEADS or len(found["head"]) < 3:
        return None
    return found["head"]


def levels(words: str, count: int) -> tuple[str, ...] | None:
    """The `count` levels or grades in a row in `words`, or None: 按国家级、省级 -> 国家级, 省级."""
    run = re.search(rf"(?:(?:{_LEVEL}){_JOIN}){{{count - 1}}}(?:{_LEVEL})", words)
    found = tuple(re.split(_JOIN, run[0])) if run else ()
    return found if len(found) == count else None


def generic(words: str) -> bool:
    """Whether words before an amount name nobody: 每家企业, 单个项目."""
    return bool(_GENERIC.match(words))
