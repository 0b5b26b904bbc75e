"""A text as spelling reads it: characters, and the syllables of Latin letters that may be pinyin.

But: decides nothing about what is meant (`qa.spelling`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from qa.pinyin import syllables

_PIECE = re.compile(r"[A-Za-z]+|[\u4e00-\u9fff]+|['\s]+|.", re.DOTALL)


class Unit(NamedTuple):
    """A character, or a syllable of the `letters` that were typed; `gap` stood in front of it."""

    text: str
    gap: str = ""
    letters: str | None = None


def groups(text: str, kept: Set[str]) -> Iterator[Sequence[Unit]]:
    """Runs of Chinese characters and pinyin as their units; what lies between them is one unit each."""
    group: list[Unit] = []
    gap = ""
    for match in _PIECE.finditer(text):
        piece = match[0]
        parts = syllables(piece) if piece.isascii() and piece.islower() and piece not in kept else None
        if parts:
            group += [Unit(part, "" if at else gap, piece) for at, part in enumerate(parts)]
        elif "\u4e00" <= piece[0] <= "\u9fff":
            group += [Unit(piece[0], gap), *map(Unit, piece[1:])]
        elif group and not gap and not piece.strip("' "):
            gap = piece
            continue
        else:
            yield group
            yield (Unit(gap + piece),)
            group = []
        gap = ""
    yield group
    yield (Unit(gap),)
