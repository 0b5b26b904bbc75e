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

from corpus.numerals import value as numeral
from corpus.records import Place
from qa.normalise import unspaced
from qa.outcome import Outcome

MOST_TERMS = 2  # that one event begins
_N = r"\d{1,3}|[一二两三四五六七八九十百]{1,5}"
_DATE = re.compile(r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]")
_ASKS_A_DAY = re.compile(
    r"哪一?天|几[月号日]|什么时候|啥时候|何时|最[晚迟]|截止|到期|期限|之前|来得?[不得]?及|过期|超期|逾期|过了?(?:时效|期)"
)
_UNIT = r"个?工作日|日|天|个月|年"
_AFTER = re.compile(
    rf"(?:自|从|在|于|应当?)?(?P<event>[^，,。；：（）]{{2,40}}?)(?:之日|当日|次日|之次日)?(?:起|后|之后)的?，?(?:[^，,。；：\d]{{0,6}}?)(?P<n>{_N})(?P<unit>{_UNIT})(?:以内|之内|内)"
)
_BEFORE = re.compile(
    rf"(?P<event>[^，,。；：（）]{{2,24}}?)(?:之日)?的?(?P<n>{_N})(?P<unit>{_UNIT})(?:以前|之前|前)"
)
_LONGER = re.compile(
    rf"(?:延长|延期|顺延)[^，,。；\d]{{0,8}}?(?:不得超过|不超过|最长|至多|最多)?(?P<n>{_N})(?P<unit>日|天|个月)(?!内|前)"
)
_ASKS_LONGER = re.compile(r"延[期长]|顺延|宽限|展期")
#: What begins a term, in words of the law and as people say it.
_EVENTS = tuple(
    re.compile(words)
    for words in (
        r"受理|立案",
        r"收到|接到|接收|送达|签收|拿到|收着|到手|送到|领到",
        r"知道|得知|发现|晓得|知晓",
        r"提交|提出|递交|交了|报了|申请",
        r"签订|签署|订立|签了",
        r"解除|终止|离职|辞退|辞职",
        r"登记|注册|备案",
        r"公告|公布|公示|发布|张贴",
        r"施行|实施|生效|执行",
        r"竣工|验收|完工|建成|完成",
        r"开工|动工|投产|开业",
        r"出生|生下|出世",
        r"死亡|去世|过世|身故",
        r"变更|变动|更换",
        r"转让|过户|移交|赠与",
        r"发生|出事|事故",
        r"届满|期满|到期|满期",
        r"作出|做出|裁决|决定|判决",
        r"开庭|举行|召开|举办",
        r"购买|买的?|购入",
        r"饲养|养上|领养",
        r"批准|批复|核准|通过",
        r"退休|入职|录用|上班",
        r"退回|退货|丢失|遗失|失踪",
    )
)
#: Papers and people that are called by an event: 裁决书, 申请人.
_NAMES = re.compile(
    r"(?:受理|申请|登记|公告|公示|变更|裁决|决定|判决|批准|批复|通知|转让|死亡|出生)(?:书|表|单|证明?|材料|文件|人|方)"
)


@dataclass(frozen=True, slots=True)
class _Term:
    """`words` print a term of `n` units; `begins` is the event, by its place in the table, that it runs from."""

    words: str
    begins: int
    n: int
    unit: str
    place: Place


def last_days(text: str, places: Sequence[Place]) -> list[Outcome]:
    """The last day of each term that begins, or ends, with what the question tells of the one day it gives."""
    days = list(_DATE.finditer(text))
    if len(days) != 1 or not _ASKS_A_DAY.search(text):
        return []
    told = next(piece for piece in re.split(r"[，。；,;?？!！]", text) if days[0][0] in piece)
    event = _event(_DATE.sub("", told))
    terms = [term for term in _terms(places) if event is not None and term.begins == event]
    if not 0 < len({(term.n, term.unit) for term in terms}) <= MOST_TERMS:
        return []
    longer = _longer(places) if _ASKS_LONGER.search(text) and len(terms) == 1 else None
    return [line for term in terms for line in _lines(days[0], term, longer)]


def _event(words: str) -> int | None:
    """The event that words tell of; the first where there are several, and no paper or person named by one."""
    words = _NAMES.sub("", re.split(r"自(?!己|动|行|然)", words)[-1])
    found = [(match.start(), n) for n, one in enumerate(_EVENTS) if (match := one.search(words))]
    return min(found)[1] if found else None


def _terms(places: Sequence[Place]) -> Iterator[_Term]:
    for place in places:
        flat = unspaced(place.quote)
        for pattern, sign in ((_AFTER, 1), (_BEFORE, -1)):
            for match in pattern.finditer(flat):
                begins, n = _event(match["event"]), _count(match["n"])
                if begins is not None and n:
                    yield _Term(match[0], begins, sign * n, match["unit"], place)


def _longer(places: Sequence[Place]) -> _Term | None:
    """By how much a term may be made longer, where the sentences say it once."""
    found = [
        _Term(match[0], -1, n, match["unit"], place)
        for place in places
        for match in _LONGER.finditer(unspaced(place.quote))
        if (n := _count(match["n"]))
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


def _count(words: str) -> int | None:
    return int(words) if words.isdigit() else numeral(words)
