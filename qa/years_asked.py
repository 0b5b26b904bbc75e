"""Which years a question asks for, and whether a node speaks of one.

A year that only the asker's tale has is none (前年拿了块地,现在能不能报), nor is the end of something (到2026年底就作废了是不是);
去年 counts where a figure of what was is asked for. But: which of them is another year than the document's is for
`qa.declining`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from corpus.measure_words import UNITS
from corpus.records import Document, Node
from qa.tabular import is_figures

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
#: 海政办发〔2023〕75号: the year of another document.
_NUMBERED = re.compile(r"[〔\[(（]\d{4}[〕\])）]\s*\d+号")
_RELATIVE = (
    (re.compile("大前年"), -3),
    (re.compile("(?<!大)前年"), -2),
    (re.compile("明年|(?<![将近年往])来年|下一年"), 1),
    (re.compile("(?<!大)后年"), 2),
)


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
        said = _NUMBERED.sub("", f"{one.heading} {one.text} {header}")
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


LONG_AGO = 5  # years before that of the document: an asker who tells of one means the own past
_OWN_STORY = re.compile(
    r"我(?!们?(?:想|要|问|查|看|[县市省区国]))|本人|咱(?!们?[县市])|俺|自己|孩子|儿子|女儿|娃|父母|爸|妈|老人"
)
#: What a part of a question asks, rather than tells.
_ASKS = re.compile(r"多少|几[^年个天]|吗|呢|怎么|什么|哪|能不能|是否|有没有|还有|标准|预算")
_PAST = re.compile(r"前年[^,，。]*?(?:被|过|了|没|不|\d+(?:\.\d+)?[万亿元])")
#: What somebody did then, and wants to know what follows now: 2022年工地塌过,今年还能申报吗.
_MISDEED = re.compile(
    r"(?:前年|20\d\d年)[^,，。]{0,14}?(?:塌|罚|骗|违[法规约]|处分|失信|事故|造假|查处)(?=.*(?:今年|现在|目前|还[能可算]))"
)
#: A date on which something happened to the asker: 2024年6月3日收到裁决书.
_HAPPENED_ON = re.compile(
    r"(?:19|20)\d\d年(?=\d{1,2}月\d{1,2}[日号](?![起前后至的]|到(?!期)|以[前后]|之[前后]|开始))"
)
#: 到2026年底就作废了是不是: the end of something, and no year of which it is asked.
_ENDS = re.compile(
    r"[到至]?(?:19|20)\d\d年(?:\d{1,2}月)?(?:底|末)?(?:就|才|会|要|便)*(?:作废|失效|到期|过期|截止|终止|结束)(?=了?(?:是不是|对[吧不吗]|吧|没错))"
)
_OF_THE_ASKER = re.compile(rf"{_OWN_STORY.pattern}|公司|厂|店|老板|营收")
_PLANS = re.compile(rf"(?=.*(?:明年|来年|后年))(?=.*(?:{_OF_THE_ASKER.pattern}))")
#: 去年实际用了多少外资: a figure of what was, and no measure for who did something then (去年评上的高企奖多少).
_LAST_YEARS = re.compile(
    r"(?:请问|我?想问|查一?下|,)*去年(?![^?？]*(?:[,，。]|今年|现在|奖|补|领|申|报|给|享受|资助|返|(?<![技智功新可节])能(?![耗源人])|扶|支持|配套|承担|拿|算|退|减|最[高多]|评|认定|可以))"
    r"[^多几]*(?:了|实际|完成)[^多几]*(?:多少|几[^年]).*"
)
_YEAR_OF = re.compile(r"\d{4}年(?:度)?的(?=.)")  # 2018年的标准 is asked for, whoever asks


def asked_years(text: str, own: int | None) -> tuple[int, ...]:
    """Years asked for: those stated, and 明年 or 前年 counted from the document's own year, but not the 前年 of an asker's tale
    (前年拿了块地,现在能不能报; 儿子明年上学,公办的收不收); of a question whose last part asks for 今年 (儿子明年上学,今年建不建), that part
    alone, nor one of a misdeed. A year long before is no year asked for where the asker tells of it first (我是1995年被抱养的,现在去哪里办)."""
    text = _ENDS.sub("", _HAPPENED_ON.sub("", _MISDEED.sub("", text)))
    *told, last = re.split(r"[,，;；。]", text.rstrip("?？。,，;； "))
    past = {
        year
        for part in told
        if _OWN_STORY.search(part)
        for year in years(_YEAR_OF.sub("", part))
        if own is not None and year <= own - LONG_AGO
    } - set(years(last))
    tales = {part for part in told if not _ASKS.search(part) and (_PAST.search(part) or _PLANS.search(part))}
    asking = last if "今年" in last else ",".join(part for part in (*told, last) if part not in tales)
    relative = tuple(own + step for word, step in _RELATIVE if own is not None and word.search(asking))
    if own is not None and _LAST_YEARS.fullmatch(text) and not _OWN_STORY.search(text):
        relative = (*relative, own - 1)
    return tuple(dict.fromkeys([*(year for year in years(text) if year not in past), *relative]))
