"""The day by which something has to be done: 6月3日受理 under 自受理之日起四十五日内 -> 7月18日.

Counted from the day after the one that the question gives; back from it where the document says 五日前. A term is taken
where the question tells of the same event as the term does. But: counts no working days, knows no holidays, and says
nothing where the result would differ in a leap year that the question does not tell.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.numerals import SMALL
from corpus.numerals import value as numeral
from corpus.records import Place
from qa.events import event, event_told, is_the_same
from qa.normalise import unspaced
from qa.outcome import Outcome
from qa.own_words import pairs_of_its_own

MOST_TERMS = 2  # that one event begins
_DATE = re.compile(r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]")
_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_NEXT_YEAR = re.compile(
    r"(?:最[迟晚]|不?迟于|应当?)?在?(?:次年|第二年|下一年)(?P<when>年?底|\d{1,2}月底?)前?"
)
_ASKS_A_DAY = re.compile(
    r"哪一?[天年]|几[月号日]|什么时候|啥时候|何时|最[晚迟]|截止|到期|期限|之前|来得?[不得]?及|过期|超期|逾期|过了?(?:时效|期)"
)
_UNIT = r"个?工作日|日|天|个月|年"
_AFTER = re.compile(
    rf"(?:自|从|在|于|应当?)?(?P<event>[^，,。；：（）]{{2,30}}?)(?:之日|当日|次日|之次日)?(?:起|后|之后)的?，?(?:[^，,。；：\d起后]{{0,6}}?)(?P<n>{SMALL})(?P<unit>{_UNIT})(?:以内|之内|内)"
)
_BEFORE = re.compile(
    rf"(?P<event>[^，,。；：（）]{{2,24}}?)(?:之日)?的?(?P<n>{SMALL})(?P<unit>{_UNIT})(?:以前|之前|前)"
)
_LONGER = re.compile(
    rf"(?:延长|延期|顺延)[^，,。；\d]{{0,8}}?(?:不得超过|不超过|最长|至多|最多)?(?P<n>{SMALL})(?P<unit>日|天|个月)(?!内|前)"
)
_ASKS_LONGER = re.compile(r"延[期长]|顺延|宽限|展期")


@dataclass(frozen=True, slots=True)
class _Term:
    """`words` print a term of `n` units; `begins` is the event, by its place in the table, that it runs from, in the printed
    words of `event` and of its `sentence`."""

    words: str
    begins: int
    n: int
    unit: str
    place: Place
    event: str = ""
    sentence: str = ""


def last_days(text: str, places: Sequence[Place]) -> list[Outcome]:
    """The last day of each term that begins, or ends, with what the question tells of the one day it gives."""
    if not _ASKS_A_DAY.search(text):
        return []
    days = list(_DATE.finditer(text))
    if len(days) != 1:
        return list(_next_year(text, places))
    told = next(piece for piece in re.split(r"[，。；,;?？!！]", text) if days[0][0] in piece)
    told = _DATE.sub("", told)
    begins = event_told(told)
    terms = [
        term
        for term in _terms(places)
        if term.begins == begins and is_the_same(told, term.event, term.sentence)
    ]
    terms = _told_apart(told, terms, [term.event for term in terms])
    terms = _told_apart(told, terms, [term.sentence for term in terms])
    if not 0 < len({(term.n, term.unit) for term in terms}) <= MOST_TERMS:
        return []
    longer = _longer(places) if _ASKS_LONGER.search(text) and len(terms) == 1 else None
    return [line for term in terms for line in _lines(days[0], term, longer)]


def _next_year(text: str, places: Sequence[Place]) -> Iterator[Outcome]:
    """The end of the year after the one year that the question gives: 最迟在次年年底."""
    years = {int(match[1]) for match in _YEAR.finditer(text)}
    terms = [(match, place) for place in places for match in _NEXT_YEAR.finditer(unspaced(place.quote))]
    if len(years) == len(terms) == 1:
        (year,), (term, place) = years, terms[0]
        expression, result = f"{year}年的次年", f"{year + 1}年{term['when']}"
        yield _line(expression, result, f"按“{term[0]}”计算", (place,))


def _terms(places: Sequence[Place]) -> Iterator[_Term]:
    for place in places:
        flat = unspaced(place.quote)
        for pattern, sign in ((_AFTER, 1), (_BEFORE, -1)):
            for match in pattern.finditer(flat):
                begins, n = event(match["event"]), numeral(match["n"])
                sentence = re.split(r"[；;。]", flat[: match.start()])[-1] + match[0]
                if begins is not None and n:
                    yield _Term(match[0], begins, sign * n, match["unit"], place, match["event"], sentence)


def _told_apart(told: str, terms: Sequence[_Term], words: Sequence[str]) -> list[_Term]:
    """Those of the terms that have words of their own in common with what is told, or all of them."""
    own = [
        term
        for n, term in enumerate(terms)
        if pairs_of_its_own(told, words[n], [other for m, other in enumerate(words) if m != n])
    ]
    return own or list(terms)


def _longer(places: Sequence[Place]) -> _Term | None:
    """By how much a term may be made longer, where the sentences say it once."""
    found = [
        _Term(match[0], -1, n, match["unit"], place)
        for place in places
        for match in _LONGER.finditer(unspaced(place.quote))
        if (n := numeral(match["n"]))
    ]
    return found[0] if len(found) == 1 else None


def _lines(day: re.Match[str], term: _Term, longer: _Term | None) -> Iterator[Outcome]:
    if "工作日" in term.unit:
        said = f"“{term.words}”按工作日计算，要看其间的休息日和法定节假日，单凭日期推算不出是哪一天。"
        yield Outcome(said, "", "", (term.place,))
        return
    result = _counted(day, ((term.n, term.unit),))
    if result is None:
        return
    way = "起（次日为第一日）" if term.n > 0 else "往前"
    yield _line(f"{day[0]}{way}{abs(term.n)}{term.unit}", result, f"按“{term.words}”计算", (term.place,))
    further = _counted(day, ((term.n, term.unit), (longer.n, longer.unit))) if longer is not None else None
    if longer is not None and further is not None and term.n > 0:
        yield _line(
            f"{result}起（次日为第一日）{longer.n}{longer.unit}", further, f"按“{longer.words}”延长的，最迟",
            (term.place, longer.place),
        )  # fmt: skip


def _line(expression: str, result: str, lead: str, places: tuple[Place, ...]) -> Outcome:
    return Outcome(f"{lead}：{expression}，是{result}。", expression, result, places)


def _counted(day: re.Match[str], steps: Sequence[tuple[int, str]]) -> str | None:
    """The day so many units after another, as printed; None where it depends on a year that is not told."""
    years = [int(day["year"])] if day["year"] else [2023, 2024, 2025, 2026]
    results = set()
    for year in years:
        try:
            start = reached = date(year, int(day["month"]), int(day["day"]))
        except ValueError:
            return None
        for n, unit in steps:
            reached = (
                reached + timedelta(n)
                if unit in ("日", "天")
                else _months(reached, n * (12 if unit == "年" else 1))
            )
        if day["year"]:
            return f"{reached.year}年{reached.month}月{reached.day}日"
        results.add((reached.year - start.year, reached.month, reached.day))
    if len(results) != 1:
        return None
    (later, month, number) = results.pop()
    names = {0: "", 1: "次年", -1: "上一年"}
    return f"{names[later]}{month}月{number}日" if later in names else None


def _months(start: date, n: int) -> date:
    """The same day so many months later, the last of the month where it has none."""
    month = start.month - 1 + n
    year, month = start.year + month // 12, month % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))
