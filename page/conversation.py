"""What one reader has asked in a session, and which request is the latest: only that one may still be shown.

Requests of a reader run side by side, so a quick reader overtakes a slow answer; what is overtaken ends at its
next step and is not remembered. But: shows nothing and is not shared between readers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from qa.as_json import as_json
from qa.records import Answer

T = TypeVar("T")


@dataclass
class Turns:
    """Counts the requests of one reader; 0 where there was none yet."""

    begun: int = 0

    def latest(self, states: Iterable[T]) -> Iterator[T]:
        """The states of a request that begins now, until another one begins."""
        self.begun += 1
        mine = self.begun
        for state in states:
            if mine != self.begun:
                return
            yield state


@dataclass
class Conversation(Turns):
    """The questions that were answered, oldest first, and what is kept of the last one for a verdict."""

    asked: tuple[str, ...] = ()
    last: dict[str, Any] | None = None
    stopped: int = 0  # the request whose writing the reader has ended

    def stop(self) -> None:
        """End the writing of the latest request; what is quoted is shown then."""
        self.stopped = self.begun

    def is_stopped(self) -> bool:
        """Whether the latest request is to end its writing."""
        return 0 < self.begun == self.stopped

    def remember(self, answer: Answer) -> None:
        """The answer that is shown now."""
        self.last = {
            "question": answer.question,
            "history": list(self.asked),
            "answer": as_json(answer),
        }
        self.asked = (*self.asked, answer.question)

    def forget(self) -> None:
        """A new subject: nothing that was asked leads on; the answer that is shown stays."""
        self.asked = ()
