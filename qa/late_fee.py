"""What is charged for each day that something is late: 每日按罚款数额的百分之三加处罚款, 按日加收万分之五的滞纳金.

No more than the whole where the document says so. But: takes a rate only where one is printed, and a sum and days only
where the question gives one of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.numerals import value as numeral
from corpus.records import Place
from qa.normalise import unspaced
from qa.outcome import Outcome, worked_out
from qa.stated import Stated
from qa.sum_words import number

_N = r"\d+(?:\.\d+)?|[一二三四五六七八九十]{1,3}"
_RATE = re.compile(
    rf"(?:每日|按日|逐日|每天)[^。；\d]{{0,24}}?(?:百分之(?P<cent>{_N})|千分之(?P<mille>{_N})|万分之(?P<myriad>{_N})|(?P<share>\d+(?:\.\d+)?)(?P<sign>[%％‰‱]))[^，,。；]{{0,12}}"
)
_FEE = re.compile(r"滞纳金|加处|违约金|逾期|利息|罚息")
_NO_MORE = re.compile(r"不(?:得|能)?(?:超出|超过|高于)[^，,。；]{0,12}(?:本金|数额|金额|本数|费额|款额)")
_DAYS = re.compile(r"(?P<n>\d{1,4})(?:天|日)(?!内|前|[期起])")
_LATE = re.compile(r"逾期|迟|晚|拖|欠|超期|过期|滞纳|没[交缴还付]")


def late_fee(text: str, figures: Sequence[Stated], places: Sequence[Place]) -> list[Outcome]:
    """The charge for the days that the question says something was late."""
    money = [figure for figure in figures if figure.unit == "元" and not figure.made]
    days = [int(match["n"]) for match in _DAYS.finditer(text)]
    if len(money) != 1 or len(days) != 1 or not _LATE.search(text):
        return []
    found = [(share, sign, words, place) for place in places for share, sign, words in _rates(place)]
    if len(found) != 1:
        return []
    share, sign, words, place = found[0]
    whole, charge = money[0].value, money[0].value * share * days[0]
    bounded = next((p for p in places if _NO_MORE.search(unspaced(p.quote))), None)
    expression = f"{number(whole)}元 × {sign} × {days[0]}"
    if bounded is not None and charge > whole:
        expression, charge = f"{expression}（不超过{number(whole)}元）", whole
    result = f"{number(charge)}元"
    rests_on = tuple(dict.fromkeys((place, bounded) if bounded is not None else (place,)))
    return [worked_out(f"按“{words}”计算", expression, result, rests_on)]


def _rates(place: Place) -> Iterator[tuple[float, str, str]]:
    """Each daily rate: as a number, as it is shown, and as it is printed."""
    flat = unspaced(place.quote)
    for match in _RATE.finditer(flat):
        if not _FEE.search(match[0]) and not _FEE.search(flat):
            continue
        for name, size, mark in (("cent", 100, "%"), ("mille", 1000, "‰"), ("myriad", 10000, "‱")):
            if match[name] and (n := _number(match[name])) is not None:
                yield n / size, f"{number(n)}{mark}", match[0]
        if match["share"]:
            mark = match["sign"].replace("％", "%")
            yield (
                float(match["share"]) / {"%": 100, "‰": 1000, "‱": 10000}[mark],
                match["share"] + mark,
                match[0],
            )


def _number(words: str) -> float | None:
    return float(words) if words[0].isdigit() else numeral(words)
