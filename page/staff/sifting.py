"""The nodes of a document that the staff asks for: by words, number, bureau, part, category, period, amount.

Words must all stand in the node, wherever and however spaced; full and half width, capitals and small letters
are one. But: searches letters, not meanings; questions are for the public page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from corpus.amounts import amounts
from corpus.labels import label
from corpus.measure_words import MONEY
from corpus.places import spans_of, stretches
from corpus.records import Document, Node, Span
from page.staff.numbered import numbered

_FULL_WIDTH = {code + 0xFEE0: code for code in range(0x21, 0x7F)} | {0x3000: 0x20}
WITH, WITHOUT = "写明金额", "没有金额"
NO_PERIOD = "没有写期限"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; an empty field asks for nothing. `part` is the id of a part or table."""

    words: str = ""
    bureau: str = ""
    part: str = ""
    category: str = ""
    period: str = ""
    amount: str = ""

    @property
    def nothing(self) -> bool:
        """Whether the whole document is meant."""
        return self == Wanted()

    @staticmethod
    def of(given: Mapping[str, str | None]) -> Wanted:
        """From named values, as an address or the view's fields hold them; others are left out."""
        return Wanted(**{name: (given.get(name) or "").strip() for name in Wanted.__slots__})


@dataclass(frozen=True, slots=True)
class Sifted:
    """The nodes that were asked for, in document order, and where their words stand in each."""

    nodes: tuple[Node, ...]
    marks: Mapping[str, tuple[Span, ...]]
    by_number: bool = False


def sift(document: Document, wanted: Wanted) -> Sifted:
    """The nodes of `document` that fulfil everything that is asked for."""
    named = _with_members(numbered(wanted.words, document), document)
    candidates = [node for node in (named or document.nodes) if _fits(node, wanted)]
    words = [] if named else [_plain(word) for word in wanted.words.split()]
    if not words:
        return Sifted(tuple(candidates), {}, bool(named))
    marks: dict[str, tuple[Span, ...]] = {}
    for node in candidates:
        offsets, text = _letters(node, document)
        places = [_all_places(word, text) for word in words]
        if all(places):
            held = sorted({at for word in places for start, end in word for at in range(start, end)})
            marks[node.id] = spans_of(document.source, [offsets[at] for at in held])
    return Sifted(tuple(node for node in candidates if node.id in marks), marks)


def _with_members(named: tuple[Node, ...], document: Document) -> tuple[Node, ...]:
    """A part or table that is named, with what stands in it."""
    ids = {node.id for node in named}
    return tuple(node for node in document.nodes if node.id in ids or node.parent in ids)


def _fits(node: Node, wanted: Wanted) -> bool:
    return (
        (not wanted.bureau or wanted.bureau in node.departments)
        and (not wanted.part or wanted.part in (node.id, node.parent))
        and (not wanted.category or node.category == wanted.category)
        and (not wanted.period or _period(node) == wanted.period)
        and (not wanted.amount or has_amount(node) == (wanted.amount == WITH))
    )


@lru_cache(maxsize=20_000)
def has_amount(node: Node) -> bool:
    """Whether the node names a sum of money."""
    return any(one.unit in MONEY.values() or one.unit.startswith("元") for one in amounts(node.text))


def bureaus(document: Document) -> list[str]:
    """Every bureau that is named, those with most to do first."""
    counts: dict[str, int] = {}
    for node in document.nodes:
        for name in node.departments:
            counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda name: (-counts[name], name))


def parts(document: Document) -> list[tuple[str, str]]:
    """Label and id of every part and table that has members."""
    parents = {node.parent for node in document.nodes}
    return [
        (f"{label(node, document)} {node.heading}".strip(), node.id)
        for node in document.nodes
        if node.id in parents
    ]


def categories(document: Document) -> list[str]:
    """The categories of rows, as the tables order them."""
    return _distinct(node.category for node in document.nodes)


def periods(document: Document) -> list[str]:
    """The periods that are stated, the most frequent first, and that there is none where some node has none."""
    counts = Counter(_period(node) for node in document.nodes)
    stated = [period for period, _ in counts.most_common() if period != NO_PERIOD]
    return [*stated, NO_PERIOD] if stated and NO_PERIOD in counts else stated


def _period(node: Node) -> str:
    """The words of a node's period in one spelling: 2023—2027 年 and 2023-2027年 are one."""
    return re.sub(r"[—–-]+", "-", "".join(node.period.text.split())) if node.period else NO_PERIOD


def _distinct(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _plain(text: str) -> str:
    return "".join(_letter(character) for character in text if not character.isspace())


def _letter(character: str) -> str:
    small = character.translate(_FULL_WIDTH).lower()
    return small if len(small) == 1 else character


def _letters(node: Node, document: Document) -> tuple[list[int], str]:
    """Offsets of the node's letters in reading order, and the letters in one width and case."""
    offsets = [at for stretch in stretches(node, document) for at in stretch.offsets]
    return offsets, "".join(_letter(document.source[at]) for at in offsets)


def _all_places(word: str, text: str) -> list[tuple[int, int]]:
    found, start = [], text.find(word)
    while start >= 0:
        found.append((start, start + len(word)))
        start = text.find(word, start + len(word))
    return found
