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
from qa.normalise import figures as in_digits
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
    rf"(?P<base>[^，,。；、：（）\d]{{2,32}}?)的?(?P<low>{_N})倍(?:以上)?(?:(?:至|到|-)?(?P<high>{_N})倍)?(?P<most>以下|以内)?"
)
_IN_FRONT = re.compile(
    r"^.*?(?:处以?|按照?|支付|赔偿|不?超过|不?低于|为|给予|缴纳|收取)(?:的(?:金额|数额)为)?(?=.{2})"
)
_NOT_MORE = re.compile(r"不(?:得)?(?:超过|高于)[^，,。；]{0,16}$")
_TELLS_NOTHING = frozenset(
    {"金额", "标准", "总额", "当地", "本地", "本市", "上年", "的罚", "罚款", "以上", "以下", "违法"}
)
#: What the law multiplies, how people tell of it, and whether it remains to be found that this is it.
_AS_PEOPLE_SAY = (
    (
        re.compile(r"违法所得|非法所得|非法收入|违法收入|非法获利"),
        re.compile(r"挣|赚|获利|得利|牟利|捞了|违法收入|非法收入|收了"),
        True,
    ),
    (re.compile(r"价款|货款"), re.compile(r"花|买|付|价|货款|消费了?(?!者)"), False),
)
#: The least that a multiple comes to: 增加赔偿的金额不足五百元的，为五百元.
_FLOOR = re.compile(r"(?:不足|低于|少于)(?P<least>\d+(?:\.\d+)?万?)元的，(?:按照?|为|以)(?P=least)元")
_LONGEST = 14  # characters in front of a multiple that say what it is of
_A_MONTH = re.compile(r"月")


def multiplied(text: str, figures: Sequence[Stated], places: Sequence[Place]) -> list[Outcome]:
    """What the figures come to by each multiple that is of them, where they are of one only."""
    money = [figure for figure in figures if figure.unit == "元" and not figure.made]
    found = [
        line
        for at, place in enumerate(places)
        for line in (*_months(money, place), *_times(money, figures, place, places[at + 1 : at + 2]))
    ]
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


def _times(
    money: Sequence[Stated], figures: Sequence[Stated], place: Place, following: Sequence[Place]
) -> Iterator[Outcome]:
    flat = unspaced(place.quote)
    for match in _TIMES.finditer(flat):
        base, low = _IN_FRONT.sub("", match["base"]), _count(match["low"])
        near = base[-_LONGEST:]
        high = _count(match["high"]) if match["high"] else None
        own = [figure for figure in money if _is_of(figure, near)]
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
            floor = _floor(flat[match.end() :] + "".join(unspaced(one.quote) for one in following))
            expression, least = f"{number(value)}元 × {low}", max(value * low, floor or 0)
            if floor is not None and floor > value * low:
                expression += f"（不足{number(floor)}元的，为{number(floor)}元）"
            result = f"{most}{number(least)}元"
        words = match[0].removeprefix(match["base"][: len(match["base"]) - len(base)])
        said = f"按“{words}”计算：{expression} = {result}{in_ten_thousands(result)}。"
        if _as_said(own[0], near) and not any(near[-4:][at : at + 4] in own[0].of for at in (0, 2)):
            said += f"以这{own[0].text}就是所说的{near[-4:]}为前提。"
        yield Outcome(said, expression, result, (place, *following) if "（不足" in expression else (place,))


def _is_left_out(figure: Stated, figures: Sequence[Stated], step: str) -> bool:
    """Whether the step of a scale that a multiple stands in is not for the figure, or some other figure."""
    for line in thresholds(step):
        own = [replace(figure, of=line.subject)] if _is_of(figure, line.subject) else figures
        if held_against(line, own) == "unmet":
            return True
    return False


def _is_of(figure: Stated, base: str) -> bool:
    """Whether a figure is of what is multiplied: both have a telling pair of characters."""
    if _as_said(figure, base) is not None:
        return True
    pairs = {base[at : at + 2] for at in range(len(base) - 1)} - _TELLS_NOTHING
    own, printed = kind(figure.of), kind(base)
    return any(pair in figure.of for pair in pairs) and (own == printed or None in (own, printed))


def _as_said(figure: Stated, base: str) -> bool | None:
    """Whether it remains to be found that a figure told of in other words (挣了18万 of 违法所得) is what is multiplied;
    None where it is told of in none."""
    found = (open_ for law, said, open_ in _AS_PEOPLE_SAY if law.search(base) and said.search(figure.of))
    return next(found, None)


def _floor(behind: str) -> float | None:
    """The least that the sentence, or what follows it, says that a multiple comes to."""
    match = _FLOOR.search(in_digits(behind))
    if match is None:
        return None
    return float(match["least"].rstrip("万")) * (1e4 if match["least"].endswith("万") else 1)


def _count(words: str) -> int | None:
    return int(words) if words.isdigit() else numeral(words)
