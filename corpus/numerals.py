"""Chinese, Arabic and circled numerals of numbered documents, as integers and back.

Reads 三, 二十五, 廿五, 卅, 一百零三, 一〇三, ２５, "1 0" (blanks inside), ⑫ and 两. `chinese` writes the standard
form that labels use. But: does not read amounts (3.5万), capital forms (壹) or words such as 首.
"""

from __future__ import annotations

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "Ｏ": 0, "两": 2}
#: Tens in one character.
TENS = {"廿": "二十", "卄": "二十", "卅": "三十", "卌": "四十"}
UNITS = {"十": 10, "百": 100, "千": 1000}
CHINESE = "〇零○一二三四五六七八九十百千两"
#: One-character numerals: ①, ㈠, ⑴ and ⒈.
CIRCLED = "".join(chr(0x2460 + i) for i in range(20))
BRACKETED_CHINESE = "".join(chr(0x3220 + i) for i in range(10))
BRACKETED_ARABIC = "".join(chr(0x2474 + i) for i in range(20))
DOTTED = "".join(chr(0x2488 + i) for i in range(20))
SIGNS = {
    sign: index + 1
    for signs in (CIRCLED, BRACKETED_CHINESE, BRACKETED_ARABIC, DOTTED)
    for index, sign in enumerate(signs)
}
LARGEST = 9999
#: A small count as it stands in a sentence, in figures or in Chinese; `value` reads it.
SMALL = r"(?:\d{1,3}|[一二两三四五六七八九十百]{1,5})"


def value(text: str) -> int | None:
    """The integer that a numeral stands for, or None where it is none.

    Example: "二十五" -> 25, "一百零三" -> 103, "二〇" -> 20, "１ 0" -> 10, "③" -> 3, "abc" -> None
    """
    compact = "".join(text.split())
    if not compact:
        return None
    if compact in SIGNS:
        return SIGNS[compact]
    if compact[0] in TENS:
        compact = TENS[compact[0]] + compact[1:]
    if all(character.isdecimal() for character in compact):
        return int(compact) if len(compact) <= len(str(LARGEST)) else None
    if all(character in DIGITS for character in compact):
        digits = "".join(str(DIGITS[character]) for character in compact)
        return int(digits) if len(digits) <= len(str(LARGEST)) else None
    return _with_units(compact)


def _with_units(text: str) -> int | None:
    """十二 -> 12, 二百三十 -> 230; units must fall from left to right."""
    total, digit, limit = 0, None, 10_000
    for character in text:
        if character in UNITS:
            unit = UNITS[character]
            if unit >= limit:
                return None
            total += (1 if digit is None else digit) * unit
            limit, digit = unit, None
        elif character in DIGITS:
            if digit not in (None, 0):
                return None
            digit = DIGITS[character]
        else:
            return None
    return total + (digit or 0)


def chinese(number: int) -> str:
    """The numeral as documents print it (0-9999): 25 -> "二十五", 103 -> "一百零三", 10 -> "十"."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"chinese() writes 0-{LARGEST}, not {number}")
    if number == 0:
        return "零"
    written, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            written += ("零" if zero else "") + "零一二三四五六七八九"[digit] + name
            zero = False
        elif written:
            zero = True
    return written[1:] if written.startswith("一十") else written
