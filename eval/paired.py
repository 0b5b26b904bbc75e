"""Whether the hybrid on a retrieval set is better than the better of its halves, by a paired test on the same questions.

But: the p-values of several measures are not corrected for one another.
"""

from __future__ import annotations

from eval.external import MEASURES, Collection, Rankings, values
from eval.randomisation import p_value

HALVES = ("bm25", "dense")


def against_the_better(collection: Collection, runs: Rankings) -> dict[str, tuple[str, float, float]]:
    """measure -> the half with the higher mean, how much higher the hybrid's mean is (-1 to 1), and the p-value of that."""
    by_run = {run: values(collection, runs[run]) for run in (*HALVES, "hybrid")}
    told = {}
    for name in MEASURES:
        better = max(HALVES, key=lambda half: sum(by_run[half][name].values()))
        ours, theirs = by_run["hybrid"][name], by_run[better][name]
        gain = sum(ours[q] - theirs[q] for q in ours) / len(ours)
        told[name] = (better, round(gain, 4), p_value(ours, theirs))
    return told
