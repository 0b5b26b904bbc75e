"""Clauses at scale: real articles first, then the same with changed words; vectors alike.

`texts` are as many real ones as there are; above that an article comes again with every fifth of its terms
replaced by the term at the same place of another article, and its vector with noise added (cosine about
0.9). But: vectors of real articles are encoded only up to a budget, the others are made from those; whoever
prints a figure says so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from eval.vector_cache import VectorCache
from index.encoder import Encoder
from index.tokens import Tokenizer

Floats = npt.NDArray[np.float32]
NOISE = 0.45  # length of the noise added to a vector of length 1
CHANGED = 5  # every fifth term
_ARTICLE = re.compile(r"^\s*(?:[#>*\s]*)第[一二三四五六七八九十百千零〇\d]+条", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Scaled:
    """`terms` of n clauses, their `vectors` (n, dimensions), and how many of each are real."""

    terms: list[list[str]]
    vectors: Floats
    real_texts: int
    real_vectors: int


def articles(samples: Path) -> list[str]:
    """All articles of the sample laws and of the statute set, in a fixed order; empty where absent."""
    found: list[str] = []
    corpus = samples / "stard" / "corpus.jsonl"
    if corpus.exists():
        lines = corpus.read_text(encoding="utf-8").splitlines()
        found += [f"{line.get('title', '')}\n{line['text']}" for line in map(json.loads, lines)]
    for law in sorted((samples / "laws").glob("*.md")):
        text = law.read_text(encoding="utf-8")
        starts = [match.start() for match in _ARTICLE.finditer(text)]
        found += [text[a:b] for a, b in pairwise([*starts, len(text)])]  # none in a law without articles
    return list(dict.fromkeys(found))


def scaled(texts: Sequence[str], n: int, encoder: Encoder, cache: Path, encoded: int) -> Scaled:
    """n clauses made of `texts`, of which at most `encoded` are encoded."""
    tokens = Tokenizer()
    real = [tokens(text) for text in texts[:n]]
    terms = real + [_changed(real, place) for place in range(len(real), n)]
    own = VectorCache(cache, encoder).vectors(texts[: min(n, encoded)])
    vectors = np.empty((n, own.shape[1]), np.float32)
    vectors[: len(own)] = own
    rng = np.random.default_rng(n)
    for start in range(len(own), n, 4096):
        rows = np.arange(start, min(n, start + 4096))
        noise = rng.standard_normal((len(rows), own.shape[1]), np.float32) * (NOISE / own.shape[1] ** 0.5)
        noisy = own[rows % len(own)] + noise
        vectors[rows] = noisy / np.linalg.norm(noisy, axis=1, keepdims=True)
    return Scaled(terms, vectors, len(real), len(own))


def _changed(real: Sequence[list[str]], place: int) -> list[str]:
    own = real[place % len(real)]
    other = real[(7 * place + 1) % len(real)] or ["空"]
    return [other[n % len(other)] if (n + place) % CHANGED == 0 else term for n, term in enumerate(own)]
