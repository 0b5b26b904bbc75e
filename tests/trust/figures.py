"""Figures of a text by value, read plainly: 80万, 800000, ８０ 万 and 八十万 are one, 10% and 0.1 are two.

Written apart from the program's own reader (`corpus.amounts`), so that what both agree on is no tautology. But: knows
no units beside % and scales, so 5条 and 5元 are one; a lone 一 is a word (一件事), no figure.
"""

from __future__ import annotations

import re
import unicodedata

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10_000, "亿": 100_000_000}
_SCALE = r"[十百千]?[万亿]+|[百千](?=[万亿元]|家|人|名|户|亩)"
_ARABIC = re.compile(rf"(?P<number>\d+(?:\.\d+)?)\s*(?P<scale>{_SCALE})?\s*(?P<share>%|个百分点)?")
_COUNTED = r"元|%|成|倍|年|个|项|条|家|人|口|名|亩|户|吨|月|日|岁|千瓦|平方|公里|次|批|场|份|张|座|台|件"
_HAN = re.compile(
    r"(?<![第(\d.])(?P<parts>百分之)?(?P<number>[零〇一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]*"
    rf"(?:点[零〇一二三四五六七八九]+)?)(?(parts)|(?={_COUNTED}))"
)
_APART = re.compile(r"(?<=\d) +(?=\d)")  # 2 024 in print is 2024, or two cells

Figure = tuple[float, str]


def figures(text: str, *, healed: bool = False) -> set[Figure]:
    """The values of all figures, each with "%" where it is a share in hundredths and "" where it is not.

    `healed` reads digits apart by blanks as one number.
    """
    plain = unicodedata.normalize("NFKC", text).replace("\t", "\n")
    plain = re.sub(r"(?<=\d) +(?=\.\d)|(?<=\d\.) +(?=\d)|(?<=\d),(?=\d{3}(?!\d))", "", plain)
    if healed:
        plain = _APART.sub("", plain)
    found = {
        (round(float(m["number"]) * _size(m["scale"] or ""), 6), "%" if m["share"] else "")
        for m in _ARABIC.finditer(plain)
    }
    spoken = {(_spoken(m["number"]), "%" if m["parts"] else "") for m in _HAN.finditer(plain) if m[0] != "一"}
    return found | spoken


def _size(scale: str) -> float:
    size = 1.0
    for sign in scale:
        size *= _TENS.get(sign) or _SCALES[sign]
    return size


def _spoken(numeral: str) -> float:
    """二十五 -> 25, 一百零三 -> 103, 两千万 -> 20000000, 三点五 -> 3.5, 二〇二四 -> 2024."""
    whole, _, behind = numeral.partition("点")
    if not set(whole) & (_TENS.keys() | _SCALES.keys()):
        value = float("".join(str(_DIGITS[sign]) for sign in whole))
    else:
        total, section, digit = 0, 0, None
        for sign in whole:
            if sign in _DIGITS:
                digit = _DIGITS[sign]
            elif sign in _TENS:
                section += (1 if digit is None else digit) * _TENS[sign]
                digit = None
            else:
                total = (total + section + (digit or 0) or 1) * _SCALES[sign]
                section, digit = 0, None
        value = float(total + section + (digit or 0))
    return value + (float("0." + "".join(str(_DIGITS[sign]) for sign in behind)) if behind else 0.0)
