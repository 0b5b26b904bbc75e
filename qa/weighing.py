"""How telling words are in the documents: rare ones say more than common ones; and how much of one text another has.

Weights are idf of character pairs over sentences (Spärck Jones 1972), so that no dictionary decides what a word
is: 企业 weighs little in any policy, 孵化 much. But: knows no synonyms.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from qa.normalise import folded

_SENTENCE = re.compile(r"[。；！？\n\t|]+")
_MARKS = re.compile(r"[“”\"‘’「」『』《》\s]")


def flat(text: str) -> str:
    """`text` folded, without quotation marks and blanks, as texts are compared."""
    return _MARKS.sub("", folded(text))


@lru_cache(maxsize=8)
def weights(sources: tuple[str, ...]) -> Mapping[str, float]:
    """Character pair -> how telling it is (0 for one in every sentence)."""
    count: Counter[str] = Counter()
    total = 0
    for source in sources:
        text = source.replace("\r", "")
        for sentence in _SENTENCE.split(re.sub(r"(?<![。；！？\t|])\n+", "", text)):
            words = _MARKS.sub("", sentence)
            if words:
                total += 1
                count.update({words[i : i + 2] for i in range(len(words) - 1)})
    return MappingProxyType({pair: math.log((total + 1) / (n + 1)) for pair, n in count.items()})


def weight(word: str, telling: Mapping[str, float]) -> float:
    """How telling a word is: that of its most telling pair of characters; 0 where the documents lack one."""
    pairs = [word[i : i + 2] for i in range(len(word) - 1)]
    return max((telling.get(pair, 0.0) for pair in pairs), default=0.0) if pairs else 0.0


def abbreviated(printed: str, said: str) -> bool:
    """Whether `said` has a shorter form of `printed`: its first and last character, and between them some of its
    characters in order, more than half in all (科技进步奖 for 科学技术进步奖)."""
    least = max(4, -(-len(printed) * 3 // 5))
    for start in (i for i, c in enumerate(said) if c == printed[0]):
        for end in range(start + least, min(len(said), start + len(printed)) + 1):
            rest = iter(printed)
            if said[end - 1] == printed[-1] and all(c in rest for c in said[start:end]):
                return True
    return False


def covered(printed: str, said: str, telling: Mapping[str, float]) -> float:
    """The share (0-1) of flat `printed` that flat `said` has too, in runs of two characters or more, by weight."""
    if len(printed) < 2:
        return 0.0
    own = [0.0] * len(printed)
    hit = [False] * len(printed)
    for i in range(len(printed) - 1):
        pair = printed[i : i + 2]
        value = telling.get(pair, 0.5)
        own[i], own[i + 1] = max(own[i], value), max(own[i + 1], value)
        if pair in said:
            hit[i] = hit[i + 1] = True
    total = sum(own)
    return sum(value for value, there in zip(own, hit, strict=True) if there) / total if total else 0.0
