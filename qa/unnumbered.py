"""The sections of a text without numbers: each heading with the paragraphs below it, in order.

Where the text has no title of its own, its first line is the first heading: it then ends as most headings do (产业优惠政策
above 公共服务优惠政策, 资金扶持政策). But: a text with numbered parts or clauses has none, and nothing is asked here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.records import Document, Node

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]$")
#: What a title says and a heading within a text does not.
_OF_A_TITLE = re.compile(r"关于|《|[省市县区]|自治|通知|公告|若干|办法|解读|实施|20\d\d")
_FEWEST, _SHARE = 3, 0.75


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, the node that has it, and the paragraphs below it."""

    heading: str
    head: Node
    paragraphs: tuple[Node, ...]


def paragraphs(document: Document) -> list[Node]:
    """The paragraphs of a text without numbers, those of annexes left out."""
    return [node for node in document.nodes if node.kind == "body" and "/annex/" not in node.id]


def sections(document: Document) -> list[Section]:
    """The sections of a text; none where it has numbers or no headings."""
    if any(node.kind in ("part", "clause") and "/annex/" not in node.id for node in document.nodes):
        return []
    own = paragraphs(document)
    starts = [index for index, node in enumerate(own) if node.heading]
    if not starts:
        return []
    found = [
        Section(own[start].heading, own[start], tuple(own[start:end]))
        for start, end in zip(starts, [*starts[1:], len(own)], strict=True)
    ]
    title = next((node for node in document.nodes if node.kind == "preamble"), None)
    if title is None or not starts[0] or title.text or not _is_one(title.heading, found):
        return found
    return [Section(title.heading, title, tuple(own[: starts[0]])), *found]


def _is_one(title: str, found: list[Section]) -> bool:
    """Whether a title is a heading like the others: it ends as they do and names neither a place nor a document."""
    if len(found) < _FEWEST or _OF_A_TITLE.search(title):
        return False
    alike = sum(1 for section in found if _end(section.heading) == _end(title))
    return alike >= len(found) * _SHARE


def _end(heading: str) -> str:
    """The last two characters, without a bracket behind them."""
    return _BRACKETS.sub("", heading)[-2:]
