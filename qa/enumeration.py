"""What a member of an enumeration hangs on: （三） of a list says little without 有下列情形之一的，处五百元罚款：.

The sentence that leads in ends with a colon, has its first member behind the colon, or announces the list (存在以下情形的，…。).
But: reads the sentences of one
node, not the nodes inside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.places import locate
from corpus.records import Document, Node, Place

SENTENCES_BETWEEN = 3  # one that announces a list and its first member
_MARK = r"(?:[（(]\s*(?:[一二三四五六七八九十百]+|\d{1,2})\s*[）)]|[一二三四五六七八九十]{1,3}[、是]|\d{1,2}\s*[.．、)）](?!\d)|[①-⑳])"
_MEMBER = re.compile(rf"\s*{_MARK}")
_WITHIN = re.compile(rf"[:：](?=\s*{_MARK})")


#: 对存在以下情形的,给予约谈等处理。: a full stop before the list.
_ANNOUNCES = re.compile(
    r"(?:(?<![元万%％人岁天\d])(?:以下|下列)(?:情[形况]|条件|材料|资料|要求|规定|行为|事项|标准|程序|步骤|阶段|方式|内容|之一|[^，。；\d]{0,6}的)|如下)[^；]*。$"
)


def lead_of(at: int, every: Sequence[Place]) -> int | None:
    """Which sentence leads in to the one at `at`; None where that is no member of a list, or its own lead."""
    if not _MEMBER.match(every[at].quote):
        return None
    return next((i for i in range(at - 1, -1, -1) if leads(every[i])), None)


def leads(sentence: Place) -> bool:
    """Whether a list hangs on this sentence."""
    said = sentence.quote.rstrip()
    return said.endswith(("：", ":")) or any(p.search(said) is not None for p in (_WITHIN, _ANNOUNCES))


def lead(sentence: Place, node: Node, document: Document) -> Place:
    """The sentence that leads in, without the first member where it holds one."""
    within = _WITHIN.search(sentence.quote)
    before = locate(sentence.quote[: within.end()], node, document) if within else None
    return before or sentence


def members_of(at: int, every: Sequence[Place]) -> tuple[int, ...]:
    """The sentences that hang on the one at `at`; of one that announces a list, those that hang on one close behind it."""
    own = tuple(i for i in range(at + 1, len(every)) if lead_of(i, every) == at)
    if own or not _ANNOUNCES.search(every[at].quote.rstrip()):
        return own
    close = range(at + 1, min(at + 1 + SENTENCES_BETWEEN, len(every)))
    behind = next((i for i in close if leads(every[i]) or _MEMBER.match(every[i].quote)), None)
    return members_of(behind, every) if behind is not None and leads(every[behind]) else ()
