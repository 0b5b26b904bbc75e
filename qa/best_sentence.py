"""The best sentence of each near node: near in meaning, with the question's words, and holding what is asked for.

A clause may be about everything that a question says and yet not answer it, where another has the one sentence that
does: the amount, the days, the bureau (`qa.wanted`). Only `CANDIDATES` nodes are read, those that the halves of the
search together put first. But: chooses no sentence to quote (`qa.choosing`), and sees nothing without an encoder.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from index.engine import Engine
from index.fusion import best
from index.searcher import Evidence
from qa.normalise import unspaced
from qa.ranking import HALVES
from qa.wanted import Kind, holds

Floats = npt.NDArray[np.float32]
Near = Mapping[str, Mapping[str, float]]  # node -> sentence -> cosine

CANDIDATES = 30
WORDS = 0.1  # of all the question's words in a sentence, against a cosine of 1
_REMEMBERED = 8_192  # sentences: those of the first clauses come with question after question
MEANT = 0.5  # of an official word for a lay one, against a word of the question


@dataclass(frozen=True, slots=True)
class Sentences:
    """What the candidates' sentences say: `near` their cosines; (n,) `fits` the best sentence that holds what is asked
    for, scaled to 0-1 among the candidates."""

    near: Near
    fits: Floats


def candidates(scaled: Mapping[str, Floats], ids: Sequence[str]) -> list[int]:
    """The places of the nodes to read: the first of the sum of the scaled `halves` but the first."""
    total = sum((scaled[name] for name in HALVES[1:] if name in scaled), np.zeros(len(ids), np.float32))
    return best(total, ids, CANDIDATES)


def read(
    index: Engine,
    evidence: Evidence,
    scaled: Mapping[str, Floats],
    headings: Mapping[str, str],
    words: Mapping[str, float],
    kinds: tuple[Kind, ...],
) -> Sentences:
    """Read the sentences of the candidates; `scaled` are the `halves` of the evidence, `words` weighs the question's words (`question_words`)."""
    places = candidates(scaled, evidence.ids)
    near = index.closeness(evidence, [evidence.ids[at] for at in places])
    fits = np.zeros(len(evidence.ids), np.float32)
    found = {
        at: fit
        for at in places
        if (fit := best_fit(near.get(evidence.ids[at], {}), headings[evidence.ids[at]], words, kinds)) > 0
    }
    if found:
        low, high = min(found.values()), max(found.values())
        for at, fit in found.items():
            fits[at] = (fit - low) / (high - low) if high > low else 1.0
    return Sentences(near, fits)


def best_fit(
    sentences: Mapping[str, float], heading: str, words: Mapping[str, float], kinds: tuple[Kind, ...]
) -> float:
    """The highest fit of a sentence that holds one of the kinds, its heading aside; 0 where none does."""
    best, total = -math.inf, sum(words.values()) or 1.0
    for quote, cosine in sorted(sentences.items(), key=itemgetter(1), reverse=True):
        if cosine + WORDS <= best:  # with all the words it would be no higher
            break
        flat, is_heading = beside(heading, quote)
        if not is_heading and holds(quote, kinds):
            best = max(best, cosine + WORDS * (_said(words, flat) / total))
    return best if best > -math.inf else 0.0


def also_near(index: Engine, evidence: Evidence, near: Near, nodes: Iterable[str]) -> Near:
    """`near` with the sentences of some nodes; what is there already is not asked for again."""
    unread = [node for node in nodes if node not in near]
    return {**near, **index.closeness(evidence, unread)} if unread else near


def question_words(index: Engine, text: str, expanded: Sequence[str]) -> Mapping[str, float]:
    """The idf of the words of normalised `text`, and less of the official words that they may stand for."""
    words = {term: MEANT * idf for word in expanded for term, idf in index.weights(word).items()}
    return {**words, **index.weights(text)}


def share(words: Mapping[str, float], flat: str) -> float:
    """Share, 0-1, of the weight of the words that stand in a text without blanks and in lower case."""
    return _said(words, flat) / (sum(words.values()) or 1.0)


def _said(words: Mapping[str, float], flat: str) -> float:
    return sum([weight for word, weight in words.items() if word in flat])


@lru_cache(maxsize=_REMEMBERED)
def beside(heading: str, quote: str) -> tuple[str, bool]:
    """A sentence behind its heading, without blanks and in lower case; and whether it is that heading."""
    return unspaced(heading + quote).lower(), unspaced(quote).strip("。：:") == unspaced(heading)
