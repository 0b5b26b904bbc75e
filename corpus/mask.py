"""A text with its figures masked, so that the same sentence with another figure is the same text.

Each quantity becomes one private character that stands for its unit. Every character of the masked text knows
where it came from. But: hides no other change; different words stay different.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from corpus.amounts import Quantity, amounts

_FIRST = 0xE000
_KNOWN: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Masked:
    """`text[i]` came from `[starts[i], ends[i])` of the plain text; `quantities[i]` is the figure it stands
    for."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quantities: tuple[Quantity | None, ...]


def is_mask(character: str) -> bool:
    """Whether a character of a masked text stands for a quantity."""
    return "\ue000" <= character <= "\uf8ff"


@lru_cache(maxsize=4096)
def mask(text: str) -> Masked:
    """The text with each quantity as one character of its unit."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    quantities: list[Quantity | None] = []
    position = 0
    for quantity in (*amounts(text), None):
        until = quantity.start if quantity else len(text)
        for index in range(position, until):
            characters.append(_FOLDED.get(text[index], text[index]))
            starts.append(index)
            ends.append(index + 1)
            quantities.append(None)
        if quantity is not None:
            characters.append(_character(quantity.unit))
            starts.append(quantity.start)
            ends.append(quantity.end)
            quantities.append(quantity)
            position = quantity.end
    return Masked("".join(characters), tuple(starts), tuple(ends), tuple(quantities))


#: Marks that documents print now in this width, now in that.
_FOLDED = {"(": "（", ")": "）", ",": "，", ";": "；", ":": "：", "－": "-", "—": "-", "–": "-"}


def _character(unit: str) -> str:
    if unit not in _KNOWN:
        _KNOWN[unit] = chr(_FIRST + len(_KNOWN) % 6000)
    return _KNOWN[unit]
