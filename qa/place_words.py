"""The words for a place as official documents write them, of how they are typed: 第25跳 -> 第25条, 附间1 -> 附件1, art. 16-19 ->
第16条到第19条, chapter 3 -> 第3章, 第III部分 -> 第3部分, 表一之八 -> 表1-8.

A word is taken for another only beside a number. But: which place is meant is `qa.notation`'s and `qa.places`' matter.
"""

from __future__ import annotations

import re
from functools import partial

from corpus.numerals import CHINESE, value

_N = rf"(?:\d{{1,4}}|[{CHINESE}]{{1,9}})"
_END = r"(?=$|[的里中和跟与、,，。?？讲说写是]|内容|原文|全文|规定|第)"
#: What 条, 附件 and 部分 become by a slip of the hand or of the ear.
_MISTYPED = (
    (re.compile(rf"(?<=第)({_N})(?:[跳调挑笤]|\s*tiao){_END}"), r"\1条"),
    (re.compile(rf"(?<![a-z])di\s*({_N})\s*(?:tiao|[条跳调挑]){_END}"), r"第\1条"),
    (re.compile(rf"^({_N})[跳挑笤](?=[讲说写])"), r"第\1条"),
    (re.compile(rf"(?:附[间建近键见]|[付副]件)(?={_N}(?:$|[^\d个米公里]))"), "附件"),
    (re.compile(rf"(?<=第)({_N})(?:部[份芬]|bufen){_END}"), r"\1部分"),
    (re.compile(rf"(?<=第)({_N})(?:张(?=讲|说|写|第|的?最?后一?条|$)|zhang)"), r"\1章"),
)
_ENGLISH_UNITS = {
    r"art(?:icle)?s?|clauses?|cl(?=[.\s])": "条",
    r"parts?": "部分",
    r"chapters?|chap|ch(?=[.\s])": "章",
    r"sections?|sec(?=[.\s])": "部分",
}
_ENGLISH = tuple(
    (
        re.compile(
            rf"(?<![A-Za-z])(?:{words})\.?\s*[#№]?\s*(?P<first>\d{{1,4}})(?![\d%年]|\.\d)"
            r"(?:\s*(?P<sign>-|–|—|to|~|&|and|,|、)\s*(?P<last>\d{1,4}))?(?![\d%年万亿个])",
            re.IGNORECASE,
        ),
        unit,
    )
    for words, unit in _ENGLISH_UNITS.items()
)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SPELLED = re.compile(
    rf"(?<![a-z])(part|chapter|section|annex|appendix|table)\s+({'|'.join(_WORDS)})(?![a-z])", re.IGNORECASE
)
_ANNEX = re.compile(r"(?<![A-Za-z])(?:annex|appendix|attachment)\.?\s*(?=\d)", re.IGNORECASE)
_TABLE = re.compile(r"(?<![A-Za-z])(?:table|tbl|t)\.?\s*(?=\d{1,2}[-.]\d)", re.IGNORECASE)
_ROMAN_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN = re.compile(
    rf"(?:第|(?<![A-Za-z])part\s+|(?<![A-Za-z])chapter\s+|^)({'|'.join(sorted(_ROMAN_NUMERALS, key=len, reverse=True))})(?:(?=[部章条])|(?![A-Za-z])$)"
)
#: 附1, 附二: only where nothing else can be meant.
_SHORT_ANNEX = re.compile(
    r"(?:^|(?<=[看查翻、,和跟与]))附(?=(?:\d|[一二三四五六七八九十])(?:$|[的里第、,和跟与:]|表\d))"
)
_SERIES_OF_TABLES = re.compile(
    rf"表(?P<a>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})(?:之|[-—–]|杠)(?P<b>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})(?![{CHINESE}\d])"
)


def in_official_words(text: str) -> str:
    """Folded `text` with what stands for 条, 部分, 章, 附件 and 表 beside a number written so."""
    for typed, meant in _MISTYPED:
        text = typed.sub(meant, text)
    text = _SPELLED.sub(lambda m: f"{m[1]} {_WORDS.index(m[2].lower()) + 1}", text)
    text = _ROMAN.sub(_arabic, text)
    text = _TABLE.sub("表", _ANNEX.sub("附件", text))
    for pattern, unit in _ENGLISH:
        text = pattern.sub(partial(_translated, unit), text)
    text = _SHORT_ANNEX.sub("附件", text)
    return _SERIES_OF_TABLES.sub(lambda m: f"表{value(m['a'])}-{value(m['b'])}", text)


def _arabic(said: re.Match[str]) -> str:
    number = _ROMAN_NUMERALS.index(said[1]) + 1
    before = said[0].removesuffix(said[1])
    return f"{before or '第'}{number}"


def _translated(unit: str, said: re.Match[str]) -> str:
    if said["last"] is None:
        return f"第{said['first']}{unit}"
    joined = "、" if said["sign"] in ("&", "and", ",", "、") else "到"
    return f"第{said['first']}{unit}{joined}第{said['last']}{unit}"
