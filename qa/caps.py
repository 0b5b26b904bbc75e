"""Ceilings that stand behind a ratio: 单个项目最高不超过50万元，单家投资机构每年补助不超过100万元.

A ceiling of one item holds for each of the asker's items, any other for all of them together. But: one that is limited to
some (优秀项目最高15万元) or to a unit (每人每月不超过500元) is none of these, and `bounds` says that it cannot be applied.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.amounts import amounts
from corpus.records import Place
from qa.normalise import unspaced

_CEILING = re.compile(r"最高|最多|不得?超过|封顶|上限|限额|以内")
_ITEM = re.compile(r"(?:单个|单项|单笔|每[个项笔])(?!企业|单位|机构|公司|人)")
_OWN_UNIT = re.compile(r"每(?:人|亩|户|头|吨|月|天|日|度|平方米|千瓦时|平|次|场|辆|台)|人均|人月")
_GENERAL = re.compile(
    r"(?:单个|单家|单项|单笔|单户|每[家个项笔年]|[每同]一|个人|年度|当年|每年|累计|总额|总计|合计|补[助贴]|奖励|资助|支持|给予|予以|金额|额度|资金|"
    r"企业|项目|机构|投资|单位|申报|主体|公司|产品|一个|年|其|原则上|且|但|最终|实际|可|一次性|的|为|总|三|两|[（(][^（）()]*[）)]|[，、])*"
)
_ELSE = re.compile(r"[；。]|对(?!象|应|接|口|外)[^，]{3,}")


@dataclass(frozen=True, slots=True)
class Cap:
    """A ceiling in 元; `each` where it is one of every item (单个项目), and the sentence that states it."""

    value: float
    each: bool
    place: Place


def bounds(at: int, begin: int, sentences: Sequence[Place]) -> tuple[Cap, ...] | None:
    """The ceilings behind offset `begin` (blanks apart) of the sentence `at`, and those of the sentences right behind it that
    state nothing else; None where one cannot be applied to a sum."""
    found: list[Cap] = []
    behind = unspaced(sentences[at].quote)[begin:]
    stop = _ELSE.search(behind)
    pieces = [(behind[: stop.start()] if stop else behind, sentences[at])]
    if stop is None or stop.end() >= len(behind):
        for place in sentences[at + 1 :]:
            words = unspaced(place.quote).rstrip("。；;")
            label = _CEILING.split(words)[0]
            if not _CEILING.search(words) or not label or not _GENERAL.fullmatch(label):
                break
            pieces.append((words, place))
    for words, place in pieces:
        start = 0
        for quantity in amounts(words):
            if quantity.unit != "元":
                continue
            label, start = words[start : quantity.start], quantity.end
            if not (_CEILING.search(label) or quantity.after in ("封顶", "以内", "为限")):
                break  # a grant of its own
            label = _CEILING.split(label.split("，")[-1])[0]
            if _OWN_UNIT.search(label) or not _GENERAL.fullmatch(re.sub(r"^(?:的|给予|奖励)+", "", label)):
                return None
            found.append(Cap(quantity.value, _ITEM.search(label) is not None, place))
    return tuple(found)
