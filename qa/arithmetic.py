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

from corpus.records import Document, Node, Place
from corpus.sentences import sentences
from qa.citing import cited
from qa.deadlines import last_days
from qa.deductible import above_the_line
from qa.derived import given
from qa.examples import as_in_the_example
from qa.fixed_sums import fixed_sums
from qa.knowledge import Knowledge
from qa.late_fee import late_fee
from qa.money_kinds import is_part, kind
from qa.multiples import multiplied
from qa.outcome import Outcome
from qa.over_time import over_time
from qa.per_head import held_a_head, line_of_a_family
from qa.per_so_many import for_every
from qa.price_list import by_the_list
from qa.printed_rates import rates_of
from qa.raised import raised
from qa.rates import Rate, object_of
from qa.records import Arithmetic, Citation
from qa.remainder import what_is_left
from qa.scales import on_a_scale
from qa.stated import Stated, is_of
from qa.sum_words import number, quoted, sum_line
from qa.sums import Sum, named, names, of_another_rate, sums_of
from qa.written_sums import added, asks_for_all, places_of, share_of, total_of, written

MOST_SUMS = 4
#: The asker is fined, and asks for no reward.
_SUFFERED = re.compile(r"我们?(?:被|给|也)*罚|罚了?我")
MOST_FIGURES = 12  # of the asker, that are looked at

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
    figures = given(text)[:MOST_FIGURES]
    document = knowledge.home[node.id]
    said = sentences(node, document)
    special = _outcomes(text, figures, node, said, document)
    if special:
        return _told(special, citations, knowledge)
    further = raised(text, knowledge.incentives.get(node.id, ()))
    if not figures or _SUFFERED.search(text):
        return _told(further, citations, knowledge) if further else None
    rates = rates_of(node, document, knowledge.incentives.get(node.id, ()))
    every_sum = dict.fromkeys(found for figure in figures for found in sums_of(figure, figures, rates, text))
    sums = [one for one in every_sum if not of_another_rate(one, text, said)]
    if not (sums or further):
        further = by_the_list(text, figures, said)
    if not sums and not further:
        return None if every_sum else _undecided(figures, rates, citations)
    if not sums:
        return _told(further, citations, knowledge)
    possible = [one for one in sums if not one.unmet]
    least = min((len(one.open) for one in possible), default=0)
    shown = [one for one in possible if len(one.open) == least][:MOST_SUMS]
    failed = [] if least == 0 and shown else [one for one in sums if one.unmet][:MOST_SUMS]
    if shown and asks_for_all(text) and not (further or any(one.is_guess or one.open for one in shown)):
        further = list(fixed_sums(text, node, knowledge))
    places = [place for one in (*shown, *failed) for place in places_of(one.rate)]
    places += [place for one in further for place in one.places]
    every = _with_places(places, citations, knowledge)
    lines = [_failed(one) for one in failed] + ([] if shown else _other_base(figures, rates, text))
    made = []
    for one in shown:
        numbers = tuple(dict.fromkeys(_number_of(place, every) for place in places_of(one.rate)))
        for figure in () if one.is_guess else one.by:
            lines.append(f"按{figure.of.strip('|')}：{figure.made} = {figure.text}。")
            made.append(Arithmetic(figure.made, figure.text, numbers[:1]))
        if one.is_guess:
            lines.append(_missing(one))
            continue
        expression, result = written(one)
        made.append(Arithmetic(expression, result, numbers))
        lines.append(_line(one, expression, result))
    total = total_of(shown, [sum_ for sum_ in made if sum_.result.endswith("元")], text)
    if further:
        lines += [one.text for one in further]
        own = _arithmetic(further, every)
        total = _with_further(shown, [total] if total is not None else made, further, every, text)
        made += own
    if total is not None:
        made.append(total)
        lines.append(sum_line("合计", total.expression, total.result))
    return Worked("\n".join(dict.fromkeys(lines)), tuple(dict.fromkeys(made)), every)


def work_out_example(
    text: str, node: Node, citations: Sequence[Citation], knowledge: Knowledge
) -> Worked | None:
    """What normalised `text` comes to by a sum that a node of the same subject works out itself."""
    found = as_in_the_example(text, given(text)[:MOST_FIGURES], sentences(node, knowledge.home[node.id]))
    return _told(found, citations, knowledge) if found else None


def _outcomes(
    text: str, figures: Sequence[Stated], node: Node, places: Sequence[Place], document: Document
) -> Sequence[Outcome]:
    """What one of the ways that need no rate leads to; the first that says something."""
    found: Sequence[Outcome] = last_days(text, places) or late_fee(text, figures, places)
    found = found or multiplied(text, figures, places) or as_in_the_example(text, figures, places)
    found = found or what_is_left(text, figures, places)
    if not found and not _SUFFERED.search(text):
        found = on_a_scale(text, figures, places, document) or held_a_head(figures, places)
        found = found or line_of_a_family(text, figures, places)
        found = found or above_the_line(text, figures, places, node.heading)
        found = found or for_every(text, figures, places)
    return found or over_time(text, places)


