"""Slips inside one place: a word printed with a wrong homophone, an amount without 元, a row without its
number.

A homophone slip is a stretch that stands twice in a paragraph with one character changed to another of the
same sound (创新性产业用地, 创新型产业用地). All soft. But: knows no dictionary, so it finds a slip only
where the right form stands too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from corpus.amounts import amounts
from corpus.places import heading_place, whole
from corpus.readings import Reading, readings
from corpus.records import Conflict, Document

WINDOW = 6  # characters that stand twice, one of them changed
_HAN = re.compile(r"^[\u4e00-\u9fff]+$")
_BOUND = frozenset("的地得和与及或在再到道为位等")


def slip_conflicts(document: Document) -> Iterator[Conflict]:
    """Conflicts of kind name, unit and omission of one place with itself."""
    for node in document.nodes:
        if node.kind in ("clause", "row", "part", "body", "closing"):
            for reading in readings(node, document, ("text",)):
                yield from _homophones(reading, document)
                yield from _units(reading, document)
    yield from _unnumbered(document)


def _homophones(reading: Reading, document: Document) -> Iterator[Conflict]:
    """Windows that agree but for one inner character with the same sound."""
    text = reading.text
    windows: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for start in range(len(text) - WINDOW + 1):
        words = text[start : start + WINDOW]
        if _HAN.match(words):
            windows[2, words[:2], words[3:]].append(start)
    seen: set[str] = set()
    for (inner, _, _), starts in windows.items():
        forms = {text[start : start + WINDOW]: start for start in starts}
        if len(forms) != 2:
            continue
        first, second = sorted(forms.values())
        a, b = text[first + inner], text[second + inner]
        if a in _BOUND or b in _BOUND or _sound(a) != _sound(b) or a + b in seen:
            continue
        seen.update((a + b, b + a))
        place = reading.place(document, first, second + WINDOW)
        forms_seen = text[first : first + WINDOW], text[second : second + WINDOW]
        yield Conflict("name", "soft", place, None, f"同一处写作“{forms_seen[0]}”，又写作“{forms_seen[1]}”")


@lru_cache(maxsize=8192)
def _sound(character: str) -> str:
    from pypinyin import lazy_pinyin  # its dictionary takes long to load and is rarely needed

    return "".join(lazy_pinyin(character))


def _units(reading: Reading, document: Document) -> Iterator[Conflict]:
    """Money whose 元 is left out."""
    text = reading.text
    bare = [
        q
        for q in amounts(text)
        if q.unit == "元" and re.search(r"[万亿]$", q.text) and not text.startswith(("以上", "的"), q.end)
    ]
    if bare:
        place = reading.place(document, bare[0].start, bare[0].end)
        yield Conflict("unit", "soft", place, None, f"{'、'.join(f'“{q.text}”' for q in bare)}没有写单位“元”")


def _unnumbered(document: Document) -> Iterator[Conflict]:
    """Rows without a number between rows that have one."""
    for node in document.nodes:
        if node.kind != "row" or not re.fullmatch(r"\d+\.\d+", node.number) or not node.category:
            continue
        row = re.escape(node.number.split(".")[0])
        above = any(
            other.parent == node.parent and re.fullmatch(row, other.number) for other in document.nodes
        )
        if above:
            yield Conflict(
                "omission",
                "soft",
                heading_place(node, document) or whole(node, document),
                None,
                "此项没有序号",
            )
