"""Scores that every engine reads alike: which nodes are told apart, and how near a sentence is.

But: weighs no kind of evidence against another (`fusion`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index.e5_file import Floats
from index.records import EVERYTHING, Filed, Only

Marks = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int_]
DEPTH = 1_000  # nodes of each kind of evidence that are told apart


class Said(NamedTuple):
    """What a node says: its quotations (n), the row of each among some cosines (n,), how many ways of asking each is
    held against (n,), and for each of these pairs (p,) the row of the way and the cosine of the two."""

    quotes: tuple[str, ...]
    rows: Rows
    counts: Rows
    ways: Rows
    between: Floats


def said(quotes: Sequence[str], rows: Sequence[int], ways: Sequence[int], between: Floats) -> Said:
    """A node of n quotations and m ways of asking; `between` is (n, m)."""
    counts = np.full(len(rows), len(ways))
    return Said(
        tuple(quotes), np.array(rows, int), counts, np.tile(ways, len(rows)).astype(int), between.ravel()
    )


def closeness(nodes: Sequence[Said], cosines: Floats) -> list[dict[str, float]]:
    """How near each quotation of each node is to the question, whose `cosines` with all rows are given.

    The cosine, or where a way of asking is known half of it and half the best way over one (the mean of the cosines
    question-to-way and way-to-sentence).
    """
    if not nodes:
        return []
    scores = cosines[np.concatenate([node.rows for node in nodes])]
    counts = np.concatenate([node.counts for node in nodes])
    asked = counts > 0
    if asked.any():
        pairs = np.concatenate([node.between for node in nodes])
        pairs += cosines[np.concatenate([node.ways for node in nodes])]
        best = np.maximum.reduceat(pairs, (np.cumsum(counts) - counts)[asked])
        scores[asked] = (scores[asked] + best / 2) / 2
    every, found, at = scores.tolist(), [], 0
    for node in nodes:
        found.append(_highest(node.quotes, every[at : at + len(node.quotes)]))
        at += len(node.quotes)
    return found


def _highest(quotes: Sequence[str], scores: Sequence[float]) -> dict[str, float]:
    """The score of each quotation; a long one has several."""
    found = dict(zip(quotes, scores, strict=True))
    if len(found) < len(quotes):
        for quote, score in zip(quotes, scores, strict=True):
            found[quote] = max(found[quote], score)
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
