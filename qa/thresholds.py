"""Figures that a condition asks for, and whether the asker's figures meet them: 研发费达60万元及以上.

A threshold is met, unmet, or open where the asker's figure is not given or may be of something else.
But: conditions in words (新认定, 规上) are `qa.fitting`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.amounts import Quantity, amounts
from qa.stated import Stated, is_of

Met = Literal["met", "unmet", "open"]

_AT_LEAST = re.compile(r"以上|起|达|不低于|不少于|不小于|至少|最低|满|不得低于|不得少于")
_MORE_THAN = re.compile(r"超(?!过?部分)|高于|大于|多于|突破")
_AT_MOST = re.compile(r"以下|以内|之内|不超过|不高于|不多于|不大于|不得超过|最多|至多|不超")
_LESS_THAN = re.compile(r"(?<!不)低于|(?<!不)小于|(?<!不)少于|不足|未满|不满|未达")
#: 100亩及以上至500亩: the second is an upper end.
_UP_TO = re.compile(r"(?:以上|起|[）)])(?:至|到|-|—|~)$")
_PIECE = re.compile(r"[，。；,;（()）]|且(?=[^，；]{0,20}\d)")
_EACH_OR_RUNNING = re.compile(r"连续|每年|均")


@dataclass(frozen=True, slots=True)
class Threshold:
    """`words` are the piece of the condition that states it, `subject` what stands before the figure."""

    words: str
    subject: str
    sign: Literal[">=", ">", "<=", "<"]
    value: float
    unit: str


def thresholds(condition: str) -> tuple[Threshold, ...]:
    """The figures that `condition` (without blanks) demands, in order."""
    found: list[Threshold] = []
    found_before: Quantity | None = None
    for quantity in amounts(condition):
        sign = _sign(quantity)
        if quantity.per or quantity.unit in ("年", "次", "个月"):
            continue
        if quantity.joined == "range":
            found += _ends(condition, found_before, quantity)
        found_before = quantity
        upto = found[-1] if found and sign is None and _UP_TO.search(condition[: quantity.start]) else None
        if upto is not None and upto.unit == quantity.unit and upto.sign in (">=", ">"):
            words = condition[condition.find(upto.words) : quantity.end]
            found.append(Threshold(words, upto.subject, "<=", quantity.value, upto.unit))
        if sign is None or quantity.joined == "range":
            continue
        start = max((m.end() for m in _PIECE.finditer(condition, 0, quantity.start)), default=0)
        end = quantity.end + (
            len(quantity.after) if condition.startswith(quantity.after, quantity.end) else 0
        )
        subject = condition[start : quantity.start].removeprefix("且").removeprefix("对")
        words = condition[start:end].removeprefix("且").removeprefix("对")
        unit = quantity.unit.replace("周岁", "岁")
        if not subject and found and found[-1].unit == unit and found[-1].sign != sign:
            subject = found[-1].subject  # 金额在200万元以上的，500万元以下的: both of one thing
        found.append(Threshold(words, subject, sign, quantity.value, unit))
    return tuple(found)


def _ends(condition: str, low: Quantity | None, high: Quantity) -> list[Threshold]:
    """Both ends of a range: 100-500亩."""
    if low is None:
        return []
    words = condition[low.start : high.end]
    start = max((m.end() for m in _PIECE.finditer(condition, 0, low.start)), default=0)
    subject = condition[start : low.start].removeprefix("对")
    unit = high.unit.replace("周岁", "岁")
    return [
        Threshold(words, subject, ">=", low.value, unit),
        Threshold(words, subject, "<=", high.value, unit),
    ]


def _sign(quantity: Quantity) -> Literal[">=", ">", "<=", "<"] | None:
    hedges = quantity.before + "|" + quantity.after
    if _LESS_THAN.search(hedges):
        return "<"
    if _AT_MOST.search(hedges):
        return "<="
    if _AT_LEAST.search(hedges):
        return ">="
    return ">" if _MORE_THAN.search(hedges) else None


def held_against(threshold: Threshold, figures: Sequence[Stated]) -> Met:
    """Whether the asker's figures meet the threshold; open where none is of its subject or they disagree."""
    same = [figure for figure in figures if figure.unit == threshold.unit]
    own = [figure for figure in same if is_of(figure, threshold.subject)]
    if not own:
        running = _EACH_OR_RUNNING.sub("", re.sub(r"[近连]续?[一二三四五\d]+年|累计", "", threshold.subject))
        below = [f for f in same if _EACH_OR_RUNNING.search(threshold.subject) and is_of(f, running)]
        return "unmet" if below and not any(_holds(threshold, f.value) for f in below) else "open"
    held = {_holds(threshold, figure.value) for figure in own}
    if held == {True}:
        return "met"
    total = sum(figure.value for figure in own)
    if threshold.unit not in ("比例", "元") and threshold.sign in (">=", ">") and _holds(threshold, total):
        return "open"
    return "unmet" if held == {False} else "open"


def _holds(threshold: Threshold, value: float) -> bool:
    limit = threshold.value
    close = abs(value - limit) <= 1e-9 * max(1.0, abs(limit))
    if close:
        return threshold.sign in (">=", "<=")
    return value > limit if threshold.sign in (">=", ">") else value < limit
