"""Figures that follow from those the asker gives: foreign money at the asker's rate, a share of the revenue, money a head, the share that stayed.

Each shows how it was come to (`Stated.made`). What sums grew by is `qa.stated`. But: takes nothing that the question does
not say: no exchange rate, no number of people, no revenue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.measure_words import MONEY, SHARE
from corpus.numerals import value as numeral
from qa.money_kinds import kind
from qa.stated import EXCHANGE, Stated, stated
from qa.sum_words import number, percent

_FOREIGN = frozenset(MONEY.values()) - {"元"}
_TWO_YEARS = re.compile(r"(?:去|上|前)(?:一)?年.*(?:今|本|当)年|(?:今|本|当)年.*(?:去|上|前)(?:一)?年")
#: 三口之家, 家里一共4口人.
HEADS = re.compile(
    r"(?P<n>\d+|[一二两三四五六七八九十])(?:口之家|口人|口子)|家(?:里|中|庭)?(?:一?共|总共|有|是)*(?P<m>\d+|[二两三四五六七八九十])(?:口|个人|人)"
)
#: How many of so many stayed: 带了8个见习生，期满留下3个.
_STAYED = re.compile(
    r"(?P<all>\d+)[个名人位][^。；;\d]{0,16}(?:\d+个月[^。；;\d]{0,12})?(?:留下|留用|留任|留了)来?(?:的?(?:有|是|只有)|了)?(?P<part>\d+)[个名人位]"
)
_INEXACT = re.compile(r"[多几余]|来[块元]|出头|左右|上下|不到")
_A_YEAR = re.compile(r"(?:[一1每全]|去|今|上|前)年|年(?:收入|总收入|入|薪)")
_A_MONTH = re.compile(r"(?:[一1每]个?|这个?|上个?)月|月(?:收入|薪|入)")


def given(text: str) -> tuple[Stated, ...]:
    """The figures that normalised `text` states, and those that follow from them."""
    figures = stated(text)
    share = () if _TWO_YEARS.search(text) else _of_revenue(figures)
    return (*figures, *_exchanged(text, figures), *share, *_a_head(text, figures), *_stayed(text))


def _exchanged(text: str, figures: Sequence[Stated]) -> Iterator[Stated]:
    """Foreign money in 元, where the question gives one rate for it."""
    rates = [(match["foreign"], float(match["rate"])) for match in EXCHANGE.finditer(text)]
    if len(rates) != 1:
        return
    money, rate = rates[0]
    units = {figure.unit for figure in figures} & _FOREIGN
    for figure in figures:
        if figure.unit in units and len(units) == 1 and MONEY.get(money or figure.unit) == figure.unit:
            made = f"({number(figure.value)}{figure.unit} × {number(rate)})"
            yield Stated(figure.text, round(figure.value * rate, 2), "元", figure.of, made)


def _of_revenue(figures: Sequence[Stated]) -> Iterator[Stated]:
    """The share that research is of the revenue, where there is one figure of each."""
    money = [figure for figure in figures if figure.unit == "元" and not figure.made]
    revenue = [figure for figure in money if kind(figure.of) == "营收"]
    spent = [figure for figure in money if kind(figure.of) == "研发"]
    if len(revenue) == len(spent) == 1 and 0 < spent[0].value < revenue[0].value:
        share = round(spent[0].value / revenue[0].value, 4)
        made = f"{number(spent[0].value)}元 ÷ {number(revenue[0].value)}元"
        yield Stated(percent(share), share, SHARE, "研发费占营业收入比重|", made)


def _a_head(text: str, figures: Sequence[Stated]) -> Iterator[Stated]:
    """What a family has a head in a year or a month, where its size and one sum are given."""
    heads = [n for match in HEADS.finditer(text) if (n := numeral(match["n"] or match["m"]))]
    money = [
        figure for figure in figures if figure.unit == "元" and kind(figure.of) in (None, "营收", "工资")
    ]
    year, month = _A_YEAR.search(text), _A_MONTH.search(text)
    if len(set(heads)) != 1 or len(money) != 1 or bool(year) == bool(month) or "人均" in text:
        return
    if _INEXACT.match(text[text.find(money[0].text) + len(money[0].text) :]):
        return
    each = round(money[0].value / heads[0], 2)
    made = f"{number(money[0].value)}元 ÷ {heads[0]}"
    yield Stated(f"{number(each)}元", each, "元", f"人均{'年' if year else '月'}收入|", made)


def _stayed(text: str) -> Iterator[Stated]:
    """The share that stayed of those who were there, where both are counted once."""
    found = list(_STAYED.finditer(text))
    if len(found) == 1 and 0 < int(found[0]["part"]) <= int(found[0]["all"]):
        share = round(int(found[0]["part"]) / int(found[0]["all"]), 4)
        made = f"{found[0]['part']}人 ÷ {found[0]['all']}人"
        yield Stated(percent(share), share, SHARE, "留用率|", made)
