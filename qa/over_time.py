"""What is paid by the month, year or day, over the time that the question gives: 每月1200元 for 24个月, 每年30万元 for 5年.

No longer than the document pays it. Which of several rates is the asker's is told by the words in front of each; what is
paid once is added where the question names it beside what is paid each year. But: takes no time that is a condition (毕业3年),
and nothing where two rates would do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.amounts import Quantity, amounts
from corpus.numerals import value as numeral
from corpus.records import Place
from qa.denied import denied
from qa.normalise import unspaced
from qa.outcome import Outcome
from qa.sum_words import in_ten_thousands, number
from qa.sums import shared, told_apart

_N = r"\d{1,3}|[一二两三四五六七八九十]{1,3}"
_SPAN = re.compile(
    rf"(?<![\d第前近每过上去这今月])(?P<n>{_N})(?P<unit>年|个月|天|日)(?!前|以?后|之后|以?内|以上|以下|以来|期|级|生|龄|制|的(?!补|津|租|生活|房)|才|多|之|\d|[底初末])"
)
#: What a time is in front of which no payment runs: 毕业3年, 成立5年.
_CONDITION = re.compile(
    r"(?:毕业|成立|注册|经营|落户|离校|取得|结婚|合同|缴费|参保|缴存|社保|工龄|学制|运营)[^，,。；\d]{0,3}$"
)
_PAST = re.compile(r"(?:领|拿|补|享受|租|住|存|交)了?(?:满|够|足)?$")
_ASKS_A_SUM = re.compile(r"多少|几(?![个名家])|[一总拢]共|合计|总计|加[起一]|全加|累计")
_ALL_OF_IT = re.compile(r"[一总拢]共|合计|总计|加起来|领满|拿满|补满|领完|累计|总的")
_LIMIT = re.compile(
    rf"[^，。；：]{{0,12}}?(?:不超过|最长|最多|为期|期限为?|连续(?:补[贴助]|发放|给予|奖励|享受|支持)?)(?P<n>{_N})(?P<unit>年|个月)"
)
_PAID = re.compile(r"(?:[人户家](?:每|[/／·])?)?(?P<unit>年|月|日|天)")
#: Paid for each of something that is counted or measured too, which the time alone does not come to.
_BY_MEASURE = re.compile(r"[每/／](?![年月日天人名位户家])[\u4e00-\u9fff]")
_UNITS = {"年": "年", "月": "月", "个月": "月", "日": "日", "天": "日"}
_IN = {"年": "年", "月": "个月", "日": "日"}
_HEDGED = re.compile(r"最高|不超过|以内|最多")
_ACTUAL = re.compile(r"不(?:得)?超过实际[^，。；）)]{2,10}")
_HEADS = frozenset({"人", "名", "位"})
_PIECE = re.compile(r"[，。；：;:,（）()]")


@dataclass(frozen=True, slots=True)
class _Paid:
    """A sum of `value` 元 paid each `unit` ("" where it is paid once), `each` person; `words` print it with what it is for,
    `lead` is what stands in front of it since the sum before."""

    words: str
    lead: str
    quantity: Quantity
    unit: str
    each: bool
    place: Place


def over_time(text: str, places: Sequence[Place]) -> list[Outcome]:
    """What the payments that fit come to, each with its expression, and all of them where several are asked for."""
    spans = {(n, _UNITS[match["unit"]]) for match in _spans(text) if (n := _count(match["n"]))}
    if len(spans) > 1 or not _ASKS_A_SUM.search(text):
        return []
    span = next(iter(spans), None)
    chosen = _chosen(text, [paid for place in places for paid in _payments(place)])
    if span is None and not _ALL_OF_IT.search(text):
        return []
    lines = [line for paid in chosen if (line := _line(text, paid, span, places)) is not None]
    if len(lines) != len(chosen) or not any(paid.unit for paid in chosen):
        return []
    return [*lines, *_total(lines)]


def _spans(text: str) -> Iterator[re.Match[str]]:
    """The times in a question that something is paid for."""
    for match in _SPAN.finditer(text):
        before = text[: match.start()]
        past = text[match.end() : match.end() + 1] == "了" and not _PAST.search(before)
        if not (past or _CONDITION.search(before)):
            yield match


def _payments(place: Place) -> Iterator[_Paid]:
    flat, before = unspaced(place.quote), 0
    for quantity in amounts(flat):
        if quantity.unit != "元":
            continue
        behind = re.match(r"(?:[/／][\u4e00-\u9fff]{1,2})*", flat[before:])
        before += behind.end() if behind else 0
        start = max((m.end() for m in _PIECE.finditer(flat, 0, quantity.start)), default=0)
        stop = _PIECE.search(flat, quantity.end)
        words = flat[max(start, before) : stop.start() if stop else len(flat)].strip("、和及|")
        per = _PAID.fullmatch(quantity.per)
        if (per or not quantity.per) and not _BY_MEASURE.search(words):
            unit = _UNITS[per["unit"]] if per else ""
            each = "人" in quantity.per
            yield _Paid(words, flat[before : quantity.start], quantity, unit, each, place)
        before = quantity.end


def _chosen(text: str, every: Sequence[_Paid]) -> list[_Paid]:
    """The payments of one sentence that the question names, or the one paid by time that its words are nearest to."""
    refused = [words for _, words in denied(text) if len(words) >= 2]
    left = [one for one in every if not any(words in one.lead for words in refused)]
    for place in dict.fromkeys(one.place for one in left):
        beside = [one for one in left if one.place == place]
        named = [
            one
            for n, one in enumerate(beside)
            if told_apart(text, one.words, [o.words for m, o in enumerate(beside) if m != n])
        ]
        if len(named) > 1 and any(one.unit for one in named) and place == _nearest(text, left):
            return named
    timed = [one for one in left if one.unit]
    if len({(one.quantity.value, one.unit) for one in timed}) > 1:
        timed = _likeliest(text, timed, [one.words for one in timed]) or _likeliest(
            text, timed, [re.split(r"[：:]|其中", one.lead)[-1] for one in timed if _apart(timed)]
        )
    alike = len({(one.quantity.value, one.unit) for one in timed}) == 1
    return timed[:1] if alike and shared(text, timed[0].lead + timed[0].words) else []


def _likeliest(text: str, every: Sequence[_Paid], words: Sequence[str]) -> list[_Paid]:
    """Those of the payments whose words the question's are nearest to, if it has any of them."""
    near = [shared(text, own) for own in words]
    return [one for one, n in zip(every, near, strict=False) if n and n == max(near)]


