"""Pairs of twins with what they say, and the sentence of a statement.

But: compares nothing; the files beside this one do, one kind of difference each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.readings import Reading, readings, sentence_ranges
from corpus.records import Document, Node
from corpus.statements import Statement

SENTENCE = 16  # characters of a title that says as much as a sentence


@dataclass(frozen=True, slots=True)
class Pair:
    """Two twins, `a` first in the source, and the paragraphs of each."""

    a: Node
    b: Node
    first: tuple[Reading, ...]
    second: tuple[Reading, ...]


def pairs(document: Document) -> tuple[Pair, ...]:
    """All pairs of twins, in source order."""
    return tuple(_pairs(document))


def _pairs(document: Document) -> Iterator[Pair]:
    nodes = {node.id: node for node in document.nodes}
    order = {node.id: position for position, node in enumerate(document.nodes)}
    for node in document.nodes:
        for twin in node.twins:
            if order[node.id] < order[twin]:
                other = nodes[twin]
                yield Pair(node, other, _said(node, document), _said(other, document))


def _said(node: Node, document: Document) -> tuple[Reading, ...]:
    """The paragraphs of a node; a title that is a sentence of its own counts as one."""
    return readings(node, document, ("heading", "text") if len(node.heading) >= SENTENCE else ("text",))


def sentence(statement: Statement) -> str:
    """The sentence that a statement stands in."""
    text = statement.reading.text
    for start, end in sentence_ranges(text):
        if start <= statement.quantity.start < end:
            return text[start:end]
    return text
