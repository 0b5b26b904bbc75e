"""One notation for places, of the many in which people type them: 25、26条 -> 第25条、第26条, §44 -> 第44条, 第六大块 -> 第六部分,
五、37 -> 第五部分第37条.

Works on text from `qa.normalise`. What may also be said of something else (3、5条建议, 两三条) is left as it stands.
But: finds no place (`qa.places`), and knows no document.
"""

from __future__ import annotations

import re

from corpus.numerals import CHINESE, value
from qa.place_words import in_official_words

LONGEST_RANGE = 20

_N = r"(?:\d{1,4}|[零〇一二三四五六七八九十百千]{1,9})"
_UNIT = r"条|大?(?:部分|部份|板块)|章"
#: What is counted rather than named by 条, as 两条线路.
_UNIT_FEARED = r"措施|政策|意见|建议|标准|线|路|河"
_COUNTED = rf"(?!{_UNIT_FEARED}|以上|以下|生产线)"
#: 四十三、这一条, 18.那一条.
_THIS_ONE = re.compile(rf"(?:^|(?<=[看查问翻下,:]))第?({_N})\s*[、.]?\s*[这那](?:一|1)?条(?![例线路])")
#: 七、这一部分.
_THIS_PART = re.compile(rf"(?:^|(?<=[看查问翻下,:]))第?({_N})\s*[、.]?\s*[这那](?:一|1)?个?(?:大?部分|板块)")
_SIGN = re.compile(rf"§+\s*({_N})(?![\d])(?:条|[.]({_N})(?!\d))?")
_ENGLISH = re.compile(r"^no\.?\s*(\d{1,3})(?![\d.%年-])", re.IGNORECASE)
#: 第三部分→(十八), 第4章/第3节: signs between two steps of a way.
_WAY = re.compile(
    rf"(?<=[分章节条款类表])\s*(?:[/|>→·›»:]|->)+\s*(?=第|[(]|{_N}$|表\d|[\u4e00-\u9fff]{{2}}(?:类|[/|>→·\d第#]))"
)
#: 四章三节, 第四章3节.
_SECTION = re.compile(rf"(?:^|第)({_N})章的?第?({_N})小?节")
#: 第25条的下一条.
_NEXT = re.compile(
    rf"第?({_N})条的?(?:(?P<after>后面?|下面?|之后|紧接着)|(?P<before>前面?|上面?|之前))的?[那这]?一?条(?![款例])"
)
#: 第25条和27, 25条以及27条.
_MORE = re.compile(
    rf"(?<=条)(\s*(?:、|,|和|及|与|跟|&|[+]|/|以及|还有)\s*)第?({_N})(?:条|(?=$|[?？。]|[、,和及与跟&+/]\s*第?{_N}(?:条|$)))(?![{CHINESE}\d])"
)
_FIRST = re.compile(
    rf"(?:^|(?<=[看查问翻下:：]))({_N})条(?=\s*(?:&|[+]|/|以及|还有|和|跟|与|及)\s*第?{_N}条(?!{_UNIT_FEARED}))"
)
_BLOCK = re.compile(
    rf"(?:第|^(?=[一二三四五六七八九十]{{1,2}}大块[的里第]))({_N})(?:个?(?:大块|块(?=[讲说写的第]|内容|$|\d{{1,2}}$))(?![地钱田])|大类(?=$|[的讲第])|大点(?=$|[的讲第下里])|篇(?=$|[讲第]))"
)
_SERIES = re.compile(
    rf"(?:第{_N}|(?:^|(?<=[看查问翻下:：]))(?:\d{{1,3}}|[{CHINESE}]{{1,5}}(?=、)))(?:(?:\s*[、,和及与跟&+/]\s*|\s+(?=\d))第?{_N})+(?P<unit>{_UNIT}){_COUNTED}"
)
_RANGE = re.compile(
    rf"(?:第|(?:^|(?<=[看查问翻下:：])))(?P<first>{_N})(?:部分|部份|板块|章)?\s*(?:到|至|~|-|—)\s*第?(?P<last>{_N})(?P<unit>个?大?(?:部分|部份|板块)|章)"
    r"(?=$|[讲说写的是归由谁有,，。?？、和]|内容)"
)
#: 第10到12项, 第3、5项 of a table or a list; bare, it counts (3到5项).
_ROWS = re.compile(
    rf"第(?P<first>{_N})[条项行]?\s*(?:到|至|~|-|—)\s*第?(?P<last>{_N})(?P<unit>[条项行])(?=$|[讲说写的是归由谁有,，。?？、和都]|内容)"
)
_SOME_ROWS = re.compile(
    rf"第{_N}(?:\s*[、,和及与跟]\s*第?{_N})+(?P<unit>[项行])(?=$|[讲说写的是归由谁有,，。?？、和都]|内容)"
)
_NUMERAL = r"[一二三四五六七八九十]{1,3}"
#: 五、37: the part and the clause, where nothing else is said; 七下面的总述段: of a part that is called by its number alone.
_PART_AND_CLAUSE = re.compile(
    rf"^({_NUMERAL})、\s*(?:(\d{{1,3}})(?=[?？。]?$)|(?=(?:(?:最后|末尾)(?:的|那)?一?|倒数第{_N}|头一|(?:开头|打头)(?:的|那)?一?)条))"
)
#: 二、2、(5): the part, the clause and its item.
_THREE_LEVELS = re.compile(rf"^({_NUMERAL})、\s*(\d{{1,2}})[、.](?!\d)\s*(?:[(](\d{{1,2}}|{_NUMERAL})[)])?")
#: 四十九、最后一句: no part has so high a number.
_CLAUSE_PRINTED = re.compile(
    r"^((?:[一二三四五六七八九]?十[一二三四五六七八九]|[一二三四五六七八九]十))、(?=最后|第|标题|责任|原文|内容|怎么|哪|谁|[讲说写])"
)
_PART_ALONE = re.compile(
    rf"^({_NUMERAL})、?(?:(?:下面|底下|里头|里面)的?|(?:开头|打头|前面)(?:的|那)(?=段?[总概引导]))(?=段?总述|概述|总起|[引导]言|导语|开头|开篇|最后一?条|末尾|有?[哪几][几些]?条)"
)
_NUMBER = re.compile(_N)
#: '调整类'第2条: a category in marks of quotation.
_QUOTED = re.compile(r"[\"'“‘「『]([\u4e00-\u9fff]{2,4}类)[\"'”’」』]")
#: 二、四这两大块, 3和5这两条: what the numbers are of stands behind them.
_THESE = re.compile(
    rf"(?:^(?={_N}[^条章]*[这那]?[两三四五几])|第)(?P<all>{_N}(?:\s*[、,和及与跟]\s*{_N})+)\s*[,，]?(?:[这那][两三四五几]|两)个?"
    rf"(?P<unit>大?块(?![地钱田])|大?部分|章|条(?!{_UNIT_FEARED}))"
)
#: 1.11表: a point for the dash.
_POINTED_TABLE = re.compile(r"(?<![\d.])(\d{1,2})[.](\d{1,2})(?=号?表(?![示明现达彰]))")
#: (二)(三): two items, not one within the other.
_ITEMS = re.compile(r"(\([一二三四五六七八九十]+\))(?=\([一二三四五六七八九十]+\))")
#: 夹在7和8中间没编号那行: as it is called by what stands before it.
_UNNUMBERED = re.compile(
    rf"(?:夹在|在)?第?({_N})[条项行]?[和跟与]第?{_N}[条项行]?(?:的?(?:中间|之间))的?[那这]?[个条行]?(?:没有?|未|无)(?:编号|序号|号码?)的?[那这]?(?:一?[条项行])?"
)


