"""Several scores of the same nodes become one.

`convex` adds min-max scaled scores by weight (Bruch, Gai and Ingber 2023, "An Analysis of Fusion Functions for
Hybrid Retrieval", eq. 5); `reciprocal_rank` is the rank-only rule of Cormack, Clarke and Buettcher 2009 (k = 60).
All arrays are (n,) and aligned. But: weights are not chosen here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from index.records import Half, Hit
from index.scoring import nth

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


@lru_cache(maxsize=4)
def _order(ids: tuple[str, ...]) -> tuple[npt.NDArray[np.int64], Mapping[str, int]]:
    """(n,) each id's place in alphabetical order, and its place in `ids`; an index asks with the same ids again."""
    first = np.empty(len(ids), np.int64)
    first[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    return first, {node: at for at, node in enumerate(ids)}


def above_the_rest(scores: Floats, depth: int = 50) -> Floats:
    """(n,) -> (n,): the highest score becomes 1, the one `depth` places behind it 0, and none falls below -0.5.

    What a half says of the many texts that it does not mean no longer stretches or squeezes its first ones.
    """
    behind = min(depth, len(scores) - 1)
    if behind < 1:
        return np.zeros_like(scores)
    high, low = float(scores.max()), float(np.partition(scores, -behind - 1)[-behind - 1])
    if not high > low:
        return np.zeros_like(scores)
    return np.asarray(np.maximum((scores - low) / (high - low), -0.5), np.float32)


def ranks(scores: Floats, ids: Sequence[str]) -> npt.NDArray[np.int64]:
    """(n,) ranks from 1, highest score first, equal scores by id."""
    placed = np.empty(len(ids), dtype=np.int64)
    placed[np.lexsort((_order(tuple(ids))[0], -scores))] = np.arange(1, len(ids) + 1)
    return placed


def ranks_at(scores: Floats, ids: Sequence[str], places: Sequence[int]) -> npt.NDArray[np.int64]:
    """(len(places),) the `ranks` of some places alone, without sorting the others."""
    return _ranks_at(scores, _order(tuple(ids))[0], places)


def best(scores: Floats, ids: Sequence[str], limit: int) -> list[int]:
    """The places of the `limit` highest scores, highest first, equal scores by id."""
    return _best(scores, _order(tuple(ids))[0], limit)


def _ranks_at(
    scores: Floats, alphabetical: npt.NDArray[np.int64], places: Sequence[int]
) -> npt.NDArray[np.int64]:
    if not len(places):
        return np.empty(0, np.int64)
    own = scores[list(places)]
    lowest = own.min()
    higher = np.sort(scores[scores > lowest])  # few: all but the first of a half count as its last
    found = 1 + len(higher) - np.searchsorted(higher, own, "right")
    tied = own == lowest
    tied |= np.searchsorted(higher, own, "right") - np.searchsorted(higher, own, "left") > 1
    equal = {value: alphabetical[scores == value] for value in set(own[tied].tolist())}
    for n in np.flatnonzero(tied).tolist():
        found[n] += np.count_nonzero(equal[float(own[n])] < alphabetical[places[n]])
    return np.asarray(found, np.int64)


def _best(scores: Floats, alphabetical: npt.NDArray[np.int64], limit: int) -> list[int]:
    near = np.arange(len(scores))
    if limit < len(scores):
        near = np.flatnonzero(scores >= nth(scores, limit))
    return [int(at) for at in near[np.lexsort((alphabetical[near], -scores[near]))][:limit]]


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

    Ranks of the halves are among all nodes. A node folds once, into the best of its twins that stands by itself;
    `twins` is symmetric.
    """
    alphabetical, place = _order(tuple(ids))
    depth = 2 * limit  # of the order, as far as it has to be known
    leaders: dict[str, list[str]] = {}  # each with what folds into it
    while True:
        seen = _best(scores, alphabetical, depth)
        leaders, walked = _led([ids[at] for at in seen], twins, limit)
        if len(leaders) == limit or depth >= len(ids):
            break
        depth *= 4
    over = {twin for leader in leaders for twin in twins.get(leader, ()) if twin in place} - walked
    for node in sorted(over, key=lambda node: (-float(scores[place[node]]), node)):
        _fold(node, leaders, twins)
    places = [place[leader] for leader in leaders]
    halves = [
        [None] * len(places)
        if half is None
        else [
            Half(int(rank), float(half[at]))
            for rank, at in zip(_ranks_at(half, alphabetical, places), places, strict=True)
        ]
        for half in (bm25, dense)
    ]
    return tuple(
        Hit(leader, float(scores[at]), of_words, of_meaning, tuple(led))
        for (leader, led), at, of_words, of_meaning in zip(leaders.items(), places, *halves, strict=True)
    )


def _led(
    nodes: Sequence[str], twins: Mapping[str, Sequence[str]], limit: int
) -> tuple[dict[str, list[str]], set[str]]:
    """The first `limit` of nodes in order that no better one is a twin of, and all nodes walked over for them."""
    leaders: dict[str, list[str]] = {}
    walked: set[str] = set()
    for node in nodes:
        if len(leaders) == limit:
            break
        walked.add(node)
        if not _fold(node, leaders, twins):
            leaders[node] = []
    return leaders, walked


def _fold(node: str, leaders: Mapping[str, list[str]], twins: Mapping[str, Sequence[str]]) -> bool:
    """Put a node under the best leader that is its twin; False where none is."""
    own = twins.get(node, ())
    leader = next((each for each in leaders if each in own), None) if own else None
    if leader is not None:
        leaders[leader].append(node)
    return leader is not None
