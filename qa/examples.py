"""A sum that the document works out itself, for as many as the asker has: 1520元/人月×6月+500元/人=6580元/人 for 8 people.

The printed sum is worked out again first, and taken only where it comes to what is printed. But: changes nothing in it other
than the number of people; a question that gives other months than the example gets none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.numerals import value as numeral
from corpus.records import Place
from qa.denied import affirmed
from qa.normalise import unspaced
from qa.outcome import Outcome, worked_out
from qa.own_words import pairs, pairs_of_its_own
from qa.stated import Stated
from qa.sum_words import number, quoted
from qa.thresholds import Threshold, held_against, thresholds

_N = r"\d{1,9}(?:\.\d{1,4})?"
_HEADS = "人名位"
_FACTOR = rf"{_N}(?:/{_N})?(?:%|万?元)?(?:/人[月年次天]?|/月|/年)?(?:个月|月|年|人|名|户|天)?"
_TERM = rf"{_FACTOR}(?:[×xX*]{_FACTOR}){{0,6}}"
_SUM = re.compile(
    rf"(?<![\d.+×xX*/])(?P<left>{_TERM}(?:\+{_TERM}){{0,6}})=(?P<total>{_N})(?P<scale>万?)元(?P<per>/人(?![月年次天]))?(?![/\d])"
)
_ONE = re.compile(
    rf"(?P<n>{_N})(?:/(?P<by>{_N}))?(?P<mark>%|万)?(?:元)?(?P<per>/人[月年次天]?|/月|/年)?(?P<unit>个月|月|年|人|名|户|天)?"
)
_MONTHS = re.compile(r"(?<![\d年])(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,2})个月(?!内|前|后|以)")
_ASKS = re.compile(r"多少(?![人个名家天年月次])|几[万千百块]|[一总]共|合计|怎么算")
_NOT_THERE = re.compile(r"不[在属][^，。；,;]*")
_CENTS = 0.5  # 元 that a printed sum may be rounded by
_TELLS_NOTHING = frozenset({"企业", "公司", "单位", "人员", "我们", "一共", "多少"})


@dataclass(frozen=True, slots=True)
class _Example:
    """`left` = `total` 元 as printed; `heads` people are in it, or it is of one of them (None). `lead` are the
    words right in front, `terms` all those before, with the sentence in front."""

    left: str
    total: float
    heads: float | None
    months: float | None
    lead: str
    terms: str
    places: tuple[Place, ...]


def as_in_the_example(text: str, figures: Sequence[Stated], places: Sequence[Place]) -> list[Outcome]:
    """What the example of the asker's kind comes to for the people that the question counts."""
    people = [f for f in figures if f.unit in {*_HEADS, "个"} and not f.made]
    if not people or not _ASKS.search(text):
        return []
    every = [one for at, place in enumerate(places) for one in _examples(place, places[max(0, at - 1) : at])]
    if len(every) > 1:
        said = _NOT_THERE.sub("", affirmed(text))
        every = [
            one
            for n, one in enumerate(every)
            if pairs_of_its_own(said, one.lead, [other.lead for m, other in enumerate(every) if m != n])
        ]
    if len(every) != 1:
        return []
    one = every[0]
    counted = [f for f in people if _is_of(f.of.partition("|")[2], one.terms)]
    counted = counted or [f for f in people if _is_of(f.of.partition("|")[0], one.terms)]
    months = {numeral(m["n"]) if not m["n"].isdigit() else int(m["n"]) for m in _MONTHS.finditer(text)}
    if len({f.value for f in counted}) != 1 or (months and months != {one.months}):
        return []
    unmet = [
        re.sub(r"^(?:.*：)?对?", "", line.words)
        for line in _conditions(one)
        if held_against(line, figures) == "unmet"
    ]
    if unmet:
        said = f"按问题所说，不符合这项测算“{quoted(unmet)[1:-1]}”的条件。"
        return [Outcome(said, "", "", one.places)]
    return [_line(one, counted[0].value, figures)]


def _examples(place: Place, before: Sequence[Place]) -> Iterator[_Example]:
    flat = unspaced(place.quote).replace("＝", "=").replace("＋", "+").replace("／", "/")
    begun = 0
    for match in _SUM.finditer(flat):
        lead, begun = re.split(r"[，,。；：]", flat[begun : match.start()])[-1], match.end()
        total = float(match["total"]) * (1e4 if match["scale"] else 1)
        factors = [one for term in match["left"].split("+") for one in _ONE.finditer(term)]
        own = [float(one["n"]) for one in factors if one["unit"] in (*_HEADS,)]
        months = {float(one["n"]) for one in factors if one["unit"] in ("月", "个月")}
        if abs(_worth(match["left"]) - total) > _CENTS or "×" not in re.sub("[xX*]", "×", match["left"]):
            continue
        if len(months) > 1 or len(own) > 1 or bool(own) == bool(match["per"]):
            continue  # it is of several people, or of each
        if own and "+" in match["left"]:
            continue
        terms = "".join(unspaced(one.quote) for one in before) + flat[: match.start()]
        yield _Example(
            match["left"],
            total,
            own[0] if own else None,
            next(iter(months), None),
            lead,
            terms,
            (place, *before),
        )


def _conditions(one: _Example) -> list[Threshold]:
    """The figures that are asked for in front of an example, sums and people apart."""
    return [line for line in thresholds(one.terms) if line.unit not in ("元", *_HEADS)]


def _worth(left: str) -> float:
    """What a printed expression comes to."""
    total = 0.0
    for term in left.split("+"):
        worth = 1.0
        for factor in re.split(r"[×xX*]", term):
            one = _ONE.match(factor)
            if one is None:
                return float("nan")
            worth *= (
                float(one["n"]) / float(one["by"] or 1) * {"%": 0.01, "万": 1e4}.get(one["mark"] or "", 1)
            )
        total += worth
    return total


def _is_of(words: str, terms: str) -> bool:
    """Whether the people counted are those that the example is about: both have a telling pair of characters."""
    return any(pair in terms for pair in pairs(words) - _TELLS_NOTHING)


def _line(one: _Example, heads: float, figures: Sequence[Stated]) -> Outcome:
    if one.heads is None:
        expression, value = f"{number(one.total)}元/人 × {number(heads)}人", one.total * heads
    else:
        expression = re.sub(rf"(?<![\d.]){number(one.heads)}(?=[{_HEADS}])", number(heads), one.left)
        expression, value = re.sub(r"[×xX*]", " × ", expression), one.total / one.heads * heads
    result = f"{number(value)}元"
    opened = [
        re.sub(r"^(?:.*：)?对?", "", line.words)
        for line in _conditions(one)
        if held_against(line, figures) == "open"
    ]
    behind = f"以满足{quoted(dict.fromkeys(opened))}为前提，问题中没有说明。" if opened else ""
    by = [f for f in figures if f.made and any(held_against(c, [f]) == "met" for c in _conditions(one))]
    behind += "".join(f"{f.of.strip('|')}：{f.made} = {f.text}。" for f in by)
    printed = f"{one.left}={number(one.total)}元{'/人' if one.heads is None else ''}"
    places = one.places if opened or by else one.places[:1]
    return worked_out(f"按文件的测算“{printed}”计算", expression, result, places, behind)
