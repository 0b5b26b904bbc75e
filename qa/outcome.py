"""One line of what was worked out from the asker's figures: the words, the expression and its result, and what it rests on.

But: works nothing out, and knows no citations; those are put in by `qa.arithmetic`.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.records import Place


@dataclass(frozen=True, slots=True)
class Outcome:
    """`expression` and `result` are empty where the line only says which step or condition holds."""

    text: str
    expression: str
    result: str
    places: tuple[Place, ...]
