"""Fusion's order is total, and taking only the best of many nodes gives what sorting them all gives."""

from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import Floats, above_the_rest, best, folded, ranks, ranks_at
from index.records import Half, Hit

Drawn = tuple[tuple[str, ...], Floats, Floats, Mapping[str, Sequence[str]]]


def plainly(
    scores: Floats, ids: Sequence[str], twins: Mapping[str, Sequence[str]], half: Floats, limit: int
) -> tuple[Hit, ...]:
    """Every node in order; each folds into the best that stands by itself and is its twin."""
    order = sorted(range(len(ids)), key=lambda i: (-float(scores[i]), ids[i]))
    place = {i: rank for rank, i in enumerate(sorted(range(len(ids)), key=lambda i: (-half[i], ids[i])), 1)}
    hits: dict[str, Hit] = {}
    for i in order:
        leader = next((node for node in hits if node in twins.get(ids[i], ())), None)
        if leader is not None:
            hit = hits[leader]
            hits[leader] = Hit(hit.id, hit.score, hit.bm25, None, (*hit.twins, ids[i]))
        elif len(hits) < limit:
            hits[ids[i]] = Hit(ids[i], float(scores[i]), Half(place[i], float(half[i])), None)
    return tuple(hits.values())


@st.composite
def nodes(draw: st.DrawFn) -> Drawn:
    """Ids out of alphabetical order, scores with many ties, symmetric twins."""
    n = draw(st.integers(1, 40))
    ids = tuple(draw(st.permutations([f"n{at}" for at in range(n)])))
    values = st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), min_size=n, max_size=n)
    twins: dict[str, list[str]] = {}
    for a, b in draw(st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=12)):
        if a != b:
            twins.setdefault(ids[a], []).append(ids[b])
            twins.setdefault(ids[b], []).append(ids[a])
    scores, half = (np.array(draw(values), np.float32) for _ in range(2))
    return ids, scores, half, twins


@given(nodes(), st.integers(1, 12))
def test_the_best_alone_are_as_if_all_were_sorted(drawn: Drawn, limit: int):
    """The same hits, twins, scores and ranks, whatever is equal to what."""
    ids, scores, half, twins = drawn
    assert folded(scores, ids, twins, half, None, limit) == plainly(scores, ids, twins, half, limit)


@given(nodes(), st.integers(1, 12))
def test_ranks_of_some_are_ranks_among_all(drawn: Drawn, limit: int):
    """`best` are the places ranked 1 to `limit`; `ranks_at` reads their ranks."""
    ids, scores, _, _ = drawn
    places = best(scores, ids, limit)
    assert list(ranks_at(scores, ids, places)) == list(range(1, min(limit, len(ids)) + 1))
    assert list(ranks(scores, ids)[places]) == list(range(1, len(places) + 1))


def test_scores_above_the_rest():
    """Of 4, 3, 2, 0 with depth 2: 2 is taken away and what is left is divided by 4 - 2; 0 would be -1 and becomes -0.5."""
    scores = np.array([4.0, 3.0, 2.0, 0.0], np.float32)
    assert above_the_rest(scores, 2).tolist() == [1.0, 0.5, 0.0, -0.5]
    assert above_the_rest(np.ones(3, np.float32), 2).tolist() == [0.0, 0.0, 0.0]
    assert above_the_rest(np.ones(1, np.float32)).tolist() == [0.0]
