"""Which year or time of several a text speaks of: 第四、第五年, 第2次.

A measure that pays one share in the first years and another in later ones is asked about one of them. But: knows no
calendar years (`qa.years_asked`), and nothing of how many years there are (连续三年).
"""

from __future__ import annotations

import re

_RUN = re.compile(
    r"(?:第?[一二三四五六七八九\d](?:年|次|期)?[、和及至到-])*第[一二三四五六七八九\d](?:年|次|期|批|阶段)"
)
_ONE = re.compile(r"[一二三四五六七八九\d]")
_RANGE = re.compile(r"([一二三四五六七八九\d])(?:年|次|期)?[至到-]第?([一二三四五六七八九\d])")
_DIGITS = str.maketrans("一二三四五六七八九", "123456789")


def turns(words: str) -> frozenset[int]:
    """The ordinals of the years or times that are named."""
    found: set[int] = set()
    for run in _RUN.findall(words):
        digits = run.translate(_DIGITS)
        found |= {int(one) for one in _ONE.findall(digits)}
        for first, last in _RANGE.findall(digits):
            found |= set(range(int(first), int(last) + 1))
    return frozenset(found)


def same_turn(text: str, printed: str) -> bool:
    """Whether `text` speaks of no year or time that the printed words leave out."""
    said, own = turns(text), turns(printed)
    return not said or not own or said <= own
