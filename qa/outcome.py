"""One line of what was worked out from the asker's figures: the words, the expression and its result, and what it rests on.

But: works nothing out, and knows no citations; those are put in by `qa.arithmetic`.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.records import Place
from qa.sum_words import sum_line


@dataclass(frozen=True, slots=True)
class Outcome:
    """`expression` and `result` are empty where the line only says which step or condition holds."""

    text: str
    expression: str
    result: str
    places: tuple[Place, ...]


def worked_out(
    lead: str, expression: str, result: str, places: tuple[Place, ...], behind: str = ""
) -> Outcome:
    """The outcome of an expression, by what the `lead` says, with what has to be said `behind` it."""
    return Outcome(sum_line(lead, expression, result) + behind, expression, result, places)
