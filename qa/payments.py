"""The payments that a sentence speaks of, and those that a question is about: of A类人才's 购房补贴, 安家补助 and 人才津贴 the one named, or all.

A part of a sentence (to the ；) is looked at by itself; payments in it are of one group until other people are named. But:
nothing where two groups would do, where the asker is of another class than the group (硕士 and 博士), gives a sum that is
none of its payments, or where one of the chosen is read only in part (a share, by the 平方米, one of an enumeration).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.amounts import Quantity, amounts
from corpus.measure_words import SHARE
from corpus.records import Place
from qa.classes import of_another
from qa.denied import affirmed, denied
from qa.normalise import unspaced
from qa.stated import quantities
from qa.sums import pairs_of_its_own, telling_words

_PER = re.compile(
    r"(?:[人户家](?:每|[/／·])?)?(?P<unit>年|月|日|天)(?:缴纳?|交纳?|领取?|给|发|付|补|拿)?|[人名位]"
)
UNITS = {"年": "年", "月": "月", "个月": "月", "日": "日", "天": "日"}
_PIECE = re.compile(r"[，。：:,（）()|]")
#: Paid for each of something, or in a time, that `corpus.amounts` does not read: 每平方米每月30元, 按年补贴5万元.
_BY_MEASURE = re.compile(r"[每/／](?![年月天日人名位户家])[\u4e00-\u9fff\d]")
_BY_TIME = re.compile(
    r"按(?:半?年|月|季)|(?:^|[^\d一二三四五六七八九十个去今当本上前全近每/／])[年月]度?(?:补|奖|津|资助|支|发|给|租|工|缴)|每[\d一二两三四五六七八九十半季学周]"
)
_CONDITION = re.compile(r"以上|以下|以内|达|满|(?<![不得])(?:超过|高于)|低于|不足|不少于|至少|起$")
#: Says a payment again in another way: 每人每月5元，即每人每年60元.
_AGAIN = re.compile(r"[，,（(]?(?:即|也就是|折合|相当于)")
_OF_ANYTHING = frozenset(
    {"补贴", "补助", "奖励", "奖补", "津贴", "资助", "多少", "每月", "每年", "标准", "可以", "发放"}
)
#: What bounds several payments together and is none itself.
_CEILING = re.compile(r"累计|总额|合计|总计|封顶|总共")
_BOUND = re.compile(r"不(?:得)?(?:超过|高于)|最高|最多")
#: What a payment is for, as printed and as people say it.
_PURPOSES = (
    r"购房|买房", r"安家", r"租房|租金|房租", r"住房", r"人才(?=津贴|补)|津贴", r"生活", r"岗位", r"交通", r"通[讯信]", r"科研|研发",
    r"创业", r"培训", r"就业", r"社(?:会)?保(?:险)?", r"护理", r"伙食|餐饮", r"工作经费", r"配套", r"贡献", r"取暖",
)  # fmt: skip
#: Words between two payments that name nobody else.
_BETWEEN = re.compile(
    r"一次性|每[人年月日天名位户]|给予|给|发放|另外?|并|还|再|同时|以及|提供|享受|可|分别|最高|不超过|为期[一二三四五六七八九十\d]+年|连续[一二三四五六七八九十\d]+年"
    r"|按|标准|补[贴助偿]|津贴|奖励|资助|救助|资金|经费|费用?|元|万|[、，,和及与的其为人年月日天/／]|每"
)
_LETTERED = re.compile(r"[A-Za-z甲乙丙丁](?=类|级|档|层次)")
_PAID_IN = re.compile(r"缴|交(?!通)|收取|收费|付费")
_PAID_OUT = re.compile(r"补[贴助偿]|津贴|奖|资助|发放|领|救助|给予")
_PAYS = re.compile(r"(?:交|缴|付|掏|花)[^，,。；\d]{0,4}(?:多少|几)")
#: Beside it a sum of the asker's is none that a measure pays.
_SPENT = re.compile(r"(?:花了?|花费|费用|自费|账单|工资|收入|薪|价|买)[^，。；,\d]{0,4}$")
_GETS = re.compile(r"(?:拿|领|补|奖|发|得)[^，,。；\d]{0,6}(?:多少|几)")


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


def chosen(text: str, places: Sequence[Place]) -> list[Payment]:
    """The payments that the question is about, each known in full; none where that is not sure."""
    asked = [
        q
        for q in quantities(text)
        if q.unit == "元" and (_PAYS.search(text) or not _SPENT.search(text[: q.start]))
    ]
    refused = [words for _, words in denied(text) if len(words) >= 2]
    parts = [(part, [*_groups(part)]) for place in places for part in _parts(place)]
    parts = [(part, groups) for part, groups in parts if groups]
    groups = _likeliest_part(text, parts, [q.value for q in asked])
    groups = [group for group in groups if not any(words in group[0].lead for words in refused)]
    group = _likeliest_group(text, groups)
    said = affirmed(text)
    if not group or of_another(said, group[0].lead, group[0].part) or _other_way(text, group):
        return []
    quote, opens = unspaced(group[0].place.quote), amounts(group[0].part)[0].start
    if any(said[m.start() : m.end() + 1] not in quote for m in _LETTERED.finditer(said)):
        return []
    purposes = {n for n in range(len(_PURPOSES)) if _is_named(said, n, group[0].part[:opens] + group[0].lead)}
    left = [one for one in group if one.purpose in purposes] or group
    if purposes - {one.purpose for one in left}:
        return []
    if asked:
        left = [one for one in left if any(_is_the_same(q, one) for q in asked)]
        every_one = all(any(_is_the_same(q, one) for one in left) for q in asked)
        left = left if every_one and len(left) == len({q.value for q in asked}) else []
    elif any(one.is_listed for one in left):
        return []
    own = [one.purpose for one in left]
    apart = len(left) == 1 or (-1 not in own and len({*own}) == len(own)) or bool(asked)
    return left if apart and all(one.is_read for one in left) else []


def ceilings(flats: Sequence[str]) -> list[float]:
    """The sums that printed text without blanks says that what is paid may not pass in all."""
    return [
        quantity.value
        for flat in flats
        for quantity in amounts(flat)
        if quantity.unit == "元" and _is_ceiling(flat, quantity)
    ]


def _is_ceiling(flat: str, quantity: Quantity) -> bool:
    piece = re.split(_PIECE, flat[: quantity.start])[-1] + quantity.after
    return _CEILING.search(piece) is not None


def _parts(place: Place) -> Iterator[tuple[str, Place]]:
    for part in re.split(r"[。；;]", unspaced(place.quote)):
        yield part, place


def _payments(flat: str, place: Place) -> Iterator[Payment]:
    before = 0
    every = [q for q in amounts(flat) if q.unit in ("元", SHARE)]
    for n, quantity in enumerate(every):
        behind = re.match(r"(?:[/／][\u4e00-\u9fff]{1,2})*", flat[before:])
        before += behind.end() if behind else 0
        start = max((m.end() for m in _PIECE.finditer(flat, 0, quantity.start)), default=0)
        following = every[n + 1] if n + 1 < len(every) else None
        listed = quantity.joined == "list" or (following is not None and following.joined == "list")
        stop = _PIECE.search(flat, quantity.end)
        comma = flat.find("、", quantity.end, following.start) if following is not None else -1
        end = stop.start() if stop else len(flat)
        end = comma if 0 <= comma < end and not listed else end
        words = flat[start if listed else max(start, before) : end].strip("、和及|")
        front, lead, before = flat[start : quantity.start], flat[before : quantity.start], quantity.end
        hedges = quantity.before + "|" + quantity.after
        conditional = quantity.unit == "元" and _CONDITION.search(hedges) is not None
        if _AGAIN.match(lead) or _is_ceiling(flat, quantity) or (conditional and not quantity.per):
            continue
        per = _PER.fullmatch(quantity.per)
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
        each = "人" in quantity.per or re.search(r"每[人名位](?!均)", front) is not None
        yield Payment(words, lead, _purpose(words), quantity, unit, each, listed, is_read, flat, place)


def _groups(part: tuple[str, Place]) -> Iterator[list[Payment]]:
    """The payments of one part of a sentence, those of the same people together."""
    groups: list[list[Payment]] = []
    for one in _payments(*part):
        if groups and not _rest(one.lead):
            groups[-1].append(one)
        else:
            groups.append([one])
    yield from groups


def _rest(lead: str) -> str:
    """What is left in front of a payment that names somebody or something else; what is behind the one before goes with it."""
    for purpose in _PURPOSES:
        lead = re.sub(purpose, "", lead)
    return _BETWEEN.sub("", lead)


def _purpose(words: str) -> int:
    """What a payment is for, by its place in the table; -1 where no word tells."""
    found = [
        n
        for n, one in enumerate(_PURPOSES)
        if re.search(rf"(?:{one})(?:补[贴助]|津贴|资助|奖励|费|金)?", words)
    ]
    return found[0] if len(found) == 1 else -1


def _is_named(text: str, purpose: int, lead: str) -> bool:
    return any(match[0] not in lead for match in re.finditer(_PURPOSES[purpose], text))


def _likeliest_part(
    text: str, parts: Sequence[tuple[tuple[str, Place], list[list[Payment]]]], asked: Sequence[float]
) -> list[list[Payment]]:
    """The groups of the part whose words the question's are nearest to; a word that fewer parts have says more."""
    words = {*telling_words(text) - _OF_ANYTHING, *(m[0] + text[m.end()] for m in _LETTERED.finditer(text))}
    flats = [part[0] for part, _ in parts]
    weight = {word: len(word) / n for word in words if (n := sum(word in flat for flat in flats))}
    fits = [
        sum(weight[word] for word in weight if word in flat)
        + sum(any(one.quantity.value == value for group in groups for one in group) for value in asked)
        for flat, (_, groups) in zip(flats, parts, strict=True)
    ]
    best = [groups for fit, (_, groups) in zip(fits, parts, strict=True) if fit and fit == max(fits)]
    return best[0] if len(best) == 1 else []


