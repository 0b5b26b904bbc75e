"""Toneless pinyin of characters, and the division of Latin letters into syllables.

`readings("行")` -> `("xing", "hang", "heng")`; `syllables("gaoxinqiye")` -> `("gao", "xin", "qi", "ye")`.
`folded` merges what speakers of southern dialects and hasty typists mix up: zh/z, ch/c, sh/s, n/l, ing/in.
But: chooses no reading by context, and reads no tone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MOST_READINGS = 3  # further readings in the dictionary are of names and old texts

_RETROFLEX = re.compile(r"^([zcs])h")
_NASAL = re.compile(r"(?<=[ei])ng$")


@lru_cache(maxsize=20_000)
def readings(character: str) -> tuple[str, ...]:
    """Toneless readings of one character, the most common first; empty for what is not Chinese."""
    from pypinyin.constants import PINYIN_DICT  # takes a fifth of a second; most processes never need it

    listed = PINYIN_DICT.get(ord(character), "")
    return tuple(dict.fromkeys(_toneless(one) for one in listed.split(",") if one))[:MOST_READINGS]


def _toneless(syllable: str) -> str:
    parts = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(part for part in parts if not unicodedata.combining(part))


@lru_cache(maxsize=2_000)
def folded(syllable: str) -> str:
    """One spelling for syllables that are easily taken for each other: zhang -> zang, ling -> nin."""
    syllable = _NASAL.sub("n", _RETROFLEX.sub(r"\1", syllable))
    return "n" + syllable[1:] if syllable.startswith("l") else syllable


@lru_cache(maxsize=1)
def _every_syllable() -> frozenset[str]:
    from pypinyin.constants import PINYIN_DICT

    common = (PINYIN_DICT.get(code, "").split(",")[0] for code in range(0x4E00, 0x9FA6))
    found = {_toneless(one) for one in common if one}
    return frozenset(one for one in found if one.isascii() and re.search("[aeiouv]", one))


def syllables(letters: str) -> tuple[str, ...] | None:
    """The fewest syllables that make up `letters` (lower case), or None where they are not pinyin."""
    known = _every_syllable()
    best: list[tuple[str, ...] | None] = [(), *([None] * len(letters))]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - 6), end):
            before = best[start]
            if before is None or letters[start:end] not in known:
                continue
            longer = (*before, letters[start:end])
            current = best[end]
            if current is None or len(longer) < len(current):
                best[end] = longer
    return best[-1]