def _told(found: Sequence[Outcome], citations: Sequence[Citation], knowledge: Knowledge) -> Worked:
    every = _with_places([place for one in found for place in one.places], citations, knowledge)
    return Worked(
        "\n".join(dict.fromkeys(one.text for one in found)), tuple(_arithmetic(found, every)), every
    )


def _arithmetic(found: Sequence[Outcome], every: Sequence[Citation]) -> list[Arithmetic]:
    return [
        Arithmetic(one.expression, one.result, tuple(_number_of(place, every) for place in one.places))
        for one in found
        if one.expression
    ]


def _with_further(
    shown: Sequence[Sum],
    made: Sequence[Arithmetic],
    further: Sequence[Outcome],
    every: Sequence[Citation],
    text: str,
) -> Arithmetic | None:
    """The one sum of the figures and what is paid beside it, where all of it is asked for and no ceiling may be of both."""
    if not asks_for_all(text) or len(made) != 1 or any(one.rate.caps or one.is_guess for one in shown):
        return None
    numbers = [*made[0].citations, *(_number_of(place, every) for one in further for place in one.places)]
    return added([made[0].result, *(one.result for one in further)], numbers)


def _undecided(
    figures: Sequence[Stated], rates: Sequence[Rate], citations: Sequence[Citation]
) -> Worked | None:
    """That a measured figure is given, but not of which of the things that have a rate each."""
    for figure in figures:
        each = [rate for rate in rates if rate.per == figure.unit and rate.per not in _ANYTHING]
        if each:
            listed = "、".join(f"{object_of(rate)}每{rate.per}{number(rate.factor)}元" for rate in each)
            return Worked(f"要按{figure.text}计算，还需要知道是哪一种：{listed}。", (), tuple(citations))
    return None


def _other_base(figures: Sequence[Stated], rates: Sequence[Rate], text: str) -> list[str]:
    """What else has to be known where the asker is named by a rate of something near: 研发费增长部分."""
    return [
        f"{rate.incentive.beneficiary}按{rate.base}的{share_of(rate)}计算，需要知道{rate.base}是多少。"
        for rate in rates
        if is_part(rate.base)
        and not any(is_of(figure, rate.base) for figure in figures)
        and any(figure.unit == "元" and kind(figure.of) == kind(rate.base) for figure in figures)
        and named(text, rate.incentive)
    ]


def _number_of(place: Place, citations: Sequence[Citation]) -> int:
    return next(c.n for c in citations if _holds(c, place))


def _holds(citation: Citation, place: Place) -> bool:
    """Whether a citation quotes the whole of a place."""
    return citation.id == place.node and all(
        any(whole.start <= span.start and span.end <= whole.end for whole in citation.spans)
        for span in place.spans
    )


def _line(one: Sum, expression: str, result: str) -> str:
    said = sum_line(f"按{_what(one)}计算", expression, result) + _for_whom(one)
    if one.open:
        said += f"以满足{quoted(one.open)}为前提，问题中没有说明。"
    return said


def _missing(one: Sum) -> str:
    """What has to be known before a rate can be applied."""
    rate = one.rate
    each = f"每{rate.per}{number(rate.factor)}元" if rate.per else share_of(rate)
    return (
        f"要按{_what(one)}的{each}计算，还需要知道是否满足{quoted(dict.fromkeys(one.open))}。{_for_whom(one)}"
    )


def _failed(one: Sum) -> str:
    """That a condition is not met, with the condition quoted."""
    return f"按所给的{one.figure.text}，不符合{quoted(one.unmet)}的条件。{_for_whom(one)}"


def _what(one: Sum) -> str:
    if not one.rate.per:
        return one.rate.base.removeprefix("其")
    thing = object_of(one.rate)
    return thing if names(one.figure.of, thing) else one.figure.text


def _for_whom(one: Sum) -> str:
    who = one.rate.incentive.beneficiary.rstrip("的").strip("| ")
    return f"适用于：{who}。" if who and who not in _what(one) else ""


def _with_places(
    places: Sequence[Place], citations: Sequence[Citation], knowledge: Knowledge
) -> tuple[Citation, ...]:
    """The citations, with those of the places that none of them quotes behind."""
    new = cited([place for place in places if not any(_holds(c, place) for c in citations)], knowledge)
    return (*citations, *(replace(c, n=len(citations) + n) for n, c in enumerate(new, 1)))
