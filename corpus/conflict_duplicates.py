"""The same measure listed twice: two rows of the same annex that state the same text.

Soft, because the reader gets the same answer; where periods or figures differ, that is a conflict of its
own. But: rows of different annexes are meant to repeat, and so are clauses and their rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from corpus.conflict_places import Pair
from corpus.figure_tables import figures
from corpus.overlap import covered, shared_runs
from corpus.places import heading_place, whole
from corpus.records import Conflict, Document, Node

ALMOST = 0.85  # share of the shorter row that stands in the other: the whole measure twice
RUN = 12  # equal characters that make two rows the same measure, or part of it


def duplicate_conflicts(document: Document, pairs: tuple[Pair, ...]) -> Iterator[Conflict]:
    """Conflicts of kind duplicate."""
    nodes = {node.id: node for node in document.nodes}
    for pair in pairs:
        a, b = pair.a, pair.b
        if (
            a.kind != "row"
            or b.kind != "row"
            or _annex(a, nodes) != _annex(b, nodes)
            or figures(a, document)
            or figures(b, document)
        ):
            continue
        first, second = "".join(a.text.split()), "".join(b.text.split())
        runs = shared_runs(first, second, RUN)
        if not runs:
            continue
        best = max(runs, key=lambda run: (run.size, -run.a))
        whole_text = covered(first, second, RUN) >= ALMOST * min(len(first), len(second))
        what = (
            "同一措施列了两次"
            if whole_text
            else f"部分内容列了两次：{first[best.a : best.a + best.size].strip('，。；')}"
        )
        if a.category and b.category and a.category != b.category:
            what += f"（一处为{a.category}类，另一处为{b.category}类）"
        places = [heading_place(node, document) or whole(node, document) for node in (a, b)]
        yield Conflict("duplicate", "soft", places[0], places[1], what)


def _annex(node: Node, nodes: Mapping[str, Node]) -> str | None:
    """The annex that a row's table belongs to, or the table itself."""
    table = nodes.get(node.parent or "")
    return table.parent or table.id if table is not None else node.parent
