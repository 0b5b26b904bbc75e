"""A sum as it is shown: the expression with its ceilings, its result, and what several sums come to together.

But: chooses no sums (`qa.sums`), and adds up only what one can have together: no two of one figure, no two that share a
ceiling, no parts of a whole beside the whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.measure_words import SHARE
from corpus.records import Place, Span
from qa.rates import Rate
from qa.records import Arithmetic
from qa.sum_words import number, share_printed
from qa.sums import Sum, cap_of

_AT_MOST = re.compile(r"最高|不超过|以内|以下|封顶|至多|最多")
_AT_LEAST = re.compile(r"不低于|不少于|至少|最低|以上")
#: Asks for all that is paid; and a sum that can be added to another.
_ALL_OF_IT = re.compile(
    r"(?:[一总]共|合计|总计|[加合]起来|加[一1]?[块起]|全部)(?:能|可以?|[补奖拿领给返报]|多少|有多少|几)|最多(?:能|可以)?[奖补拿领给返报]"
)
_RESULT = re.compile(r"(最高)?([\d.]+)元")
#: A figure that is part of the one before it: 设备600万，其中软件100万.
_WITHIN = re.compile(r"其中|包括|包含|里面")
#: Says that the figures are of one item each: 一家800万，另一家1500万.
_ITEMS = re.compile(r"1[家个项笔].*1[家个项笔]|另(?:外|1|一)*[家个项笔]|第[一1][家个项笔].*第[二2]")


def places_of(rate: Rate) -> tuple[Place, ...]:
    """The sentences that a sum by the rate rests on."""
    incentive = rate.incentive
    own = Place(incentive.node, incentive.quote, incentive.spans)
    within = {span for cap in rate.caps for span in cap.place.spans if _overlap(span, own.spans)}
    return tuple(
        dict.fromkeys((own, *(cap.place for cap in rate.caps if not within.intersection(cap.place.spans))))
    )


def _overlap(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def share_of(rate: Rate) -> str:
    """The share of a rate as it is printed, in hundredths or thousandths."""
    return share_printed(rate.quantity.text, rate.factor)


def written(one: Sum) -> tuple[str, str]:
    """The sum and its result in 元: ("800000元 × 10%（不超过100000元）", "80000元")."""
    rate, figure = one.rate, one.figure
    most, limit = figure.value * rate.factor, cap_of(rate)
    if rate.per:
        expression = f"{number(figure.value)}{figure.unit} × {number(rate.factor)}元/{rate.per}"
        limit = None if limit == rate.factor else limit
    else:
        of = figure.made or f"{number(figure.value)}元"
        expression = f"{of} × 1" if rate.factor == 1.0 and rate.least is None else f"{of} × {share_of(rate)}"
    if rate.least is not None:
        expression = expression.replace(" × ", f" × {number(rate.least * 100)}%-")
    if limit is not None:
        expression += f"（不超过{number(limit)}元）"
    result = f"{number(most if limit is None else min(most, limit))}元"
    if rate.least is not None:
        least = figure.value * rate.least
        return expression, f"{number(least if limit is None else min(least, limit))}元至{result}"
    hedges = rate.quantity.before + rate.quantity.after
    if rate.quantity.unit == SHARE and _AT_MOST.search(hedges):
        result = f"最高{result}"
    elif _AT_LEAST.search(hedges) and (limit is None or most < limit):
        result = f"不低于{result}"
    return expression, result


def total_of(shown: Sequence[Sum], made: Sequence[Arithmetic], text: str) -> Arithmetic | None:
    """The sums added up where normalised `text` asks for all of it; None where they cannot be had together."""
    if not _ALL_OF_IT.search(text) or len(made) < 2 or len(made) != len(shown):
        return None
    figures = [one.figure.value for one in shown]
    things = {(one.figure, one.rate.per and one.figure.of) for one in shown}
    if len(things) != len(shown) or (2 * max(figures) == sum(figures) > max(figures) and len(figures) > 2):
        return None
    limit = None
    rates = [one.rate for one in shown]
    if len({(rate.incentive, rate.quantity.start) for rate in rates}) == 1 and cap_of(rates[0]) is not None:
        together = [cap.value for cap in rates[0].caps if not cap.each]
        if not rates[0].caps or not _ITEMS.search(text):
            return None
        limit = min(together, default=None)
    elif _shared_ceiling(rates) or any(_WITHIN.search(one.figure.of) for one in shown):
        return None
    return added([one.result for one in made], [n for one in made for n in one.citations], limit)


def asks_for_all(text: str) -> bool:
    """Whether all that is paid is asked for, so that sums are added up."""
    return _ALL_OF_IT.search(text) is not None


def added(results: Sequence[str], citations: Sequence[int], limit: float | None = None) -> Arithmetic | None:
    """Results in 元 added up, to the `limit` at most; None where one is no single sum."""
    read = [_RESULT.fullmatch(one) for one in results]
    if len(read) < 2 or not all(read):
        return None
    sums = [float(found[2]) for found in read if found]
    hedge = "最高" if any(found and found[1] for found in read) else ""
    expression = " + ".join(f"{number(one)}元" for one in sums)
    whole = sum(sums)
    if limit is not None:
        expression, whole = f"{expression}（不超过{number(limit)}元）", min(whole, limit)
    return Arithmetic(expression, f"{hedge}{number(whole)}元", tuple(dict.fromkeys(citations)))


def _shared_ceiling(rates: Sequence[Rate]) -> bool:
    """Whether two of the rates have one ceiling, or one has a ceiling that may be of what the others pay too."""
    limits = [cap_of(rate) is not None for rate in rates if not rate.per]
    if any(limits) and not all(limits):
        return True
    own = [rate.incentive.cap for rate in rates if rate.incentive.cap is not None]
    behind = [(cap.value, cap.place) for rate in rates for cap in rate.caps]
    return len(set(own)) < len(own) or len(set(behind)) < len(behind)
