"""The direction in which near misses lie from the sentence nearest to them (`qa.apart`), learned on other documents.

Logistic regression over the signals and the gap of each question, the gap's share held small (`SCALE`): with some
thousand questions it has few hundred weights to find. What a document teaches is never tried on itself: the `away` of its
own questions comes from a direction learned on the others. But: the decision itself is learned in `eval.learn`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from eval.examples import HIDDEN, Example, Floats, folds_of_others
from eval.logistic import fitted
from qa.refusal import SIGNALS

SCALE = 0.1  # of a gap's spread, against a signal's
L2 = 0.0005
FEWEST = 200  # questions; fewer teach no direction
AWAY = SIGNALS.index("away")


def learned_direction(made: Sequence[Example]) -> Floats | None:
    """(dimensions,) the direction that parts answered questions from others, both kinds weighing alike; None where
    too few have a gap."""
    seen = [e for e in made if e.gap is not None]
    y = np.array([e.gold.answerable for e in seen], dtype=float)
    if len(seen) < FEWEST or not 0 < y.sum() < len(y):
        return None
    signals = np.delete(np.stack([e.signals for e in seen]), AWAY, axis=1)
    gaps = np.stack([e.gap for e in seen if e.gap is not None])
    scale = SCALE / gaps.std()
    standard = (signals - signals.mean(axis=0)) / (signals.std(axis=0) + 1e-9)
    weight = np.where(y > 0, 0.5 / y.sum(), 0.5 / (1 - y).sum())
    found = fitted(np.column_stack([standard, gaps * scale]), y, weight, L2)
    return np.asarray(found[signals.shape[1] : -1] * scale)


def along(made: Sequence[Example], direction: Floats | None) -> list[Example]:
    """The examples with their `away` along a direction."""
    found = []
    for e in made:
        signals = e.signals.copy()
        signals[AWAY] = 0.0 if e.gap is None or direction is None else float(e.gap @ direction)
        found.append(replace(e, signals=signals))
    return found


def along_others(made: Sequence[Example]) -> list[Example]:
    """Examples of other documents, in their order, each with its `away` along the direction learned on the documents
    of other folds."""
    fold = folds_of_others(made)
    found = list(made)
    for n in sorted(set(fold.values())):
        held = [at for at, e in enumerate(made) if fold[e.home] == n]
        way = learned_direction(taught([e for e in made if fold[e.home] != n]))
        for at, one in zip(held, along([made[at] for at in held], way), strict=True):
            found[at] = one
    return found


def taught(made: Sequence[Example]) -> list[Example]:
    """What a direction is learned from: questions as they were asked, not near misses made by hiding."""
    return [e for e in made if e.gold.answerable or e.gold.nuggets[0][0] != HIDDEN]