def _likeliest_group(text: str, groups: Sequence[list[Payment]]) -> list[Payment]:
    """The one group that is told apart by the question's words, or the only one."""
    if len(groups) < 2:
        return groups[0] if groups else []
    if len({(one.quantity.value, one.unit) for group in groups for one in group}) == 1:
        return groups[0]
    own = _own_words(groups)
    told = [n for n, one in enumerate(own) if pairs_of_its_own(text, one, own[:n] + own[n + 1 :])]
    return groups[told[0]] if len(told) == 1 else []


def _own_words(groups: Sequence[list[Payment]]) -> list[str]:
    """What stands in front of each group; for the first no more pieces than the others have."""
    leads = [re.split(r"其中|[：:]", group[0].lead)[-1] for group in groups]
    pieces = [_PIECE.split(lead.partition("，")[2] or lead) for lead in leads[1:]]
    first = _PIECE.split(leads[0])
    return ["".join(first[-min(len(one) for one in pieces) :]), *("".join(one) for one in pieces)]


def _is_the_same(asked: Quantity, one: Payment) -> bool:
    per = _PER.fullmatch(asked.per)
    same = not asked.per or (per is not None and UNITS.get(per["unit"] or "", "") == one.unit)
    return asked.value == one.quantity.value and same


def _other_way(text: str, group: Sequence[Payment]) -> bool:
    """Whether what is paid in is asked for and the group is paid out, or the other way round."""
    printed = "".join(one.lead + one.words for one in group)
    paid_in, paid_out = _PAID_IN.search(printed), _PAID_OUT.search(printed)
    if _PAYS.search(text) and not _GETS.search(text):
        return bool(paid_out and not paid_in)
    return bool(_GETS.search(text) and not _PAYS.search(text) and paid_in and not paid_out)
