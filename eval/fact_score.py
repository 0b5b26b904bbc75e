"""How well one kind of fact is read out of one document.

But: nothing is judged here; `eval.facts` compares with a person's reading, `eval.planted` with what was planted.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FactScore:
    """One kind of fact in one document. `missed` and `extra` are the keys, readable; `worded` is the share
    of found facts whose free text agrees (None where the kind has none)."""

    document: str
    kind: str
    precision: float
    recall: float
    expected: int
    found: int
    missed: tuple[str, ...]
    extra: tuple[str, ...]
    worded: float | None = None
