"""Written magnitudes as floats: digits with separators and blanks, 十五 and 三点五, 万 and 亿.

But: reads no unit, and where a number is too large for a float it is infinite (`corpus.amounts` leaves it
out).
"""

from __future__ import annotations

import re

from corpus.numerals import value as numeral

#: Digits as documents print them: 1,000, 32.44, "16 .92".
DIGITS = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\s?\.\s?\d+)?"
_SCALES = {"十": 10.0, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8, "万亿": 1e12}


def number(digits: str) -> float:
    """ "1,000" -> 1000.0, "16 .92" -> 16.92."""
    return float(re.sub(r"[,，\s]", "", digits))


def spoken(words: str) -> float | None:
    """十五 -> 15.0, 三点五 -> 3.5, "2.5" -> 2.5; None where the words are no number."""
    if words[0].isdigit():
        return float(words)
    whole, _, decimals = words.partition("点")
    read = numeral(whole)
    if read is None:
        return None
    digits = "".join(str(numeral(character) or 0) for character in decimals)
    return float(f"{read}.{digits or 0}")


def scale(words: str) -> float:
    """万 -> 10000, 千万 -> 10000000, nothing -> 1."""
    if words in _SCALES or not words:
        return _SCALES.get(words, 1.0)
    return _SCALES[words[0]] * _SCALES[words[1:]]


def rounded(number: float) -> float:
    """Without the dust of binary fractions: 0.0538 * 100, 1.83 * 1e8."""
    return float(f"{number:.12g}")
