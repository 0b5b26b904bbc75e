"""What an insurance pays of a bill: the part above 起付标准, by the share for the asker's age and kind of hospital.

But: nothing where two lines or two shares would do, where the question does not say which hospital it was while the
share depends on it, or where the sum would pass a ceiling of the measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.amounts import amounts
from corpus.measure_words import SHARE
from corpus.records import Place
from qa.normalise import unspaced
from qa.outcome import Outcome, worked_out
from qa.stated import Stated
from qa.sum_words import number, percent
from qa.thresholds import held_against, thresholds

_LINE = re.compile(r"起付(?:标准|线|金额|额)")
_PAYS = re.compile(r"(?:支付|报销|补偿|赔付|负担|承担)(?:比例)?(?:为|按)?$")
_PERSONAL = re.compile(r"(?:个人|自己|自费|自付)[^，,。；]{0,6}$")
_CEILING = re.compile(r"最高支付限额|封顶|支付上限|最高不?超过")
_OWN_SHARE = re.compile(
    r"(?:自己|个人|自费|自付|自掏)[^，,。；]{0,4}(?:掏|付|出|承担|负担|多少)|要掏|还要(?:掏|付|出)"
)
_ASKS = re.compile(r"报|掏|自付|自费|承担|支付|负担|付多少|出多少")
#: The kinds of places where one is treated, in print and as people say them.
_HOSPITALS = (
    re.compile(r"三级|三甲|三乙|三等"),
    re.compile(r"二级|二甲|二乙"),
    re.compile(r"一级|一甲|社区(?:医院|卫生|服务|门诊)|乡镇?卫生院|卫生院"),
    re.compile(r"村卫生室|卫生室"),
)
_WAYS = (re.compile(r"门诊|急诊"), re.compile(r"住院"))
_AGE = re.compile(r"\d{1,3}周?岁")
_PIECE = re.compile(r"[，；。：:]")


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A figure of a sentence with the words that say for whom and where it is."""

    value: float
    words: str
    place: Place


def above_the_line(
    text: str, figures: Sequence[Stated], places: Sequence[Place], heading: str
) -> list[Outcome]:
    """What is paid of the one bill that the question gives, and what is left where it asks for that."""
    bills = [figure for figure in figures if figure.unit == "元" and not figure.made]
    if len(bills) != 1 or not _ASKS.search(text) or not any(_LINE.search(unspaced(p.quote)) for p in places):
        return []
    asked = _ways(text)
    if asked and _ways(heading) and not asked & _ways(heading):
        return []
    lines = _for_the_asker(text, figures, _of(places, "元"))
    shares = _for_the_asker(text, figures, _of(places, SHARE))
    if len({one.value for one in lines}) != 1 or len({one.value for one in shares}) != 1:
        return []
    bill, line, share = bills[0], lines[0], shares[0]
    if any(_CEILING.search(unspaced(place.quote)) for place in places):
        return []
    if bill.value <= line.value:
        said = f"所给的{bill.text}没有超过{number(line.value)}元的起付标准。"
        return [Outcome(said, "", "", (line.place,))]
    paid = round((bill.value - line.value) * share.value, 2)
    expression = f"({number(bill.value)}元 - {number(line.value)}元) × {percent(share.value)}"
    result = f"{number(paid)}元"
    both = tuple(dict.fromkeys((line.place, share.place)))
    lead, behind = "超过起付标准的部分按比例支付", "以费用都在支付范围内为前提。"
    found = [worked_out(lead, expression, result, both, behind)]
    if _OWN_SHARE.search(text):
        rest, left = f"{number(bill.value)}元 - {number(paid)}元", f"{number(bill.value - paid)}元"
        found.append(worked_out("其余由个人负担", rest, left, both))
    return found


def _of(places: Sequence[Place], unit: str) -> Iterator[_Labelled]:
    """The lines, or the shares that are paid, each with its own words and the age said before it."""
    age, counts = "", False
    for place in places:
        flat, before = unspaced(place.quote), 0
        for quantity in amounts(flat):
            if quantity.unit not in ("元", SHARE):
                continue
            words, before = flat[before : quantity.start], quantity.end
            ages = [piece for piece in _PIECE.split(words) if _AGE.search(piece)]
            age = "，".join(ages) or ("" if "；" in words else age)
            counts = counts or _LINE.search(words) is not None
            is_paid = _PAYS.search(words) is not None and not _PERSONAL.search(_PAYS.sub("", words))
            if quantity.unit == unit and (counts if unit == "元" else is_paid):
                yield _Labelled(quantity.value, f"{age}，{words}", place)
        if flat.endswith("。"):  # what was said goes on over a ；
            age, counts = "", False


def _for_the_asker(text: str, figures: Sequence[Stated], every: Iterator[_Labelled]) -> list[_Labelled]:
    """Those whose age, hospital and way of treatment are the asker's."""
    hospital, ways = _hospitals(text), _ways(text)
    kept = []
    for one in every:
        ages = [held_against(t, figures) for t in thresholds(one.words) if t.unit == "岁"]
        places, own = _hospitals(one.words), _ways(one.words)
        if (
            all(met == "met" for met in ages)
            and (not places or hospital & places)
            and (not own or not ways or own & ways)
        ):
            kept.append(one)
    return kept


def _hospitals(words: str) -> set[int]:
    return {n for n, one in enumerate(_HOSPITALS) if one.search(words)}


def _ways(words: str) -> set[int]:
    return {n for n, one in enumerate(_WAYS) if one.search(words)}
