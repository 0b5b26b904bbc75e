"""How many times a figure of the asker's a measure speaks of: 货值金额五倍以上十倍以下, 月最低工资标准十二个月.

But: only where the question gives what is multiplied, and no step of a scale (货值不足一万元的) leaves it out; says not whether
a fine is due.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.numerals import SMALL
from corpus.numerals import value as numeral
from corpus.records import Place
from qa.money_kinds import kind
from qa.normalise import figures as in_digits
from qa.normalise import unspaced
from qa.outcome import Outcome, worked_out
from qa.own_words import pairs
from qa.stated import Stated
from qa.sum_words import number
from qa.thresholds import held_against, thresholds

_MONTHLY = r"(?:工资|工资标准|保障标准|生活费|养老金|月租金?|低保标准)"
_MONTHS = re.compile(
    rf"(?P<base>[^，,。；、：（）\d]{{0,12}}?{_MONTHLY})的?(?P<n>{SMALL})个月|(?P<n2>{SMALL})个月的?(?P<base2>[^，,。；、：（）\d]{{0,12}}?{_MONTHLY})"
)
_TIMES = re.compile(
    rf"(?P<base>[^，,。；、：（）\d]{{2,32}}?)的?(?P<low>{SMALL})倍(?:以上)?(?:(?:至|到|-)?(?P<high>{SMALL})倍)?(?P<most>以下|以内)?"
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
#: What tells a figure of everybody from the asker's own: the least wage, and the average one.
_OF_ALL = (
    re.compile(r"最低工资|最低月工资|(?:工资|薪)[^，,。|]{0,4}最低|最低[^，,。|]{0,4}(?:工资|薪)"),
    re.compile(r"最低生活|低保|生活保障"),
    re.compile(
        r"社平|社会平均|(?:职工|就业人员|上年度?|当地|全[省市国])[^，,。|]{0,12}平均|平均工资(?![^，,。|]{0,4}本人)"
    ),
)
_OWN = re.compile(r"本人|劳动者[^，,。]{0,4}(?:前|正常)|(?:解除|终止)[^，,。]{0,12}前")
#: Whom a fine is for, and who asks.
_FOR_A_BODY = re.compile(r"对(?:该|其|违[法规])?(?:单位|企业|机构|法人|公司)")
_FOR_A_PERSON = re.compile(r"对(?:其)?(?:直接|主管|个人|自然人|[^，,。；]{0,12}(?:人员|责任人|负责人))")
_IS_A_BODY = re.compile(r"公司|单位|企业|我们(?!几|俩|[两三四五])|我[司厂店所]|[\u4e00-\u9fff]厂(?!家)")
_IS_A_PERSON = re.compile(
    r"我(?![们司厂店所]|的?(?:公司|单位|企业|厂|店))|个人|自己|本人|会计(?!师?事务所|法)|老板|负责人|主管|员工|经理|法人代表|法定代表人"
)
_LONGEST = 14  # characters in front of a multiple that say what it is of
_A_MONTH = re.compile(r"月")


def multiplied(text: str, figures: Sequence[Stated], places: Sequence[Place]) -> list[Outcome]:
    """What the figures come to by each multiple that is of them, where they are of one only."""
    money = [figure for figure in figures if figure.unit == "元" and not figure.made]
    if not money:
        return []
    found = [
        line
        for at, place in enumerate(places)
        for line in (*_months(money, place), *_times(text, money, figures, place, places[at + 1 : at + 2]))
    ]
    return found if len({line.expression for line in found}) == 1 else []


def _months(money: Sequence[Stated], place: Place) -> Iterator[Outcome]:
    flat = unspaced(place.quote)
    for match in _MONTHS.finditer(flat):
        base, n = match["base"] or match["base2"], numeral(match["n"] or match["n2"])
        own = [figure for figure in money if _is_of(figure, base) and _A_MONTH.search(figure.of)]
        own = [figure for figure in own if _is_of_all(figure.of) == _is_of_all(base)]
        if n is None or len(own) != 1:
            continue
        expression, value = f"{number(own[0].value)}元 × {n}", own[0].value * n
        result = f"{number(value)}元"
        others, behind = [figure for figure in money if figure is not own[0]], ""
        if len(others) == 1 and (_NOT_MORE.search(flat[: match.start()]) or _NOT_MORE.match(match[0])):
            more = others[0].value > value
            behind = f"所给的{others[0].text}{'超过了' if more else '没有超过'}这个数。"
        yield worked_out(f"按“{match[0]}”计算", expression, result, (place,), behind)


def _times(
    text: str, money: Sequence[Stated], figures: Sequence[Stated], place: Place, following: Sequence[Place]
) -> Iterator[Outcome]:
    flat = unspaced(place.quote)
    for match in _TIMES.finditer(flat):
        base, low = _IN_FRONT.sub("", match["base"]), numeral(match["low"])
        near = base[-_LONGEST:]
        high = numeral(match["high"]) if match["high"] else None
        own = [figure for figure in money if _is_of(figure, near)]
        step = re.split(r"[；。]", flat[: match.start()])[-1]
        if low is None or len(own) != 1 or _is_left_out(own[0], figures, step):
            continue
        whom = _whom(step + match["base"])
        if _is_another(text, whom) or _is_of_all(own[0].of) != _is_of_all(near):
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
        behind = f"这是对{whom}的。" if whom else ""
        if _as_said(own[0], near) and not any(near[-4:][at : at + 4] in own[0].of for at in (0, 2)):
            behind += f"以这{own[0].text}就是所说的{near[-4:]}为前提。"
        places = (place, *following) if "（不足" in expression else (place,)
        yield worked_out(f"按“{words}”计算", expression, result, places, behind)


def _is_left_out(figure: Stated, figures: Sequence[Stated], step: str) -> bool:
    """Whether the step of a scale that a multiple stands in is not for the figure, or some other figure."""
    for line in thresholds(step):
        own = [replace(figure, of=line.subject)] if _is_of(figure, line.subject) else figures
        if held_against(line, own) == "unmet":
            return True
    return False


def _is_of_all(words: str) -> tuple[bool, ...]:
    """Whether words are of the least or the average that holds for all, each kind; what is of the asker's own is of none."""
    own = _OWN.search(words) is not None
    return tuple(one.search(words) is not None and not own for one in _OF_ALL)


