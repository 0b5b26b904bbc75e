"""Nodes that are ranked together: those of documents whose ways of asking are known, and those of all others.

Made once for an index, so that a question of all documents walks over no node. But: ranks nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from index.engine import Engine
from index.searcher import Evidence
from qa.knowledge import Knowledge
from qa.ranking import traits

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]
#: Share of a document's nodes that need a known way of asking for the document to count as known.
_MOST_NODES = 0.5


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes that are ranked together: all with known ways of asking, or all without. (n,) arrays are aligned to `ids`."""

    known: bool
    places: Places  # in the index
    ids: tuple[str, ...]
    kinds: Floats
    twins: Mapping[str, tuple[str, ...]]


def groups_of(index: Engine, knowledge: Knowledge) -> tuple[Group, ...]:
    """The groups of an index, those that have a node."""
    nodes = [knowledge.nodes[i] for i in index.ids]
    asked = index.asked_nodes()
    home = [knowledge.home[i].id for i in index.ids]
    every = Counter(home)
    with_one = Counter(knowledge.home[i].id for i in asked if i in knowledge.home)
    known = [with_one[document] >= _MOST_NODES * every[document] for document in home]
    every_node = Group(
        False, np.arange(len(home)), tuple(index.ids), traits(nodes), {n.id: n.twins for n in nodes}
    )
    split = {
        which: frozenset(i for i, own in zip(index.ids, known, strict=True) if own == which)
        for which in (True, False)
    }
    return tuple(replace(limited(every_node, ids), known=which) for which, ids in split.items() if ids)


def forgotten(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups as they are where no way of asking is known."""
    first, *others = (replace(group, known=False) for group in groups)
    for other in others:
        first = Group(
            False,
            np.concatenate([first.places, other.places]),
            first.ids + other.ids,
            np.concatenate([first.kinds, other.kinds]),
            {**first.twins, **other.twins},
        )
    return (first,)


def limited(group: Group, within: frozenset[str] | None) -> Group:
    """Those nodes of a group that are in `within`; None does not limit."""
    if within is None:
        return group
    inside = np.array([at for at, i in enumerate(group.ids) if i in within], np.int64)
    if len(inside) == len(group.ids):
        return group
    ids = tuple(group.ids[at] for at in inside)
    twins = {i: tuple(t for t in group.twins[i] if t in within) for i in ids}
    return Group(group.known, group.places[inside], ids, group.kinds[inside], twins)


def evidence_of(evidence: Evidence, group: Group) -> Evidence:
    """The evidence of some nodes. Of a document that is not known as a whole, a way of asking counts as a sentence."""
    sentence, asked, keep = evidence.sentence, evidence.asked_dense, group.places
    if not group.known and sentence is not None and asked is not None:
        sentence = np.maximum(sentence, asked)

    def part(scores: Floats | None) -> Floats | None:
        return None if scores is None else scores[keep]

    return replace(
        evidence,
        ids=group.ids,
        bm25=evidence.bm25[keep],
        expanded=evidence.expanded[keep],
        dense=part(evidence.dense),
        sentence=part(sentence),
        asked_bm25=part(evidence.asked_bm25) if group.known else None,
        asked_dense=part(asked) if group.known else None,
    )
