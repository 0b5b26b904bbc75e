"""What one gets: the asker's figures held against the ratios, rates and caps of a measure, sums shown.

研发费80万 under 研发费10%，最高10万元 -> 800000元 × 10%（不超过100000元） = 80000元, with every condition
quoted that the question leaves open. Worked out only where the figure is of what the ratio is of; a condition
that is not met is said instead. What different figures come to is added up where all of it is asked for. But: never guesses
who the asker is, and adds nothing up across measures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.measure_words import SHARE
from corpus.records import Incentive, Node, Place
from qa.citing import cited
from qa.knowledge import Knowledge
from qa.rates import Rate, object_of, rate_of
from qa.records import Arithmetic, Citation
from qa.stated import Stated, is_part, kind, stated
from qa.sums import Sum, named, sums_of

MOST_SUMS = 4

_AT_MOST = re.compile(r"最高|不超过|以内|以下|封顶|至多|最多")
_AT_LEAST = re.compile(r"不低于|不少于|至少|最低|以上")
_LARGE = re.compile(r"(\d{5,}(?:\.\d+)?)元")
#: Asks for all that is paid; and a sum that can be added to another.
_ALL_OF_IT = re.compile(
    r"(?:[一总]共|合计|总计|加起来|全部)(?:能|可以?|[补奖拿领给]|多少|有多少)|最多(?:能|可以)?[奖补拿领给]"
)
_RESULT = re.compile(r"(最高)?([\d.]+)元")
#: Units in which anything may be counted, so that the number alone says nothing.
_ANYTHING = frozenset({"家", "人", "名", "个", "项", "户", "次", "件"})


@dataclass(frozen=True, slots=True)
class Worked:
    """`text` says what was worked out, or which condition is not met; `citations` are those given and the
    further ones that the sums rely on."""

    text: str
    arithmetic: tuple[Arithmetic, ...]
    citations: tuple[Citation, ...]


def work_out(text: str, node: Node, citations: Sequence[Citation], knowledge: Knowledge) -> Worked | None:
    """What normalised `text` works out to under the measures of `node`; None where it gives no figure."""
    figures = stated(text)
    if not figures:
        return None
    rates = [rate for incentive in knowledge.incentives.get(node.id, ()) if (rate := rate_of(incentive))]
    sums = [found for figure in figures for found in sums_of(figure, figures, rates, text)]
    if not sums:
        return _undecided(figures, rates, citations)
    possible = [one for one in sums if not one.unmet]
    least = min((len(one.open) for one in possible), default=0)
    shown = [one for one in possible if len(one.open) == least][:MOST_SUMS]
    failed = [] if least == 0 and shown else [one for one in sums if one.unmet][:MOST_SUMS]
    every = _with_places([_place(one.rate.incentive) for one in (*shown, *failed)], citations, knowledge)
    lines = [_failed(one) for one in failed] + ([] if shown else _other_base(figures, rates, text))
    made = []
    for one in shown:
        if one.is_guess:
            lines.append(_missing(one))
            continue
        expression, result = _expression(one)
        made.append(Arithmetic(expression, result, (_number_of(one.rate.incentive, every),)))
        lines.append(_line(one, expression, result))
    total = _total(shown, made) if _ALL_OF_IT.search(text) else None
    if total is not None:
        made.append(total)
        lines.append(f"合计：{total.expression} = {total.result}{_in_ten_thousands(total.result)}。")
    return Worked("\n".join(dict.fromkeys(lines)), tuple(made), every)


def _total(shown: Sequence[Sum], made: Sequence[Arithmetic]) -> Arithmetic | None:
    """The sums of different figures added up; None where two are of one figure, so that only one of them can be had, where
    two share what is capped, and where a figure is itself what the others come to."""
    results = [_RESULT.fullmatch(one.result) for one in made]
    if len(made) < 2 or len(made) != len(shown) or len({one.figure for one in shown}) != len(shown):
        return None
    capped = [one.rate.incentive for one in shown if one.rate.incentive.cap is not None]
    figures = [one.figure.value for one in shown]
    if not all(results) or len(set(capped)) < len(capped) or 2 * max(figures) == sum(figures) > max(figures):
        return None
    sums = [float(found[2]) for found in results if found]
    hedge = "最高" if any(found and found[1] for found in results) else ""
    numbers = tuple(dict.fromkeys(n for one in made for n in one.citations))
    return Arithmetic(
        " + ".join(f"{_number(one)}元" for one in sums), f"{hedge}{_number(sum(sums))}元", numbers
    )


def _undecided(
    figures: Sequence[Stated], rates: Sequence[Rate], citations: Sequence[Citation]
) -> Worked | None:
    """That a measured figure is given, but not of which of the things that have a rate each."""
    for figure in figures:
        each = [rate for rate in rates if rate.per == figure.unit and rate.per not in _ANYTHING]
        if each:
            listed = "、".join(f"{object_of(rate)}每{rate.per}{_number(rate.factor)}元" for rate in each)
            return Worked(f"要按{figure.text}计算，还需要知道是哪一种：{listed}。", (), tuple(citations))
    return None


def _other_base(figures: Sequence[Stated], rates: Sequence[Rate], text: str) -> list[str]:
    """What else has to be known where the asker is named by a rate of something near: 研发费增长部分."""
    return [
        f"{rate.incentive.beneficiary}按{rate.base}的{_number(rate.factor * 100)}%计算，"
        f"需要知道{rate.base}是多少。"
        for rate in rates
        if is_part(rate.base)
        and any(figure.unit == "元" and kind(figure.of) == kind(rate.base) for figure in figures)
        and named(text, rate.incentive)
    ]


def _place(incentive: Incentive) -> Place:
    return Place(incentive.node, incentive.quote, incentive.spans)


def _number_of(incentive: Incentive, citations: Sequence[Citation]) -> int:
    return next(c.n for c in citations if _holds(c, _place(incentive)))


def _holds(citation: Citation, place: Place) -> bool:
    """Whether a citation quotes the whole of a place."""
    return citation.id == place.node and all(
        any(whole.start <= span.start and span.end <= whole.end for whole in citation.spans)
        for span in place.spans
    )


def _expression(one: Sum) -> tuple[str, str]:
    """The sum and its result in 元: ("800000元 × 10%（不超过100000元）", "80000元")."""
    rate, figure = one.rate, one.figure
    most = figure.value * rate.factor
    cap = rate.incentive.cap
    limit = cap.value if cap is not None and cap.unit == "元" else None
    if rate.per:
        expression = f"{_number(figure.value)}{figure.unit} × {_number(rate.factor)}元/{rate.per}"
        limit = None if limit == rate.factor else limit
    else:
        of = f"{_number(figure.value)}元"
        if figure.grew is not None:
            of = f"({_number(figure.grew[0])}元 - {_number(figure.grew[1])}元)"
        expression = f"{of} × 1" if rate.factor == 1.0 else f"{of} × {_number(rate.factor * 100)}%"
    if rate.least is not None:
        expression = expression.replace(" × ", f" × {_number(rate.least * 100)}%-")
    if limit is not None:
        expression += f"（不超过{_number(limit)}元）"
    result = f"{_number(most if limit is None else min(most, limit))}元"
    if rate.least is not None:
        least = figure.value * rate.least
        return expression, f"{_number(least if limit is None else min(least, limit))}元至{result}"
    hedges = rate.quantity.before + rate.quantity.after
    if rate.quantity.unit == SHARE and _AT_MOST.search(hedges):
        result = f"最高{result}"
    elif _AT_LEAST.search(hedges) and (limit is None or most < limit):
        result = f"不低于{result}"
    return expression, result


def _number(value: float) -> str:
    return f"{round(value, 2):.2f}".rstrip("0").rstrip(".")


def _line(one: Sum, expression: str, result: str) -> str:
    said = f"按{_what(one)}计算：{expression} = {result}{_in_ten_thousands(result)}。{_for_whom(one)}"
    if one.open:
        said += f"以满足{_quoted(one.open)}为前提，问题中没有说明。"
    return said


def _in_ten_thousands(result: str) -> str:
    """The same sum as people say it, where it is a large one: "最高1040000元" -> "（最高104万元）"."""
    said = _LARGE.sub(lambda sum: f"{float(sum[1]) / 10000:.4f}".rstrip("0").rstrip(".") + "万元", result)
    return f"（{said}）" if said != result else ""


def _missing(one: Sum) -> str:
    """What has to be known before a rate can be applied."""
    rate = one.rate
    each = f"每{rate.per}{_number(rate.factor)}元" if rate.per else f"{_number(rate.factor * 100)}%"
    return f"要按{_what(one)}的{each}计算，还需要知道是否满足{_quoted(one.open)}。{_for_whom(one)}"


def _failed(one: Sum) -> str:
    """That a condition is not met, with the condition quoted."""
    return f"按所给的{one.figure.text}，不符合{_quoted(one.unmet)}的条件。{_for_whom(one)}"


def _quoted(words: Sequence[str]) -> str:
    return "、".join(f"“{one}”" for one in words)


def _what(one: Sum) -> str:
    if not one.rate.per:
        return one.rate.base
    named = object_of(one.rate)
    return named if named and named in one.figure.of else one.figure.text


def _for_whom(one: Sum) -> str:
    who = one.rate.incentive.beneficiary.rstrip("的")
    return f"适用于：{who}。" if who and who not in _what(one) else ""


def _with_places(
    places: Sequence[Place], citations: Sequence[Citation], knowledge: Knowledge
) -> tuple[Citation, ...]:
    """The citations, with those of the places that none of them quotes behind."""
    new = cited([place for place in places if not any(_holds(c, place) for c in citations)], knowledge)
    return (*citations, *(replace(c, n=len(citations) + n) for n, c in enumerate(new, 1)))
