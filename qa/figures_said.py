"""Figures with their units as a text says them: 五日内, 30个工作日, 五百元以上三千元以下 -> 5日, 30工作日, 500元, 3000元.

Sums are in 元; a day is 日, whatever it is called. But: no ranges, no dates (2025年 is a year, 3月 a month), and what a figure
is of is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.numerals import value as to_int
from qa.normalise import normalise

_NUMBER = r"(?<![\d.第])(\d+(?:\.\d+)?|(?<![一二三四五六七八九十百千])[一二两三四五六七八九十百千]+)"
_SAID = re.compile(
    rf"{_NUMBER}(?:(?P<scale>[万亿])?(?P<money>元|块钱?)|(?P<alone>[万亿])(?![平户人家个亩吨公台辆只件份名次头条种股])|(?P<unit>个?工作日|天|日|个月|年(?!度|代|级|龄)|周岁|岁|%))"
)
#: 五百到三千, where it is said elsewhere that sums are meant.
_BARE = re.compile(rf"{_NUMBER}(?P<scale>[万亿])?(?![\d.])(?:元|块)?(?=[到至以的块元,，]|$)")
_SUMS = re.compile(r"罚|奖|补|[元块钱]")
#: Whatever may be a figure of a question, to be left out of its words.
FIGURE = re.compile(rf"{_NUMBER}(?:个?工作日|[万亿]?(?:元|块钱?)|[万亿]|天|日|个月|年|周岁|岁|%)?")
_UNITS = {"天": "日", "个工作日": "工作日", "个月": "月", "周岁": "岁"}
_SCALE = {None: 1.0, "万": 1e4, "亿": 1e8}
_YEAR = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Figure:
    """A value and its unit: 元, 日, 工作日, 月, 年, 岁 or %."""

    value: float
    unit: str


@lru_cache(maxsize=512)
def figures_said(text: str) -> frozenset[Figure]:
    """Every figure of a text in any spelling."""
    found: set[Figure] = set()
    for match in _SAID.finditer(normalise(text)):
        value = _value(match[1])
        if value is None or (match["unit"] == "年" and value in _YEAR):
            continue
        if match["unit"]:
            found.add(Figure(value, _UNITS.get(match["unit"], match["unit"])))
        else:
            found.add(Figure(value * _SCALE[match["scale"] or match["alone"]], "元"))
    return frozenset(found)


def figures_asked(text: str) -> frozenset[Figure]:
    """The figures of a question, sums without their unit too: 罚五百到三千."""
    said = figures_said(text)
    if said or not _SUMS.search(text):
        return said
    bare = ((_value(match[1]), match["scale"]) for match in _BARE.finditer(normalise(text)))
    return frozenset(Figure(value * _SCALE[scale], "元") for value, scale in bare if value and value >= 10)


def _value(written: str) -> float | None:
    if written[0].isdigit():
        return float(written)
    value = to_int(written)
    return None if value is None else float(value)
