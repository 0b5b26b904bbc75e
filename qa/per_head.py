"""Whether a family's income a head is below or above the line that a measure draws: 人均年收入低于3.3334万元.

But: holds the income alone against it; what else the measure asks for (财产) is in the quotation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.numerals import value as numeral
from corpus.records import Place
from qa.derived import HEADS
from qa.normalise import unspaced
from qa.outcome import Outcome, worked_out
from qa.stated import Stated
from qa.sum_words import in_ten_thousands, number
from qa.thresholds import Threshold, held_against, thresholds

_ASKS_THE_LINE = re.compile(r"收入.*(?:多少|几[万千元]|什么线|哪条线)|(?:多少|几[万千元]).*收入")
_PERIOD = re.compile(r"人均(?:可支配)?(?P<period>[年月])|人均[^，。；]{0,6}(?P<year>/年)")


def held_a_head(figures: Sequence[Stated], places: Sequence[Place]) -> list[Outcome]:
    """How each income a head stands to each line, with the sentence that draws it."""
    found: list[Outcome] = []
    for figure in figures:
        if not figure.of.startswith("人均"):
            continue
        for place in places:
            for line in thresholds(unspaced(place.quote)):
                met = held_against(line, [figure]) if _same_period(line, figure) else "open"
                if met != "open":
                    verdict = "符合" if met == "met" else "不符合"
                    result = figure.text + in_ten_thousands(figure.text)
                    said = f"按问题所说的收入：人均{figure.made} = {result}，{verdict}“{line.words}”这一条。"
                    found.append(Outcome(said, figure.made, figure.text, (place,)))
    return found


def line_of_a_family(text: str, figures: Sequence[Stated], places: Sequence[Place]) -> list[Outcome]:
    """What a family of so many may have in all by the line a head, where that is asked: 四口之家一年收入要低于多少."""
    heads = {n for match in HEADS.finditer(text) if (n := numeral(match["n"] or match["m"]))}
    if len(heads) != 1 or not _ASKS_THE_LINE.search(text) or any(figure.unit == "元" for figure in figures):
        return []
    (people,) = heads
    lines = [(line, place) for place in places for line in thresholds(unspaced(place.quote))]
    drawn = [(line, place) for line, place in lines if line.unit == "元" and _PERIOD.search(line.subject)]
    if len(drawn) != 1:
        return []
    line, place = drawn[0]
    expression, result = f"{people}人 × {number(line.value)}元/人", f"{number(line.value * people)}元"
    return [worked_out(f"按“{line.words}”计算，{people}口之家", expression, result, (place,))]


def _same_period(line: Threshold, figure: Stated) -> bool:
    """Whether both are of a year, or both of a month."""
    found = _PERIOD.search(line.subject)
    return found is not None and (found["period"] or "年") in figure.of
