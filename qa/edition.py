"""Whether a question is about another edition than the documents are: 第六届, where they speak of the 第五届 alone.

But: only what is counted in editions (届, 批, 期, 轮) and where the documents name one of the same kind; an edition that they name
anywhere is never another one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.numerals import chinese, value
from corpus.records import Document

_NEXT = re.compile(r"下一?(?P<unit>[届批期轮])(?![间限])")
NEAR = 6  # characters before an edition, and half of those behind it, that tell what is counted
_WORDS = re.compile(
    r"(?!什么|时候|多少|哪些|怎么|如何|可以|企业|项目|单位|认定|申报|资金|补贴|市级|省级|国家|全市|活动)[\u4e00-\u9fff]{2}"
)
_EDITION = re.compile(r"第\s*([一二三四五六七八九十百\d]{1,4})\s*([届批期轮])(?![间限])")


def other_edition(text: str, documents: Sequence[Document]) -> tuple[str, str] | None:
    """The edition that normalised `text` asks about and the one of the same thing that the documents have instead; else None."""
    asked = _editions(text)
    following = _NEXT.search(text)
    if following:
        titled = {edition[:2] for document in documents for edition in _editions(document.title)}
        own = sorted(number for number, unit in titled if unit == following["unit"])
        return (following[0], f"第{chinese(own[-1])}{following['unit']}") if own else None
    if not asked:
        return None
    known = [edition for document in documents for edition in _editions(document.source)]
    for number, unit, words in asked:
        if any((other, kind) == (number, unit) for other, kind, _ in known):
            continue
        own = sorted({other for other, kind, around in known if kind == unit and words & around})
        if own:
            return f"第{chinese(number)}{unit}", "、".join(f"第{chinese(other)}{unit}" for other in own[:3])
    return None


def _editions(text: str) -> list[tuple[int, str, frozenset[str]]]:
    """Each edition: its number, the unit, and pairs of characters around it, which tell what is counted."""
    found = ((value(match[1]), match[2], _around(text, match)) for match in _EDITION.finditer(text))
    return [(number, unit, words) for number, unit, words in found if number]


def _around(text: str, edition: re.Match[str]) -> frozenset[str]:
    before, behind = (
        text[max(0, edition.start() - NEAR) : edition.start()],
        text[edition.end() : edition.end() + 2 * NEAR],
    )
    pairs = (run[at : at + 2] for run in (before, behind) for at in range(len(run) - 1))
    return frozenset(pair for pair in pairs if _WORDS.fullmatch(pair))
