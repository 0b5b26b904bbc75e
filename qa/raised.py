"""A fixed sum that is more or less for some: 最高50万元，考核优秀的上浮30%, 零部件减半.

The rise is said in the sentence of the sum, and the question says of the asker what it is for. But: nothing where the
asker's level leaves two sums, and no rise of a share, which may be of its points (提高5个百分点).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

import jieba

from corpus.records import Incentive, Place
from qa.asker import levels
from qa.beneficiary_name import core
from qa.denied import affirmed
from qa.normalise import unspaced
from qa.outcome import Outcome, worked_out
from qa.own_words import telling_words
from qa.sum_words import number

_RAISED = re.compile(
    r"(?:[，,；。]|^)(?:并)?对?(?P<who>[^，,。；]{2,20}?)的?，?(?:其)?(?:按)?(?:支持力度|(?:(?:补助|补贴|奖励|资助|支持|上述)*(?:标准|额度|金额|力度|资金)))?(?:再|可|可以|予以|给予|额外|相应)*"
    r"(?:(?P<up>上浮|增加|提高|上调)|(?P<down>下浮|下调|降低|减少))(?P<share>\d+)[%％](?!的|以)(?P<behind>[^，,。；]{0,4})"
)
#: Says that something was looked at, not with which result.
_EVALUATED = re.compile(r"(?:年度|绩效|综合|期满)*(?:考核|评价|评估|评定|验收|考评)(?:结果)?为?")
_HALF = re.compile(r"(?:[，,；。]|^)(?:并)?对(?P<who>[^，,。；]{2,20}?)(?:给予|予以|按)?(?:标准)?减半")


def raised(text: str, incentives: Sequence[Incentive]) -> list[Outcome]:
    """What a sum of the asker's level comes to with the rise that the question speaks for."""
    for quote, same in groupby(incentives, key=lambda one: one.quote):
        fixed = [one for one in same if one.ratio is None and one.amount.unit == "元" and one.limit is None]
        flat = unspaced(quote)
        for pattern in (_RAISED, _HALF):
            found = list(pattern.finditer(flat))
            if len(found) != 1 or not _speaks_for(text, found[0]["who"], fixed):
                continue
            chosen = _of_the_asker(text, fixed)
            if len({one.amount.value for one in chosen}) == 1:
                return [_outcome(chosen[0], found[0])]
    return []


def _speaks_for(text: str, who: str, fixed: Sequence[Incentive]) -> bool:
    """Whether the question says the asker to be what a rise is for: all words of it that the sums' own names do not have."""
    said = affirmed(text)
    own = [
        word
        for word in telling_words(_EVALUATED.sub("", who))
        if not any(word in one.beneficiary for one in fixed)
    ]
    return bool(fixed) and bool(own) and all(word in said for word in own)


def _of_the_asker(text: str, fixed: Sequence[Incentive]) -> list[Incentive]:
    """The sums of the level that the question states; all where none states one."""
    stated = levels(affirmed(text))
    named = [one for one in fixed if _head(one.beneficiary) in affirmed(text)]
    of_level = [one for one in named if set(levels(one.beneficiary)) & set(stated)]
    return of_level if stated else named


def _head(beneficiary: str) -> str:
    """The last word of a beneficiary's name, which says what it is: 孵化器 of 省级科技企业孵化器."""
    words = [word for word in jieba.cut(core(beneficiary), HMM=False) if len(word) > 1]
    return words[-1] if words else beneficiary


def _outcome(one: Incentive, rise: re.Match[str]) -> Outcome:
    if "share" in rise.groupdict():
        share = int(rise["share"])
        factor = f"(1 {'+' if rise['up'] else '-'} {share}%)"
        times = 1 + share / 100 if rise["up"] else 1 - share / 100
    else:
        factor, times = "50%", 0.5
    expression = f"{number(one.amount.value)}元 × {factor}"
    result = f"{'最高' if one.cap is not None else ''}{number(one.amount.value * times)}元"
    words = re.sub(r"^[，；。]", "", rise[0])
    most = f"{'最高' if one.cap is not None else ''}{one.amount.text}"
    lead = f"{one.beneficiary}为{most}，按“{words}”计算"
    return worked_out(lead, expression, result, (Place(one.node, one.quote, one.spans),))
