"""A report on a bank of phrasings: how many each node has, and how near they come to the gold questions.

A phrasing that is nearly a gold question would let the bank answer the test by heart. Two texts are too
near when they are equal without blanks and punctuation, or when the Jaccard similarity of their sets of
character bigrams is 0.7 or more. But: it does not change the bank, and says nothing of its use.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from eval.records import Gold
from index.phrasings import Phrasing

TOO_NEAR = 0.7  # Jaccard similarity of character bigrams


@dataclass(frozen=True, slots=True)
class Nearest:
    """The phrasing that comes nearest to a gold question, and how near (0-1, 1 where they are equal)."""

    question: str
    text: str
    phrasing: str
    node: str
    similarity: float

    @property
    def too_near(self) -> bool:
        """Whether the bank gives this question away."""
        return self.similarity >= TOO_NEAR


def per_node(phrasings: Iterable[Phrasing], nodes: Iterable[str]) -> dict[str, int]:
    """How many phrasings each node has, those without any included, fewest first."""
    counts = Counter(dict.fromkeys(nodes, 0))
    counts.update(phrasing.node for phrasing in phrasings if phrasing.node in counts)
    return dict(sorted(counts.items(), key=lambda pair: (pair[1], pair[0])))


def nearest(questions: Sequence[Gold], phrasings: Sequence[Phrasing]) -> list[Nearest]:
    """For each question the nearest phrasing, the nearest pair first."""
    sets = [bigrams(phrasing.text) for phrasing in phrasings]
    holders: Mapping[str, list[int]] = _holders(sets)
    found: list[Nearest] = []
    for question in questions:
        wanted = bigrams(question.question)
        shared = Counter(place for pair in wanted for place in holders.get(pair, ()))
        best = max(((n / len(wanted | sets[place]), -place) for place, n in shared.items()), default=(0.0, 0))
        chosen = phrasings[-best[1]]
        found.append(Nearest(question.id, question.question, chosen.text, chosen.node, best[0]))
    return sorted(found, key=lambda near: (-near.similarity, near.question))


def bigrams(text: str) -> frozenset[str]:
    """Pairs of neighbouring letters and digits; a text of one character is its own pair.

    Example: "给 多少？" -> {给多, 多少}"""
    plain = [c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum()]
    pairs = frozenset(a + b for a, b in pairwise(plain))
    return pairs or frozenset(plain)


def _holders(sets: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, pairs in enumerate(sets):
        for pair in pairs:
            holders[pair].append(place)
    return dict(holders)
