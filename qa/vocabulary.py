"""The words of documents, as a check on what people type: 孵化器, 专精特新, 万吨.

Words are those jieba's dictionary finds, terms printed in quotation marks, and runs of characters that the
dictionary does not know but a document repeats. But: bigrams of the index are no words and not in here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import jieba

LONGEST = 6  # characters
_REPEATED = 3  # times that an unknown run has to occur to be a word

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_QUOTED = re.compile(r"[“\"「『]([\u4e00-\u9fff]{2,6})[”\"」』]")
_LATIN = re.compile(r"[A-Za-z]{2,}")


def vocabulary(sources: Iterable[str]) -> Mapping[str, int]:
    """Words of two to six characters and how often the sources use them; Latin words in lower case."""
    found: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    for source in sources:
        text = "".join(source.split())
        found.update(_QUOTED.findall(text))
        found.update(word.lower() for word in _LATIN.findall(source))
        for run in _HAN.findall(text):
            single = ""
            for word in (*jieba.cut(run, HMM=False), "  "):
                if len(word) == 1:
                    single += word
                    continue
                unknown[single] += 1
                single = ""
                if word.strip() and len(word) <= LONGEST:
                    found[word] += 1
    for run, times in unknown.items():
        if times >= _REPEATED and 2 <= len(run) <= LONGEST:
            found[run] += times
    return found
