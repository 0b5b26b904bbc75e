"""Everything an answer is made from: the documents, their nodes by id, and the facts read out of them.

Built once when an assistant opens; immutable, so that threads share it. But: searches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from corpus.conflicts import find_conflicts
from corpus.incentives import find_incentives
from corpus.numerals import value as to_int
from corpus.records import Conflict, Document, Incentive, Node

_CATEGORY_LINE = re.compile(r"^([一二三四五六七八九十]{1,3})\s*\t\s*([\u4e00-\u9fff]{2,4})类", re.MULTILINE)


@dataclass(frozen=True)
class Knowledge:
    """`nodes` and `home` go by node id; `conflicts` and `incentives` list those that touch the node.

    `order` is the place of a node in its document (documents in the order given), for lists.
    """

    documents: tuple[Document, ...]
    nodes: Mapping[str, Node]
    home: Mapping[str, Document]
    order: Mapping[str, int]
    conflicts: Mapping[str, tuple[Conflict, ...]]
    incentives: Mapping[str, tuple[Incentive, ...]]

    def within(self, document: str | None) -> tuple[Document, ...]:
        """The documents a question is limited to: the one of that id, or all."""
        return tuple(d for d in self.documents if document is None or d.id == document)

    def departments(self, document: str | None) -> frozenset[str]:
        """Every department that the nodes of the document, or of all, name."""
        return frozenset().union(*(self._departments[d.id] for d in self.within(document)))

    @cached_property
    def _departments(self) -> Mapping[str, frozenset[str]]:
        return {
            d.id: frozenset(name for node in d.nodes for name in node.departments) for d in self.documents
        }

    @cached_property
    def below(self) -> Mapping[str, tuple[Node, ...]]:
        """The nodes right below each node that has any, in document order: a table's rows, a part's clauses."""
        found: dict[str, list[Node]] = {}
        for node in self.nodes.values():
            if node.parent:
                found.setdefault(node.parent, []).append(node)
        return {parent: tuple(nodes) for parent, nodes in found.items()}

    def categories(self) -> dict[str, int]:
        """The number by which row ids know each category: 新增 -> 3."""
        return self._categories

    @cached_property
    def _categories(self) -> dict[str, int]:
        """As the tables' own lines count them, and as the rows do, of categories with two or more."""
        found: dict[str, int] = {}
        for node in self.nodes.values():
            if node.kind == "table":
                for numeral, category in _CATEGORY_LINE.findall(node.text):
                    found.setdefault(category, to_int(numeral) or 0)
        seen: set[str] = set()
        for node in self.nodes.values():
            if node.kind == "row" and node.category and "." in node.number:
                leading = node.number.split(".")[0]
                if leading.isdigit() and node.category in seen:
                    found.setdefault(node.category, int(leading))
                seen.add(node.category)
        return found


def know(documents: Iterable[Document]) -> Knowledge:
    """Read the facts out of the documents."""
    documents = tuple(documents)
    home = {node.id: document for document in documents for node in document.nodes}
    nodes = {node.id: node for document in documents for node in document.nodes}
    conflicts: dict[str, list[Conflict]] = {}
    incentives: dict[str, list[Incentive]] = {}
    for document in documents:
        for conflict in find_conflicts(document):
            for place in (conflict.a, conflict.b):
                if place is not None and conflict not in conflicts.setdefault(place.node, []):
                    conflicts[place.node].append(conflict)
        for incentive in find_incentives(document):
            incentives.setdefault(incentive.node, []).append(incentive)
    return Knowledge(
        documents,
        nodes,
        home,
        {node: position for position, node in enumerate(nodes)},
        {node: tuple(found) for node, found in conflicts.items()},
        {node: tuple(found) for node, found in incentives.items()},
    )