def _whom(step: str) -> str:
    """Whom the nearest words in front of a multiple say that it is for; "" where none do."""
    found = [
        (match.start(), whom)
        for pattern, whom in ((_FOR_A_BODY, "单位"), (_FOR_A_PERSON, "个人"))
        for match in pattern.finditer(step)
    ]
    return max(found)[1] if found else ""


def _is_another(text: str, whom: str) -> bool:
    """Whether a multiple is for the other of the two than the one who asks."""
    body, person = _IS_A_BODY.search(text), _IS_A_PERSON.search(text)
    if whom == "单位":
        return bool(person and not body) or bool(
            re.search(
                r"罚(?:我|[^，,。]{0,2}(?:个人|会计|负责人|老板))|(?:我|个人|会计|负责人|老板)(?:本人|自己)?[会要被得]*(?:罚|赔)",
                re.sub(r"我[们司厂店所]|我的?(?:公司|单位|企业|厂|店)", "", text),
            )
        )
    return whom == "个人" and bool(body and not person)


def _is_of(figure: Stated, base: str) -> bool:
    """Whether a figure is of what is multiplied: both have a telling pair of characters."""
    if _as_said(figure, base) is not None:
        return True
    own, printed = kind(figure.of), kind(base)
    return any(pair in figure.of for pair in pairs(base) - _TELLS_NOTHING) and (
        own == printed or None in (own, printed)
    )


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
