"""What is paid by the month, year or day, over the time that the question gives: 每月1200元 for 24个月, 每年30万元 for 5年.

No longer than the document pays it, and no more than it pays in all; what is paid once is added where all of it is asked
for. Which payments they are is `qa.payments`. But: takes no time that is a condition (毕业3年), and nothing where two rates
would do, where part of it was paid already, or where the question counts something that the payment is not by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.amounts import amounts
from corpus.measure_words import DURATIONS
from corpus.numerals import SMALL
from corpus.numerals import value as numeral
from corpus.records import Place
from qa.normalise import unspaced
from qa.outcome import Outcome, worked_out
from qa.payments import UNITS, Payment, ceilings, has_payments
from qa.payments_asked_about import chosen
from qa.sum_words import in_ten_thousands, number
from qa.turns import turns
from qa.written_sums import added

_SPAN = re.compile(
    rf"(?<![\d第前近每过上去这今月头后半])(?P<n>{SMALL})(?P<unit>年|个月|天|日)(?P<half>半)?(?!半|前|以?后|之后|以?内|以上|以下|以来|期|级|生|龄|制|的(?!补|津|租|生活|房)|才|多(?!少)|之|\d|[底初末])"
)
#: Any time, with those that `_SPAN` leaves out, beside which nothing is worked out for the longest that is paid.
_TIME = re.compile(r"[\d一二两三四五六七八九十几半]个?(?:半(?=[年月])|年|月|天|日|季|周|星期|学期)")
#: Asks what it is in each (5年里每年多少), or what is still to come.
_NOT_THE_WHOLE = re.compile(
    r"(?:每[年月天日]|每个月)[^，。；,\d]{0,8}(?:多少|几)|还[能可剩有会]|剩下?|余下|已经?[领拿补发交缴享扣]|扣[除掉]|减去"
)
#: What a time is in front of which no payment runs: 毕业3年, 成立5年.
_CONDITION = re.compile(
    r"(?:毕业|成立|注册|经营|落户|离校|取得|结婚|合同|缴费|参保|缴存|社保|工龄|学制|运营)[^，,。；\d]{0,3}$"
)
_PAST = re.compile(r"(?:领|拿|补|享受|租|住|存|交)了?(?:满|够|足)?$")
_ASKS_A_SUM = re.compile(r"多少|几(?![个名家])|[一总拢]共|合计|总计|加[起一]|全加|累计")
_ALL_OF_IT = re.compile(r"[一总拢]共|合计|总计|加起来|领满|拿满|补满|领完|累计|总的")
_LIMIT = re.compile(
    rf"[^，。；：]{{0,12}}?(?:不超过|最长|最多|为期|期限为?|连续(?:补[贴助]|发放|给予|奖励|享受|支持)?)(?P<n>{SMALL})(?P<unit>年|个月)"
)
#: What is paid in some years only, or is not the same in each.
_SOME_YEARS = re.compile(rf"[前后头第]{SMALL}个?[年月]|逐年|递[增减]|减半|首年|次年|上浮")
_IN = {"年": "年", "月": "个月", "日": "日"}
_HEDGED = re.compile(r"最高|不超过|以内|最多")
_ACTUAL = re.compile(r"不(?:得)?超过实际[^，。；）)]{2,10}")
_HEADS = frozenset({"人", "名", "位"})
#: People counted in other words than so many 人: 夫妻两个, 两个孩子, 一家三口.
_PEOPLE = re.compile(
    rf"(?P<two>夫妻|夫妇|两口子|俩|双胞胎)|(?P<n>{SMALL})(?:口(?:人|之家)?|[个名位](?=[^，。；,\d]{{0,6}}(?:人|员|生|士|娃|孩|老|都|才)))"
)


def over_time(text: str, places: Sequence[Place]) -> list[Outcome]:
    """What the payments that fit come to, each with its expression, and all of them where there are several."""
    spans = {span for match in _spans(text) if (span := _read(match)) is not None}
    if len(spans) > 1 or not _ASKS_A_SUM.search(text) or _NOT_THE_WHOLE.search(text) or turns(text):
        return []
    span, heads = next(iter(spans), None), _heads(text)
    if heads is None or (span is None and (not _ALL_OF_IT.search(text) or _TIME.search(text))):
        return []
    payments = chosen(text, places)
    lines = [line for paid in payments if (line := _line(paid, span, heads, places)) is not None]
    if len(lines) != len(payments) or not any(paid.unit for paid in payments):
        return []
    return [*lines, *_total(lines)]


def _spans(text: str) -> Iterator[re.Match[str]]:
    """The times in a question that something is paid for."""
    for match in _SPAN.finditer(text):
        before = text[: match.start()]
        past = text[match.end() : match.end() + 1] == "了" and not _PAST.search(before)
        if not (past or _CONDITION.search(before)):
            yield match


def _read(match: re.Match[str]) -> tuple[float, str] | None:
    n = numeral(match["n"])
    return (n + (0.5 if match["half"] else 0), UNITS[match["unit"]]) if n else None


def _heads(text: str) -> int | None:
    """How many people the question counts (1 where it counts none); None where it counts them twice, or anything else."""
    every = [q for q in amounts(text) if q.value != 1 and q.unit not in ("元", *DURATIONS)]
    people = [*_PEOPLE.finditer(text)]
    found = {2 if match["two"] else numeral(match["n"]) for match in people}
    found |= {int(q.value) for q in every if q.unit in _HEADS}
    others = [
        q
        for q in every
        if q.unit not in _HEADS and not any(one.start() <= q.start < one.end() for one in people)
    ]
    return None if others or len(found) > 1 else next(iter(found), 1)


def _line(
    paid: Payment, span: tuple[float, str] | None, heads: int, places: Sequence[Place]
) -> Outcome | None:
    value, hedge = paid.quantity.value, "最高" if _HEDGED.search(paid.quantity.before) else ""
    if _SOME_YEARS.search(paid.lead + paid.words) or (heads > 1 and not paid.each):
        return None
    for_heads = f" × {heads}人" if heads > 1 else ""
    if not paid.unit:
        result = f"{hedge}{number(value * heads)}元"
        expression = f"{number(value)}元{for_heads}" if for_heads else ""
        shown = f"{expression} = {result}" if expression else result
        return Outcome(
            f"“{paid.words}”：{shown}{in_ten_thousands(result)}。", expression, result, (paid.place,)
        )
    limits = _limits(paid, places)
    if len({limit[:2] for limit in limits}) > 1:
        return None
    limit = limits[0] if limits else None
    most = _units(limit[:2], paid.unit) if limit else None
    n = _units(span, paid.unit) if span is not None else most
    if n is None or n < 2 or (limit and most is None):
        return None
    behind, rests_on = "", [paid.place]
    if limit is not None and most is not None and (span is None or n > most):
        behind = f"按“{limit[2]}”计算，最多{number(most)}{_IN[paid.unit]}。"
        n, rests_on = min(n, most), [*dict.fromkeys((paid.place, limit[3]))]
    whole = value * n * heads
    if any(whole > most for most in ceilings([paid.part, *(flat for flat, _ in _following(paid, places))])):
        return None
    expression = f"{number(value)}元/{paid.unit}{for_heads} × {number(n)}{_IN[paid.unit]}"
    result = f"{hedge}{number(whole)}元"
    actual = next((m[0] for p in places if (m := _ACTUAL.search(unspaced(p.quote)))), "")
    behind += f"以“{actual}”为限。" if actual else ""
    return worked_out(f"按“{paid.words}”计算", expression, result, tuple(rests_on), behind)


def _limits(paid: Payment, places: Sequence[Place]) -> list[tuple[float, str, str, Place]]:
    """How long a payment is paid: as its own words say it, or what stands beside it with no sum of its own."""
    own = [(paid.words, paid.place)]
    beside = [
        (piece, place)
        for flat, place in ((paid.part, paid.place), *_following(paid, places))
        for piece in re.split(r"[，,。；：]", flat)
        if "元" not in piece
    ]
    for pieces in (own, beside):
        found = [
            (float(n), UNITS[match["unit"]], match[0], place)
            for piece, place in pieces
            for match in _LIMIT.finditer(piece)
            if (n := numeral(match["n"]))
        ]
        if found:
            return found
    return []


def _following(paid: Payment, places: Sequence[Place]) -> list[tuple[str, Place]]:
    """The sentence behind that of a payment, where it has none of its own."""
    at = places.index(paid.place)
    return [
        (flat, place)
        for place in places[at + 1 : at + 2]
        for flat in (unspaced(place.quote),)
        if not has_payments(flat)
    ]


def _units(span: tuple[float, str], unit: str) -> float | None:
    """A time in another unit: 2年 are 24个月."""
    n, own = span
    if own == unit:
        return n if n == int(n) else None
    if (own, unit) == ("年", "月"):
        return n * 12
    return n / 12 if (own, unit) == ("月", "年") and n % 12 == 0 else None


def _total(lines: Sequence[Outcome]) -> Iterator[Outcome]:
    total = added([line.result for line in lines], ())
    if total is not None:
        places = tuple(dict.fromkeys(place for line in lines for place in line.places))
        yield worked_out("合计", total.expression, total.result, places)
