"""Several scores of the same nodes become one.

`convex` adds min-max scaled scores by weight (Bruch, Gai and Ingber 2023, "An Analysis of Fusion Functions for
Hybrid Retrieval", eq. 5); `reciprocal_rank` is the rank-only rule of Cormack, Clarke and Buettcher 2009 (k = 60).
All arrays are (n,) and aligned. But: weights are not chosen here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from index.records import Half, Hit

Floats = npt.NDArray[np.float32]


def scaled(scores: Floats) -> Floats:
    """(n,) -> (n,) in 0-1: the lowest becomes 0, the highest 1; all 0 where every score is the same."""
    low, high = float(scores.min(initial=np.inf)), float(scores.max(initial=-np.inf))
    if not high > low:
        return np.zeros_like(scores)
    return np.asarray((scores - low) / (high - low), dtype=np.float32)


def convex(parts: Sequence[tuple[float, Floats]]) -> Floats:
    """Weighted sum of scaled scores, divided by the sum of the weights: (n,) in 0-1."""
    total = sum(weight for weight, _ in parts)
    fused = sum((weight * scaled(scores) for weight, scores in parts), np.zeros_like(parts[0][1]))
    return np.asarray(fused / total, dtype=np.float32)


def ranks(scores: Floats, ids: Sequence[str]) -> npt.NDArray[np.int64]:
    """(n,) ranks from 1, highest score first, equal scores by id."""
    order = sorted(range(len(ids)), key=lambda i: (-float(scores[i]), ids[i]))
    placed = np.empty(len(ids), dtype=np.int64)
    placed[order] = np.arange(1, len(ids) + 1)
    return placed


def reciprocal_rank(parts: Sequence[Floats], ids: Sequence[str], k: int = 60) -> Floats:
    """Sum over the parts of 1 / (k + rank): (n,), at most len(parts) / (k + 1)."""
    fused = sum((1.0 / (k + ranks(scores, ids)) for scores in parts), np.zeros(len(ids)))
    return np.asarray(fused, dtype=np.float32)


def folded(
    scores: Floats,
    ids: Sequence[str],
    twins: Mapping[str, Sequence[str]],
    bm25: Floats | None = None,
    dense: Floats | None = None,
    limit: int = 10,
) -> tuple[Hit, ...]:
    """The best `limit` hits; a node that is a direct twin of a better one is folded into it.

    Ranks of the halves are among all nodes. A node folds once, into the best of its twins that stands by itself.
    """
    bm25_ranks = None if bm25 is None else ranks(bm25, ids)
    dense_ranks = None if dense is None else ranks(dense, ids)
    hits: dict[str, Hit] = {}
    for i in sorted(range(len(ids)), key=lambda i: (-float(scores[i]), ids[i])):
        leader = next((twin for twin in hits if twin in twins.get(ids[i], ())), None)
        if leader is not None:
            hit = hits[leader]
            hits[leader] = Hit(hit.id, hit.score, hit.bm25, hit.dense, (*hit.twins, ids[i]))
            continue
        if len(hits) == limit:
            continue
        hits[ids[i]] = Hit(
            ids[i],
            float(scores[i]),
            None if bm25 is None or bm25_ranks is None else Half(int(bm25_ranks[i]), float(bm25[i])),
            None if dense is None or dense_ranks is None else Half(int(dense_ranks[i]), float(dense[i])),
        )
    return tuple(hits.values())
