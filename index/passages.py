"""What of a document is searched: each node whole, each of its sentences, each known way of asking for it; and the
questions that it is known not to answer.

The first line of a node or sentence is its head. A node's head is the title, the headings above it, its own
heading, label and category; a sentence's head is the title and the node's heading (measured on 674 questions
with fp32 vectors: mrr@10 of sentences alone .817, without the title .782, with all headings .754).
But: nothing here is shown or quoted; citations quote the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.labels import label
from corpus.records import Document, Node
from corpus.sentences import sentences
from index.phrasings import Phrasing
from index.records import Passage

#: Raise it when the same document would give other passages, or the same ones are encoded otherwise.
VERSION = 2

_STATE = re.compile(r"\s*[（(][^（）()]{1,12}[)）]$")  # （征求意见稿） after a title


def passages(document: Document, phrasings: Iterable[Phrasing] = ()) -> tuple[Passage, ...]:
    """The passages of a document: node by node whole, then all sentences, all phrasings, and what it does not answer.

    A phrasing of a node that the document does not have is left out.
    """
    nodes = {node.id: node for node in document.nodes}
    whole = [Passage(node.id, "node", _whole(node, document, nodes)) for node in document.nodes]
    said = [
        Passage(node.id, "sentence", f"{_joined(_title(document), _heading(node, document))}\n{quote}")
        for node in document.nodes
        for quote in _sentences(node, document)
    ]
    known = list(phrasings)
    asked = [Passage(each.node, "phrasing", each.text) for each in known if each.node in nodes]
    unanswered = [
        Passage(first.id, "unanswered", each.text)
        for first in document.nodes[:1]
        for each in known
        if each.node == document.id
    ]
    return (*whole, *said, *asked, *unanswered)


def quoted(passage: Passage) -> str:
    """The sentence that a sentence passage holds, as `corpus.sentences` quotes it."""
    return passage.text.partition("\n")[2]


def _whole(node: Node, document: Document, nodes: dict[str, Node]) -> str:
    above = [parent.heading for parent in _ancestors(node, nodes)][::-1]
    title, heading = _title(document), _heading(node, document)
    head = _joined(title, *above, label(node, document), heading, node.category or "")
    return f"{head}\n{node.text}\n{'、'.join(node.departments)}".rstrip("\n")


def _heading(node: Node, document: Document) -> str:
    return "" if node.heading == document.title else node.heading  # the preamble's is the title


def _ancestors(node: Node, nodes: dict[str, Node]) -> Iterator[Node]:
    seen = {node.id}
    while node.parent in nodes and node.parent not in seen:
        node = nodes[node.parent]
        seen.add(node.id)
        yield node


def _sentences(node: Node, document: Document) -> Iterator[str]:
    for place in sentences(node, document):
        if place.quote.strip():
            yield place.quote


def _title(document: Document) -> str:
    return _STATE.sub("", document.title)


def _joined(*parts: str) -> str:
    """The parts that say something, on one line."""
    return " ".join(" ".join(part.split()) for part in parts if part.strip())
