"""What is left of a sum paid beforehand: 充了5000, 用了1800 -> 3200元, where the document has the rest paid back.

But: nothing where the question tells of a discount, or gives more than what was paid in and what was used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.records import Place
from qa.normalise import unspaced
from qa.outcome import Outcome, worked_out
from qa.stated import Stated
from qa.sum_words import number

_REST = re.compile(
    r"(?:退[还回]?|返还|退付|清退)[^，。；]{0,8}?(?P<rest>(?:剩余|未(?:消费|使用|履行|服务)|尚未(?:消费|使用))[^，。；]{0,6}?(?:预付款|费用?|余额|款项?|金额|学费|价款|部分)|余额|余款)"
)
_PAID_IN = re.compile(r"充|存|预[付交缴]|办(?:了张?)?[^，,|]{0,6}卡|交了?|缴了?|付了?|报了?")
_USED = re.compile(r"用|花|消费|洗|刷|吃|剪|扣|上了|掉")
_ASKS = re.compile(r"要回|退|拿回|还[能剩]|剩|返")
_LESS = re.compile(r"(?<![没不未])(?<!没有)(?:打\S?折|[一二三四五六七八九\d]折|优惠|送了?\d|赠)")
_DISCOUNT = re.compile(r"折扣|让利|优惠|赠送")


def what_is_left(text: str, figures: Sequence[Stated], places: Sequence[Place]) -> list[Outcome]:
    """What was paid in less what was used, with the sentence that has it paid back."""
    money = [figure for figure in figures if figure.unit == "元" and not figure.made]
    if len(money) != 2 or not _ASKS.search(text) or _LESS.search(text):
        return []
    first, second = money
    before = re.split(r"[，,。；;]", text[: text.find(first.text)])[-1]
    between = text[text.find(first.text) + len(first.text) : text.rfind(second.text)]
    used = re.split(r"[，,。；;]", between)[-1]
    if not _PAID_IN.search(before) or not _USED.search(used) or not 0 < second.value < first.value:
        return []
    found = next(((m, p) for p in places if (m := _REST.search(unspaced(p.quote)))), None)
    if found is None:
        return []
    match, place = found
    expression = f"{number(first.value)}元 - {number(second.value)}元"
    result = f"{number(first.value - second.value)}元"
    open_ = _DISCOUNT.search(unspaced(place.quote)) is not None and not re.search(r"折|优惠|赠|送", text)
    behind = f"以没有{_DISCOUNT.findall(unspaced(place.quote))[0]}为前提。" if open_ else ""
    return [worked_out(match["rest"], expression, result, (place,), behind)]
