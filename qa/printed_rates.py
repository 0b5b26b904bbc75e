"""Ratios that a measure prints outside of any grant, and the ceilings behind every ratio: 按收费标准的70%执行, 额度不超过实际投资总额的5%.

But: takes no ratio of a rate of interest or a tax, none of an enumeration (分别按90%、60%), and none whose ceiling cannot be
applied; grants are `corpus.incentives`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.amounts import Quantity, amounts
from corpus.measure_words import SHARE
from corpus.records import Amount, Document, Incentive, Node, Place
from corpus.sentences import sentences
from qa.brackets import ENUMERATED
from qa.caps import bounds
from qa.normalise import unspaced
from qa.rates import Rate, rate_of

_BY = re.compile(
    r"(?:按照?|依照?|(?:额度|金额|标准)(?=不超过|不高于|为))(?P<most>不超过|不高于)?(?:为)?(?P<base>(?!不)[^，。；：、\d（）()“”]{2,24}?)的?(?:最高|不超过)?"
    r"(?P<share>\d+(?:\.\d+)?[%％‰])(?P<behind>.{0,16})"
)
_USED = re.compile(
    r"(?:以内)?(?:的(?:标准|比例|额度))?(?:[（(][^（）()]*[）)])?(?:，?(?:由[^，。；]{2,12})?"
    r"(?:执行|奖励|奖补|补助|补贴|资助|支持|给予|予以|收取|缴纳|计收|计发|发放|折合|报销|返还|赔付|可|最高)|[，。；]|$)"
)
#: A ratio that is the last step of a scale: 分别按30万元、50万元、实到外资额的8‰.
_BESIDE_SUMS = re.compile(r"分别[^，。；]*\d[万亿]?元、[^，。；、]*$")
_SUBJECTLESS = re.compile(r"[|\s]*(?:按照?|给予|补助|奖励)")
_IN_FRONT = 2  # sentences that may say what a subjectless one is for
_NO_SUM = re.compile(r"利率|利息|税率|费率|基数|首付|股权|持股|占|比例|工资标准|最低")
_GIVEN = re.compile(r"补[助贴]|奖励|资助|奖补|担保|配套|报销|保函|返还")


def rates_of(node: Node, document: Document, incentives: Sequence[Incentive]) -> list[Rate]:
    """The rates of a node: of its incentives, then those that no incentive has; each with the ceilings behind it."""
    every = sentences(node, document)
    read = [rate for incentive in incentives if (rate := rate_of(incentive)) is not None]
    found = [rate for rate in read if rate.per or not _BESIDE_SUMS.search(_before(rate))]
    return [*(_with_caps(rate, every) for rate in found), *_printed(node, every, incentives)]


def _before(rate: Rate) -> str:
    return unspaced(rate.incentive.quote)[: rate.quantity.start]


def _with_caps(rate: Rate, every: Sequence[Place]) -> Rate:
    """The rate with the ceilings behind it; its own where they cannot be read."""
    quote = unspaced(rate.incentive.quote)
    for at, place in enumerate(every):
        start = unspaced(place.quote).find(quote)
        if start >= 0 and not rate.per:
            terms = "".join(_leading(at, every)) + rate.terms if _SUBJECTLESS.match(quote) else rate.terms
            return replace(rate, terms=terms, caps=bounds(at, start + rate.quantity.end, every) or ())
    return rate


def _leading(at: int, every: Sequence[Place]) -> list[str]:
    """The sentences in front of one that does not say what it is for, which do: those of the cell in front."""
    return [unspaced(place.quote) for place in every[max(0, at - _IN_FRONT) : at]]


def _printed(node: Node, every: Sequence[Place], incentives: Sequence[Incentive]) -> Iterator[Rate]:
    for at, place in enumerate(every):
        flat = unspaced(place.quote)
        quantities = amounts(flat)
        for match in _BY.finditer(flat):
            share = next((q for q in quantities if q.start == match.start("share")), None)
            if share is None or share.unit != SHARE or share.joined or _leads_a_list(share, quantities):
                continue
            if _NO_SUM.search(match["base"].removeprefix("其")) or not _USED.match(match["behind"]):
                continue
            if any(_is_same(one, flat, share.value) for one in incentives):
                continue
            terms = flat[: match.start()]
            if _SUBJECTLESS.match(flat):
                terms = "".join(_leading(at, every)) + terms
            caps = bounds(at, share.end, every)
            if caps is None or not (_GIVEN.search(flat) or "执行" in match["behind"]):
                continue
            who = ENUMERATED.sub("", terms)
            who = (who[at_for:] if (at_for := _last_for(who)) >= 0 else who).strip("，、：")
            who = re.sub(r"，[^，]{0,6}$", "", who)
            amount = Amount(share.text, share.value, SHARE)
            made = Incentive(
                node.id,
                who,
                match["base"].removeprefix("其"),
                amount,
                None,
                share.value,
                None,
                place.quote,
                place.spans,
            )
            hedged = (
                replace(share, before="不超过")
                if match["most"] or "不超过" in flat[match.start() : share.start]
                else share
            )
            yield Rate(
                made, hedged, match["base"].removeprefix("其"), flat[: match.start("share")], terms, share.value, "", None, caps
            )  # fmt: skip


def _leads_a_list(share: Quantity, quantities: Sequence[Quantity]) -> bool:
    """Whether the next quantity hangs on this one: 90%、60%, 5%-10%."""
    behind = quantities[quantities.index(share) + 1 :]
    return bool(behind and behind[0].joined)


def _is_same(incentive: Incentive, flat: str, share: float) -> bool:
    """Whether an incentive of this sentence has the ratio already."""
    quote = unspaced(incentive.quote).rstrip("。；")
    return (
        incentive.ratio is not None
        and abs(incentive.ratio - share) < 1e-9
        and (quote in flat or flat in quote)
    )


def _last_for(words: str) -> int:
    """Where the words for whom it is begin: behind the last 对."""
    found = [match.end() for match in re.finditer(r"(?:^|[^针绝面核校])对(?!象|应|接|口|外)", words)]
    return found[-1] if found else -1
