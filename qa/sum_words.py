"""How a sum is written: figures without needless digits, and the same in 万元 where it is a large one.

But: works nothing out (`qa.arithmetic`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_LARGE = re.compile(r"(\d{5,}(?:\.\d+)?)元")


def number(value: float) -> str:
    """At most two decimals, none where there are none."""
    return f"{round(value, 2):.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """A share in hundredths: 0.04 -> 4%."""
    return f"{number(share * 100)}%"


def share_printed(text: str, value: float) -> str:
    """A share in thousandths where its printed `text` is, else in hundredths."""
    return f"{number(value * 1000)}‰" if text.endswith("‰") else percent(value)


def quoted(words: Iterable[str]) -> str:
    """Conditions and names as they are quoted: “一”、“二”."""
    return "、".join(f"“{word}”" for word in words)


def in_ten_thousands(result: str) -> str:
    """The same sum as people say it, where it is a large one: "最高1040000元" -> "（最高104万元）"."""
    said = _LARGE.sub(lambda sum: _scaled(float(sum[1])), result)
    return f"（{said}）" if said != result else ""


def sum_line(lead: str, expression: str, result: str) -> str:
    """A sum as a sentence: 按“每亩180元”计算：80亩 × 180元/亩 = 14400元（1.44万元）。"""
    return f"{lead}：{expression} = {result}{in_ten_thousands(result)}。"


def _scaled(value: float) -> str:
    """In 万元, or as it is where four decimals do not hold it."""
    scaled = round(value / 1e4, 4)
    if abs(scaled * 1e4 - value) > 1e-6:
        return f"{number(value)}元"
    return f"{scaled:.4f}".rstrip("0").rstrip(".") + "万元"
