"""The terms of a grant: its ceiling, how often it is given, what it is given for, and 1:1 matching.

But: finds no grant (`corpus.grants`) and nobody to receive it (`corpus.beneficiaries`).
"""

from __future__ import annotations

import re

from corpus.amounts import Quantity
from corpus.grants import Grant
from corpus.measure_words import SHARE
from corpus.records import Amount

_LIMIT = re.compile(
    r"(?:^|[，；、])(?P<limit>[^，。；]{0,16}(?:累计|期限|不超过|最多|最长|仅|只能|限)[^，。；]{0,10}?(?:\d+|[一二两三四五六七八九十]+)(?:次|年|个月|届|个年度)[^，。；]{0,6})"
)
_CEILING = re.compile(r"最高|不超过|不得超过|最多|至多")


def matching(sentence: str, grant: Grant) -> float | None:
    """1.0 for 1:1配套: as much again as another body gives; None where nothing is matched."""
    found = re.match(r"的?(\d)[:：∶](\d)配套", sentence[grant.end :])
    return int(found[2]) / int(found[1]) if found and found[1] != "0" else None


def limit(sentence: str, grant: Grant) -> str | None:
    """How often or how long: 同一家企业累计享受不超过3次, 一次性, 每亩; None where nothing is said."""
    rest = sentence[grant.end :]
    stop = re.search(r"；|，(?:并)?对", rest)
    found = _LIMIT.search(rest[: stop.start()] if stop else rest)
    if found:
        return found["limit"].strip("，；、")
    if "一次性" in sentence[max(0, grant.start - 8) : grant.end + 8]:
        return "一次性"
    per = grant.members[0].per
    return f"每{per.removesuffix('分别')}" if per else None


def rate_unit(quantity: Quantity) -> str:
    """元, or 元/亩, 元/月, 元/年 where it is given for each of them."""
    rate = re.search(r"(?:亩|月|年|平方米|吨|公里|天|日)$", quantity.per)
    return f"{quantity.unit}/{rate[0]}" if rate and quantity.unit != SHARE else quantity.unit


def ceiling(amount: Amount, quantity: Quantity, cap: Quantity | None) -> Amount | None:
    """The most that is given: `cap` where the text adds one, or the amount itself where it is said to be the
    most (最高15万元)."""
    if cap is not None:
        return Amount(cap.text, cap.value, cap.unit)
    if quantity.unit != SHARE and (
        _CEILING.search(quantity.before)
        or quantity.after in ("以内", "封顶", "为限")
        or quantity.joined == "range"
    ):
        return amount
    return None