def _apart(every: Sequence[_Paid]) -> bool:
    """Whether each payment has a part of a sentence to itself, so that what stands in front of it is of it alone."""
    parts = [(one.place, unspaced(one.place.quote)[: one.quantity.start].count("；")) for one in every]
    return len(set(parts)) == len(parts)


def _nearest(text: str, every: Sequence[_Paid]) -> Place | None:
    """The sentence with payments whose words the question's are nearest to; None where two are as near."""
    near = {one.place: shared(text, one.place.quote) for one in every}
    best = [place for place, n in near.items() if n == max(near.values())]
    return best[0] if len(best) == 1 else None


def _line(text: str, paid: _Paid, span: tuple[int, str] | None, places: Sequence[Place]) -> Outcome | None:
    value, hedge = paid.quantity.value, "最高" if _HEDGED.search(paid.quantity.before) else ""
    if not paid.unit:
        result = f"{hedge}{number(value)}元"
        return Outcome(f"“{paid.words}”：{result}{in_ten_thousands(result)}。", "", result, (paid.place,))
    limit = _limit(paid, places)
    n = _units(span, paid.unit) if span is not None else (_units(limit[:2], paid.unit) if limit else None)
    most = _units(limit[:2], paid.unit) if limit else None
    heads = {q.value for q in amounts(text) if q.unit in _HEADS and q.value > 1}
    if n is None or n < 2 or len(heads) > 1 or (heads and not paid.each):
        return None
    behind, rests_on = "", [paid.place]
    if limit is not None and most is not None and (span is None or n > most):
        behind = f"按“{limit[2]}”计算，最多{number(most)}{_IN[paid.unit]}。"
        n, rests_on = min(n, most), [*dict.fromkeys((paid.place, limit[3]))]
    for_heads = f" × {number(next(iter(heads)))}人" if heads else ""
    expression = f"{number(value)}元/{paid.unit}{for_heads} × {number(n)}{_IN[paid.unit]}"
    result = f"{hedge}{number(value * n * (next(iter(heads)) if heads else 1))}元"
    actual = next((m[0] for p in places if (m := _ACTUAL.search(unspaced(p.quote)))), "")
    behind += f"以“{actual}”为限。" if actual else ""
    said = f"按“{paid.words}”计算：{expression} = {result}{in_ten_thousands(result)}。{behind}"
    return Outcome(said, expression, result, tuple(rests_on))


def _limit(paid: _Paid, places: Sequence[Place]) -> tuple[int, str, str, Place] | None:
    """How long the sentence of a payment, or the one behind it, says that it is paid; None where it does not, or twice."""
    at = places.index(paid.place)
    for place in places[at : at + 2]:
        found = [
            (n, _UNITS[match["unit"]], match[0], place)
            for match in _LIMIT.finditer(unspaced(place.quote))
            if (n := _count(match["n"]))
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _units(span: tuple[int, str], unit: str) -> float | None:
    """A time in another unit: 2年 are 24个月."""
    n, own = span
    if own == unit:
        return n
    if (own, unit) == ("年", "月"):
        return n * 12
    return n / 12 if (own, unit) == ("月", "年") and n % 12 == 0 else None


def _total(lines: Sequence[Outcome]) -> Iterator[Outcome]:
    if len(lines) < 2:
        return
    sums = [float(re.sub(r"[^\d.]", "", line.result)) for line in lines]
    hedge = "最高" if any(line.result.startswith("最高") for line in lines) else ""
    expression = " + ".join(f"{number(one)}元" for one in sums)
    result = f"{hedge}{number(sum(sums))}元"
    places = tuple(dict.fromkeys(place for line in lines for place in line.places))
    yield Outcome(f"合计：{expression} = {result}{in_ten_thousands(result)}。", expression, result, places)


def _count(words: str) -> int | None:
    return int(words) if words.isdigit() else numeral(words)
