"""What the page asks of the program behind it: one method that answers, one that matches a profile.

`qa.assistant.Assistant` fulfils it; the tests bring a small one of their own. But: says nothing of how an
answer is found, and the documents come to the page by themselves, so that clauses open before this is ready.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from corpus.records import Incentive
from qa.knowledge import Knowledge
from qa.records import Answer, Profile


class Answering(Protocol):
    """Answers questions and matches profiles; safe to call from several threads."""

    @property
    def knowledge(self) -> Knowledge:
        """What answers are made from, for a language model that puts them into flowing words."""
        ...

    @property
    def incentives(self) -> tuple[Incentive, ...]:
        """Every amount of every loaded document."""
        ...

    def ask(self, question: str, history: Sequence[str] = (), document: str | None = None) -> Answer:
        """The answer to a question that follows earlier ones (oldest first), in all documents or in one."""
        ...

    def profile(self, text: str) -> Profile:
        """The measures for a company or person described in a sentence or two."""
        ...
