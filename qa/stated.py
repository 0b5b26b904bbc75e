"""Figures that a question gives about the asker, and what each is of: 研发费80万 -> 800000元 of 研发费.

"60亩水稻和30亩油菜" gives 60亩 of 水稻 and 30亩 of 油菜. Figures with 以上, 不低于 and the like say nothing
of the asker and are left out. But: says nothing of what a figure entitles to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.amounts import Quantity, amounts
from qa.money_kinds import is_part, kind, share_kind
from qa.sum_words import number, percent

_BARE_MONEY = re.compile(
    r"(?<![\d.])(\d+(?:\.\d+)?)(万|亿)(?![\d元亩吨人家户次辆件项标立平千公度台套个株头只斤米游倍分])"
)
#: A sum as it is said without its unit: 最低工资一个月2360, 账单12000.
_BARE_SUM = re.compile(
    r"(?:工资|收入|租金|房租|低保|标准|费用?|账单|花了?|[用充存办刷吃付]了|[用刷洗花扣]掉|预付|交了?|月薪|年薪|[1一]个?[月年])(?:才|就|有|是|大概|大约|约|一共|总共)*(?P<sum>\d{3,7}(?:\.\d{1,2})?)(?=$|[，。；、,;:?？!！）)\s]|能|可以?|补|报|给|裁)"
)
_OPEN_ENDED = re.compile(r"[下外]$|以上|[不未至最]|起$")
_NOT_EXACT = re.compile(r"超|[高大多]于|满|突破")
_BOUNDARY = re.compile(r"[，。；！？、,;!?:：\s]|和|及|加上?|另外|还有|以及|与")
_GIVEN_OUT = re.compile(
    r"(?:补|奖|给|(?<!研)(?<!开)发)$|(?:最高|上限)[^，,。]{0,4}$|[补报返]了$|算(?:是|出来?(?:是|有)?|得|着)$|(?:听说|据说)[^，,。]{0,4}$"
)
_GRANT = re.compile(  # 10万元的研发资助, but not 500万的设备补多少
    r"的(?![^，。；]{0,4}(?:企业|公司|项目|设备|厂|户|投资|费))[^，。；,;\s\d]{0,4}?(?:资助|奖励|补[助贴]|奖补)(?!多少|几|标准|怎么)"
)
_FROM = re.compile(r"从$|由$")
_WAS = re.compile(r"从\d[\d.]*[万亿]?元?(?=[增提涨升变上扩])")
_WHO_AND_WHEN = re.compile(
    r"^(?:我们?|咱们?|公司|企业|家|厂|一年|今年|去年|前年|全年|大概|大约|约|差不多|有|了|的|是|共|一共|总共)+"
)
#: Words that say which year a sum is of, by how long ago it is: 上年1000万，今年1250万.
_YEARS_AGO = {
    "大前年": 3,
    "前年": 2,
    "上年": 1,
    "上一年": 1,
    "去年": 1,
    "前一年": 1,
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "现在": 0,
}
_YEAR = re.compile(rf"(?P<ago>{'|'.join(_YEARS_AGO)})度?|(?P<year>20\d\d)年度?")
_OF_YEAR = re.compile(rf"(?:{_YEAR.pattern})(?P<behind>[^，。；,;\d]{{0,8}})$")
#: Words in front of a figure that only tell one item from another: 一家800万, 另一个500万.
_ITEM = re.compile(r"(?:另外?|其中|第)?[1-9一二两]?[家个项笔]\|")
#: What one unit of foreign money is changed at: 1美元换7块.
EXCHANGE = re.compile(
    r"(?:1(?P<foreign>美元|美金|港元|港币|欧元|日元)(?:=|换|兑换?|折合?|等于|按|算|合)+|汇率(?:按|是|为|算|就|大概|大约|约|:)*)"
    r"(?:人民币)?(?P<rate>\d+(?:\.\d+)?)(?:块钱?|元)?(?:人民币)?"
)
#: 块 as money is said without 钱, and not of land, screens and the like.
_YUAN = re.compile(
    r"(?=[，,。;；?？!！、)(（）\s]|$|能|可以?|补|报|给|奖|拿|领|左右|多少|怎么|算|的?(?:话|费|医|住|房|工))"
)
_TO = re.compile(r"(?:增长|增加|提高|涨|升|变|上升|扩大)了?[到至成]")
_ASKING = re.compile(
    r"能|可以|可不可以|会不会|给多少|给(?!员工|工人)|补|奖励?多|奖几|拿|领|算|是否|有没有|有(?:什么|啥|多少|几|补|奖)|怎么|如何|多少|几|吗|呢|什么|哪|应该"
)
_GREW_BY = re.compile(r"(?:增长|增加|多|上升|提高)了?\|")
#: A figure of one year says nothing about several, and the other way round.
_OVER_TIME = re.compile(r"[近连][续]?[两二三四五\d]+年|累计|每年|历年|平均")


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of the asker's: money in 元, shares 0-1 in 比例. `of` is what stands around it; `made` shows how it follows
    from what was said where it was not itself said: (1300000元 - 1000000元)."""

    text: str
    value: float
    unit: str
    of: str
    made: str = ""


