"""Figures that a question gives about the asker, and what each is of: 研发费80万 -> 800000元 of 研发费.

"60亩水稻和30亩油菜" gives 60亩 of 水稻 and 30亩 of 油菜. Figures with 以上, 不低于 and the like say nothing
of the asker and are left out. But: says nothing of what a figure entitles to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from corpus.amounts import Quantity, amounts

_BARE_MONEY = re.compile(
    r"(?<![\d.])(\d+(?:\.\d+)?)(万|亿)(?![\d元亩吨人家户次辆件项标立平千公度台套个株头只斤米游倍分])"
)
_OPEN_ENDED = re.compile(r"[下外]$|以上|[不未至最]|起$")
_NOT_EXACT = re.compile(r"超|[高大多]于|满|突破")
_BOUNDARY = re.compile(r"[，。；！？、,;!?:：\s]|和|及|加上?|另外|还有|以及|与")
_GIVEN_OUT = re.compile(r"(?:补|奖|给|发)$|(?:最高|上限)[^，,。]{0,4}$")
_GRANT = re.compile(  # 10万元的研发资助, but not 500万的设备补多少
    r"的(?![^，。；]{0,4}(?:企业|公司|项目|设备|厂|户|投资|费))[^，。；,;\s\d]{0,4}?(?:资助|奖励|补[助贴]|奖补)(?!多少|几|标准|怎么)"
)
_FROM = re.compile(r"从$|由$")
_WAS = re.compile(r"从\d[\d.]*[万亿]?元?(?=[增提涨升变上扩])")
_WHO_AND_WHEN = re.compile(
    r"^(?:我们?|咱们?|公司|企业|家|厂|一年|今年|去年|前年|全年|大概|大约|约|差不多|有|了|的|是|共|一共|总共)+"
)
_TO = re.compile(r"(?:增长|增加|提高|涨|升|变|上升|扩大)了?[到至成]")
_ASKING = re.compile(
    r"能|可以|可不可以|会不会|给多少|给(?!员工|工人)|补|奖励?多|奖几|拿|领|算|是否|有没有|有(?:什么|啥|多少|几|补|奖)|怎么|如何|多少|几|吗|呢|什么|哪|应该"
)
#: What money and shares are commonly of; spending (投资) is told by other words.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("研发", re.compile(r"研发|研究开发|搞研究|做研究|科研(?:经费|投入|费)")),
    ("保费", re.compile(r"保费|保险|投保")),
    ("营收", re.compile(r"营收|营业收入|营业额|销售(?:额|收入)|产值|流水|收入")),
    ("租金", re.compile(r"租金|房租|租赁费|租")),
    ("利息", re.compile(r"利息|贴息|付息")),
    ("贷款", re.compile(r"贷款|借款|授信|贷了")),
    ("工资", re.compile(r"工资|薪酬|年薪|月薪")),
    ("奖金", re.compile(r"奖金|奖励|获奖|配套|奖[了过]")),
    ("电费", re.compile(r"电费|供电费|用电费")),
    ("运费", re.compile(r"运费|运输费|物流费")),
    ("展位", re.compile(r"展位|参展|展会")),
    ("培训", re.compile(r"培训")),
    ("认证", re.compile(r"认证|检测费|检验费")),
)
_SPENDING = re.compile(r"投资|投入|投|花|购置|购买|采购|买|改造|设备款|建设费|造价")
#: Words of the kind of a share.
_SHARE_KINDS = (
    ("增长", re.compile(r"增长|增幅|增速|涨|提高|提升")),
    ("占比", re.compile(r"占|比重|比例|强度")),
)
#: A figure without this word is not the figure with it, nor the other way round.
_QUALIFIERS = re.compile(r"增长部分|增长额|增量|新增部分|超出部分|超过部分|差额|部分")
_GREW_BY = re.compile(r"(?:增长|增加|多|上升|提高)了?\|")
#: A figure of one year says nothing about several, and the other way round.
_OVER_TIME = re.compile(r"[近连][续]?[两二三四五\d]+年|累计|每年|历年|平均")


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of the asker's: money in 元, shares 0-1 in 比例. `of` is what stands around it; `grew` are the later and the
    earlier sum where the figure is what lies between them."""

    text: str
    value: float
    unit: str
    of: str
    grew: tuple[float, float] | None = None


