"""Sentences that two twins both have, figures aside: which sentence of one says what which of the other says.

But: judges nothing; what differs between the two is for the `conflict_*` files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.conflict_places import Pair
from corpus.mask import Masked, mask
from corpus.overlap import covered
from corpus.readings import Reading, sentence_ranges
from corpus.records import Document, Place

ALIKE = 0.8  # share of the shorter sentence that stands in the other
RUN = 4  # equal characters that count as shared
SHORTEST = 12  # shared characters that make two sentences one


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence `reading.text[start:end]`, and the same with its figures masked."""

    reading: Reading
    start: int
    end: int
    masked: Masked

    def fragment(self, low: int, high: int, document: Document) -> Place:
        """The quotation from the mark before masked character `low` to the mark behind `high - 1`."""
        first, last = self.masked.starts, self.masked.ends
        start = first[low] if low < len(first) else self.end - self.start
        end = last[high - 1] if high > low else start
        text = self.reading.text[self.start : self.end]
        while start > 0 and text[start - 1] not in "，。；":
            start -= 1
        while end < len(text) and text[end] not in "，。；":
            end += 1
        return self.reading.place(document, self.start + start, self.start + end)


def sentence_pairs(pair: Pair) -> Iterator[tuple[Said, Said]]:
    """Each sentence of the first with the one of the second that says most of the same."""
    others = [said for reading in pair.second for said in _sentences(reading)]
    for reading in pair.first:
        for said in _sentences(reading):
            partner = _partner(said, others)
            if partner is not None:
                yield said, partner


def _sentences(reading: Reading) -> Iterator[Said]:
    for start, end in sentence_ranges(reading.text):
        yield Said(reading, start, end, mask(reading.text[start:end]))


def _partner(said: Said, others: list[Said]) -> Said | None:
    best: tuple[float, Said] | None = None
    for other in others:
        shared = covered(said.masked.text, other.masked.text, RUN)
        share = shared / max(1, min(len(said.masked.text), len(other.masked.text)))
        if shared >= SHORTEST and share >= ALIKE and (best is None or share > best[0]):
            best = share, other
    return best[1] if best else None