def stated(text: str) -> tuple[Stated, ...]:
    """The figures that normalised `text` states, in order."""
    read = sorted(quantities(text), key=lambda q: (q.start, q.end))
    found = [
        (quantity.start, quantity.end, quantity)
        for quantity in read
        if not (
            _is_open_ended(quantity)
            or _was_before(text, quantity, read)
            or _is_given_out(text, quantity.start, quantity.end)
        )
        and not (quantity.value == 1 and quantity.unit not in ("元", "比例"))  # 一亩补多少 gives no figure
    ]
    figures: list[Stated] = []
    names_first = bool(found) and bool(_left(text, 0, found[0][0]))
    for n, (start, end, quantity) in enumerate(found):
        before = found[n - 1][1] if n else 0
        after = found[n + 1][0] if n + 1 < len(found) else len(text)
        between = text[end:after]
        left, right = _left(text, before, start), _right(between)
        if n and not _BOUNDARY.search(text[before:start]) and not names_first:
            left = ""
        earlier = next((q for q in reversed(read) if q.end <= start), None)
        if kind(left) is None and earlier is not None and _was_before(text, earlier, read):
            left = _subject_before(text, earlier)  # 研发费前年1000万，去年1250万: both of 研发费
        if n + 1 < len(found) and not _BOUNDARY.search(between) and names_first:
            right = ""
        unit = quantity.unit.replace("周岁", "岁")
        figures.append(Stated(quantity.text, quantity.value, unit, f"{left}|{right}"))
    return (*_with_verb(figures, text), *_growth(text, read))


def _growth(text: str, read: Sequence[Quantity]) -> Iterable[Stated]:
    """What sums grew by, and by what share: 研发费从500万涨到700万 gives 200万 of its 增长部分 and 40% of its 增长率."""
    for before, after in pairwise(read):
        if (
            before.unit == after.unit == "元"
            and 0 < before.value < after.value
            and _was_before(text, before, read)
        ):
            left = _subject_before(text, before)
            made = f"({number(after.value)}元 - {number(before.value)}元)"
            by = round(after.value - before.value, 2)
            scaled = f"{by / 1e4:.4f}".rstrip("0").rstrip(".")
            yield Stated(f"{scaled}万元", by, "元", f"{left}增长部分|", made)
            share = round(by / before.value, 4)
            yield Stated(
                percent(share), share, "比例", f"{left}增长率|", f"{made} ÷ {number(before.value)}元"
            )


def is_of(figure: Stated, subject: str) -> bool:
    """Whether the figure is of the `subject` of a printed figure (研发费, 近三年研发费总额, 种植面积)."""
    grew = figure.unit == "元" and _GREW_BY.search(figure.of) is not None
    if is_part(subject) != (is_part(figure.of) or grew):
        return False
    if bool(_OVER_TIME.search(subject)) != bool(_OVER_TIME.search(figure.of)):
        return False
    if ("人均" in subject) != ("人均" in figure.of):
        return False
    if figure.unit == "比例":
        own, printed = share_kind(figure.of), share_kind(subject)
        if figure.made and not _is_of_the_same(figure.of, subject):
            return False
        return own == printed if own and printed else printed is not None
    if figure.unit != "元":
        return True
    own, printed = kind(figure.of), kind(subject)
    if printed is None:
        core = re.sub(r"[的了]|(?<=费用)(?:金额|总额)$", "", subject)[-2:]
        return len(core) == 2 and core in figure.of
    return own == printed


