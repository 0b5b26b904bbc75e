"""Whether a question is about another place or another year than the documents are.

A place (`qa.divisions`) counts where the
question is about it ("桐乡的小巨人企业奖励多少"), not where it describes the asker ("挂杭州牌照的车"); for documents of a place
also where the asker's business is there ("我厂在桐乡，小巨人奖多少").
But: a place or year that the documents themselves speak of is never another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import accumulate

import jieba

from corpus.measure_words import UNITS
from corpus.records import Document, Node
from qa.divisions import LEVELS, LONGEST, divisions
from qa.tabular import is_figures

_BLANK = re.compile(r"\s")
_LEAD_IN = re.compile(
    r"^(?:请问|我想问|想问|问一下|问下|那么?|我们|咱们?|现在|今年|明年|去年|20\d\d年|在|和|跟|一下|,|，|\s)*$"
)
_DESCRIBES = re.compile(
    r"^(?:市|县|区|省)?(?:湾|牌|籍|人(?!才)|户口|户籍|银行|大学|学院|过来|搬来|来的|口音|公司|总部|回来)"
)
#: 北京科技部 is the state's.
_MINISTRY = re.compile(
    r"的?(?:国家)?(?:科技|工信|工业和信息化|财政|商务|住建|住房和城乡建设|交通(?:运输)?|农业(?:农村)?|教育|文旅|文化和旅游|人社|生态环境|民政|水利)部(?![门分署队])"
)
#: Between the two stands where the asker's business is; who moves is asking for the place to move to.
_BUSINESS_AT = re.compile(r"(?:[厂店企司社场]|公司|企业|我们?|注册|落户|开|办)(?:都|就|现在)?[在到]$")
#: 我亲戚在桐乡种稻子,那边补多少
_STAYS_AT = re.compile(r"[在到]$")
_ASKED_OF_THERE = re.compile(r"[,，。](?:他们|她们|人家)?(?:那边|那儿|那里|当地)")
_IS_THERE = re.compile(r"[,，。的]|开[厂店公]|办[厂企]|经营|注册|种|养|做|生产|$")
_MOVES = re.compile(r"来|搬|迁|回|去|转|调|引进|上学|读书|毕业|[上就]班|打工|工作|户口|分公司")
_NATION = re.compile(r"(?:中华)?人民共和国")
_FROM_YEAR = re.compile(r"(20\d\d)年(?:度|底|末|\d{1,2}月(?:\d{1,2}日)?)?(?:[以之]?后|起|以来|开始|至今)")
_YEARS = re.compile(r"(20\d\d)\s*年?\s*[-—–~～至到]+\s*(20\d\d)\s*年")
#: What makes a bare 2000 a count or a sum: 2000只, 充了2000; 2021届 and 2020批 are years.
_MEASURE = "|".join(
    sorted({*UNITS, "元", "%", "万", "亿", "多", "千", "平", "块"} - set("年届班部门度层期村镇对天日周"))
)
_PAID = r"充存花交付罚欠卖挣赚掉刷补奖"
_STATED_YEAR = re.compile(
    rf"(?<!\d)(?:(?:19|20)\d\d(?=\s*(?:年|[-—–~至]|版))|(?<![{_PAID}])(?<![{_PAID}][了过])(?:19|20)\d\d(?!\d)(?!\s*(?:[.]|{_MEASURE})))"
)
_RELATIVE = (
    (re.compile("大前年"), -3),
    (re.compile("(?<!大)前年"), -2),
    (re.compile("明年|(?<![将近年往])来年|下一年"), 1),
    (re.compile("(?<!大)后年"), 2),
)


def is_place(name: str) -> bool:
    """Whether there is a place of that name: 嘉兴."""
    return any(name + level in divisions() for level in ("", *LEVELS))


#: Of any city, whatever is called so too.
_OF_ANY_CITY = re.compile(r"(?:老|旧|古|主|中心)城区|深?山区|土石山区|市辖区|自治[区县州]")
_NAMED = re.compile(r"([\u4e00-\u9fff]{2})[市县区](?=的|今年|有|对|给|怎么|要|那边)")
_NO_PLACE = re.compile(
    r"园|地|城|小|社|片|分|没|无|未|该|这|那|哪|各|每|几|限|禁|养|景|校|库|郊|山|市|全|本|我|各|辖|老|新|灾|矿|林|牧|街|镇|商|专|保|自由|示范|开发|度假|功能|集聚|试验|先导|创新"
)


def other_place(text: str, documents: Iterable[Document]) -> str | None:
    """The place that normalised `text` asks about and no document speaks of, or None."""
    every = list(documents)
    for start in range(min(len(text), 24)):
        told = _ASKED_OF_THERE.search(text, start) and _STAYS_AT.search(text[:start])
        business = told or _BUSINESS_AT.search(text[:start]) is not None
        if not business and not _LEAD_IN.match(text[:start]):
            continue
        name = _place_at(text, start)
        if not name:
            continue
        rest = text[start + len(name) :]
        if business and (not (_IS_THERE.match(rest) or told) or _MOVES.search(text)):
            return None
        if not any(_of_a_place(document.title, document.source[:OPENING]) for document in every):
            return None
        known = any(name in _BLANK.sub("", document.source) for document in every)
        national = name == "北京" and _MINISTRY.match(rest)
        return None if known or national or _DESCRIBES.match(rest) else name
    return None


def _place_at(text: str, start: int) -> str:
    """The longest name of a place that begins there and ends as a word does; "" where none does."""
    named = _NAMED.match(text, start)
    for end in range(min(len(text), start + LONGEST), start + 1, -1):
        name = text[start:end]
        if _OF_ANY_CITY.fullmatch(name):
            return ""
        known = name in divisions() and end in _ends(text)
        if known or (named and named[0] == name and not _NO_PLACE.search(name[:-1])):
            return name
    return ""


@lru_cache(maxsize=64)
def _ends(text: str) -> frozenset[int]:
    """Where the words of a text end."""
    return frozenset(accumulate(len(word) for word in jieba.cut(text, HMM=False)))


@lru_cache(maxsize=256)
def _of_a_place(title: str, opening: str) -> bool:
    """Whether a document is of a place, as its title or, but for a 中华人民共和国…法, its opening names one."""
    local = title if _NATION.search(title) else f"{title}\n{opening}"
    return any(_place_at(local, start) for start in range(len(local)))


@lru_cache(maxsize=256)
def own_places(title: str) -> tuple[str, ...]:
    """The places that a document's title names, the longest first: 海宁市, 海宁."""
    named = {_place_at(title, start) for start in range(len(title))} - {""}
    short = {name[:-1] for name in named if name.endswith(LEVELS) and len(name) > 2}
    return tuple(sorted(named | short, key=lambda name: (-len(name), name)))


