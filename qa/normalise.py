"""One spelling for what people type: width, traditional characters, blanks, and figures.

`normalise("新認定的小巨人給８０w嗎")` -> `"新认定的小巨人给80万吗"`. Applied to questions and, by the callers
that compare, to document text. But: positions are not kept, so nothing here may touch a quotation; and typos
are left to `qa.spelling`, which needs the document's vocabulary.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from opencc import OpenCC

from corpus.numerals import TENS
from corpus.numerals import value as to_int

_REMEMBERED = 4096  # texts: the sentences that are compared come with question after question
_HAN = r"\u4e00-\u9fff"
_BLANK_BESIDE_HAN = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}0-9])|(?<=[0-9])\s+(?=[{_HAN}])")
#: 卅四条; not 五卅运动.
_TEN = re.compile(rf"(?<![零〇一二三四五六七八九十千])[{''.join(TENS)}]")
_NUMERAL = "零〇一二两三四五六七八九十百千"
_SHARE = re.compile(rf"百分之([{_NUMERAL}]+|\d+(?:\.\d+)?)(?:点([{_NUMERAL}]+))?")
_TENTHS = re.compile(
    r"(?<![一二三四五六七八九十几第统单唯逐专之万同])([一二三四五六七八九])成"
    r"(?![为立员效果本长交熟功都绩色像人分份就品型套组])(半)?"
)
#: 占营收四个点 is 4%, where a share is spoken of; 三个点位 and 两个百分点 are none.
_POINTS = re.compile(
    rf"((?:占|比重|比例|率|增长|增速|增幅)[^，,。；;？?]{{0,6}}?|[涨降补返让贴]了?)([{_NUMERAL}]{{1,3}}|\d{{1,3}}(?:\.\d{{1,3}})?)个点(?![位钱])"
)
_AT_ITS_START = r"(?<!\d)(?<!\d[,.])"  # a run of digits is tried once, not at each of its digits
_WAN = re.compile(_AT_ITS_START + r"(\d(?:[\d,.]*\d)?)\s*个?\s*[wW](?![a-zA-Z])")
_PIECES = re.compile(_AT_ITS_START + r"(\d(?:[\d,.]*\d)?)\s*个\s*(?=亿(?!元))")
_KILO = re.compile(_AT_ITS_START + r"(\d(?:[\d,.]*\d)?)\s*[kK](?![a-zA-Z])")
_MEASURE = r"(?:万|亿|元|块|亩|公里|吨|家|人|名|户)"
_DECIMAL = re.compile(rf"([{_NUMERAL}]{{1,24}})点([零〇一二三四五六七八九]+)(?={_MEASURE})")
# 三五万 and 四五家 are about so many, 百家 and 千户 are all of them, 一家人 and 一户一策 are sayings.
_WRITTEN = re.compile(
    rf"(?<![{_NUMERAL}第点几\d])(?!一([家户人名])(?:人|一|个)|一块[儿去起吃办做])(?![百千](?![{_NUMERAL}]))"
    rf"((?:[{_NUMERAL}](?=[^{_NUMERAL}])|[{_NUMERAL}]{{0,24}}[十百千零〇][{_NUMERAL}]{{0,24}}))(?=多?(?:{_MEASURE}|个亿(?!元)))"
)
#: 四万五千公斤, 4万5千元 and, as people say it, 四万五块; not 三万五万.
_MYRIADS = re.compile(
    rf"(?<![{_NUMERAL}\d.第点几])(?P<high>[{_NUMERAL}]{{1,8}}|\d{{1,4}})万零?"
    rf"(?:(?P<low>[{_NUMERAL}][千百十][{_NUMERAL}]{{0,6}})|(?P<digit>\d)千|(?P<short>[一二两三四五六七八九1-9])(?=[块元]))(?![{_NUMERAL}\d万亿.])"
)


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def _digit(character: str) -> str:
    value = to_int(character)
    return "" if value is None else str(value)


def _share(match: re.Match[str]) -> str:
    whole = to_int(match[1]) if not match[1][0].isdigit() else match[1]
    if whole is None:
        return match[0]
    tail = "".join(_digit(c) for c in match[2] or "")
    return f"{whole}.{tail}%" if tail else f"{whole}%"


def _tenths(match: re.Match[str]) -> str:
    return f"{_digit(match[1])}{'5' if match[2] else '0'}%"


def _points(match: re.Match[str]) -> str:
    value = match[2] if match[2][0].isdigit() else to_int(match[2])
    return match[0] if value is None else f"{match[1]}{value}%"


def _written(match: re.Match[str]) -> str:
    value = to_int(match[2])
    return match[0] if value is None else str(value)


def _myriads(match: re.Match[str]) -> str:
    high, low = to_int(match["high"]), to_int(match["low"] or match["digit"] or match["short"])
    if high is None or low is None:
        return match[0]
    return str(high * 10000 + (low if match["low"] else low * 1000))


def _decimal(match: re.Match[str]) -> str:
    value = to_int(match[1])
    return match[0] if value is None else f"{value}.{''.join(map(_digit, match[2]))}"


def figures(text: str) -> str:
    """`text` with figures in digits: 八十万 -> 80万, 80w -> 80万, 三成 -> 30%, 百分之五 -> 5%, 占四个点 -> 占4%."""
    text = _SHARE.sub(_share, text)
    text = _TENTHS.sub(_tenths, text)
    text = _POINTS.sub(_points, text)
    text = _WAN.sub(r"\1万", text)
    text = _KILO.sub(lambda m: f"{float(m[1].replace(',', '')) * 1000:g}", text)
    text = _MYRIADS.sub(_myriads, text)
    text = _WRITTEN.sub(_written, _DECIMAL.sub(_decimal, text))
    return _PIECES.sub(r"\1", text)


@lru_cache(maxsize=4 * _REMEMBERED)
def unspaced(text: str) -> str:
    """`text` without its blanks, as quotations are compared."""
    return "".join(text.split())


@lru_cache(maxsize=_REMEMBERED)
def folded(text: str) -> str:
    """`text` in one width, in simplified characters and with tens in two (卅 -> 三十), without blanks beside Chinese characters."""
    text = unicodedata.normalize("NFKC", text)
    text = _TEN.sub(lambda m: TENS[m[0]], _simplifier().convert(text))
    return _BLANK_BESIDE_HAN.sub("", " ".join(text.split()))


@lru_cache(maxsize=_REMEMBERED)
def normalise(text: str) -> str:
    """`text` folded and with its figures in digits."""
    return figures(folded(text))
