"""Grants in a sentence: quantities that are given to someone, told from thresholds, budgets, fines and goals.

A quantity is granted where a granting verb stands before it (给予最高…), or a granting noun right behind it
(…的资金支持). A ceiling (最高…, 不超过…) after a grant belongs to that grant. But: does not say to whom;
that is `corpus.beneficiaries`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.amounts import Quantity, amounts
from corpus.measure_words import MONEY, SHARE

_MONEY_UNITS = frozenset(MONEY.values())
#: What is said right before the quantity: a verb that can only grant, or a noun that may stand for one.
_VERB = re.compile(
    r"分别(?:给予|奖励|补助|补贴)|分别(?=最高|不超过)|可?再?给予|予以|给(?=企业(?:[\d最]|$))|发放|发给|可?领取|享受|返还|上浮|支付|增加(?:一次性)?(?:补贴|补助|奖励|护理资助|资助)"
)
_WEAK = re.compile(
    r"(?:奖励|补助|补贴|资助|奖补|(?:最高|最多)支持|支持)(?=(?:企业|个人|单位|每|最高|不超过|为|[\u4e00-\u9fff]{0,6}$))"
)
_REACHED = re.compile(r"(?:超过|达到?|高于|大于|突破|满)$")
_ONE_OF = re.compile(
    r"(?:以上)?(?:的(?!奖励|补助|补贴|资助|配套)|且|的(?:奖励|补助|补贴|资助)[^，。；\d]{0,4}\d)"
)
_BY_STATE = re.compile(r"(?<=财政)(?:再|另|追加)*(?:奖励|补助|补贴|资助)(?=(?:最高|不超过)?$)")
_PURE = re.compile(r"(?:最高(?:不超过)?|最多|不得?超过|不低于|不少于|达到?|可达|约|按)+$")
_NOUN = re.compile(
    r"^[^，。；、（(]{0,14}?(?:的)?(?:奖励|奖补|补助|补贴|资助|资金支持|经费支持|建设支持|(?<=的)支持|配套|贴息|承担(?=保费|学费|费用)|报销|奖金|津贴|发放|予以(?!加|扣|处)|给予|返还)"
)
_LABEL = re.compile(
    r"(?:补贴|补助|资助|奖励|津贴|救助|保障|养育|供养|生活|饮食|抚恤|护理|待遇|奖补|贴息)(?:的)?(?:认定)?标准(?:为|是|[:：]|每|统一为|提高到|调整为|按)[^，。；]{0,12}$"
)
_LABELLED = re.compile(r"(?:补贴|补助|资助|奖励|津贴|救助|奖补|发放|待遇)(?:标准|金额|额度)[:：]$")
_CLASSES = re.compile(
    r"(?:资助对象|补贴对象|救助对象|[一二三四五]等奖|优胜奖)(?:给予)?(?:每[人户月年个家]{1,2}){0,3}$"
)
_CEILING = re.compile(
    r"(?:最高(?:不超过|不得超过|可达|为|给予|奖励|补助|补贴|支持)?|最多(?:不超过)?|不得?超过|封顶|上限(?:为|是)?|累计(?:最高)?(?:不得?超过)?|限额(?:为)?)[^，。；\d]{0,6}$"
)
#: Money that is planned, owed or taken, whatever else is said of it.
_NOT = re.compile(
    r"预算|年初|安排|列支|筹[集措]|争取|力争|罚款|没收|罚金|押金|处以|处[^理置分方于]|违约|赔偿|租金(?:标准)?为|按(?:收费|原)?标准的|加回|上缴|税率|费率|"
    r"(?:收入|财产)[^，。；]{0,6}(?:低于|高于|超过)"
)
#: What a figure may be of instead, unless a word of giving stands right beside it.
_OF = re.compile(
    r"投入|设立|规模|拉动|带动|撬动|销售|营业收入|产值|产出|贷款|投保|注册资[本金]|抵扣|扣除|纳税|增加值"
)
#: What someone pays, unless a verb says before that it is given back.
_PAID = re.compile(r"缴纳|缴费|缴存|收取|交纳")
_THRESHOLD = re.compile(
    r"^(?:[（(][^）)]*[）)])?(?:及?以上|及?以下|以内|以外)?(?:[（(][^）)]*[）)])?(?:的|且|或|至|期间|标准的)"
)
_LOOSE = re.compile(
    r"^(?:每[家个户人项次]|单[个家项]|单个|同一?[家个]?|企业|单位|个人|项目|其|每年|原则上|总额|累计|补[贴助]|奖励|支持|资助|金额|额度|总计|合计|年度|年|月|自然年度|内|一个|1个|的|服务机构|家庭|人员|，|（[^）]*）)*$"
)


@dataclass(frozen=True, slots=True)
class Grant:
    """`members` are the quantities granted side by side (分别给予100万元、50万元). `start` is where the
    granting words begin, `fragment` where their fragment does; `base` stands between them and the first
    quantity. `caps` are ceilings given after the grant, each with the words that limit it to some
    (优秀项目)."""

    members: tuple[Quantity, ...]
    fragment: int
    start: int
    base: str
    caps: tuple[tuple[str, Quantity], ...] = ()
    parallel: bool = False

    @property
    def end(self) -> int:
        """End of the last quantity."""
        return self.members[-1].end


def grants(text: str) -> tuple[Grant, ...]:
    """The grants of one sentence, in order."""
    found: list[Grant] = []
    for members in _groups(text):
        first = members[0]
        if first.unit != SHARE and first.unit not in _MONEY_UNITS:
            continue
        begin = _fragment(text[: first.start])
        words = text[begin : first.start]
        if not words and (labelled := _LABELLED.search(text[:begin])):
            begin = labelled.start()
            words = text[begin : first.start]
        several = len(members) > 1 and "分别" in words
        if found and not several and (label := _ceiling(text, first, words, found[-1])) is not None:
            found[-1] = replace(found[-1], caps=(*found[-1].caps, (label, first)))
        elif grant := _granted(text, members, begin, words, found[-1] if found else None):
            found.append(grant)
    return tuple(found)


def _granted(
    text: str, members: tuple[Quantity, ...], begin: int, words: str, previous: Grant | None
) -> Grant | None:
    """The grant of these quantities, or None where they are none."""
    first, last = members[0], members[-1]
    if (
        _NOT.search(words)
        or re.search(r"上限|封顶", words)
        or re.match(r"[^，。；]{0,6}加回", text[last.end :])
    ):
        return None
    after = text[last.end + len(last.after) :]
    noun = _NOUN.match(after)
    if noun and re.search(r"\d(?![:：∶])(?<![:：∶]\d)", noun[0]):
        noun = None
    if re.search(r"每(?:再|新)?增(?:加|长)?$", words) or (
        _REACHED.search(words) and _ONE_OF.match(text[last.end :])
    ):
        return None
    if _THRESHOLD.match(text[last.end :]) and not noun:
        return None
    verb = _last(_VERB, words) or _weak(words)
    if verb and previous is not None and begin + verb.start() < previous.end:
        verb = None
    if (
        verb is None
        and (paid := _BY_STATE.search(words))
        and re.search(r"(?:[的后者户]|企业|单位|项目|机构|人员|个人)，$", text[:begin])
    ):
        verb = paid
    if not verb and _PAID.search(words):
        return None
    base = _PURE.sub("", words[verb.end() :]) if verb else ""
    if _OF.search(words) and not (verb and not base) and not (first.unit == SHARE and (verb or noun)):
        return None
    if verb and not re.search(r"(?:以上|超过?|满|连续|近|低于|高于)$", base):
        return Grant(members, begin, begin + verb.start(), base)
    if previous is not None and _continues(text, previous, first):
        return Grant(
            members, begin, first.start, _PURE.sub("", text[previous.end : first.start]), parallel=True
        )
    if noun or _LABEL.search(words) or _CLASSES.search(words):
        return Grant(members, begin, first.start, "")
    return None


def _weak(words: str) -> re.Match[str] | None:
    """A noun that stands for a granting verb (每连续租满1年补贴6000元), where it names no fund (资助资金,
    上级补助)."""
    found = _last(_WEAK, words)
    if found is None or re.match(r"资金|经费|专项|总额|标准|政策|范围|对象", words[found.end() :]):
        return None
    return None if re.search(r"(?:上级|中央|省级|财政|本级|级)$", words[: found.start()]) else found


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """The last match that stands outside brackets."""
    found = None
    for match in pattern.finditer(words):
        rest = words[match.end() :]
        if rest.count("）") <= rest.count("（") and len(rest) <= 45:
            found = match
    return found


_IN_WORDS = re.compile(
    r"(?P<half>减半)(?=奖励|补助|补贴|给予|资助|支持)|全额(?=奖励|补助|补贴|资助|贴息|返还|报销|承担(?:保费|学费|费用))"
)


def _in_words(text: str) -> list[Quantity]:
    """减半奖励 as half of what the others get, 全额补贴 as all of what it costs."""
    return [
        Quantity(m.start(), m.end(), m[0], 0.5 if m["half"] else 1.0, SHARE) for m in _IN_WORDS.finditer(text)
    ]


def _groups(text: str) -> list[tuple[Quantity, ...]]:
    """Quantities, those joined in an enumeration or a range together."""
    groups: list[list[Quantity]] = []
    for quantity in sorted([*amounts(text), *_in_words(text)], key=lambda q: q.start):
        if quantity.joined and groups:
            groups[-1].append(quantity)
        else:
            groups.append([quantity])
    return [tuple(group) for group in groups]


def _ceiling(text: str, quantity: Quantity, words: str, grant: Grant) -> str | None:
    """The words that a ceiling is limited to ("" for none), or None where the quantity is no ceiling of the
    grant."""
    if quantity.unit not in _MONEY_UNITS or not (
        _CEILING.search(words) or quantity.after in ("封顶", "为限", "以内")
    ):
        return None
    between = text[grant.end : quantity.start]
    if re.search(r"[；。]|对(?!象|应|接|口|外)[^，]{3,}", between):
        return None
    label = re.sub(
        r"(?:每年|累计|总额|额度|金额|补[贴助]|奖励)*(?:最高(?:不超过|支持|给予|奖励|补助|补贴|可达|为)?|最多(?:不超过)?|不得?超过|上限为?)+[^，。；]{0,4}$",
        "",
        words,
    )
    if grant.members[0].unit == SHARE:
        return "" if _LOOSE.match(label) else label.strip("，、")
    limits = re.search(r"不得?超过|上限|封顶|累计|总额|额度|每年最高", words)
    return "" if limits and not grant.caps and not re.search(r"给予|予以", words) else None


def _continues(text: str, grant: Grant, quantity: Quantity) -> bool:
    """Whether the quantity goes on in a row of parallel grants: 水稻每亩180元、大小麦每亩150元."""
    between = text[grant.end : quantity.start]
    if quantity.unit != grant.members[0].unit or not re.match(r"^[、，；][^，。；、]{1,13}$", between):
        return False
    return not re.search(r"达到|超过|低于|高于|总|每增", between)


def _fragment(left: str) -> int:
    """Start of the last fragment of `left`; a comma inside brackets ends none."""
    depth = 0
    for index in range(len(left) - 1, -1, -1):
        if left[index] in "）)":
            depth += 1
        elif left[index] in "（(":
            depth = max(0, depth - 1)
        elif left[index] in "，。；：:" and depth == 0:
            return index + 1
    return 0