def one_notation(text: str) -> str:
    """`text` with the places it names as 第…条, 第…部分 and 第…章, each by itself."""
    text = _ENGLISH.sub(r"第\1条", _SIGN.sub(_signed, in_official_words(text)))
    text = _THIS_PART.sub(r"第\1部分", _THIS_ONE.sub(r"第\1条", text))
    text = _ITEMS.sub(r"\1、", _POINTED_TABLE.sub(r"\1-\2", _WAY.sub("的", text)))
    text = _SECTION.sub(r"第\1章第\2节", text)
    text = _NEXT.sub(_beside, _FIRST.sub(r"第\1条", text))
    text = _MORE.sub(r"\1第\2条", text)
    text = _UNNUMBERED.sub(r"第\1项后未编号项", _QUOTED.sub(r"\1", text))
    text = _THESE.sub(_these, text)
    text = _BLOCK.sub(r"第\1部分", text)
    text = _CLAUSE_PRINTED.sub(r"第\1条", _THREE_LEVELS.sub(_levels, text))
    text = _PART_ALONE.sub(r"第\1部分的", _PART_AND_CLAUSE.sub(_of_part, text))
    text = _SOME_ROWS.sub(_each, text)
    return _SERIES.sub(_each, _ROWS.sub(_from_to, _RANGE.sub(_from_to, text)))


def _these(match: re.Match[str]) -> str:
    unit = match["unit"] if match["unit"] in "章条" else "部分"
    return "、".join(f"第{number}{unit}" for number in _NUMBER.findall(match["all"]))


def _of_part(match: re.Match[str]) -> str:
    return f"第{match[1]}部分" + (f"第{match[2]}条" if match[2] else "")


def _levels(match: re.Match[str]) -> str:
    return f"第{match[1]}部分第{match[2]}条" + (f"第({match[3]})项" if match[3] else "")


def _signed(match: re.Match[str]) -> str:
    return f"第{match[1]}条" + (f"({match[2]})" if match[2] else "")


def _beside(match: re.Match[str]) -> str:
    number = (value(match[1]) or 0) + (1 if match["after"] else -1)
    return f"第{number}条" if number > 0 else match[0]


def _each(match: re.Match[str]) -> str:
    said = _NUMBER.findall(match[0])
    for at in range(1, len(said)):  # 二十五、六条
        before, tens = said[at - 1], said[at - 1].rfind("十")
        if tens >= 0 and len(said[at]) == 1 and before[tens + 1 :] and said[at] in "二三四五六七八九":
            said[at] = before[: tens + 1] + said[at]
    return "、".join(f"第{number}{match['unit']}" for number in said)


def _from_to(match: re.Match[str]) -> str:
    first, last = value(match["first"]), value(match["last"])
    if not first or not last or not first < last <= first + LONGEST_RANGE:
        return match[0]
    unit = match["unit"].removeprefix("个")
    return "、".join(f"第{number}{unit}" for number in range(first, last + 1))
