"""Which part of a document a measure belongs to, for clauses and for the rows of its annexes.

A clause belongs to the part above it; a row to the part whose name stands in its category, in its table's
caption or in its own heading ("科技创新政策包" belongs to "科技创新政策"). But: guesses nothing; a row that
names no part has no area.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.records import Document, Node

_COMMON = re.compile(r"\s|20\d\d年?|[“”\"‘’《》]|政策措施|政策包|政策|措施|清单|工作|事项")
_SHORTEST = 3


def core(name: str) -> str:
    """A part's name without what every part and table has: "“241”先进制造业集群培育政策" ->
    "241先进制造业集群培育"."""
    return _COMMON.sub("", name)


def areas(document: Document) -> Mapping[str, str]:
    """The id of the part that each node belongs to; nodes of no part are left out."""
    parents = {node.id: node for node in document.nodes}
    parts = [
        (core(node.heading), node.id)
        for node in document.nodes
        if node.kind == "part" and len(core(node.heading)) >= _SHORTEST
    ]
    parts.sort(key=lambda part: (-len(part[0]), part[1]))
    found: dict[str, str] = {}
    for node in document.nodes:
        area = node.id if node.kind == "part" else _inherited(node, parents)
        if area is None and node.kind in ("row", "table"):
            area = next(
                (part for name in _names(node, parents) for own, part in parts if own in core(name)), None
            )
        if area is not None:
            found[node.id] = area
    return found


def _inherited(node: Node, parents: Mapping[str, Node]) -> str | None:
    above = parents.get(node.parent or "")
    if above is None or node.kind in ("row", "table"):
        return None
    return above.id if above.kind == "part" else _inherited(above, parents)


def _names(node: Node, parents: Mapping[str, Node]) -> tuple[str, ...]:
    table = parents.get(node.parent or "")
    caption = table.heading if table is not None and table.kind == "table" else ""
    return tuple(name for name in (node.category, caption, node.heading) if name)
