"""Words and pairs of characters that a text shares with one printed text and not with others.

But: knows no sentence; of what they are words is for the caller to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import jieba

from qa.money_kinds import kind
from qa.thesaurus import expansions


@lru_cache(maxsize=64)
def telling_words(words: str) -> frozenset[str]:
    """Words of two characters or more, and the official words for lay ones; not those of a kind of money."""
    own = {word for word in jieba.cut(words, HMM=False) if len(word) >= 2 and not word.isascii()}
    return frozenset(word for word in own | set(expansions(words)) if kind(word) is None)


def shared(words: str, printed: str) -> int:
    """How many characters of words the printed text shares with the question's."""
    return sum(len(word) for word in telling_words(words) if word in printed)


def told_apart(text: str, own: str, others: Sequence[str]) -> bool:
    """Whether the text has a word of `own` that none of the `others` has."""
    return any(word in own and not any(word in other for other in others) for word in telling_words(text))


def pairs(words: str) -> set[str]:
    """Each two characters that stand side by side."""
    return {words[at : at + 2] for at in range(len(words) - 1)}


def pairs_of_its_own(text: str, own: str, others: Sequence[str]) -> int:
    """How many pairs of characters of `own` the text has that none of the `others` has: names that are no words of a dictionary."""
    return sum(pair in text and not any(pair in other for other in others) for pair in pairs(own))
