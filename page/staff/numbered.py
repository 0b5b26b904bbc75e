"""The clause or row that somebody names by its number, in any notation: 第二十五条, （25）, 25, 表1-3新增类第4条.

The same reading of numbers as in questions (`qa.places`, `qa.lookup`), and ids and labels besides. But: a
text that says anything else as well is a search, not a number.
"""

from __future__ import annotations

import re

from corpus.errors import UnknownNode
from corpus.records import Document, Node
from corpus.showing import found_nodes
from qa.knowledge import Knowledge
from qa.lookup import residual
from qa.normalise import folded
from qa.places import named_places
from qa.resolving import resolve

_BARE = re.compile(r"[\s第条款项号()（）]*")


def numbered(text: str, document: Document) -> tuple[Node, ...]:
    """The nodes of `document` that `text` names, in document order; empty where it names none."""
    if not text.strip():
        return ()
    plain = folded(text)
    knowledge = _places_of(document)
    named = named_places(plain, knowledge.categories())
    if named and not _BARE.sub("", residual(plain, named)):
        found = {node.id for one in named for node in resolve(one, knowledge, document.id)}
        return tuple(node for node in document.nodes if node.id in found)
    try:
        return tuple(one.node for one in found_nodes(text, [document]))
    except UnknownNode:
        return ()


def _places_of(document: Document) -> Knowledge:
    """What resolving a place takes of a document, without its facts."""
    nodes = {node.id: node for node in document.nodes}
    order = {node: position for position, node in enumerate(nodes)}
    return Knowledge((document,), nodes, dict.fromkeys(nodes, document), order, {}, {})
