"""Rates with the asker's figures in them: which can be applied, and which of their conditions are met.

But: says nothing in words; that is `qa.arithmetic`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import jieba

from corpus.amounts import amounts
from corpus.measure_words import SHARE
from corpus.records import Incentive, Place
from qa.denied import affirmed, denied
from qa.money_kinds import is_part, kind
from qa.normalise import unspaced
from qa.own_words import pairs_of_its_own, shared, telling_words
from qa.rates import Rate, object_of, rate_of
from qa.stated import Stated, is_of
from qa.thesaurus import expansions
from qa.thresholds import Threshold, held_against, thresholds
from qa.turns import same_turn

_EXCEPT = re.compile(r"[（(，]?([^（(，、]{2,14})除外")
_BRACKETED_EXCEPTION = re.compile(r"[（(][^（(]*除外[)）]")
#: Words in front of 研发费, 投资额 and the like that tell no kind from another.
_EARNED = re.compile(r"卖|售出|赚|盈利|利润|亏|欠")
#: One figure for several things together: 设备和软件一共投了700万.
_TOGETHER = re.compile(
    r"(?:和|与|及|、|加)[^，,。;；\d]{1,8}?(?:[一总]共|合计|加起来|一起)[^，,。;；\d]{0,6}$"
)
#: Begins what money is spent for, not on: 软件200万做数字化改造.
_PURPOSE = re.compile(r"[来去]?(?:做|搞|进行|实施|开展|用[于来])")
_EQUIPMENT = re.compile(r"机器设备|机器|机床|机台|生产线|产线")
#: Says that every one of the things named has the whole of a figure, one after the other.
_EACH = re.compile(r"都种满|都是这么|各种[了满]|复种|轮作|轮种|轮着种|两季都|两茬")
_AT_TARIFF = re.compile(r"(?:现行|规定|原有?|收费|缴费|计费|正常|基本)*(?:标准|价格|原价|费率)")
_SAME_THINGS = (frozenset("人名位"), frozenset("台辆"))
#: What stands between two rates of a sentence.
_BEFORE_A_RATE = re.compile(r"[，；。、]")
_GENERAL = frozenset({"项目", "企业", "单位", "实际", "年度", "当年", "新增", "单个", "固定资产"})


@dataclass(frozen=True, slots=True)
class Sum:
    """A rate with the figure it is applied to, and the conditions left open or not met."""

    rate: Rate
    figure: Stated
    fit: int
    open: tuple[str, ...]
    unmet: tuple[str, ...]
    is_guess: bool  # no condition is known to be met, and the asker does not say to be the beneficiary
    by: tuple[Stated, ...] = ()  # the figures worked out from the asker's that a condition was held against


def sums_of(figure: Stated, figures: Sequence[Stated], rates: Sequence[Rate], text: str) -> list[Sum]:
    """The rates that the figure can be put into; those about what the question is about before others."""
    if of_each := _of_each(figure, figures, rates, text):
        return of_each
    found: list[Sum] = []
    for rate in rates:
        fit = shared(figure.of, rate.segment) or _names_it(figure, rate)
        if rate.per:
            if not _counts(figure, rate) or not fit or len(_several(figure, rates, text)) > 1:
                continue
        elif figure.unit != "元" or not rate.base or not _serves(figure, rate):
            continue
        if not same_turn(text, re.split(r"[，；]", rate.segment)[-1]):
            continue
        found.append(_held(figure, figures, rate, fit, text))
    if len({one.rate.segment for one in found}) > 1 and _TOGETHER.search(text[: text.find(figure.text)]):
        return []
    thing = _thing(figure.of)
    of_it = [one for one in found if thing and one.rate.per and thing in object_of(one.rate)]
    of_it = of_it or [one for one in found if thing and thing in one.rate.segment]
    best = max((one.fit for one in found), default=0)
    found = of_it or [one for one in found if one.fit == best]
    plain = [one for one in found if one.fit or not (telling_words(one.rate.base) - _GENERAL)]
    found = _told_apart_by(figure.of, plain or found)
    likeliest = max((named(text, one.rate.incentive) for one in found if not one.unmet), default=0)
    return [one for one in found if one.unmet or named(text, one.rate.incentive) == likeliest]


def _names_it(figure: Stated, rate: Rate) -> int:
    """How many characters of what a rate by the unit is for the words of the figure have, where it is no word of a dictionary: 旱粮."""
    thing = object_of(rate) if rate.per else ""
    return len(thing) if names(figure.of, thing) else 0


def _counts(figure: Stated, rate: Rate) -> bool:
    """Whether the figure counts what the rate is for, in its unit or in another for the same things: 150台整车 of 进口整车，每辆."""
    if figure.unit == rate.per:
        return True
    thing, near = _thing(figure.of), "".join(rate.segment.split("，")[-2:])
    return thing != "" and thing in near and any({figure.unit, rate.per} <= alike for alike in _SAME_THINGS)


def _told_apart_by(words: str, found: list[Sum]) -> list[Sum]:
    """Those whose rate the words of the figure alone name, of several by the unit; all where they name none."""
    each = [one.rate.segment for one in found if one.rate.per]
    own = [
        one
        for one in found
        if one.rate.per
        and pairs_of_its_own(words, one.rate.segment, [other for other in each if other != one.rate.segment])
    ]
    return own or found


def _serves(figure: Stated, rate: Rate) -> bool:
    """Whether the figure is of what the ratio is of; a sum with no word for its kind is spent on the thing it names (机器600万)."""
    if _EARNED.search(figure.of):
        return False
    if _AT_TARIFF.fullmatch(rate.base):  # 供电费用按收费标准的70%: what is charged says of what the share is
        charged = kind(re.split(r"[，；。]", rate.segment)[-1])
        return charged is not None and kind(figure.of) == charged
    if is_of(figure, rate.base):
        return kind(rate.base) is not None or shared(figure.of, rate.segment) > 0
    thing = _thing(figure.of)
    of_it = thing and _EQUIPMENT.sub("设备", thing) in rate.segment
    return bool(of_it and kind(figure.of) is None and kind(rate.base) == "投资" and not is_part(rate.base))


def _several(figure: Stated, rates: Sequence[Rate], text: str) -> list[Rate]:
    """The rates of the things that the question names, where the figure is of none of them alone."""
    each = _named_things(figure, rates, text)
    return [] if sum(names(figure.of, object_of(rate)) for rate in each) == 1 else each


def _named_things(figure: Stated, rates: Sequence[Rate], text: str) -> list[Rate]:
    things = [(rate, object_of(rate)) for rate in rates if rate.per == figure.unit]
    return [rate for rate, thing in things if names(text, thing)]


def names(text: str, thing: str) -> bool:
    """Whether words name a thing that has a rate, in full or by its end: 小麦 for 大小麦."""
    return bool(thing) and (thing in text or (len(thing) > 2 and thing[-2:] in text))


def _of_each(figure: Stated, figures: Sequence[Stated], rates: Sequence[Rate], text: str) -> list[Sum]:
    """A figure that holds for each of several things: 120亩水稻油菜轮作 is 120亩 of either, one after the other."""
    named = _named_things(figure, rates, text)
    alone = len({other.value for other in figures if other.unit == figure.unit}) == 1
    if len(named) < 2 or not alone or not _EACH.search(text):
        return []
    return [
        _held(replace(figure, of=f"{object_of(rate)}|"), figures, rate, len(object_of(rate)), text)
        for rate in named
    ]


def gain(incentive: Incentive, figures: Sequence[Stated], text: str) -> float | None:
    """What the asker's figures come to under one incentive, in 元; None where none of them is of its base."""
    rate = rate_of(incentive)
    if rate is None:
        return None
    sums = [one for figure in figures for one in sums_of(figure, figures, [rate], text) if not one.unmet]
    return gained(sums[0]) if sums else None


