"""How a question lies apart from the sentence nearest to it, measured along one learned direction.

A near miss is near: 许可证有效期几年 and 补办许可证要几天 have one nearest sentence. In what way they differ from it is not
alike: from what it states, or to what it does not. `LEARNED` is the direction that parts the two best on questions of many
documents in pairs (`python -m eval learn`). But: knows only the encoder that it was learned with, and decides nothing
(`qa.refusal`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from index.engine import Engine
from index.searcher import Evidence
from qa.learned import learned

Floats = npt.NDArray[np.float32]
LEARNED = "away"  # in qa/weights.json


@lru_cache(maxsize=1)
def direction() -> Floats:
    """(dimensions,) the learned direction; empty where none is learned."""
    return np.array(learned().get(LEARNED, ()), dtype=np.float32)


def gap(
    index: Engine, evidence: Evidence, group: Sequence[str], near: Mapping[str, Mapping[str, float]]
) -> Floats | None:
    """(dimensions,) the question's vector less that of the sentence of the nodes `group` that is nearest to it; None
    where there are no vectors."""
    read = [(cosine, node, quote) for node in group for quote, cosine in near.get(node, {}).items()]
    if evidence.question is None or not read:
        return None
    _, node, quote = max(read)
    return np.asarray(evidence.question - index.sentence_vectors(node)[quote], dtype=np.float32)


def away(gap: Floats | None) -> float:
    """How far a gap goes the learned way; 0 without one, or with another encoder than that of the direction."""
    way = direction()
    return float(gap @ way) if gap is not None and len(gap) == len(way) else 0.0
