"""Two versions of a policy: which clauses were added, removed, moved or changed.

Clauses are paired by what they say, not by their number: first those of equal wording, then the most alike,
then those of equal heading. But: a clause split in two is one changed and one added.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.labels import label
from corpus.records import Document, Node
from corpus.wording import Figure, Piece, compare, figures

Kind = Literal["added", "removed", "moved", "changed"]
_LEAST_ALIKE = 0.35
_LEAST_ALIKE_SAME_PLACE = 0.2
_COMPARED = ("preamble", "part", "clause", "closing", "table", "row", "body")


@dataclass(frozen=True, slots=True)
class Revision:
    """One node that differs. `moved` tells a node of equal wording under another number or part; a changed
    node may have moved too (`a` and `b` tell). `likeness` is 0-1."""

    kind: Kind
    a: Node | None
    b: Node | None
    likeness: float
    pieces: tuple[Piece, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The revisions between two documents, in the order of the new one, and how many nodes are the same."""

    a: Document
    b: Document
    revisions: tuple[Revision, ...]
    unchanged: int


def diff(a: Document, b: Document) -> Comparison:
    """What turns `a` into `b`."""
    pairs: dict[str, tuple[Node, float]] = {}
    for kind in _COMPARED:
        old = [node for node in a.nodes if node.kind == kind]
        new = [node for node in b.nodes if node.kind == kind]
        pairs.update(_pair(old, new, a, b))
    matched = {node.id for node, _ in pairs.values()}
    revisions: list[Revision] = []
    unchanged = 0
    removed = [node for node in a.nodes if node.id not in matched]
    place = {node.id: index for index, node in enumerate(a.nodes)}
    for node in b.nodes:
        if node.id not in pairs:
            revisions.append(Revision("added", None, node, 0.0))
            continue
        old_node, likeness = pairs[node.id]
        while removed and place[removed[0].id] < place[old_node.id]:
            revisions.append(Revision("removed", removed.pop(0), None, 0.0))
        revision = _revision(old_node, node, likeness, a, b)
        unchanged += revision is None
        if revision:
            revisions.append(revision)
    revisions.extend(Revision("removed", node, None, 0.0) for node in removed)
    return Comparison(a, b, tuple(revisions), unchanged)


def _revision(old: Node, new: Node, likeness: float, a: Document, b: Document) -> Revision | None:
    """How a pair differs, or None where it does not."""
    before, after = words(old), words(new)
    if _plain(before) != _plain(after) or old.departments != new.departments:
        pieces = compare(before, after)
        return Revision("changed", old, new, likeness, pieces, figures(pieces))
    if label(old, a) != label(new, b):
        return Revision("moved", old, new, 1.0)
    return None


def words(node: Node) -> str:
    """What a node says, as it is compared: heading, text and departments."""
    lines = [node.heading, node.text, "、".join(node.departments)]
    return "\n".join(line for line in lines if line)


def _pair(
    old: Sequence[Node], new: Sequence[Node], a: Document, b: Document
) -> dict[str, tuple[Node, float]]:
    """New node's id -> its old node and how alike they are; each node at most once."""
    pairs: dict[str, tuple[Node, float]] = {}
    left = {node.id: node for node in old}
    same: dict[str, list[Node]] = defaultdict(list)
    for node in old:
        same[_plain(words(node))].append(node)
    for node in new:
        equal = [other for other in same[_plain(words(node))] if other.id in left]
        if equal:
            best = next((other for other in equal if label(other, a) == label(node, b)), equal[0])
            pairs[node.id] = (left.pop(best.id), 1.0)
    rest = [node for node in new if node.id not in pairs]
    for likeness, new_node, old_node in _candidates(list(left.values()), rest, a, b):
        if new_node.id not in pairs and old_node.id in left:
            pairs[new_node.id] = (left.pop(old_node.id), likeness)
    return pairs


def _candidates(
    old: Sequence[Node], new: Sequence[Node], a: Document, b: Document
) -> list[tuple[float, Node, Node]]:
    """Pairs that may be one clause in two wordings, the most alike first."""
    headings = _indexed(old, lambda node: _plain(node.heading))
    places = _indexed(old, lambda node: label(node, a))
    alike = _likenesses([_shape(node) for node in old])
    found: list[tuple[float, Node, Node]] = []
    for one in new:
        shared = alike(_shape(one))
        same_heading = headings.get(_plain(one.heading), set()) if one.heading else set()
        same_place = places.get(label(one, b), set())
        for index in {*shared, *same_heading, *same_place}:
            likeness = shared.get(index, 0.0)
            headed, placed = index in same_heading, index in same_place
            if likeness >= _LEAST_ALIKE or headed or (placed and likeness >= _LEAST_ALIKE_SAME_PLACE):
                found.append((round(likeness + 0.2 * headed + 0.02 * placed, 6), one, old[index]))
    found.sort(key=lambda candidate: (-candidate[0], candidate[1].id, candidate[2].id))
    return [(min(1.0, likeness), one, other) for likeness, one, other in found]


def _indexed(nodes: Sequence[Node], key: Callable[[Node], str]) -> dict[str, set[int]]:
    """Key -> indexes of the nodes that have it."""
    found: dict[str, set[int]] = defaultdict(set)
    for index, node in enumerate(nodes):
        found[key(node)].add(index)
    return found


def _shape(node: Node) -> Counter[str]:
    """The pairs of characters of what a node says, counted."""
    text = _plain(words(node))
    return Counter(text[index : index + 2] for index in range(max(1, len(text) - 1)))


def _likenesses(shapes: Sequence[Counter[str]]) -> Callable[[Counter[str]], dict[int, float]]:
    """A function from a shape to the Dice coefficients (0-1) with those of `shapes` that share a pair with it."""
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, shape in enumerate(shapes):
        for pair, count in shape.items():
            postings[pair].append((index, count))
    totals = [sum(shape.values()) for shape in shapes]

    def alike(shape: Counter[str]) -> dict[int, float]:
        shared: dict[int, int] = defaultdict(int)
        for pair, count in shape.items():
            for index, other in postings.get(pair, ()):
                shared[index] += min(count, other)
        total = sum(shape.values())
        return {index: 2 * both / (total + totals[index]) for index, both in shared.items()}

    return alike


def _plain(text: str) -> str:
    return "".join(text.split())
