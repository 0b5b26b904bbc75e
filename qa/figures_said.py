"""Figures with their units as a text says them: 五日内, 30个工作日, 五百元以上三千元以下 -> 5日, 30工作日, 500元, 3000元.

Sums are in 元, shares in %; a day is 日, whatever it is called. But: no ranges, no dates (2025年 is a year, 3月 a month), and
what a figure is of is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.measure_words import SHARE
from corpus.numerals import value as to_int
from qa.normalise import normalise
from qa.stated import quantities

_NUMBER = r"(?<![\d.第])(\d+(?:\.\d+)?|(?<![一二三四五六七八九十百千])[一二两三四五六七八九十百千]+)"
#: 五百到三千, where it is said elsewhere that sums are meant.
_BARE = re.compile(rf"{_NUMBER}(?P<scale>[万亿])?(?![\d.])(?:元|块)?(?=[到至以的块元,，]|$)")
_RANGE = re.compile(rf"{_NUMBER}[到至]")
_SUMS = re.compile(r"罚|奖|补|[元块钱]")
#: Whatever may be a figure of a question, to be left out of its words.
FIGURE = re.compile(rf"{_NUMBER}(?:个?工作日|[万亿]?(?:元|块钱?)|[万亿]|天|日|个月|年|周岁|岁|%)?")
#: The units that tell figures apart, by what they are printed as.
_UNITS = {
    "元": "元", "块": "元", "日": "日", "天": "日", "工作日": "工作日", "个工作日": "工作日", "月": "月", "个月": "月", "年": "年",
    "岁": "岁", "周岁": "岁", SHARE: "%",
}  # fmt: skip
_SCALE = {None: 1.0, "万": 1e4, "亿": 1e8}


@dataclass(frozen=True, slots=True)
class Figure:
    """A value and its unit: 元, 日, 工作日, 月, 年, 岁 or %."""

    value: float
    unit: str


@lru_cache(maxsize=512)
def figures_said(text: str) -> frozenset[Figure]:
    """Every figure of a text in any spelling."""
    found = (one for one in quantities(normalise(text)) if one.unit in _UNITS)
    return frozenset(
        Figure(round(q.value * 100, 6) if q.unit == SHARE else q.value, _UNITS[q.unit]) for q in found
    )


def figures_asked(text: str) -> frozenset[Figure]:
    """The figures of a question, sums without their unit too: 罚五百到三千."""
    said = figures_said(text)
    if not _SUMS.search(text) or (said and not _RANGE.search(text)):
        return said
    bare = ((_value(match[1]), match["scale"]) for match in _BARE.finditer(normalise(text)))
    return said | {Figure(value * _SCALE[scale], "元") for value, scale in bare if value and value >= 10}


def _value(written: str) -> float | None:
    if written[0].isdigit():
        return float(written)
    value = to_int(written)
    return None if value is None else float(value)
