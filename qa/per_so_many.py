"""What is given for every so many: 每满1年积2分, 每50公斤补助5元, 每引进10人奖励1万元; in points or money, at most what is printed.

Whole portions count where the document says 满; elsewhere a figure that is no whole number of them comes to nothing here.
A line that has to be reached (满5年后开始计入) is held against the figure. But: nothing where the question gives two figures that
may be meant, where two such rates fit, or where only what passes a line is counted (超过部分).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.amounts import amounts
from corpus.measure_words import MONEY, UNITS
from corpus.numerals import value as numeral
from corpus.records import Place
from qa.normalise import figures as in_digits
from qa.normalise import unspaced
from qa.outcome import Outcome, worked_out
from qa.stated import Stated
from qa.sum_words import number
from qa.turns import same_turn

#: Units of one measure, by the smallest.
_SCALES = (
    {"吨": 2000.0, "公斤": 2.0, "斤": 1.0},
    {"年": 12.0, "个月": 1.0},
    {"公顷": 15.0, "亩": 1.0},
    {"千瓦时": 1.0, "度": 1.0},
    {"人": 1.0, "名": 1.0, "位": 1.0},
)
_UNIT = "|".join(sorted({*UNITS} - {"分", "周岁", "岁", "个百分点", "百分点"}, key=len, reverse=True))
_N = r"\d+(?:\.\d+)?"
_RATE = re.compile(
    rf"每(?P<full>满)?(?:[^，。；：、\d年月日天人次户家个每/／]{{0,4}}?)(?P<n>{_N})(?P<many>万)?(?P<unit>{_UNIT})(?P<thing>[^，。；：、\d]{{0,10}}?)(?P<verb>[积加记计]|奖励?|补[助贴]|给予|资助|发放|支付|)(?P<of>[^，。；：、\d]{{0,6}}?)"
    rf"(?P<value>{_N})(?P<scale>[万]?)(?P<paid>元|分)(?![之钟]|[/／每])"
)
#: Takes or counts off: 每迟1天扣2分.
_TAKEN = re.compile(r"扣|罚|减|缴|收取|交纳|加收|超|增加|提高|[迟晚逾早]|高于|多于|以上部分|递增|上浮|满分")
_MOST = re.compile(r"最高|上限|封顶|不(?:得)?超过|最多|累计|总")
_CEILING = re.compile(r"最高|上限|封顶|不(?:得)?超过|最多")
_LINE = re.compile(rf"满(?P<n>{_N})(?P<unit>年|个月)(?:后|以后|之后)?(?:才|方可|开始|起)(?:可以?)?[计算享发]")
_SPAN = re.compile(
    rf"(?P<about>不到|将近|快|近)?(?<![\d.第每])(?P<n>{_N})(?P<more>多|来)?(?P<unit>年|个月)(?P<half>半)?(?!前|以?内|之内|级|制|后|之后|以来|以上|以下|\d|[底初末])"
)
_IN_POINTS = re.compile(r"[积加得评计几多少\d]分(?!之)|积分|分[数值]")
_ASKS = re.compile(r"多少|几[分块元]|[能可].{0,8}[补奖加拿领得积给]|一共|合计")


@dataclass(frozen=True, slots=True)
class _Rate:
    """`words` print it: so much `value` (分 or 元) for every `n` `unit`; whole portions alone where `is_full`."""

    words: str
    n: float
    unit: str
    value: float
    paid: str
    is_full: bool
    behind: str
    next_one: str
    place: Place


def for_every(text: str, figures: Sequence[Stated], places: Sequence[Place]) -> list[Outcome]:
    """What the asker's one figure of the measure comes to by the one rate that is of it."""
    if not _ASKS.search(text) or not (figures or _SPAN.search(text)):
        return []
    found = []
    for rate in (rate for at in range(len(places)) for rate in _rates(*places[at : at + 2])):
        scale = next((one for one in _SCALES if rate.unit in one), {rate.unit: 1.0})
        own = list(dict.fromkeys(_own(text, figures, scale)))
        in_points = _IN_POINTS.search(text) is not None
        if len(own) == 1 and same_turn(text, rate.words) and in_points == (rate.paid == "分"):
            found.append((rate, scale, own[0]))
    return _line(*found[0]) if len(found) == 1 else []


