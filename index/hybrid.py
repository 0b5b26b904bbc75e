"""The plain hybrid search, of the index alone: words and meaning in equal parts, no route, no learned weight.

What `python -m index search` shows and speed measures; answering weighs more evidence than this (`qa.ranking`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from index.engine import Engine
from index.fusion import convex, folded
from index.records import EVERYTHING, Hit, Only


def hybrid(
    engine: Engine,
    question: str,
    only: Only = EVERYTHING,
    limit: int = 10,
    twins: Mapping[str, Sequence[str]] = {},
) -> tuple[Hit, ...]:
    """The best `limit` nodes, best first; scores in 0-1 (-1 is never shown: such a node is not searched)."""
    found = engine.evidence(question, (), only)
    parts = [(0.5, found.bm25)] if found.dense is None else [(0.5, found.bm25), (0.5, found.dense)]
    scores, kept = convex(parts), engine.holding(only)
    if kept is not None:
        scores = np.where(kept, scores, np.float32(-1))
    hits = folded(scores, found.ids, twins, found.bm25, found.dense, limit)
    return tuple(hit for hit in hits if hit.score >= 0)
