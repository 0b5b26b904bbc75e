"""How much text two measures share, and whether it is enough to make them the same measure.

But: looks at words alone; titles, figures and parts of the document are for `corpus.twins`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.mask import is_mask
from corpus.overlap import shared_runs
from corpus.records import Node
from corpus.statements import Statement

SHINGLE = 6  # characters of an anchor
RUN = 8  # shorter runs do not count as shared text
HALF = 0.5  # share of the shorter text that makes twins
SENTENCE = 22  # a run of as many characters is a sentence of its own
PHRASE, PHRASE_SHARE = 10, 0.2  # a shorter run counts where it is this much of the shorter text
MORE = 2  # times as much text that takes a row away from the clause with less


@dataclass(frozen=True, slots=True)
class Measure:
    """A node as it is compared: its masked text, and the same with runs of figures taken out."""

    node: Node
    text: str
    heading: str
    facts: tuple[Statement, ...]


def same_text(a: Measure, b: Measure) -> bool:
    """Whether enough of the shorter text stands in the other. A long title counts as text."""
    first, second = (m.text + ("。" + m.heading if len(m.heading) >= PHRASE else "") for m in (a, b))
    if a.text == b.text and words_in(a.text) >= SHINGLE:
        return True
    runs = shared_runs(first, second, RUN)
    words = [words_in(first[run.a : run.a + run.size]) for run in runs]
    longest = max(words, default=0)
    shorter = max(1, min(words_in(a.text), words_in(b.text)))
    if longest >= SENTENCE:
        return True
    if a.node.parent == b.node.parent and a.node.kind == "row":
        return any(
            size >= PHRASE
            and size / shorter >= PHRASE_SHARE
            and _whole(first, run.a, run.size)
            and _whole(second, run.b, run.size)
            for run, size in zip(runs, words, strict=True)
        )
    in_first = {i for run in runs for i in range(run.a, run.a + run.size)}
    in_second = {i for run in runs for i in range(run.b, run.b + run.size)}
    shared = min(
        words_in("".join(first[i] for i in in_first)), words_in("".join(second[i] for i in in_second))
    )  # fmt: skip
    return (shared >= PHRASE and shared / shorter >= HALF) or (
        longest >= PHRASE and longest / shorter >= PHRASE_SHARE
    )


def _whole(text: str, start: int, size: int) -> bool:
    """Whether a run is a fragment of its own, between marks."""
    inner = text[start : start + size].strip("，。；")
    at = text.find(inner, start)
    before, after = text[at - 1 : at], text[at + len(inner) : at + len(inner) + 1]
    return (not before or before in "，。；") and (not after or after in "，。；")


def outdone(row: Measure, clauses: Mapping[str, Measure]) -> frozenset[str]:
    """The clauses whose share of a row's text stands in another of them too, which has much more of it: what
    they share with the row is a phrase of the document, not the measure."""
    shares = {
        name: frozenset(
            i for run in shared_runs(row.text, clause.text, RUN) for i in range(run.a, run.a + run.size)
        )
        for name, clause in clauses.items()
    }
    return frozenset(
        name
        for name, own in shares.items()
        if any(own <= other and len(other) >= MORE * len(own) for other in shares.values())
    )


def words_in(text: str) -> int:
    """Number of characters that are neither figures nor marks."""
    return sum(1 for character in text if not is_mask(character) and (character.isalnum()))
