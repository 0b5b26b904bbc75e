"""The hedges beside a figure: 不低于 and 最高 before it, 以上 and 左右 behind it, and what it is given for
(每亩).

But: does not weigh them; what is a floor and what a ceiling is for those who compare figures.
"""

from __future__ import annotations

import re

_REACH = 16  # characters in front of a figure that a hedge may fill
_HEDGE = (
    r"不低于|不少于|不高于|不多于|不得?超过|不得低于|不得少于|不得高于|不超|不大于|不小于|最高不超过|最多不超过|最高|最多|最低|最少|至少|至多|"
    r"超过|超出|超|高于|低于|大于|小于|少于|多于|未达到|达到|达|突破|大约|约|接近|近|不足|未满|不满|满|控制在|稳定在|保持在|降至|降到|缩小到|压减到|压缩至|缩短至|缩短到|稳定到|提升到|提升至|下降到|提高到|提高至|增加到|增至|"
    r"扩大到|力争|确保|争取|累计"
)
_BEFORE = re.compile(
    rf"(?:(?:{_HEDGE})\s*)+(?:(?:可|为|达|的|每年|可获|可给予|可享受|可出具|支持|给予|奖励|补助|补贴|资助|领取|申领|发放|追加)\s*)*$"
)
_AFTER = re.compile(
    r"\s*(?:[（(](?:不?含)[^）)]{0,8}[）)])?\s*(?:及以上|及其以上|或以上|以上|及以下|以下|以内|之内|以外|左右|上下|封顶|为限|为上限|内(?![容部外需资地陆河])|起(?!来|草|点))"
)
_PER_BEFORE = re.compile(
    r"(?:按?每[一1]?\s*(?P<per>人每月|人每年|人次|人|亩|户|家|个|项|平方米|公里|吨|辆|台|套|床|件|年|月|天|日|次|千瓦时|[\u4e00-\u9fff]{1,4}?)\s*"
    r"(?:分别|再|增加|补助|补贴|奖励|给予|资助|支持|最高|不超过|按|为|发放|护理|生活|津贴)*\s*)$"
)
_PER_AFTER = re.compile(
    r"\s*(?:[/／]\s*(?P<per>[\u4e00-\u9fff·•./／]{1,6}?)(?=的|标准|给予|[，。；、）,;)]|予以|奖|补|资|$)|每(?P<every>人|亩|户|家|年|月|天|次|平方米)(?![^，。；]{0,2}\d))"
)


def hedge_before(text: str, start: int) -> str:
    """The hedges that end at `start`, without blanks; "" where there are none."""
    match = _BEFORE.search(text[max(0, start - _REACH) : start])
    return re.sub(r"\s", "", match[0]) if match else ""


def hedge_after(text: str, end: int) -> str:
    """The hedge that begins at `end`, without blanks; "" where there is none."""
    match = _AFTER.match(text, end)
    return re.sub(r"\s", "", match[0]) if match else ""


def given_for(text: str, start: int, end: int) -> str:
    """What the figure in `[start, end)` is given for: 亩 in 每亩180元 and 180元/亩."""
    before = _PER_BEFORE.search(text[max(0, start - _REACH) : start])
    if before:
        return before["per"]
    after = _PER_AFTER.match(text, end)
    return (after["per"] or after["every"]) if after else ""
