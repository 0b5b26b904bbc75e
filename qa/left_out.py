"""Where the question asks whether something is among what is supported, and a measure and its twin do not agree on that.

"跨境电商支持范围里有没有校企合作": one of the two lists it, the other has the same sentence without it. But: knows no
disagreement that holds for every question; those are found once for a document (`corpus.conflicts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.records import Place
from qa.choosing import texts
from qa.knowledge import Knowledge
from qa.normalise import unspaced

_WHETHER = re.compile(r"有没有|有无|包不包|包括|包含|含不含|算不算|在不在|是不是也")
SHORTEST = 2  # characters of a word that names something
ALIKE = 0.6  # share of the character pairs of two sentences, of those that either has, from which they say the same


def asks_whether(text: str) -> bool:
    """Whether normalised `text` asks whether something is among others."""
    return _WHETHER.search(text) is not None


def left_out(words: Iterable[str], places: Sequence[Place], knowledge: Knowledge) -> tuple[str, Place] | None:
    """The one of a question's `words` that a quoted sentence has and the same sentence of a twin lacks, as does all of the
    twin, with that sentence; None where there is none."""
    named = [word for word in words if len(word) >= SHORTEST]
    for place in places:
        said = unspaced(place.quote)
        for twin in (knowledge.nodes[i] for i in knowledge.nodes[place.node].twins):
            whole = unspaced(twin.heading + twin.text)
            lacking = [word for word in named if word in said and word not in whole]
            if not lacking:
                continue
            every = [
                (_alike(said, unspaced(other.quote)), other) for other in texts(twin, knowledge.home[twin.id])
            ]
            alike, nearest = max(every, key=lambda pair: pair[0], default=(0.0, place))
            if alike >= ALIKE:
                return max(lacking, key=len), nearest
    return None


def _alike(one: str, other: str) -> float:
    first, second = set(pairwise(one)), set(pairwise(other))
    return len(first & second) / len(first | second) if first | second else 0.0
