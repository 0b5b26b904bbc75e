"""Two wordings side by side: what was taken out, what was put in, and which figures changed.

Words are compared in pieces that a reader would mark as one: a figure with its unit, a Latin word, else
single characters; tiny agreements inside a rewritten passage do not break it up. But: knows no document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_TOKEN = re.compile(
    r"\d[\d,，.]*(?:\.\d+)?\s*(?:%|％|个百分点|(?:万|亿|千|百)*(?:元|美元|吨标准煤|吨|亩|公里|千瓦时|平方米|人次|人|家|个|项|倍|次|"
    r"条|年|月|日|天|小时|万|亿))?|[A-Za-z]+|\s+|.",
    re.DOTALL,
)
_FIGURE = re.compile(r"\d")
_SHORTEST_AGREEMENT = 2

Change = Literal["equal", "delete", "insert"]


class Piece(NamedTuple):
    """A stretch of wording: in both, only in the old one, or only in the new one."""

    change: Change
    text: str


class Figure(NamedTuple):
    """A figure that became another; "" where there was or is none."""

    old: str
    new: str


def compare(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces that turn `old` into `new`, in order; equal and deleted pieces joined are `old`."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in _merged(SequenceMatcher(None, a, b, autojunk=False).get_opcodes()):
        if tag == "equal":
            pieces.append(Piece("equal", "".join(a[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(Piece("delete", "".join(a[i1:i2])))
        if j2 > j1:
            pieces.append(Piece("insert", "".join(b[j1:j2])))
    return tuple(pieces)


Block = tuple[str, int, int, int, int]


def _merged(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with agreements that are too short to matter made part of the change around them."""
    found: list[Block] = []
    for index, (tag, i1, i2, j1, j2) in enumerate(blocks):
        inner = 0 < index < len(blocks) - 1
        kind = "replace" if tag != "equal" or (inner and i2 - i1 < _SHORTEST_AGREEMENT) else "equal"
        if found and found[-1][0] == kind == "replace":
            _, a1, _, b1, _ = found[-1]
            found[-1] = ("replace", a1, i2, b1, j2)
        else:
            found.append((kind, i1, i2, j1, j2))
    return found


def figures(pieces: Sequence[Piece]) -> tuple[Figure, ...]:
    """The figures that changed, in order: those taken out beside those put in at the same place."""
    found: list[Figure] = []
    index = 0
    while index < len(pieces):
        old, new = "", ""
        while index < len(pieces) and pieces[index].change != "equal":
            if pieces[index].change == "delete":
                old += pieces[index].text
            else:
                new += pieces[index].text
            index += 1
        index += 1
        before, after = _figures_in(old), _figures_in(new)
        for place in range(max(len(before), len(after))):
            pair = Figure(
                before[place] if place < len(before) else "", after[place] if place < len(after) else ""
            )
            if pair.old != pair.new:
                found.append(pair)
    return tuple(found)


def _figures_in(text: str) -> list[str]:
    return ["".join(token.split()) for token in _TOKEN.findall(text) if _FIGURE.search(token)]