def years(text: str) -> tuple[int, ...]:
    """The calendar years that a text states, in order."""
    return tuple(
        dict.fromkeys(int(match[0]) for match in _STATED_YEAR.finditer(re.sub(r"(?<=\d)\s+(?=年)", "", text)))
    )


def covers(node: Node, year: int, nodes: Mapping[str, Node]) -> bool:
    """Whether the node, its period or one of its twins speaks of the year."""
    for one in (node, *(nodes[twin] for twin in node.twins if twin in nodes)):
        table = nodes.get(one.parent or "")
        header = table.text if table is not None and is_figures(one) else ""
        said = f"{one.heading} {one.text} {header}"
        if year in years(said) or _within(said, year):
            return True
        if one.period is not None:
            limits = years(one.period.text)
            if limits and limits[0] <= year <= limits[-1]:
                return True
            if "长期" in one.period.text:
                return True
    return False


def _within(said: str, year: int) -> bool:
    """Whether a text speaks of years without end, or of a range, that hold the year: 2015年后, 2016-2020年."""
    later = any(int(match[1]) < year for match in _FROM_YEAR.finditer(said))
    return later or any(int(first) < year < int(last) for first, last in _YEARS.findall(said))


def year_of(document: Document) -> int | None:
    """The year that a document is for: the one it states most often, the latest of equals, or None."""
    return _year_of(document.source)


@lru_cache(maxsize=256)
def _year_of(source: str) -> int | None:
    stated = [int(match[0]) for match in _STATED_YEAR.finditer(source)]
    return max(set(stated), key=lambda year: (stated.count(year), year), default=None)


OPENING = 1500  # characters of a document in which it says whose it is
LONG_AGO = 5  # years before that of the document: an asker who tells of one means the own past
_OWN_STORY = re.compile(
    r"我(?!们?(?:想|要|问|查|看|[县市省区国]))|本人|咱(?!们?[县市])|俺|自己|孩子|父母|爸|妈|老人"
)
_PAST = re.compile(r"前年[^,，。]*?(?:被|过|了|没|不|\d+(?:\.\d+)?[万亿元])")
#: What somebody did then, and wants to know what follows now: 2022年工地塌过,今年还能申报吗.
_MISDEED = re.compile(
    r"(?:前年|20\d\d年)[^,，。]{0,14}?(?:塌|罚|骗|违[法规约]|处分|失信|事故|造假|查处)(?=.*(?:今年|现在|目前|还[能可算]))"
)
#: A date on which something happened to the asker: 2024年6月3日收到裁决书.
_HAPPENED_ON = re.compile(
    r"(?:19|20)\d\d年(?=\d{1,2}月\d{1,2}[日号](?![起前后至的]|到(?!期)|以[前后]|之[前后]|开始))"
)
_SPENT = re.compile(r"(?:研发|投入?|花|营业?收|销售|产值|买|交|缴|赚|利润)")
_OF_THE_ASKER = re.compile(rf"{_OWN_STORY.pattern}|公司|厂|店|老板|营收")
_YEAR_OF = re.compile(r"\d{4}年(?:度)?的(?=.)")  # 2018年的标准 is asked for, whoever asks


def asked_years(text: str, own: int | None) -> tuple[int, ...]:
    """Years asked for: those stated, and 明年 or 前年 counted from the document's own year, but not the 前年 of an asker's tale
    (公司前年被罚过,现在能不能报); of a question whose last part asks for 今年 (儿子明年上学,今年建不建), that part
    alone, nor one of a misdeed. A year long before is no year asked for where the asker tells of it first (我是1995年被抱养的,现在去哪里办)."""
    text = _HAPPENED_ON.sub("", _MISDEED.sub("", text))
    *told, last = re.split(r"[,，;；。]", text.rstrip("?？。,，;； "))
    past = {
        year
        for part in told
        if _OWN_STORY.search(part)
        for year in years(_YEAR_OF.sub("", part))
        if own is not None and year <= own - LONG_AGO
    } - set(years(last))
    tales = {
        part for part in told if _PAST.search(part) and (_OF_THE_ASKER.search(part) or _SPENT.search(part))
    }
    asking = last if "今年" in last else ",".join(part for part in (*told, last) if part not in tales)
    relative = tuple(own + step for word, step in _RELATIVE if own is not None and word.search(asking))
    return tuple(dict.fromkeys([*(year for year in years(text) if year not in past), *relative]))
