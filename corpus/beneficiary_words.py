"""The words in front of a grant that say who it is for, and what of them is only circumstance.

"对符合条件的企业，经认定后，地方财政" is 符合条件的企业: 对, the body that pays, slogans in front and terms
behind fall away. But: splits no enumeration (`corpus.beneficiaries`) and chooses between no candidates
(`corpus.recipients`).
"""

from __future__ import annotations

import re

_GENERIC = re.compile(
    r"^(?:每[家个户人项次亩]|单[个家项]|同一?[家个]|最高|一次性|企业|单位|个人|项目|其|按|按照|给|分别|再|可|的|年|月|还|另|将|均|原则上|择优|并|按规定)*$"
)
_OPENING = re.compile(
    r"(?:^|(?<=[，；。：:]))(?:并|同时)?(?:对(?!象|接|口|外|其|应)|向(?=[^，]{2,40}(?:发放|给予|拨付|提供))|凡|被|经(?=[^，]{2,}的))"
)
_BODY = r"(?:中央|地方|各级|上级|本级|[省市县区](?:级|县两级|、[县区])?)"
#: Behind the last comma, or behind 的 and 后: who pays.
_PAID_BY = re.compile(
    rf"(?:，|(?<=[的后]))(?:另|再|并|可)?(?:由{_BODY}(?:人民政府|政府|财政)?|{_BODY}?财政)(?:部门)?(?:再|另|另外|追加|统筹)*$"
)
_TAIL = re.compile(
    r"(?:最高|最多|不超过|可再?|再|另|均|每年|分别|一次性|追加|(?:补助|补贴|奖励|资助)(?:比例|标准|金额|额度|力度)(?:提高到|为|可达)?)+$"
    r"|发放[^，的]{2,12}$|(?:的)?标准(?:为)?(?:每[人户月年个家]{1,2})*$|，?(?:每[人户月年个家]次?)+(?:分别)?(?:为)?$"
    r"|[，、]?按(?:照)?[^，的]{0,12}$|按(?:照)?[^，]{0,30}(?:额|价格?|费用?|金|成本|投入|投资|收入|标准|贡献|部分|支出|造价|利息|面积|产值)的$"
)
#: A fragment behind a comma that says how, when or how often, and not who.
_TERM = re.compile(
    r"^(?:每个?[^，]{1,16}|单[个家][^，]{0,8}|同一[^，]{0,8}|连续[^，]{0,16}|(?:其中)?(?:第[一二三四五]|[前后][一二两三四五]|首)年|在职期间|原则上|实行|执行|采取|[^，]{0,6}(?:按|按照|根据|依据|视)[^，]{2,60}(?:(?<!的)|(?<=[额价费用金本入收准献分出息积值]的))|[^，]{0,8}由[^，]{0,8}(?:财政|政府)[^，]{0,4}"
    r"|在[^，]{0,30}(?<![的企业位])|[自从][^，]{2,20}[起内]|最高.*|给予[^，]*|除[^，]{2,24}外|可[^，]{0,4})$"
)
_SLOGAN = re.compile(
    r"^(?:鼓励|支持|推[进动广]|做[强大优]|加[快大强]|深入|引导|完善|强化|提升|提高|实施|落实|开展|促进|积极|大力|优化|壮大|培育|扩大|进一步|健全|持续|全面|着力|深化|打造)"
)
_NUMBER = re.compile(r"^(?:[（(][一二三四五六七八九十]+[)）]|\d+[.、．]|[①-⑳])")
_HEAD = re.compile(r"(?<=的)(?P<head>[^的，。；]{2,24}(?:[（(][^）)]*[）)])?)$")
_BARE_HEADS = frozenset(
    [
        "企业",
        "单位",
        "个人",
        "人员",
        "项目",
        "对象",
        "机构",
        "产品",
        "主体",
        "组织",
        "园区",
        "平台",
        "载体",
        "团队",
        "家庭",
        "高校",
        "院所",
        "部分",
    ]
)


def introduction(text: str, start: int, first: int) -> str:
    """The words that introduce the grants from `start` on: the last 对… before it, or all that stands before.

    `first` is where the first grant of the sentence begins: what stands behind that belongs to it, not to us.
    """
    before = text[:start].rstrip("，")
    openings = [m.start() for m in _OPENING.finditer(before)]
    if openings:
        opening = openings[-1]
        stop = first if opening < first <= start else start
        return text[opening:stop].strip("，；：、 ")
    return before[: min(first, len(before))].strip("，；：、 ")


def opened(words: str) -> bool:
    """Whether an introduction says 对 or 向: then it holds for all that is granted in its sentence."""
    return _OPENING.match(words) is not None


def person(words: str) -> str:
    """A beneficiary without 对 and the words around it: 对新认定的…，每家企业 -> 新认定的…."""
    words = _NUMBER.sub("", words.strip("，；、： "))
    words = re.sub(r"^(?:补贴|补助|资助|奖励|发放|待遇)(?:标准|金额|额度|条件)[:：]", "", words)
    words = words.split("，对其")[0]
    if re.match(r"[^，：]{2,12}：.", words):
        words = words.split("：")[0]
    words = re.sub(r"^(?:并|其中|同时)?[，]?(?:并?对(?:于)?|向|凡(?:是)?|将|为|支持(?=应用))", "", words)
    while True:
        shorter = _PAID_BY.sub("", words)
        shorter = _TAIL.sub("", shorter)
        fragments = shorter.split("，")
        if len(fragments) > 1 and (generic(fragments[-1]) or _TERM.match(fragments[-1])):
            fragments.pop()
        if len(fragments) > 1 and _SLOGAN.match(fragments[0]) and not fragments[0].endswith("的"):
            fragments.pop(0)
        shorter = "，".join(fragments)
        if shorter == words or not shorter:
            return words.strip("，；、 ")
        words = shorter


def circumstance(words: str) -> bool:
    """Whether words only tell who pays or how it is counted: 地方财政, 另由区, 每个展位."""
    if re.search(r"\d", words):
        return False
    return bool(
        _PAID_BY.fullmatch(f"，{words}")
        or re.match(r"(?:实行|执行|采取|每个?[^，]{1,16}|[^，]{0,8}由[^，]{0,8}(?:财政|政府))$", words)
    )


def head(words: str) -> str | None:
    """The noun behind the last 的 (规上工业企业), or None where it says nothing by itself (企业)."""
    found = _HEAD.search(words)
    if found is None or found["head"] in _BARE_HEADS or len(found["head"]) < 3:
        return None
    return found["head"]


def generic(words: str) -> bool:
    """Whether words before an amount name nobody: 每家企业, 单个项目."""
    return bool(_GENERIC.match(words))
