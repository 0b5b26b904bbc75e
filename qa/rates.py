"""The ratios and rates of a measure, each with what it is of: 研发费10%, 水稻每亩180元, 1:1配套.

Read off the incentive's own quotation. But: fixed sums (最高100万元) are no rates; works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.amounts import Quantity, amounts
from corpus.records import Incentive
from qa.caps import Cap

_GIVING = re.compile(r"给予|予以|享受|按照?")
_GIVEN = re.compile(r"补助|补贴|奖励|支持|资助")
_HEDGE = re.compile(r"(?:的|最高|不低于|不高于|不超过|至少|最低|每[\u4e00-\u9fff]{1,3}|[、，（(])+$")
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
_TIME = re.compile(r"[\d一二三四五六七八九十两]年$")
_MATCHING = re.compile(r"1\s*[:：∶]\s*1")
_EACH_OWN = re.compile(r"分别|各|一次性|最高")
_NOT_COUNTED = frozenset({"年", "月", "天", "日", "次", "人每月", "人每年"})


@dataclass(frozen=True, slots=True)
class Rate:
    """One ratio or rate of a measure: `base` is what it is of, `terms` all words that stand before it."""

    incentive: Incentive
    quantity: Quantity
    base: str
    segment: str
    terms: str
    factor: float
    per: str
    least: float | None = None  # the lower end of a range
    caps: tuple[Cap, ...] = ()  # the ceilings behind it, beside that of the incentive


def rate_of(incentive: Incentive) -> Rate | None:
    """The rate of an incentive as its quotation prints it, or None where it is a fixed sum."""
    quote = "".join(incentive.quote.split())
    printed = "".join(incentive.amount.text.split()).split("-")[-1]
    every = amounts(quote)
    own = [
        q
        for q in every
        if "".join(q.text.split()) == printed and abs(q.value - incentive.amount.value) < 1e-9
    ]
    if not own:
        return None
    at = max(own, key=lambda q: (_named_before(incentive, quote, q, every), -q.start))
    first = at
    while first.joined:
        first = every[every.index(first) - 1]
    least = every[every.index(at) - 1].value if at.joined == "range" else None
    granted = [
        q
        for q in every
        if q.end <= first.start and not _is_condition(q) and q.unit in (first.unit, "比例", "元")
    ]
    begin = granted[-1].end if granted else 0
    head = quote[: granted[0].start] if granted else ""
    segment = quote[begin : first.start]
    terms = head + segment
    if _MATCHING.search(quote[at.end :]) and incentive.cap is not None:
        return Rate(incentive, at, "奖励", segment, terms, 1.0, "") if "奖" in segment else None
    if incentive.ratio is not None:
        return Rate(incentive, at, _base(segment), segment, terms, incentive.ratio, "", least)
    per = _EACH_OWN.sub("", at.per)
    if per and per not in _NOT_COUNTED and at.joined != "range":
        return Rate(incentive, at, "", segment, terms, at.value, per)
    return None


def _named_before(incentive: Incentive, quote: str, quantity: Quantity, every: Sequence[Quantity]) -> int:
    """How much of the beneficiary is named between the quantity before and this one: 大小麦 before 150元."""
    before = [q.end for q in every if q.end <= quantity.start]
    own = quote[before[-1] if before else 0 : quantity.start]
    return sum(len(part) for part in re.split(r"[（）()]", incentive.beneficiary) if part and part in own)


def _is_condition(quantity: Quantity) -> bool:
    """Whether a figure is a threshold (达60万元及以上), not an amount."""
    return bool(re.search(r"达|超|满|高于|大于", quantity.before) or re.search(r"以上|以下", quantity.after))


def _base(segment: str) -> str:
    """What a ratio is of: 按项目研发费的15% -> 项目研发费, 对保费给予不低于60% -> 保费."""
    words = _HEDGE.sub("", _BRACKETS.sub("", segment))
    pieces = [piece for piece in re.split(r"[，；。、]", words) if piece]
    last = pieces[-1] if pieces else ""
    for verb in (_GIVING, _GIVEN):
        if verb.search(last):
            last = next((part for part in reversed(verb.split(last)) if part), "")
            break
    return "" if _TIME.search(last) else re.sub(r"^对|的$", "", last)


def object_of(rate: Rate) -> str:
    """What a rate by the unit is for: 水稻 in 给予水稻每亩180元."""
    before = re.sub(r"每.{1,3}$", "", rate.segment)
    return _GIVING.split(re.split(r"[，、；。]", before)[-1])[-1]
