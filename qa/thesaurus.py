"""Lay words in a question, and the words that statutes and policies use for the same thing.

`expansions("给钱装光伏吗")` -> `("补助", "奖励", "资助", "资金支持", "分布式光伏")`. The pairs stand in
`qa/thesaurus.tsv`, which says how a line is written. Of overlapping lay words the leftmost, longest one
counts, and only where the text is not cut inside a dictionary word: 提高企业 does not hold 高企.
But: does not replace anything in the question, does not weigh the words, and knows no document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

import jieba


@lru_cache(maxsize=1)
def load() -> Mapping[str, tuple[str, ...]]:
    """Lay word (Latin letters in lower case) -> its official words, in the order of the file."""
    entries: dict[str, tuple[str, ...]] = {}
    for line in files("qa").joinpath("thesaurus.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            lay, official = line.split("\t")
            entries[lay] = tuple(official.split(" "))
    return MappingProxyType(entries)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    def whole(lay: str) -> str:
        left = "(?<![a-z])" if lay[0].isascii() else ""
        right = "(?![a-z])" if lay[-1].isascii() else ""
        return left + re.escape(lay) + right

    return re.compile("|".join(whole(lay) for lay in sorted(load(), key=lambda lay: (-len(lay), lay))))


def _words(question: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every dictionary word of `question` as jieba divides it."""
    return tuple((start, end) for _, start, end in jieba.tokenize(question, HMM=False))


def _cuts_a_word(start: int, end: int, words: tuple[tuple[int, int], ...]) -> bool:
    # A word that begins with the lay word and goes on (小孩|子) is still about it; others are chance.
    near = words[max(bisect_left(words, (start, start)) - 1, 0) : bisect_left(words, (end, end))]
    return any(a < start < b or (start < a < end < b) for a, b in near)


@lru_cache(maxsize=512)
def lay_words(question: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lay words found in `question`, in order, each with its official words."""
    text = question.lower()
    words: tuple[tuple[int, int], ...] = ()
    found: list[tuple[str, tuple[str, ...]]] = []
    position = 0
    while match := _pattern().search(text, position):
        words = words or _words(text)
        if _cuts_a_word(match.start(), match.end(), words):
            position = match.start() + 1
            continue
        position = match.end()
        found.append((match[0], load()[match[0]]))
    return tuple(found)


@lru_cache(maxsize=4096)
def expansions(question: str) -> tuple[str, ...]:
    """Official words for the lay words found in `question`: in order, each once, none already in it."""
    text = question.lower()
    officials = (official for _, words in lay_words(question) for official in words)
    return tuple(dict.fromkeys(official for official in officials if official.lower() not in text))
