"""How many times a figure of the asker's a measure speaks of: 货值金额五倍以上十倍以下, 月最低工资标准十二个月.

But: only where the question gives what is multiplied, and no step of a scale (货值不足一万元的) leaves it out; says not whether
a fine is due.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.numerals import value as numeral
from corpus.records import Place
from qa.money_kinds import kind
from qa.normalise import unspaced
from qa.outcome import Outcome
from qa.stated import Stated
from qa.sum_words import in_ten_thousands, number
from qa.thresholds import held_against, thresholds

_N = r"\d{1,3}|[一二两三四五六七八九十]{1,3}"
_MONTHLY = r"(?:工资|工资标准|保障标准|生活费|养老金|月租金?|低保标准)"
_MONTHS = re.compile(
    rf"(?P<base>[^，,。；、：（）\d]{{0,12}}?{_MONTHLY})的?(?P<n>{_N})个月|(?P<n2>{_N})个月的?(?P<base2>[^，,。；、：（）\d]{{0,12}}?{_MONTHLY})"
)
_TIMES = re.compile(
    rf"(?P<base>[^，,。；、：（）\d]{{2,14}}?)的?(?P<low>{_N})倍(?:以上)?(?:(?:至|到|-)?(?P<high>{_N})倍)?(?P<most>以下|以内)?"
)
_IN_FRONT = re.compile(r"^.*?(?:处以?|按照?|支付|赔偿|不?超过|不?低于|为|给予|缴纳|收取)(?=.{2})")
_NOT_MORE = re.compile(r"不(?:得)?(?:超过|高于)[^，,。；]{0,16}$")
_TELLS_NOTHING = frozenset(
    {"金额", "标准", "总额", "当地", "本地", "本市", "上年", "的罚", "罚款", "以上", "以下", "违法"}
)
_A_MONTH = re.compile(r"月")


def multiplied(text: str, figures: Sequence[Stated], places: Sequence[Place]) -> list[Outcome]:
    """What the figures come to by each multiple that is of them, where they are of one only."""
    money = [figure for figure in figures if figure.unit == "元" and not figure.made]
    found = [line for place in places for line in (*_months(money, place), *_times(money, figures, place))]
    return found if len({line.expression for line in found}) == 1 else []


def _months(money: Sequence[Stated], place: Place) -> Iterator[Outcome]:
    flat = unspaced(place.quote)
    for match in _MONTHS.finditer(flat):
        base, n = match["base"] or match["base2"], _count(match["n"] or match["n2"])
        own = [figure for figure in money if _is_of(figure, base) and _A_MONTH.search(figure.of)]
        if n is None or len(own) != 1:
            continue
        expression, value = f"{number(own[0].value)}元 × {n}", own[0].value * n
        result = f"{number(value)}元"
        said = f"按“{match[0]}”计算：{expression} = {result}{in_ten_thousands(result)}。"
        others = [figure for figure in money if figure is not own[0]]
        if len(others) == 1 and (_NOT_MORE.search(flat[: match.start()]) or _NOT_MORE.match(match[0])):
            more = others[0].value > value
            said += f"所给的{others[0].text}{'超过了' if more else '没有超过'}这个数。"
        yield Outcome(said, expression, result, (place,))


def _times(money: Sequence[Stated], figures: Sequence[Stated], place: Place) -> Iterator[Outcome]:
    flat = unspaced(place.quote)
    for match in _TIMES.finditer(flat):
        base, low = _IN_FRONT.sub("", match["base"]), _count(match["low"])
        high = _count(match["high"]) if match["high"] else None
        own = [figure for figure in money if _is_of(figure, base)]
        step = re.split(r"[；。]", flat[: match.start()])[-1]
        if low is None or len(own) != 1 or _is_left_out(own[0], figures, step):
            continue
        value = own[0].value
        if high is not None:
            expression, result = (
                f"{number(value)}元 × {low}至{high}",
                f"{number(value * low)}元至{number(value * high)}元",
            )
        else:
            most = "最高" if match["most"] or _NOT_MORE.search(flat[: match.start("low")]) else ""
            expression, result = f"{number(value)}元 × {low}", f"{most}{number(value * low)}元"
        words = match[0].removeprefix(match["base"][: len(match["base"]) - len(base)])
        said = f"按“{words}”计算：{expression} = {result}{in_ten_thousands(result)}。"
        yield Outcome(said, expression, result, (place,))


def _is_left_out(figure: Stated, figures: Sequence[Stated], step: str) -> bool:
    """Whether the step of a scale that a multiple stands in is not for the figure, or some other figure."""
    for line in thresholds(step):
        own = [replace(figure, of=line.subject)] if _is_of(figure, line.subject) else figures
        if held_against(line, own) == "unmet":
            return True
    return False


def _is_of(figure: Stated, base: str) -> bool:
    """Whether a figure is of what is multiplied: both have a telling pair of characters."""
    pairs = {base[at : at + 2] for at in range(len(base) - 1)} - _TELLS_NOTHING
    own, printed = kind(figure.of), kind(base)
    return any(pair in figure.of for pair in pairs) and (own == printed or None in (own, printed))


def _count(words: str) -> int | None:
    return int(words) if words.isdigit() else numeral(words)