def stated(text: str) -> tuple[Stated, ...]:
    """The figures that normalised `text` states, in order."""
    found = sorted((q.start, q.end, q) for q in _quantities(text))
    found = [
        (start, end, quantity)
        for start, end, quantity in found
        if not (_is_open_ended(quantity) or _was_before(text, start, end) or _is_given_out(text, start, end))
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
        if n + 1 < len(found) and not _BOUNDARY.search(between) and names_first:
            right = ""
        unit = quantity.unit.replace("周岁", "岁")
        figures.append(Stated(quantity.text, quantity.value, unit, f"{left}|{right}"))
    return (*_with_verb(figures), *_growth(text))


def _growth(text: str) -> Iterable[Stated]:
    """What sums grew by: 研发费从500万涨到700万 gives 200万 of its 增长部分."""
    found = sorted(_quantities(text), key=lambda q: q.start)
    for before, after in pairwise(found):
        rose = before.unit == after.unit == "元" and before.value < after.value
        if rose and _was_before(text, before.start, before.end):
            what = _left(text, 0, before.start).removesuffix("从").removesuffix("由")
            grew = (after.value, before.value)
            by = round(after.value - before.value, 2)
            scaled = f"{by / 1e4:.4f}".rstrip("0").rstrip(".")
            yield Stated(f"{scaled}万元", by, "元", f"{what}增长部分|", grew)


def kind(words: str) -> str | None:
    """What money in `words` is of (研发, 投资, 保费 …), or None where no word tells. Of several the last
    before the figure counts, but 投入 and 花 only where there is nothing else."""
    for part in words.split("|"):
        found = [(match.start(), name) for name, pattern in _KINDS for match in pattern.finditer(part)]
        if found:
            return max(found)[1]
    return "投资" if _SPENDING.search(words) else None


def share_kind(words: str) -> str | None:
    """Whether a share in `words` is a growth or a part of a whole, or None."""
    return next((name for name, pattern in _SHARE_KINDS if pattern.search(words)), None)


def is_part(subject: str) -> bool:
    """Whether the subject is a part of a figure (研发费增长部分), not the figure."""
    return _QUALIFIERS.search(subject) is not None


def is_of(figure: Stated, subject: str) -> bool:
    """Whether the figure is of the `subject` of a printed figure (研发费, 近三年研发费总额, 种植面积)."""
    grew = figure.unit == "元" and _GREW_BY.search(figure.of) is not None
    if is_part(subject) != (is_part(figure.of) or grew):
        return False
    if bool(_OVER_TIME.search(subject)) != bool(_OVER_TIME.search(figure.of)):
        return False
    if figure.unit == "比例":
        own, printed = share_kind(figure.of), share_kind(subject)
        return own == printed if own and printed else printed is not None
    if figure.unit != "元":
        return True
    own, printed = kind(figure.of), kind(subject)
    if printed is None:
        core = re.sub(r"[的了]", "", subject)[-2:]
        return len(core) == 2 and core in figure.of
    return own == printed


def _quantities(text: str) -> Iterable[Quantity]:
    read = amounts(text)
    yield from read
    for match in _BARE_MONEY.finditer(text):
        if not any(q.start < match.end() and match.start() < q.end for q in read):
            scale = 1e4 if match[2] == "万" else 1e8
            yield Quantity(match.start(), match.end(), match[0], round(float(match[1]) * scale, 2), "元")


def _is_open_ended(quantity: Quantity) -> bool:
    """以上, 不低于, 每亩180元 and years in 近三年 are conditions or rates, not the asker's own figure."""
    return bool(
        quantity.per
        or quantity.joined == "range"
        or _OPEN_ENDED.search(quantity.after + quantity.before)
        or _NOT_EXACT.search(quantity.before)
        or quantity.unit in ("年", "个月", "月", "天", "日", "周", "次", "届")
    )


def _was_before(text: str, start: int, end: int) -> bool:
    """The first figure of 从100万增长到130万: what it was, not what it is."""
    return _FROM.search(text[:start]) is not None and _TO.match(text[end:]) is not None


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


def _with_verb(figures: list[Stated]) -> Iterable[Stated]:
    """A figure without a word for its kind shares that of the one before it: 设备投资500万，软件100万."""
    earlier = ""
    for figure in figures:
        own = kind(figure.of) if figure.unit == "元" else None
        if own is None and earlier and figure.unit == "元":
            figure = Stated(figure.text, figure.value, figure.unit, f"{figure.of}|{earlier}")
        earlier = own or earlier
        yield figure
