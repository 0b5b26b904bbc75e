"""Text from a person, made safe to work on: what is kept, what is repaired, what is turned away.

A lone surrogate becomes U+FFFD; other control characters become blanks. But: does not change the wording;
that is `qa.normalise`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from corpus.errors import PolicyError

LONGEST = 2000  # characters; a question, not a document
MOST_EARLIER = 20  # earlier questions that a question can lean on

EMPTY = "请输入一个问题，例如“小微企业能享受哪些补贴”。"
TOO_LONG = f"问题超过 {LONGEST} 个字，请缩短后再问。"
NO_WORDS = "没有看到文字，请用一句话写出想问的事。"

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LONE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class EmptyQuestion(PolicyError):
    """Nothing was asked; `str()` is the sentence to show."""


def repaired(text: str) -> str:
    """`text` with lone surrogates as U+FFFD, control characters as blanks, and no blanks at its ends."""
    whole = _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return _CONTROL.sub(" ", _LONE.sub("\ufffd", whole)).strip()


def earlier_ones(history: Sequence[str]) -> list[str]:
    """The last questions of a history that say anything, repaired, each at most as long as a question."""
    kept = (repaired(asked[: 2 * LONGEST])[:LONGEST] for asked in history[-MOST_EARLIER:])
    return [asked for asked in kept if asked]


def objection(text: str) -> str | None:
    """The sentence for a question that cannot be worked on, or None; `EmptyQuestion` for nothing at all."""
    if not text:
        raise EmptyQuestion(EMPTY)
    if len(text) > LONGEST:
        return TOO_LONG
    if not any(unicodedata.category(c)[0] in "LN" for c in text):
        return NO_WORDS
    return None
