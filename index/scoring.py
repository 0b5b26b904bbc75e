"""Scores that every engine reads alike: which nodes are told apart, and how near a sentence is.

But: weighs no kind of evidence against another (`fusion`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.e5_file import Floats
from index.records import EVERYTHING, Filed, Only

Marks = npt.NDArray[np.bool_]
DEPTH = 1_000  # nodes of each kind of evidence that are told apart


def closeness(quotes: Sequence[str], said: Floats, ways: Floats, between: Floats) -> dict[str, float]:
    """How near each quotation is to the question, by cosines: `said` (n,) of the quotations, `ways` (m,) of the known
    ways of asking, `between` (n, m) of one with the other.

    The cosine, or where a way of asking is known half of it and half the best way over one (the mean of the cosines
    question-to-way and way-to-sentence).
    """
    scores = said
    if len(ways) and len(said):
        scores = (said + np.maximum.reduce(between + ways, axis=1) / 2) / 2
    found = dict(zip(quotes, scores.tolist(), strict=True))
    if len(found) == len(quotes):
        return found
    found.clear()  # a long sentence has several rows
    for quote, score in zip(quotes, scores.tolist(), strict=True):
        found[quote] = max(found.get(quote, -1.0), score)
    return found


def marks(filed: Sequence[Filed], only: Only) -> Marks | None:
    """(n,) whether a search limited to `only` looks at each node; None where it looks at all."""
    return None if only == EVERYTHING else np.array([only.holds(each) for each in filed], np.bool_)


def first(scores: Floats, kept: Marks | None = None) -> Floats:
    """(n,) -> (n,): all but the first `DEPTH` of those `kept` get the lowest score of these, 0 where
    none is."""
    among = scores if kept is None else scores[kept]
    if len(among) > DEPTH:
        floor = nth(among, DEPTH)
    elif kept is None:
        return scores
    elif not len(among):
        return np.zeros_like(scores)
    else:
        floor = float(among.min())
    raised = np.maximum(scores, np.float32(floor))
    return raised if kept is None else np.where(kept, raised, np.float32(floor))


def nth(scores: Floats, n: int) -> float:
    """The n-th highest of at least n scores."""
    low = float(scores.min())
    # Most clauses share no word with a question, and selecting among equals is slow.
    above = scores[scores > low]
    return float(np.partition(above, -n)[-n]) if len(above) >= n else low


def product(matrix: Floats, vector: Floats) -> Floats:
    """(n, d) x (d,) -> (n,) in this thread alone.

    BLAS shares even a small product among its threads, which on two busy cores wait for each other: 17 ms were
    seen for what takes 0.2 ms here.
    """
    return np.asarray(np.einsum("ij,j->i", matrix, vector), np.float32)
