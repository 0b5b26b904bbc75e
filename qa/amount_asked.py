"""The sum that all measures asked for pay: 哪些奖励最高能拿100万, 50万以上的补助有哪些.

A question is one when nothing is left of it beside the sum, the asking and words for paying. But: a figure of the asker's
own (研发费80万能拿哪些补助) is none, and which measures pay so much is `qa.filters`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from corpus.records import Incentive

_SUM = re.compile(
    r"(?P<most>最高|最多|封顶|上限|正好|刚好|至少|超过|不低于)?(?:是|能|可以|可)*(?:拿|领|给|奖|补|得)?(?:到|励|助|贴)?(?P<figure>\d+(?:\.\d+)?)(?P<unit>亿|万)?(?:元|块)?(?P<least>及?以上)?"
)
_WHICH = re.compile(r"哪些|哪几|有?几[处条项种个]|列出|列一|所有|全部|有什么|有啥|凡是")
_PAYS = re.compile(r"奖|补|资助|拿|领|扶持|支持|给(?![你我他])")
_SAID = re.compile(
    r"哪些|哪几|哪种|凡是|正文|都?要|封顶|上限|算上|个?全的|配套|[几哪][处地]方?|项目|[“”\"]|几[种个项条]|列出来?|列一下?|[罗排]列|情形|情况|名目|奖金|种|或者?|和|还?有没有|找|所有|全部|有什么|有啥|奖励|补助|补贴|资助|扶持|支持|资金|政策|措施|条款|事项|项目|一次性?|单项|单个|能|可以?|拿|领|给|奖|补|得|到|有|是|的|都|各|啊|钱|企业|公司|最高|项|条|个|种|里|请问|在|这份?|文件|[?？,，。!！\s]"
)
#: A figure of whoever is paid: 100万的企业, 企业有100万.
_OF_THE_ASKER = re.compile(r"的?(?:企业|公司|项目|单位|个人|投资|贷款)")
_HAS = re.compile(r"(?:企业|公司|项目|我们?)(?:已?有|投)|资金$|投资$")
_SCALE = {None: 1.0, "万": 1e4, "亿": 1e8}


@dataclass(frozen=True, slots=True)
class SumAsked:
    """A sum in 元, and whether it, it and more, or more is asked for."""

    value: float
    sign: Literal["=", ">=", ">"]


def amount_asked(text: str) -> SumAsked | None:
    """The sum by which normalised `text` asks for measures; None where it asks for none so."""
    sums = list(_SUM.finditer(text))
    if len(sums) != 1 or not _WHICH.search(text) or not _PAYS.search(text):
        return None
    said = sums[0]
    paid = _PAYS.search(said[0]) is not None
    if (_OF_THE_ASKER.match(text, said.end()) and not paid) or _HAS.search(text[: said.start()]):
        return None
    if _SAID.sub("", text[: said.start()] + text[said.end() :]) or not (said["unit"] or "元" in said[0]):
        return None
    sign: Literal["=", ">=", ">"] = "="
    if said["most"] == "超过":
        sign = ">"
    elif said["least"] or said["most"] in ("至少", "不低于"):
        sign = ">="
    return SumAsked(float(said["figure"]) * _SCALE[said["unit"]], sign)


def pays(incentive: Incentive, asked: SumAsked) -> bool:
    """Whether an incentive comes to the sum asked for, itself or at its cap."""
    sums = [a.value for a in (incentive.amount, incentive.cap) if a is not None and a.unit == "元"]
    more = asked.sign in (">", ">=") and any(value > asked.value for value in sums)
    return more or (asked.sign != ">" and asked.value in sums)
