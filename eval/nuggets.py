"""Whether a text holds a nugget: a word or a figure that an answer must contain.

Both sides are put into one form first: NFKC width, no blanks, no quotation marks, lower case, one dash.
Figures are compared as written and as plain numbers, so that 80万元, 80 万元 and 800,000元 are one and a
bare 41.43 is in 41.43亿元. A figure must stand whole: 5万元 is not in 15万元. But: it does not read
Chinese numerals (三年 is not 3年), does not convert one measure into another (0.15 is not 15%), and knows
no synonyms: those are written as alternatives.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

SCALES = {"十万": 5, "百万": 6, "千万": 7, "万": 4, "亿": 8, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12}
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_BETWEEN_FIGURES = re.compile(r"(?<=\d)\s+(?=\d)")  # cells of a table, not one long figure
_FIGURE = re.compile(r"(\d+(?:\.\d+)?)(万亿|[十百千]?[万亿])?")
_QUOTES = re.compile("[\"'“”‘’「」『』]")
_DASHES = re.compile("[-‐‑‒–—―~～〜]+")


class Forms(NamedTuple):
    """A text as it is compared: its figures as written, and as plain numbers."""

    written: str
    plain: str


def normal(text: str) -> Forms:
    """The forms in which nuggets are compared.

    Example: "最高 1,000 万元" -> ("最高1000万元", "最高10000000元")"""
    text = unicodedata.normalize("NFKC", _THOUSANDS.sub("", text))
    text = "".join(_BETWEEN_FIGURES.sub("|", text).split()).lower()
    text = _DASHES.sub("-", _QUOTES.sub("", text))
    return Forms(text, _FIGURE.sub(_plain, text))


def holds(text: Forms, nugget: str) -> bool:
    """Whether a text holds `nugget` in either form, with its figures whole."""
    wanted = normal(nugget)
    return _within(text.written, wanted.written) or _within(text.plain, wanted.plain)


def share_held(text: str, nuggets: Iterable[Iterable[str]]) -> float:
    """Share, 0-1, of the nuggets of which `text` (in any form) holds at least one alternative; an answer
    to a question without nuggets holds none."""
    plain = normal(text)
    found = [any(holds(plain, nugget) for nugget in alternatives) for alternatives in nuggets]
    return sum(found) / len(found) if found else 0.0


def _within(text: str, wanted: str) -> bool:
    if not wanted:
        return False
    before = r"(?<![\d.])" if wanted[0].isdigit() else ""
    after = r"(?!\d|\.\d)" if wanted[-1].isdigit() else ""
    return re.search(before + re.escape(wanted) + after, text) is not None


def _plain(match: re.Match[str]) -> str:
    number = Decimal(match[1]).scaleb(SCALES.get(match[2] or "", 0))
    digits = format(number, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
