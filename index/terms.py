"""A document's own terms, for the tokenizer's dictionary: what it sets in quotation marks or title marks, the
bureaus it names, and words of its headings that jieba would not know.

Example: 深入实施“潮城英才”计划 -> 潮城英才
But: finds what the text marks as a term; a term that is never marked stays as jieba cuts it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from corpus.records import Document
from index.tokens import normalise

MIN_LENGTH, MAX_LENGTH = 2, 12  # characters; longer ones are phrases, and would hide the words in them

_MARKED = re.compile(r"[“‘\"「『]([^“”‘’\"「」『』，。；：、！？\n]+)[”’\"」』]|《([^《》\n]+)》")
_BREAK = re.compile(r"[^\w]+|[和与及]|[一二三四五六七八九十]+是")
_HAN = re.compile(r"[\u3400-\u9fff][\u3400-\u9fffa-z0-9]*")


def find_terms(documents: Iterable[Document]) -> tuple[str, ...]:
    """The terms of all documents, normalised, in alphabetical order, each once."""
    found: set[str] = set()
    for document in documents:
        headings: Counter[str] = Counter()
        for node in document.nodes:
            found.update(node.departments)
            text = f"{node.heading}\n{node.text}".replace(" ", "")
            found.update(quoted or title for quoted, title in _MARKED.findall(text))
            headings.update(_BREAK.split(node.heading.replace(" ", "")))
        found.update(part for part in headings if 3 <= len(part) <= 6)
    normal = (normalise(term) for term in found)
    return tuple(sorted({term for term in normal if _is_term(term)}))


def _is_term(term: str) -> bool:
    return MIN_LENGTH <= len(term) <= MAX_LENGTH and _HAN.fullmatch(term) is not None