def gained(one: Sum) -> float:
    """The sum in 元, at most the cap."""
    most, cap = one.figure.value * one.rate.factor, cap_of(one.rate)
    return round(most if cap is None else min(most, cap), 2)


def cap_of(rate: Rate) -> float | None:
    """The lowest ceiling of one sum, in 元."""
    own = rate.incentive.cap
    every = [cap.value for cap in rate.caps] + ([own.value] if own is not None and own.unit == "元" else [])
    return min(every, default=None)


def _held(figure: Stated, figures: Sequence[Stated], rate: Rate, fit: int, text: str) -> Sum:
    """The rate with its conditions held against the figures and the words of the question; of a range, the asker's own share."""
    own = [f.value for f in figures if f.unit == SHARE and not f.made]
    if rate.least is not None and len(own) == 1 and rate.least <= own[0] <= rate.factor:
        rate = replace(rate, factor=own[0], least=None)
    conditions = thresholds(rate.terms)
    met = [(t.words, held_against(t, figures)) for t in conditions]
    by = [
        f for f in figures if f.made and f.unit == SHARE and any(_decides(f, t, figures) for t in conditions)
    ]
    unmet = [words for words, held in met if held == "unmet"]
    unmet += [f"{x[1]}除外" for x in _EXCEPT.finditer(rate.terms) if _says(text, x[1])]
    unmet += _denied(text, _BRACKETED_EXCEPTION.sub("", rate.incentive.beneficiary))
    left_open = [words for words, held in met if held == "open"]
    is_guess = len(left_open) == len(met) > 0 and not named(text, rate.incentive) and not is_part(rate.base)
    return Sum(rate, figure, fit, tuple(left_open), tuple(unmet), is_guess, tuple(by))


