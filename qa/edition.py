"""Whether a question is about another edition than the documents are: 第六届, where they speak of the 第五届 alone.

But: only what is counted in editions (届, 批, 期, 轮) and where the documents name one of the same kind; an edition that they name
anywhere is never another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.numerals import chinese, value
from corpus.records import Document

_EDITION = re.compile(r"第\s*([一二三四五六七八九十百\d]{1,4})\s*([届批期轮])(?![间限])")


def other_edition(text: str, documents: Iterable[Document]) -> tuple[str, str] | None:
    """The edition that normalised `text` asks about and the one of its kind that the documents have instead; else None."""
    asked = _editions(text)
    if not asked:
        return None
    known = {edition for document in documents for edition in _editions(document.source)}
    for number, unit in asked:
        own = sorted(other for other, kind in known if kind == unit)
        if own and number not in own:
            return f"第{chinese(number)}{unit}", "、".join(f"第{chinese(other)}{unit}" for other in own[:3])
    return None


def _editions(text: str) -> set[tuple[int, str]]:
    found = ((value(match[1]), match[2]) for match in _EDITION.finditer(text))
    return {(number, unit) for number, unit in found if number}
