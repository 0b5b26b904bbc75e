"""A node's heading and paragraphs without blanks, each character with its offset in the source.

Facts are read from these: a page break or a blank inside a number is not there, and every finding goes back
to a quotation by its offsets. But: holds neither the number nor the note that names departments.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.places import StretchKind, place, stretches
from corpus.records import Document, Node, Place

_ENDS = "。！？；\n"
_OPEN, _SHUT = "（(《【“", "）)》】”"


@dataclass(frozen=True, slots=True)
class Reading:
    """`text[i]` stands at `offsets[i]` of the source."""

    node: Node
    kind: StretchKind
    text: str
    offsets: tuple[int, ...]

    def place(self, document: Document, start: int, end: int) -> Place:
        """The quotation of `text[start:end]`."""
        return place(self.node, document, self.offsets[start:end])


def readings(
    node: Node, document: Document, kinds: Sequence[StretchKind] = ("heading", "text")
) -> tuple[Reading, ...]:
    """The readings of a node, in source order."""
    return tuple(reading for reading in _readings(node, document.source) if reading.kind in kinds)


@lru_cache(maxsize=4096)
def _readings(node: Node, source: str) -> tuple[Reading, ...]:
    found: list[Reading] = []
    for kind, offsets in stretches(node, Document("", "", source, ())):
        found.append(Reading(node, kind, "".join(source[offset] for offset in offsets), offsets))
    return tuple(found)


def sentence_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of the sentences of a reading: they end at 。！？； outside brackets, the mark
    included."""
    ranges: list[tuple[int, int]] = []
    start, depth = 0, 0
    for index, character in enumerate(text):
        if character in _OPEN:
            depth += 1
        elif character in _SHUT:
            depth = max(0, depth - 1)
        if character in _ENDS and (depth == 0 or character == "。"):
            ranges.append((start, index + 1))
            start, depth = index + 1, 0
    if start < len(text):
        ranges.append((start, len(text)))
    return tuple(ranges)
