"""A node's sentences, each with its place in the source.

The heading is the first, the cells of a row and the note that names departments are sentences too; the number
alone is none. A sentence ends at 。！？； outside brackets; its closing quotation marks belong to it.
"""

from __future__ import annotations

from functools import lru_cache

from corpus.places import place, stretches
from corpus.records import Document, Node, Place

_END = frozenset("。！？；!?;")
_CLOSERS = frozenset("”’」』）)》】")
_OPEN, _SHUT = frozenset("（(《【"), frozenset("）)》】")


def sentences(node: Node, document: Document) -> tuple[Place, ...]:
    """The sentences of a node in source order; joined they are the node without its number."""
    return _sentences(node, document.source)


@lru_cache(maxsize=4096)
def _sentences(node: Node, source: str) -> tuple[Place, ...]:
    document = Document("", "", source, ())  # all that places are read from
    found: list[Place] = []
    for stretch in stretches(node, document):
        if stretch.kind == "number":
            continue
        for start, end in _cuts("".join(source[offset] for offset in stretch.offsets)):
            found.append(place(node, document, stretch.offsets[start:end]))
    return tuple(found)


def _cuts(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences of a text without line breaks."""
    ranges: list[tuple[int, int]] = []
    start, depth, index = 0, 0, 0
    while index < len(text):
        character = text[index]
        if character in _OPEN and _closes(text, index):
            depth += 1
        elif character in _SHUT:
            depth = max(0, depth - 1)
        elif character in _END and depth == 0:
            while index + 1 < len(text) and text[index + 1] in _CLOSERS:
                index += 1
            ranges.append((start, index + 1))
            start = index + 1
        index += 1
    if start < len(text):
        ranges.append((start, len(text)))
    return ranges


def _closes(text: str, index: int) -> bool:
    """Whether a bracket opened at `index` closes within a sentence's reach, so that it may hold 。 and ；."""
    shut = {"（": "）", "(": ")", "《": "》", "【": "】"}[text[index]]
    reach = text[index : index + 300]
    return shut in reach or any(other in reach for other in "）)" if shut in "）)")