def _is_of_the_same(of: str, subject: str) -> bool:
    """Whether a share that was worked out is of what the printed one is of: 研发费 of 营业收入, the growth of 出口."""
    own, printed = of.partition("占"), subject.partition("占")
    part = kind(printed[0])
    if printed[1]:
        return kind(own[2]) == kind(printed[2]) and part in (None, kind(own[0])) and "收入" not in printed[0]
    return not own[1] and part in (None, kind(of))


def quantities(text: str) -> Iterable[Quantity]:
    """All quantities, sums without 元 and in 块 too; not those of a rate at which money is changed."""
    changed = [match.span() for match in EXCHANGE.finditer(text)]
    read = [q for q in amounts(text) if not any(a <= q.start < b for a, b in changed)]
    for quantity in read:
        is_money = quantity.unit == "块" and _YUAN.match(text, quantity.end)
        yield replace(quantity, unit="元") if is_money else quantity
    for match in _BARE_MONEY.finditer(text):
        if not any(q.start < match.end() and match.start() < q.end for q in read):
            scale = 1e4 if match[2] == "万" else 1e8
            yield Quantity(match.start(), match.end(), match[0], round(float(match[1]) * scale, 2), "元")
    for match in _BARE_SUM.finditer(text):
        start, end = match.span("sum")
        if not any(q.start < end and start < q.end for q in read):
            yield Quantity(start, end, match["sum"], float(match["sum"]), "元")


def _is_open_ended(quantity: Quantity) -> bool:
    """以上, 不低于, 每亩180元 and years in 近三年 are conditions or rates, not the asker's own figure."""
    return bool(
        quantity.per
        or quantity.joined == "range"
        or _OPEN_ENDED.search(quantity.after + quantity.before)
        or _NOT_EXACT.search(quantity.before)
        or quantity.unit in ("年", "个月", "月", "天", "日", "周", "次", "届")
    )


def _was_before(text: str, figure: Quantity, read: Sequence[Quantity]) -> bool:
    """The first figure of 从100万增长到130万 and of 上年1000万今年1250万: what it was, not what it is."""
    start, end = figure.start, figure.end
    if _FROM.search(text[:start]) is not None and _TO.match(text[end:]) is not None:
        return True
    behind = next((q.start for q in read if q.start >= end), -1)
    between = text[end:behind].lstrip("，,、;；元")
    own, next_one = _OF_YEAR.search(text[:start]), _OF_YEAR.fullmatch(between)
    if behind < 0 or own is None or next_one is None or _ago(own) != _ago(next_one) + 1:
        return False
    return kind(next_one["behind"]) in (None, kind(text[:start]))


def _ago(of_year: re.Match[str]) -> int:
    """How many years ago a year is; of years in figures only the difference counts."""
    return _YEARS_AGO[of_year["ago"]] if of_year["ago"] else -int(of_year["year"])


def _subject_before(text: str, figure: Quantity) -> str:
    """What the first of two years' figures is of, without its year: 研发费 of 研发费前年1000万."""
    return _YEAR.sub("", re.sub(r"[从由]$", "", _left(text, 0, figure.start)))


def _is_given_out(text: str, start: int, end: int) -> bool:
    """A sum that the question says is paid (能补100万吗, 10万元的研发资助)."""
    return _GIVEN_OUT.search(text[:start]) is not None or _GRANT.match(text, end) is not None


def _left(text: str, start: int, end: int) -> str:
    """The words in front of a figure, from the last boundary on."""
    words = _BOUNDARY.split(text[start:end])[-1]
    return _WHO_AND_WHEN.sub("", _WAS.sub("", words))


def _right(between: str) -> str:
    """The words behind a figure, up to a boundary or to where the asking begins."""
    words = _BOUNDARY.split(between)[0]
    asking = _ASKING.search(words)
    return (words[: asking.start()] if asking else words).removeprefix("的").removesuffix("的")


def _with_verb(figures: list[Stated], text: str) -> Iterable[Stated]:
    """A figure without a word for its kind shares that of the one before it: 设备投资500万，软件100万; one of two named as
    items shares that of the words in front of both: 投了两家，一家800万，一家1500万."""
    earlier = ""
    for figure in figures:
        own = kind(figure.of) if figure.unit == "元" else None
        if not earlier and figure.unit == "元" and _ITEM.fullmatch(figure.of):
            earlier = kind(text[: text.find(figure.text)]) or ""
        if own is None and earlier and figure.unit == "元":
            figure = Stated(figure.text, figure.value, figure.unit, f"{figure.of}|{earlier}")
        earlier = own or earlier
        yield figure