def _own(text: str, figures: Sequence[Stated], scale: dict[str, float]) -> Iterator[tuple[str, float]]:
    """The figures of the question that a rate may be of: as said, and in the smallest unit."""
    if "年" not in scale:
        yield from ((f.text, f.value * scale[f.unit]) for f in figures if f.unit in scale and not f.made)
        return
    for match in _SPAN.finditer(text):
        n = float(match["n"]) + (0.5 if match["half"] else 0)
        if not match["about"] and n < 100:  # no calendar year
            yield match[0], n * scale[match["unit"]]


def _rates(place: Place, following: Place | None = None) -> Iterator[_Rate]:
    next_one = in_digits(unspaced(following.quote)) if following is not None else ""
    flat = _spelt(in_digits(unspaced(place.quote)))
    for match in _RATE.finditer(flat):
        sentence = re.split(r"[。；]", flat[: match.start()])[-1]
        behind = re.split(r"[。；]", flat[match.end() :])[0]
        if _TAKEN.search(sentence[-30:] + match[0]) or (match["paid"] == "分" and not match["verb"]):
            continue
        value = float(match["value"]) * (1e4 if match["scale"] else 1)
        n = float(match["n"]) * (1e4 if match["many"] else 1)
        if n == 1 and match["paid"] in MONEY and not match["full"]:
            continue  # a rate by the unit (`qa.sums`), or by time (`qa.over_time`)
        full = match["full"] is not None
        yield _Rate(match[0], n, match["unit"], value, match["paid"], full, behind, next_one, place)


def _spelt(flat: str) -> str:
    """With the number of the portion in figures: 每满一年 -> 每满1年."""
    return re.sub(
        r"(?<=每)(满?)([一二两三四五六七八九十百千]+)(?=年|个月|[^一-龥]|万|人|名|吨|公斤|斤|亩|千瓦时|度|户|台|件|项|个|家|次)",
        lambda m: m[1] + str(numeral(m[2]) or m[2]),
        flat,
    )


def _line(rate: _Rate, scale: dict[str, float], own: tuple[str, float]) -> list[Outcome]:
    portion = rate.n * scale.get(rate.unit, 1.0)
    portions = own[1] / portion
    line = _LINE.search(rate.behind)
    if line is not None and own[1] < float(line["n"]) * scale.get(line["unit"], 1.0):
        return [Outcome(f"按所给的{own[0]}，还不到“{line[0]}”的年限。", "", "", (rate.place,))]
    if abs(portions - round(portions)) > 1e-9 and not rate.is_full:
        return []
    count = int(portions + 1e-9)
    if count < 1:
        return [Outcome(f"按所给的{own[0]}，还不满“{rate.words}”的数。", "", "", (rate.place,))]
    whole, most = count * rate.value, _most(rate)
    if most is None:
        return []
    each = f"每{'满' if rate.is_full else ''}{number(rate.n)}{rate.unit}"
    expression = f"{own[0]} ÷ {number(rate.n)}{rate.unit} × {number(rate.value)}{rate.paid}"
    if rate.is_full and count != portions:
        expression = f"{count}（{each}计一次）× {number(rate.value)}{rate.paid}"
    if most < float("inf"):
        expression, whole = f"{expression}（不超过{number(most)}{rate.paid}）", min(whole, most)
    result = f"{number(whole)}{rate.paid}"
    return [worked_out(f"按“{rate.words}”计算", expression, result, (rate.place,))]


def _most(rate: _Rate) -> float | None:
    """The ceiling behind a rate; None where it cannot be read, and infinite where there is none."""
    own = [
        q
        for q in amounts(rate.behind)
        if q.unit == rate.paid and _MOST.search(rate.behind[max(0, q.start - 12) : q.end + 2])
    ]
    if len(own) == 1 and not own[0].per:
        return own[0].value
    following = "" if _RATE.search(rate.next_one) else rate.next_one
    words = rate.behind + following
    limited = own or _CEILING.search(words)
    return None if limited else float("inf")
