"""Finding a node by its id, by an address below it, by its label or by its number; and showing it.

But: understands no questions; words around a number are for `qa`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.addresses import paragraph_or_item
from corpus.errors import UnknownNode
from corpus.labels import label
from corpus.markers import marker_at
from corpus.numerals import value
from corpus.places import whole
from corpus.records import Document, Node, Place

_WIDE = str.maketrans("()", "（）")


class Found(NamedTuple):
    """A node, its document, and the place that was asked for (all of it, or a paragraph or item)."""

    node: Node
    document: Document
    place: Place


def found_nodes(name: str, documents: Sequence[Document]) -> tuple[Found, ...]:
    """The nodes that `name` means, in document order. Raises UnknownNode where there is none."""
    found = _by_id(name.strip(), documents) or _by_label(name.strip(), documents)
    if not found:
        raise UnknownNode(f"没有找到“{name}”，请用 python -m corpus parse 或 list 查看有哪些条款。")
    return found


def _by_id(name: str, documents: Sequence[Document]) -> tuple[Found, ...]:
    """The node of an id, or the paragraph or item that an address below a clause names."""
    for document in documents:
        for node in document.nodes:
            if node.id == name:
                return (Found(node, document, whole(node, document)),)
    address = re.fullmatch(r"(.+/clause/[^/]+)/(\d+)(?:/(\d+))?", name)
    if address is None:
        return ()
    paragraph, item = int(address[2]), int(address[3]) if address[3] else None
    return tuple(
        Found(node, document, place)
        for document in documents
        for node in document.nodes
        if node.id == address[1] and (place := paragraph_or_item(node, document, paragraph, item))
    )


def _by_label(name: str, documents: Sequence[Document]) -> tuple[Found, ...]:
    """Nodes with that label (第12条 is 第十二条), else clauses of that number (第十二条 for （十二）)."""
    wanted = "".join(name.split()).translate(_WIDE)
    nodes = [(node, document) for document in documents for node in document.nodes]
    found = [pair for pair in nodes if label(*pair) == wanted or _same_marker(*pair, wanted)]
    marker = marker_at(wanted)
    number = value(wanted) or (marker.number if marker and marker.end >= len(wanted) else None)
    if not found and number is not None:
        zhi = f"-{marker.zhi}" if marker and marker.zhi else ""
        found = [pair for pair in nodes if pair[0].kind == "clause" and pair[0].number == f"{number}{zhi}"]
    return tuple(Found(node, document, whole(node, document)) for node, document in found)


def _same_marker(node: Node, document: Document, wanted: str) -> bool:
    """Whether a part or clause is printed with the marker that is wanted, in whatever form."""
    marker = marker_at(wanted)
    if marker is None or marker.end < len(wanted) or node.kind not in ("clause", "part") or not node.spans:
        return False
    start = node.spans[0].start
    printed = marker_at(document.source[start : start + 40])
    return printed is not None and printed[:3] == marker[:3]


def shown(found: Sequence[Found]) -> str:
    """One node in full, or several as a list."""
    if len(found) > 1:
        lines = [
            f"{one.node.id}\t《{one.document.title}》{label(one.node, one.document)}\t{one.node.heading}"
            for one in found
        ]
        return "\n".join(lines)
    node, document, place = found[0]
    lines = [f"《{document.title}》{label(node, document)}"]
    if node.heading:
        lines.append(node.heading)
    lines.append(place.quote if place.spans != node.spans else node.text)
    if node.departments:
        lines.append(f"责任单位：{'、'.join(node.departments)}")
    if node.period:
        lines.append(f"期限：{node.period.text}（{node.period.source}）")
    return "\n".join(lines)
