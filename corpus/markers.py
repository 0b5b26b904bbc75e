"""The numbering of Chinese laws and policies, as a table: which marker opens which level.

`marker_at` reads the marker at the start of a line. Half- and full-width forms, blanks inside a numeral
("第 1 0 条") and U+3000 are the same marker; `refers` tells the words of a cross
reference ("第三条规定的……"). But: does not decide whether a number is due (`corpus.sequence`) or which
level is the clause (`corpus.levels`).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from corpus.numerals import BRACKETED_ARABIC, BRACKETED_CHINESE, CHINESE, CIRCLED, DOTTED, value

Level = Literal[
    "编", "分编", "章", "节", "条", "部分", "一、", "问", "（一）", "第一、", "1", "1.", "1.1", "1.1.1", "（1）", "①"
]  # fmt: skip

#: From the widest level to the narrowest. A marker ends everything that is below it in this list.
LEVELS: tuple[Level, ...] = (
    "编", "分编", "章", "节", "条", "部分", "一、", "问", "（一）", "第一、", "1", "1.", "1.1", "1.1.1", "（1）", "①",
)  # fmt: skip
_CHAPTERS = frozenset({"编", "分编", "章", "节"})

_B = r"[ \t\u3000\xa0\u2000-\u200a\u202f]*"
#: Dashes that are printed for 一 before a stop or bracket: —、总体要求, （十—）.
_DASH = r"[—–－─](?=[ \u3000]*[、）)])"
_CN = rf"(?:(?:[{CHINESE}]|{_DASH})(?:[ \u3000]?(?:[{CHINESE}]|{_DASH}))*)"
_ARABIC = r"(?:[0-9０-９](?:[ \u3000]?[0-9０-９]){0,3})"
_NUMERAL = rf"(?:{_CN}|{_ARABIC})"
_DOT = r"[.．]"
_PART = r"\d{1,2}"
#: What may stand between a named marker and its words: 第一条：, 第一章、 but not 第三条、第四条规定的.
_COLON = rf"(?:{_B}[:：.．]|{_B}、(?!{_B}[第（(]))?"

#: Level -> pattern of its marker; group `n` is the number, `zhi` the 之一 of an inserted article.
_TABLE: dict[Level, str] = {
    "编": rf"第{_B}(?P<n>{_NUMERAL}){_B}[编編篇](?![号制幅]){_COLON}",
    "分编": rf"第{_B}(?P<n>{_NUMERAL}){_B}分[编編]{_COLON}",
    "章": rf"第{_B}(?P<n>{_NUMERAL}){_B}章(?!程)(?:之(?P<zhi>{_CN}))?{_COLON}",
    "节": rf"第{_B}(?P<n>{_NUMERAL}){_B}[节節](?!能(?![源力动])|[约假]|目(?![标的录]))(?:之(?P<zhi>{_CN}))?{_COLON}",
    "条": rf"第{_B}(?P<n>{_NUMERAL}){_B}[条條](?![款件例目])(?:{_B}之{_B}(?P<zhi>{_CN}))?{_COLON}",
    "部分": rf"第{_B}(?P<n>{_CN}){_B}部分{_B}[:：、]?",
    "一、": rf"(?P<n>{_CN})(?:{_B}(?:[、﹑,，:：]|{_DOT}(?!\d))|\u3000+(?=[^\s\d]))",
    "问": rf"(?:问题?|[QqＱ]){_B}(?P<n>{_NUMERAL}){_B}[:：、.．]",
    "（一）": rf"(?:[（(\[［〔【]{_B}(?P<n>{_CN}){_B}[）)\]］〕】]|(?P<half>{_CN})[）)]|(?P<sign>[{BRACKETED_CHINESE}])){_B}[、.．:：]?",
    "第一、": rf"第(?P<n>{_CN})、(?!{_B}第|{_NUMERAL})",
    "1.1.1": rf"(?P<n>{_PART}(?:{_DOT}{_PART}){{2,3}})(?![\d.．])(?={_B}\S)",
    "1.1": rf"(?P<n>{_PART}{_DOT}{_PART})(?![\d.．])(?={_B}[^\s\x00-\x7f，。、；：％])",
    "1.": rf"(?:(?P<n>{_ARABIC}){_B}(?:{_DOT}(?![0-9０-９])|[、﹑])|(?P<sign>[{DOTTED}]))",
    "1": r"(?P<n>\d{1,2})(?=[ \t\u3000\xa0]+[^\s\d])",
    "（1）": rf"(?:[（(]?{_B}(?P<n>{_ARABIC}){_B}[）)]|(?P<sign>[{BRACKETED_ARABIC}])){_B}[、.．]?",
    "①": rf"(?P<n>[{CIRCLED}]){_B}[、.．]?",
}
PATTERNS = {level: re.compile(pattern) for level, pattern in _TABLE.items()}

_NAMED = frozenset({"编", "分编", "章", "节", "条", "部分"})
#: What follows 第三条 (章, 节, 编) in running text. After the first kind it refers for certain; the second
#: opens an article too: 第七条 所有生产企业, 第十条 与船舶担保有关的纠纷.
_REFERS_SURELY = re.compile(
    rf"{_B}(?:第{_B}{_NUMERAL}{_B}[款项項目]|[、，,至到和与及或]{_B}第|[规規]定(?!如下)|所[列称稱述指规規]|的|中[的，,]|"
    rf"[，,；;。)》〉”’\]】）]|、|[（(]{_B}{_CN}{_B}[）)]{_B}[项項]|之[外间間前后後]|至(?![少多今])|到(?![期位达岗场])|"
    rf"款(?!待)|[项項](?!目)|条款|相应(?:修改|调整)|修改为|改为|移至)"
)
_REFERS_MAYBE = re.compile(
    rf"{_B}(?:第{_B}{_NUMERAL}{_B}[条章节编]|所|中|和|与|及|或者|或|以[上下外内]|修改|删去|删除|增加|作为|[“‘])"
)
#: What follows （一） where it is an item referred to.
_REFERS_ITEM = re.compile(
    rf"{_B}(?:[项項](?!目)|款(?![项項待])|目(?=[规規所、，中])|[、至到和及或]?{_B}[（(]{_B}{_NUMERAL}{_B}[）)])"
)
#: What follows 一、 where it is the first of several: 一、二年级.
_SERIES = re.compile(rf"(?P<n>{_CN}|{_ARABIC})(?:、|[级类等年次季期批档号日月])")
#: A decimal with a unit is an amount: 3.84 亿元.
_UNIT = re.compile(rf"{_B}(?:[%％亿万元亩吨倍人名家个次度年月日米平套件项座台辆]|公[里顷斤]|千|百)")
_OPENERS = frozenset(
    "—–－─第问QqＱ（([［〔【0123456789０１２３４５６７８９" + CHINESE + CIRCLED + BRACKETED_CHINESE
)
_SIGNS = frozenset(BRACKETED_ARABIC + DOTTED)


#: Whether the words after a marker make it a cross reference.
Reference = Literal["no", "maybe", "surely"]


class Marker(NamedTuple):
    """The marker at the start of a text. `end` is where the text after it begins; `zhi` is 1 for 之一;
    `apart` tells that a blank follows."""

    level: Level
    number: int
    zhi: int
    end: int
    printed: str
    apart: bool = False
    refers: Reference = "no"


def marker_at(text: str, position: int = 0) -> Marker | None:
    """The marker that opens `text` at `position` (no blanks before it), or None."""
    if position >= len(text) or (text[position] not in _OPENERS and text[position] not in _SIGNS):
        return None
    for level, pattern in PATTERNS.items():
        match = pattern.match(text, position)
        if match is not None:
            marker = _read(level, match, text)
            if marker is not None:
                return marker
    return None


def opens(text: str, position: int = 0) -> Marker | None:
    """The marker that opens `text` for certain: no bare numeral and no cross reference."""
    marker = marker_at(text, position)
    if marker is None or not may_open(marker) or (marker.level == "1" and not is_padded(marker)):
        return None
    return marker


def is_padded(marker: Marker) -> bool:
    """Whether a number is written to a width: 01, which no amount is."""
    return marker.printed[0] in "0０"


def may_open(marker: Marker) -> bool:
    """Whether a marker can open something, its number being due."""
    return marker.refers != "surely" or (marker.apart and marker.level == "条")


def _read(level: Level, match: re.Match[str], text: str) -> Marker | None:
    """The marker that a pattern matched, or None where it is an amount."""
    groups = match.groupdict()
    printed = groups.get("sign") or groups.get("half") or groups["n"]
    number = value(re.sub(r"[—–－─]", "一", re.split(_DOT, printed)[-1]))
    end = match.end()
    if number is None or (level in ("1", "1.1") and _UNIT.match(text, end)):
        return None
    zhi = value(groups["zhi"]) if groups.get("zhi") else 0
    after = end
    while after < len(text) and text[after].isspace():
        after += 1
    marks = " \t\u3000\xa0:：.．、" if level in _NAMED else " \t\u3000\xa0:：.．"
    apart = after > end or after == len(text) or text[end - 1] in marks
    refers = _refers(level, number, text, end)
    if level in _CHAPTERS and apart and refers == "maybe":
        refers = "no"
    return Marker(level, number, zhi or 0, after, match[0].strip(), apart, refers)


def _refers(level: Level, number: int, text: str, end: int) -> Reference:
    """Whether the words from `end` on make the marker a cross reference."""
    if level in _NAMED:
        if _REFERS_SURELY.match(text, end):
            return "surely"
        return "maybe" if _REFERS_MAYBE.match(text, end) else "no"
    if level in ("（一）", "（1）"):
        return "surely" if _REFERS_ITEM.match(text, end) else "no"
    series = _SERIES.match(text, end) if level in ("一、", "1.") else None
    return "surely" if series and value(series["n"]) == number + 1 else "no"


def rank(level: Level) -> int:
    """Place of a level in `LEVELS`: 0 is the widest."""
    return LEVELS.index(level)
