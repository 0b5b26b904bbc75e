"""Quantities in a text: money, shares, areas, counts, times; each as printed, as a number, and with its
hedges.

Reads "80万元", "1 .83 亿元", "5%-20%", "百分之十五", "三分之二", "三成", "五百元", "100—500亩", and
enumerations whose unit stands at one member only ("100万、70万元"). Money is turned into 元, shares into
比例 (0-1), 万 and 亿 are multiplied out: 1.2亿千瓦时 is 120000000 千瓦时. But: leaves out what is no
quantity (dates, 第二批, 2.0版, 〔2023〕75号, 1:1, 4+1), converts no other unit, and does not know what a
quantity is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import isfinite
from typing import Literal

from corpus.hedges import given_for, hedge_after, hedge_before
from corpus.magnitudes import DIGITS, number, rounded, scale, spoken
from corpus.measure_words import COUNTED, MONEY, SAME_UNIT, SHARE, SHARES, UNITS, UNITS_AFTER_CHINESE
from corpus.numerals import value as numeral

Joined = Literal["", "list", "range"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """`text` is the slice `[start, end)`. `before` and `after` are the hedges beside it (不低于, 以上); a
    member of an enumeration has those of the first. `per` is what it is given for (亩 in 每亩180元).
    `joined` tells how it hangs on the quantity before it: as the next member of an enumeration or as the
    upper end of a range."""

    start: int
    end: int
    text: str
    value: float
    unit: str
    before: str = ""
    after: str = ""
    per: str = ""
    joined: Joined = ""

    @property
    def printed(self) -> tuple[float, str]:
        """Number and unit as printed (30, 万吨标准煤); money in 元 and shares from 0 to 1 all the same."""
        digits = re.match(DIGITS, self.text)
        if digits is None or self.unit in MONEY.values() or self.unit == SHARE:
            return self.value, self.unit
        return number(digits[0]), re.sub(r"\s", "", self.text[digits.end() :])


def _choice(words: Iterable[str]) -> str:
    """An alternation of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_HAN = (
    r"[一二两三四五六七八九十][〇零一二两三四五六七八九十百千]{0,23}"  # bounded: a run of 2,000 is no number
)
_SCALE = r"(?:[十百千]?(?:万亿|亿|万)|千|百)"
_UNIT = _choice({*MONEY, *SHARES, *UNITS})
_HAN_UNIT = _choice({*UNITS_AFTER_CHINESE, *MONEY})
_DASH = r"\s*(?:-|—+|–|－|~|～|至|到)\s*"
_QUANTITY = re.compile(
    rf"(?P<hundredths>百分之(?P<share>\d+(?:\.\d+)?|{_HAN}(?:点[〇零一二三四五六七八九]+)?)|千分之(?P<thousandths>\d+(?:\.\d+)?|{_HAN}))"
    rf"|(?P<parts>(?P<below>[二三四五六七八九十]+)分之(?P<above>[一二三四五六七八九十]+))"
    rf"|(?P<tenths>(?P<tenth>\d(?:\.\d)?|[一二两三四五六七八九])成(?=以上|以下|以内|左右|的|[，。；、）,;)]|$))"
    rf"|(?P<half>(?<![另减])一半(?=以上|[，。；、]|$))"
    rf"|(?<!\d)(?P<number>{DIGITS})\s*(?:(?P<scale>{_SCALE})\s*(?:多\s*)?(?P<scaled>{_UNIT})?|(?P<unit>{_UNIT}))"
    rf"|(?<=不低于|不高于|不超过|不少于|控制在|达到了|缩小到|稳定在|保持在|提高到|提升到|下降到)\s*(?P<plain>{DIGITS})(?=以上|以内|以下|左右|[，。；、,;)）]|$)"
    rf"|(?<=[达为至率在超])(?:到)?(?P<above_plain>\d+\.\d+)(?=以上|以内|以下|左右)"
    rf"|(?P<han>{_HAN})(?:(?P<hanscale>{_SCALE})(?P<hanscaled>{_HAN_UNIT})|(?P<hanunit>{_HAN_UNIT}))"
)
_BARE = re.compile(rf"(?P<number>{DIGITS})\s*(?P<scale>{_SCALE})?(?P<dash>{_DASH}|\s*[、和或与及/]\s*)$")
_REACH = 16  # characters before a quantity in which a number that leans on it may stand
_NOT_BEFORE = re.compile(r"(?:\d\s*[:：∶]|[第＋+〔\[A-Za-z.]|[／/]|[〔（(]20\d\d[〕）)])\s*$")
_NOT_AFTER = re.compile(r"\s*[+＋:：∶]\s*\d|\.\d")
_SAME_ONE = re.compile(r"[同某任另各这那哪每首统唯之万]$")
_NOT_ONCE = re.compile(
    r"性|体化|系列|定|把手|条龙|揽子|窗|网|站式|方|期|季度|级|度|批|轮|线|流|律|般|律|并|旦|些|直|时|样"
)

