"""What a member of an enumeration hangs on: （三） of a list says little without 有下列情形之一的，处五百元罚款：.

The sentence that leads in ends with a colon, or has its first member behind the colon. But: reads the sentences of one
node, not the nodes inside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.places import locate
from corpus.records import Document, Node, Place

_MARK = r"(?:[（(]\s*(?:[一二三四五六七八九十百]+|\d{1,2})\s*[）)]|[一二三四五六七八九十]{1,3}[、是]|\d{1,2}\s*[.．、)）](?!\d)|[①-⑳])"
_MEMBER = re.compile(rf"\s*{_MARK}")
_WITHIN = re.compile(rf"[:：](?=\s*{_MARK})")


def lead_of(at: int, every: Sequence[Place]) -> int | None:
    """Which sentence leads in to the one at `at`; None where that is no member of a list, or its own lead."""
    if not _MEMBER.match(every[at].quote):
        return None
    return next((i for i in range(at - 1, -1, -1) if leads(every[i])), None)


def leads(sentence: Place) -> bool:
    """Whether a list hangs on this sentence."""
    return sentence.quote.rstrip().endswith(("：", ":")) or _WITHIN.search(sentence.quote) is not None


def lead(sentence: Place, node: Node, document: Document) -> Place:
    """The sentence that leads in, without the first member where it holds one."""
    within = _WITHIN.search(sentence.quote)
    before = locate(sentence.quote[: within.end()], node, document) if within else None
    return before or sentence


def members_of(at: int, every: Sequence[Place]) -> tuple[int, ...]:
    """The sentences that hang on the one at `at`."""
    return tuple(i for i in range(at + 1, len(every)) if lead_of(i, every) == at)
