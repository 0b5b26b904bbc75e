"""The payments that a sentence speaks of, those of the same people together: A类人才's 购房补贴, 安家补助 and 人才津贴.

A part of a sentence (to the ；) is looked at by itself. What is read only in part (a share, by the 平方米, in a bound) is
marked. But: does not say which of them a question is about (`qa.payments_asked_about`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.amounts import Quantity, amounts
from corpus.measure_words import SHARE
from corpus.records import Place
from qa.normalise import unspaced

PER = re.compile(
    r"(?:[人户家](?:每|[/／·])?)?(?P<unit>年|月|日|天)(?:缴纳?|交纳?|领取?|给|发|付|补|拿)?|[人名位]"
)
UNITS = {"年": "年", "月": "月", "个月": "月", "日": "日", "天": "日"}
PIECE = re.compile(r"[，。：:,（）()|]")
#: Paid for each of something, or in a time, that `corpus.amounts` does not read: 每平方米每月30元, 按年补贴5万元.
_BY_MEASURE = re.compile(r"[每/／](?![年月天日人名位户家])[\u4e00-\u9fff\d]")
_BY_TIME = re.compile(
    r"按(?:半?年|月|季)|(?:^|[^\d一二三四五六七八九十个去今当本上前全近每/／])[年月]度?(?:补|奖|津|资助|支|发|给|租|工|缴)|每[\d一二两三四五六七八九十半季学周]"
)
_CONDITION = re.compile(r"以上|以下|以内|达|满|(?<![不得])(?:超过|高于)|低于|不足|不少于|至少|起$")
#: Says a payment again in another way: 每人每月5元，即每人每年60元.
_AGAIN = re.compile(r"[，,（(]?(?:即|也就是|折合|相当于)")
#: What bounds several payments together and is none itself.
_CEILING = re.compile(r"累计|总额|合计|总计|封顶|总共")
_BOUND = re.compile(r"不(?:得)?(?:超过|高于)|最高|最多")
#: What a payment is for, as printed and as people say it.
PURPOSES = (
    r"购房|买房", r"安家", r"租房|租金|房租", r"住房", r"人才(?=津贴|补)|津贴", r"生活", r"岗位", r"交通", r"通[讯信]", r"科研|研发",
    r"创业", r"培训", r"就业", r"社(?:会)?保(?:险)?", r"护理", r"伙食|餐饮", r"工作经费", r"配套", r"贡献", r"取暖",
)  # fmt: skip
#: Words between two payments that name nobody else.
_BETWEEN = re.compile(
    r"一次性|每[人年月日天名位户]|给予|给|发放|另外?|并|还|再|同时|以及|提供|享受|可|分别|最高|不超过|为期[一二三四五六七八九十\d]+年|连续[一二三四五六七八九十\d]+年"
    r"|按|标准|补[贴助偿]|津贴|奖励|资助|救助|资金|经费|费用?|元|万|[、，,和及与的其为人年月日天/／]|每"
)
#: Begins a further payment of the same people, whatever it is for.
_GOES_ON = re.compile(
    r"[^，,]{0,12}[，,](?:另|并|同时|还|再|此外|以及)|[^，,]{0,12}[，,](?:给予|发放)?一次性|[^，,]{0,8}(?:和|及|并)一次性"
)
_EVERY = re.compile(r"每(?:人每|户每)?(年|个?月|天|日)")


@dataclass(frozen=True, slots=True)
class Payment:
    """A sum paid each `unit` ("" where it is paid once), `each` person; `words` print it with what it is for, `lead` is
    what stands in front of it in its `part` of the sentence. `is_read`: nothing else decides what it comes to."""

    words: str
    lead: str
    purpose: int
    quantity: Quantity
    unit: str
    each: bool
    is_listed: bool
    is_read: bool
    part: str
    place: Place


def ceilings(flats: Sequence[str]) -> list[float]:
    """The sums that printed text without blanks says that what is paid may not pass in all."""
    return [
        quantity.value
        for flat in flats
        for quantity in amounts(flat)
        if quantity.unit == "元" and _is_ceiling(flat, quantity)
    ]


def has_payments(flat: str) -> bool:
    """Whether printed text has a sum that is no bound of all that is paid."""
    return any(q.unit == "元" and not _is_ceiling(flat, q) for q in amounts(flat))


def _is_ceiling(flat: str, quantity: Quantity) -> bool:
    piece = re.split(PIECE, flat[: quantity.start])[-1] + quantity.after
    return _CEILING.search(piece) is not None


def parts_of(place: Place) -> Iterator[tuple[str, Place]]:
    """The parts of a sentence, each with its place."""
    for part in re.split(r"[。；;]", unspaced(place.quote)):
        yield part, place


def _payments(flat: str, place: Place) -> Iterator[Payment]:
    before = 0
    every = [q for q in amounts(flat) if q.unit in ("元", SHARE)]
    for n, quantity in enumerate(every):
        behind = re.match(r"(?:[/／][\u4e00-\u9fff]{1,2})*", flat[before:])
        before += behind.end() if behind else 0
        start = max((m.end() for m in PIECE.finditer(flat, 0, quantity.start)), default=0)
        following = every[n + 1] if n + 1 < len(every) else None
        listed = quantity.joined == "list" or (following is not None and following.joined == "list")
        stop = PIECE.search(flat, quantity.end)
        comma = flat.find("、", quantity.end, following.start) if following is not None else -1
        end = stop.start() if stop else len(flat)
        end = comma if 0 <= comma < end and not listed else end
        words = flat[start if listed else max(start, before) : end].strip("、和及|")
        front, lead, before = flat[start : quantity.start], flat[before : quantity.start], quantity.end
        hedges = quantity.before + "|" + quantity.after
        conditional = quantity.unit == "元" and _CONDITION.search(hedges) is not None
        if _AGAIN.match(lead) or _is_ceiling(flat, quantity) or (conditional and not quantity.per):
            continue
        per = PER.fullmatch(quantity.per)
        # a bound beside a payment (每月500元，每年不超过5000元) is no payment of its own
        bounds = (
            n > 0
            and _BOUND.search(quantity.before)
            and not _purpose(lead + words) >= 0
            and len(_rest(lead)) == 0
        )
        is_read = (
            quantity.unit == "元"
            and quantity.joined != "range"
            and (per is not None or not quantity.per)
            and not (conditional or _BY_MEASURE.search(words) or _BY_TIME.search(front) or bounds)
        )
        unit = UNITS[per["unit"]] if per and per["unit"] else ""
        if not quantity.per and (every_one := {m[1] for m in _EVERY.finditer(front)}):
            unit, is_read = UNITS[min(every_one)], is_read and len(every_one) == 1
        each = "人" in quantity.per or re.search(r"每[人名位](?!均)", front) is not None
        yield Payment(words, lead, _purpose(words), quantity, unit, each, listed, is_read, flat, place)


def groups_of(part: tuple[str, Place]) -> Iterator[list[Payment]]:
    """The payments of one part of a sentence, those of the same people together."""
    groups: list[list[Payment]] = []
    for one in _payments(*part):
        if groups and (_GOES_ON.match(one.lead) or not _rest(one.lead)):
            groups[-1].append(one)
        else:
            groups.append([one])
    yield from groups


def _rest(lead: str) -> str:
    """What is left in front of a payment that names somebody or something else; what is behind the one before goes with it."""
    for purpose in PURPOSES:
        lead = re.sub(purpose, "", lead)
    return _BETWEEN.sub("", lead)


def _purpose(words: str) -> int:
    """What a payment is for, by its place in the table; -1 where no word tells."""
    found = [
        n
        for n, one in enumerate(PURPOSES)
        if re.search(rf"(?:{one})(?:补[贴助]|津贴|资助|奖励|费|金)?", words)
    ]
    return found[0] if len(found) == 1 else -1
