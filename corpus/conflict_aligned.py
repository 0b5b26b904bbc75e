"""Figures that stand at the same place of the same sentence in two twins, and differ.

Finds what has no subject of its own to compare: the members of an enumeration (分别给予100万元、50万元),
thresholds (研发费达60万元), figures in brackets. But: a figure counts as being at the same place only
between equal words, and sentences that name different years are not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from corpus.amounts import Quantity
from corpus.conflict_places import Pair
from corpus.mask import is_mask
from corpus.records import Conflict, Document
from corpus.sentence_pairs import Said, sentence_pairs

BESIDE = 4  # equal characters next to the figure, before and behind it together
_YEAR = re.compile(r"20\d\d")


def aligned_conflicts(document: Document, pairs: tuple[Pair, ...]) -> Iterator[Conflict]:
    """Conflicts of kind number and unit."""
    for pair in pairs:
        for a, b in sentence_pairs(pair):
            if _YEAR.findall(a.masked.text) == _YEAR.findall(b.masked.text) or not (
                _YEAR.search(a.masked.text) and _YEAR.search(b.masked.text)
            ):
                yield from _compare(a, b, document)


def _compare(a: Said, b: Said, document: Document) -> Iterator[Conflict]:
    """Each pair of figures at the same place; several of one enumeration are one conflict."""
    first, second = a.masked, b.masked
    differ: list[tuple[int, int]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, first.text, second.text, autojunk=False).get_opcodes():
        one, two = first.text[i1:i2], second.text[j1:j2]
        if tag == "equal":
            differ += [(i, j1 + i - i1) for i in range(i1, i2) if _differ(a, i, b, j1 + i - i1)]
        elif len(one) == len(two) == 1 and is_mask(one) and is_mask(two) and _differ(a, i1, b, j1):
            differ.append((i1, j1))
    for places in _together(differ):
        (i, j), (k, m) = places[0], places[-1]
        said = (
            "、".join(_printed(a, place) for place, _ in places),
            "、".join(_printed(b, place) for _, place in places),
        )
        unit = all(_digits(a, x) == _digits(b, y) for x, y in places)
        yield Conflict(
            "unit" if unit else "number",
            "hard",
            a.fragment(i, k + 1, document),
            b.fragment(j, m + 1, document),
            f"同一句话里，一处为{said[0]}，另一处为{said[1]}",
        )


def _together(places: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Places with at most one mark between them."""
    found: list[list[tuple[int, int]]] = []
    for i, j in places:
        if found and i - found[-1][-1][0] <= 2:
            found[-1].append((i, j))
        else:
            found.append([(i, j)])
    return found


def _differ(a: Said, i: int, b: Said, j: int) -> bool:
    """Whether two different figures stand there between equal words."""
    x, y = a.masked.quantities[i], b.masked.quantities[j]
    if x is None or y is None:
        return False
    if x.unit == y.unit and abs(x.value - y.value) <= 1e-9 * max(abs(x.value), abs(y.value)):
        return False
    if x.unit != y.unit and _number(x) != _number(y):
        return False
    first, second = a.masked.text, b.masked.text
    before = _equal(first[:i][::-1], second[:j][::-1])
    after = _equal(first[i + 1 :], second[j + 1 :])
    return before >= 1 and before + after >= BESIDE


def _equal(one: str, two: str) -> int:
    """Number of equal characters at the beginning, marks and figures not counted."""
    size = 0
    for x, y in zip(one, two, strict=False):
        if x != y:
            break
        size += x.isalnum() and not is_mask(x)
    return size


def _printed(said: Said, place: int) -> str:
    quantity = said.masked.quantities[place]
    return f"{quantity.before}{quantity.text}{quantity.after}".replace(" ", "") if quantity else ""


def _digits(said: Said, place: int) -> str:
    quantity = said.masked.quantities[place]
    return _number(quantity) if quantity else ""


def _number(quantity: Quantity) -> str:
    match = re.match(r"[\d.,]+", quantity.text)
    return match[0] if match else quantity.text