def _decides(figure: Stated, threshold: Threshold, figures: Sequence[Stated]) -> bool:
    same = figure.unit == threshold.unit and is_of(figure, threshold.subject)
    return same and held_against(threshold, figures) != "open"


def named(text: str, incentive: Incentive) -> int:
    """How far the question names the beneficiary, without who is excepted and what it says not to be."""
    return shared(affirmed(text), _BRACKETED_EXCEPTION.sub("", incentive.beneficiary))


def _thing(words: str) -> str:
    """The word nearest to a figure that says what it is of: 软件 in 100万软件做数字化改造."""
    left, _, right = words.partition("|")
    right = _PURPOSE.split(right)[0]
    near = [*jieba.cut(right, HMM=False), *reversed(list(jieba.cut(left, HMM=False)))]
    return next((word for word in near if len(word) >= 2 and not word.isascii() and kind(word) is None), "")


def _denied(text: str, who: str) -> list[str]:
    """What the asker says not to be (不是样本项目) of what a beneficiary has to be."""
    said = (words for whole, words in denied(text) if whole[:4] not in who)
    return [words for words in said if len(words) >= 2 and words in who]


def of_another_rate(one: Sum, text: str, places: Sequence[Place]) -> bool:
    """Whether the text names what another rate by the unit is for, in the sentences of the measure: 保管费, where the rate is that
    of 轮换价差."""
    if not one.rate.per:
        return False
    own, others = _BEFORE_A_RATE.split(one.rate.segment)[-1], []
    for place in places:
        flat = unspaced(place.quote)
        read = [q for q in amounts(flat) if q.per]
        begins = [0, *(q.end for q in read)]
        others += [
            _BEFORE_A_RATE.split(flat[begin : q.start])[-1] for begin, q in zip(begins, read, strict=False)
        ]
    others = [other for other in others if other and other not in own and own not in other]
    return not pairs_of_its_own(text, own, others) and pairs_of_its_own(text, "|".join(others), [own]) > 0


def _says(text: str, who: str) -> bool:
    """Whether the asker says to be what is excluded; 非高企 and 不是高新技术企业 say the opposite."""
    bare, text = re.sub(r"^(?:国家|省级?|市级?)", "", who), affirmed(text)
    return bare in text or any(bare in official for official in expansions(text))