_LIST_GAP = re.compile(r"\s*(?:[、和或与及]|以及|，|,)\s*")
_MONEY_WORDS = re.compile(
    r"(?:资金|奖励?|补[助贴偿]|经费|投资|贷款|金额|收入|支出|费|款|额|产值|营收|税)[^，。；]{0,8}$"
)

_MONEY_NEXT = re.compile(
    r"\s*(?:的)?(?:奖|补|资助|资金|支持|[\u4e00-\u9fff]{0,4}(?:收入|投资|产值|贷款|销售额|营收|规模|基金))"
)


def amounts(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text in order. Offsets count characters of `text`; blanks inside are tolerated."""
    return _amounts(text)


@lru_cache(maxsize=8192)
def _amounts(text: str) -> tuple[Quantity, ...]:
    found: list[Quantity] = []
    for quantity in _with_unitless(text):
        if found and (joined := _join(text, found[-1], quantity)):
            before, per = quantity.before or found[-1].before, quantity.per or found[-1].per
            quantity = replace(quantity, joined=joined, before=before, per=per)
        found.append(quantity)
    return tuple(found)


def _join(text: str, first: Quantity, second: Quantity) -> Joined:
    """How the second hangs on the first: by 、 or by a dash, with the same unit."""
    gap = text[first.end : second.start]
    if first.unit != second.unit:
        return ""
    if re.fullmatch(_DASH, gap):
        return "range"
    return "list" if _LIST_GAP.fullmatch(gap) and not given_for(text, second.start, second.start) else ""


def _with_unitless(text: str) -> Iterator[Quantity]:
    """Quantities with a unit of their own, each after the unitless numbers that lean on it (5-20%,
    100万、70万元)."""
    reached = 0
    for match in _QUANTITY.finditer(text):
        quantity = _read(match, text)
        if quantity is None or not isfinite(quantity.value):
            continue
        yield from reversed(_leaning(text, match, quantity, reached))
        yield quantity
        reached = quantity.end


def _leaning(text: str, match: re.Match[str], quantity: Quantity, reached: int) -> list[Quantity]:
    """The numbers right before a quantity that share its unit, from right to left; none before `reached`."""
    found: list[Quantity] = []
    start = match.start()
    while bare := _BARE.search(text, max(reached, start - _REACH), start):
        before = text[max(0, bare.start() - 8) : bare.start()]
        is_range = re.fullmatch(_DASH, bare["dash"]) is not None
        if _NOT_BEFORE.search(before) or before[-1:].isdigit():
            break
        if not is_range and not bare["scale"] and quantity.unit != SHARE:
            break
        size = scale(bare["scale"] or match["scale"] or "")
        if quantity.unit == SHARE:
            size = 0.01
        end = bare.end("scale") if bare["scale"] else bare.end("number")
        value = rounded(number(bare["number"]) * size)
        hedge, per = hedge_before(text, bare.start()), given_for(text, bare.start(), end)
        found.append(
            Quantity(bare.start(), end, text[bare.start() : end], value, quantity.unit, hedge, "", per)
        )
        start = bare.start()
    return found


def _read(match: re.Match[str], text: str) -> Quantity | None:
    """The quantity of one match, or None where it is a date, an ordinal or part of a name."""
    start, end = match.span()
    if match["hundredths"]:
        words = match["share"] or match["thousandths"]
        part = spoken(words)
        if part is None:
            return None
        return _made(text, start, end, part / (100 if match["share"] else 1000), SHARE)
    if match["parts"]:
        above, below = numeral(match["above"]), numeral(match["below"])
        return _made(text, start, end, above / below, SHARE) if above and below and above <= below else None
    if match["tenths"]:
        tenth = spoken(match["tenth"])
        return _made(text, start, end, tenth / 10, SHARE) if tenth else None
    if match["half"]:
        return _made(text, start, end, 0.5, SHARE)
    if plain := match["plain"] or match["above_plain"]:
        return _made(text, match.end() - len(plain), end, number(plain), "")
    if _NOT_BEFORE.search(text[max(0, start - 8) : start]) or _NOT_AFTER.match(text, end):
        return None
    if match["number"]:
        value = number(match["number"]) * scale(match["scale"] or "")
        unit = match["unit"] or match["scaled"] or _unprinted(text, start, end, match["scale"] or "")
        return (
            _made(text, start, end, value, unit)
            if unit and not _is_date(text, start, end, value, unit)
            else None
        )
    return _in_han(match, text)


def _in_han(match: re.Match[str], text: str) -> Quantity | None:
    """A quantity in Chinese numerals, or None where they are a word (一系列, 二〇二四年)."""
    start, end = match.span()
    value, unit = numeral(match["han"]), match["hanunit"] or match["hanscaled"]
    before = text[max(0, start - 1) : start]
    if value is None or _SAME_ONE.search(before) or before.isdigit():
        return None
    if value == 1 and match["hanscale"] is None and _NOT_ONCE.match(text, end):
        return None
    month = re.match(r"[一二三四五六七八九十]*月", text[end : end + 3])
    if unit in ("年", "日") and ((before and before in "年月〇零") or len(match["han"]) >= 4 or month):
        return None
    return _made(text, start, end, value * scale(match["hanscale"] or ""), unit)


def _is_date(text: str, start: int, end: int, value: float, unit: str) -> bool:
    """Whether 2024年, 至2027年, 5月1日 or 3分之 is meant, and no quantity."""
    before = text[max(0, start - 12) : start]
    if unit == "年":
        year = 1900 <= value <= 2100 and text[start:end].rstrip("年").strip().isdecimal()
        return year or bool(re.search(r"20\d\d\s*(?:-|—+|–|至|到|~)\s*$", before))
    if unit == "日":
        return bool(re.search(r"月\s*$", before))
    return unit == "分" and bool(re.match(r"[之会别析类段]", text[end : end + 1]))


def _unprinted(text: str, start: int, end: int, size: str) -> str | None:
    """The unit that a bare 80万 stands for: what it counts, or 元 where money is spoken of."""
    before, after = text[max(0, start - 12) : start], text[end : end + 12]
    noun = next((word for word in COUNTED if after.lstrip().startswith(word)), None)
    if noun is not None or size[-1:] not in ("万", "亿"):
        return noun
    money = _enumerated_money(text, end) or _MONEY_WORDS.search(before) or _MONEY_NEXT.match(after)
    return "元" if money else None


def _enumerated_money(text: str, end: int) -> bool:
    """Whether an enumeration that goes on after `end` ends in 元: 100万、70万、30万元."""
    return (
        re.match(r"(?:\s*[、和]\s*\d[\d.]*\s*[万亿])*\s*[、和]\s*\d[\d.]*\s*[万亿]?元", text[end : end + 60])
        is not None
    )


def _made(text: str, start: int, end: int, value: float, unit: str) -> Quantity:
    if unit in SHARES:
        value, unit = value * SHARES[unit], SHARE
    elif unit in MONEY:
        unit = MONEY[unit]
    elif unit == "万吨":
        value, unit = value * 1e4, "吨"
    elif unit in ("米", "克") and text[start:end].endswith(f"千{unit}"):
        value, unit = value / 1e3, f"千{unit}"
    unit = SAME_UNIT.get(unit, unit)
    return Quantity(
        start, end, text[start:end], rounded(value), unit,
        hedge_before(text, start), hedge_after(text, end), given_for(text, start, end),
    )  # fmt: skip
