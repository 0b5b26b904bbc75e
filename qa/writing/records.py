"""What is handed to a language model, and what comes back of it."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from corpus.errors import PolicyError
from qa.records import Answer

State = Literal["coming", "checked", "withdrawn"]


class ModelFailed(PolicyError):
    """The model's server gave no usable answer; `str()` is the sentence to show."""


class Model(Protocol):
    """A language model: messages in, pieces of text out as they come."""

    def stream(self, messages: Sequence[dict[str, str]]) -> Generator[str, None, None]:
        """Pieces of the reply. Raises `ModelFailed`. Closing the iterator ends the call."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """One clause as the model sees it, under the number that a statement cites it by."""

    n: int
    node: str
    document: str  # its title
    label: str
    heading: str
    text: str
    departments: tuple[str, ...]
    period: str

    @property
    def evidence(self) -> str:
        """Everything that a statement about this clause may draw from, and the words such statements need."""
        bureaus = f"责任单位是{'、'.join(self.departments)}，由其负责" if self.departments else ""
        period = f"实施期限为{self.period}" if self.period else ""
        beside = (bureaus, period, self.label, f"《{self.document}》")
        return "\n".join((self.heading, self.text, *beside))


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the model with the numbers of the sources that it cites, and what became of it."""

    text: str
    cited: tuple[int, ...] = ()
    state: State = "coming"
    why: str = ""  # of a withdrawn one: what is wrong, without repeating it


@dataclass(frozen=True, slots=True)
class Draft:
    """The reply so far; `answer` is set in the last one of a run, and only there."""

    statements: tuple[Statement, ...]
    answer: Answer | None = None
