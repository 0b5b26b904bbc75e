"""Text from a person, made safe to work on: what is kept, what is repaired, what is turned away.

A lone surrogate becomes U+FFFD; other control characters become blanks. But: does not change the wording;
that is `qa.normalise`.
"""

from __future__ import annotations

import unicodedata

from corpus.errors import PolicyError

LONGEST = 2000  # characters; a question, not a document

EMPTY = "请输入一个问题，例如“小微企业能享受哪些补贴”。"
TOO_LONG = f"问题超过 {LONGEST} 个字，请缩短后再问。"
NO_WORDS = "没有看到文字，请用一句话写出想问的事。"


class EmptyQuestion(PolicyError):
    """Nothing was asked; `str()` is the sentence to show."""


def repaired(text: str) -> str:
    """`text` with lone surrogates as U+FFFD, control characters as blanks, and no blanks at its ends."""
    sound = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in sound).strip()


def objection(text: str) -> str | None:
    """The sentence for a question that cannot be worked on, or None; `EmptyQuestion` for nothing at all."""
    if not text:
        raise EmptyQuestion(EMPTY)
    if len(text) > LONGEST:
        return TOO_LONG
    if not any(unicodedata.category(c)[0] in "LN" for c in text):
        return NO_WORDS
    return None
