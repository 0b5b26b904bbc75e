"""Figures that are given twice in one document, in places that are no twins, and differ.

A goal with the same subject in two places (规上工业增加值增长8% and 7%), or a sentence that is the same from
its beginning up to the figure (对新认定的省级研发中心给予50万元 and 30万元). But: sentences of different
years are two goals; penalties and duties of a law, and what every part says of its own budget, are no
repetitions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from corpus.conflict_figures import TIMES, figure_conflict, same_figure
from corpus.conflict_places import Pair, sentence
from corpus.mask import is_mask, mask
from corpus.readings import readings, sentence_ranges
from corpus.records import Conflict, Document
from corpus.statements import Statement, statements
from corpus.targets import find_targets

SUBJECT = 6  # characters of a goal's subject
LEFT = 14  # characters from the beginning of a sentence to its figure
_KINDS = ("preamble", "part", "clause", "row", "body", "closing")
_OWN = re.compile(
    r"预算|安排|投入|处罚|罚款|罚金|拘役|有期徒刑|处[^置理方]|应当|不得|之日起|前款|按照?职责|情形"
)
_SAME_FOR_ALL = re.compile(r"^(?:每家|每个|单个|单家|同一)[^，]{0,12}(?:最高|不超过|累计)")
_YEAR = re.compile(r"20\d\d(?=年)")


def repeated_conflicts(document: Document, pairs: tuple[Pair, ...]) -> Iterator[Conflict]:
    """Conflicts of kind number."""
    compared = {frozenset((pair.a.id, pair.b.id)) for pair in pairs}
    for group in _groups(document):
        for x, y in combinations(group, 2):
            ids = frozenset((x.reading.node.id, y.reading.node.id))
            if len(ids) == 2 and ids not in compared and not same_figure(x, y) and _same_years(x, y):
                yield figure_conflict(x, y, document)


def _groups(document: Document) -> Iterator[list[Statement]]:
    """Statements of the same goal, and those that their sentences lead up to in the same words."""
    goals = {(target.node, target.spans) for target in find_targets(document)}
    found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for node in document.nodes:
        if node.kind not in _KINDS:
            continue
        for reading in readings(node, document, ("text",)):
            for fact in statements(reading):
                if fact.quantity.joined:
                    continue
                spans = reading.place(document, fact.start, fact.end).spans
                if (node.id, spans) in goals and len(fact.about) >= SUBJECT:
                    found[fact.about, fact.quantity.unit].append(fact)
                elif (left := _left(fact)) is not None:
                    found[left, fact.quantity.unit].append(fact)
    yield from (group for group in found.values() if 2 <= len(group) <= 8)


def _left(fact: Statement) -> str | None:
    """The sentence up to its figure, or None where it says too little, or what others may say as well."""
    text = fact.reading.text
    start = next(
        (low for low, high in sentence_ranges(text) if low <= fact.quantity.start < high), fact.start
    )
    words = mask(text[start : fact.quantity.start]).text
    letters = sum(character.isalnum() and not is_mask(character) for character in words)
    if (
        letters < LEFT
        or fact.quantity.unit in TIMES
        or _OWN.search(sentence(fact))
        or _SAME_FOR_ALL.match(words)
    ):
        return None
    return words


def _same_years(x: Statement, y: Statement) -> bool:
    first, second = (frozenset(_YEAR.findall(sentence(s))) for s in (x, y))
    return not first or not second or first == second
