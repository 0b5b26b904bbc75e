"""How near the sentences are that hold the kind of thing a question wants: 几天 is answered by a sentence with days.

But: a node none of whose sentences holds it is as far as the farthest that does; it is not ruled out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.passages import quoted
from index.searcher import Evidence, Index
from qa.wanted import EVERY, Kind

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Holding:
    """`held` (sentences, kinds) says which sentence holds something of which kind of `qa.wanted.EVERY`; `nodes` are
    those that have sentences, and `starts` where each one's begin."""

    held: npt.NDArray[np.bool_]
    nodes: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    rows: slice


def holding(index: Index) -> Holding:
    """Read the kinds off all sentences of an index, once."""
    contents = index.contents
    block = contents.block("sentence")
    quotes = [quoted(contents.passages[at]) for at in contents.rows[block]]
    held = np.array([[kind.holds.search(q) is not None for kind in EVERY] for q in quotes], np.bool_)
    nodes, starts = np.unique(contents.owners[block], return_index=True)
    return Holding(held.reshape(len(quotes), len(EVERY)), nodes, starts, block)


def nearest_held(h: Holding, evidence: Evidence, kinds: tuple[Kind, ...]) -> Floats | None:
    """(n,) the highest cosine of each node's sentences that hold one of the kinds; that of its best sentence where no
    kind is wanted; None without encoder."""
    if not kinds or evidence.rows is None or evidence.sentence is None or not len(h.nodes):
        return evidence.sentence
    mask = h.held[:, [EVERY.index(kind) for kind in kinds]].any(axis=1)
    if not mask.any():
        return evidence.sentence
    cosines = evidence.rows[h.rows]
    lowest = float(cosines[mask].min())
    pooled = np.full(len(evidence.ids), lowest, np.float32)
    pooled[h.nodes] = np.maximum.reduceat(np.where(mask, cosines, lowest), h.starts)
    return pooled
