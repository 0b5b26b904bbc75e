"""A run: characters of the source in reading order, each with its offset.

Everything that the parser cuts, joins and strips is a `Run`, so a place in the source is never computed
back from a changed text. `spans` gives the slices again. But: a run knows no structure and is never stored.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.records import Span


@dataclass(frozen=True, slots=True)
class Run:
    """`text[i]` stands at `at[i]` in the source; a joining character that is not in the source has -1."""

    text: str
    at: array[int]

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def cut(self, start: int, end: int | None = None) -> Run:
        """Characters `[start, end)` of this run."""
        return Run(self.text[start:end], self.at[start:end])

    def strip(self, characters: str | None = None) -> Run:
        """Without blanks (or `characters`) at both ends."""
        left = len(self.text) - len(self.text.lstrip(characters))
        right = len(self.text.rstrip(characters))
        return self.cut(left, max(left, right))

    def first(self) -> int:
        """Offset of the first character that is in the source."""
        return next((offset for offset in self.at if offset >= 0), 0)

    def last(self) -> int:
        """Offset after the last character that is in the source."""
        return next((offset + 1 for offset in reversed(self.at) if offset >= 0), 0)


def run_of(source: str, start: int, end: int) -> Run:
    """The slice `[start, end)` of the source as a run."""
    return Run(source[start:end], array("q", range(start, end)))


def join(runs: Iterable[Run], between: str = "") -> Run:
    """Runs one after the other; `between` is put in and stands nowhere in the source."""
    texts: list[str] = []
    at = array("q")
    for index, run in enumerate(runs):
        if index and between:
            texts.append(between)
            at.extend([-1] * len(between))
        texts.append(run.text)
        at.extend(run.at)
    return Run("".join(texts), at)


def without(run: Run, ranges: Iterable[tuple[int, int]]) -> Run:
    """The run without the character ranges `[start, end)` (sorted, apart from each other)."""
    kept: list[Run] = []
    position = 0
    for start, end in ranges:
        kept.append(run.cut(position, start))
        position = end
    kept.append(run.cut(position))
    return join(kept)


def spans(source: str, runs: Iterable[Run]) -> tuple[Span, ...]:
    """Slices of the source that hold the non-blank characters of the runs, in source order.

    Neighbours are one slice where only blanks other than a line break stand between them.
    """
    offsets = sorted(
        {
            offset
            for run in runs
            for offset, character in zip(run.at, run.text, strict=True)
            if offset >= 0 and not character.isspace()
        }
    )
    found: list[Span] = []
    for offset in offsets:
        if found and _one_slice(source, found[-1].end, offset):
            found[-1] = Span(found[-1].start, offset + 1)
        else:
            found.append(Span(offset, offset + 1))
    return tuple(found)


def _one_slice(source: str, end: int, start: int) -> bool:
    """Whether only blanks of the same line stand in `[end, start)`."""
    if end == start:
        return True
    gap = source[end:start]
    return gap.isspace() and len(gap.splitlines()) == 1 and gap == gap.splitlines()[0]
