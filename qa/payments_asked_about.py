"""Which payments a question is about: of A类人才's 购房补贴, 安家补助 and 人才津贴 the one named, or all.

But: nothing where two groups of people would do, where the asker is of another class than the group (硕士 and 博士), gives a
sum that is none of its payments, or where one of the chosen is read only in part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.amounts import Quantity, amounts
from corpus.records import Place
from qa.classes import of_another
from qa.denied import affirmed, denied
from qa.normalise import unspaced
from qa.own_words import pairs_of_its_own, telling_words
from qa.payments import PER, PIECE, PURPOSES, UNITS, Payment, groups_of, parts_of
from qa.stated import quantities

_OF_ANYTHING = frozenset(
    {"补贴", "补助", "奖励", "奖补", "津贴", "资助", "多少", "每月", "每年", "标准", "可以", "发放"}
)
_LETTERED = re.compile(r"[A-Za-z甲乙丙丁](?=类|级|档|层次)")
_PAID_IN = re.compile(r"缴|交(?!通)|收取|收费|付费")
_PAID_OUT = re.compile(r"补[贴助偿]|津贴|奖|资助|发放|领|救助|给予")
_PAYS = re.compile(r"(?:交|缴|付|掏|花)[^，,。；\d]{0,4}(?:多少|几)")
#: Beside it a sum of the asker's is none that a measure pays.
_SPENT = re.compile(r"(?:花了?|花费|费用|自费|账单|工资|收入|薪|价|买)[^，。；,\d]{0,4}$")
_GETS = re.compile(r"(?:拿|领|补|奖|发|得)[^，,。；\d]{0,6}(?:多少|几)")


def chosen(text: str, places: Sequence[Place]) -> list[Payment]:
    """The payments that the question is about, each known in full; none where that is not sure."""
    asked = [
        q
        for q in quantities(text)
        if q.unit == "元" and (_PAYS.search(text) or not _SPENT.search(text[: q.start]))
    ]
    refused = [words for _, words in denied(text) if len(words) >= 2]
    parts = [(part, [*groups_of(part)]) for place in places for part in parts_of(place)]
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
    purposes = {n for n in range(len(PURPOSES)) if _is_named(said, n, group[0].part[:opens] + group[0].lead)}
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


def _is_named(text: str, purpose: int, lead: str) -> bool:
    return any(match[0] not in lead for match in re.finditer(PURPOSES[purpose], text))


def _likeliest_part(
    text: str, parts: Sequence[tuple[tuple[str, Place], list[list[Payment]]]], asked: Sequence[float]
) -> list[list[Payment]]:
    """The groups of the part whose words the question's are nearest to; a word that fewer parts have says more."""
    words = {
        *telling_words(text) - _OF_ANYTHING,
        *(m[0] for one in PURPOSES for m in re.finditer(one, text)),
        *(m[0] + text[m.end()] for m in _LETTERED.finditer(text)),
    }
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
    pieces = [PIECE.split(lead.partition("，")[2] or lead) for lead in leads[1:]]
    first = PIECE.split(leads[0])
    return ["".join(first[-min(len(one) for one in pieces) :]), *("".join(one) for one in pieces)]


def _is_the_same(asked: Quantity, one: Payment) -> bool:
    per = PER.fullmatch(asked.per)
    same = not asked.per or (per is not None and UNITS.get(per["unit"] or "", "") == one.unit)
    return asked.value == one.quantity.value and same


def _other_way(text: str, group: Sequence[Payment]) -> bool:
    """Whether what is paid in is asked for and the group is paid out, or the other way round."""
    printed = "".join(one.lead + one.words for one in group)
    paid_in, paid_out = _PAID_IN.search(printed), _PAID_OUT.search(printed)
    if _PAYS.search(text) and not _GETS.search(text):
        return bool(paid_out and not paid_in)
    return bool(_GETS.search(text) and not _PAYS.search(text) and paid_in and not paid_out)
