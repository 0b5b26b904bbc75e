"""Typos and pinyin in a question, mended with words of the documents: 孵画器 or fuhuaqi -> 孵化器.

Of all ways to read the question as words, the most probable one wins (unigram frequencies; Kernighan, Church
and Gale 1990, "A spelling correction program based on a noisy channel model"), where a reading may replace
one stretch of characters by a word of the documents that sounds the same, nearly the same, or has two
characters swapped, at a price. Words that the dictionary or the documents know are never replaced.
But: a slip that yields another known word (权力 for 权利) stays; so do missing and superfluous characters.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

import jieba

from corpus.numerals import CHINESE
from qa.pinyin import folded, readings
from qa.units import Unit, groups

LONGEST = 6  # characters of a word
MOST_READ = 400  # characters; what is longer is no question that somebody mistyped, and would cost time

# Prices are negative logarithms of probability, as the costs of words are.
_SAME_SOUND = 7.0
_NEAR_SOUND = 9.5
_SWAPPED = 9.5
_AS_PINYIN = 2.0
_NOT_OF_THE_DOCUMENTS = 3.0
_LEFT_AS_PINYIN = 16.0
_WEIGHT = 30  # each use of a word in the documents counts like so many in the dictionary
_MOST = 20  # uses that are counted
_REPEATED = 2  # uses of a word of two characters before anything is taken for it
_RAREST = 30  # a single character likewise: names are made of rare ones
_COMMON = 300  # a dictionary word so frequent may be typed as pinyin without being in the documents

_MEASURES = dict(wanyuan="万元", yiyuan="亿元", wan="万", yi="亿", yuan="元", mu="亩", dun="吨")  # noqa: C408
_AFTER_FIGURE = re.compile(rf"(?<=[\d多少几])({'|'.join(_MEASURES)})(?![a-z])")

#: No typo for another number, however much more often the documents have that one.
_PLACE = re.compile(rf"(第(?:\d{{1,5}}|[{CHINESE}]{{1,9}})(?:条|章|节|款|项|部分|编))")


class _Edge(NamedTuple):
    """One reading of the units from `start` to `end`."""

    start: int
    end: int
    cost: float
    text: str


class Speller:
    """Mends questions with the words it was built from (`qa.vocabulary`); threads may share it."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        jieba.initialize()
        self._frequency: Mapping[str, int] = jieba.dt.FREQ
        self._log_total = math.log(jieba.dt.total)
        self._latin = frozenset(word for word in vocabulary if word.isascii())
        self._words = {
            word: count
            for word, count in vocabulary.items()
            if 2 <= len(word) <= LONGEST and all(map(readings, word))
        }
        self._one_unsure: dict[str, list[str]] = defaultdict(list)
        self._swapped: dict[str, list[str]] = defaultdict(list)
        self._sounds: dict[tuple[str, ...], list[str]] = defaultdict(list)
        # how words begin and end, each with the length: most of what is typed is like none of them
        self._heads: set[tuple[str, int]] = set()
        self._tails: set[tuple[str, int]] = set()
        self._first_sounds: set[tuple[str, int]] = set()
        for word, count in sorted(self._words.items()):
            if len(word) > 2 or count >= _REPEATED:
                self._enter(word)
        self._common_sounds: dict[tuple[str, ...], list[str]] | None = None

    def corrected(self, text: str) -> str | None:
        """Folded `text` with its typos and pinyin mended, or None where there is nothing to mend or too much to read."""
        if len(text) > MOST_READ:
            return None
        mended = "".join(
            piece if _PLACE.fullmatch(piece) else self._mended(piece) for piece in _PLACE.split(text) if piece
        )
        return None if mended == text else mended

    def _mended(self, text: str) -> str:
        mended = _AFTER_FIGURE.sub(lambda match: _MEASURES[match[1]], text)
        kept = self._latin
        while True:
            read = [(units, self._most_probable(units)) for units in groups(mended, kept)]
            torn = {letters for units, path in read for letters in _torn(units, path)}
            if not torn:
                break
            kept |= torn
        return "".join(_printed(units, path) for units, path in read)

    def _enter(self, word: str) -> None:
        """Note a word under every way to mistype it."""
        self._heads.add((word[0], len(word)))
        self._tails.add((word[-1], len(word)))
        sounds = [_folded_readings(character) for character in word]
        for at, options in enumerate(sounds):
            for sound in options:
                self._one_unsure[word[:at] + sound + word[at + 1 :]].append(word)
            if at + 1 < len(word) and word[at] != word[at + 1]:
                self._swapped[word[:at] + word[at + 1] + word[at] + word[at + 2 :]].append(word)
        for combination in list(product(*sounds))[:8]:
            self._sounds[combination].append(word)
            self._first_sounds.add((combination[0], len(word)))

    def _most_probable(self, units: Sequence[Unit]) -> Sequence[_Edge]:
        """The cheapest way through the units."""
        costs = [0.0] + [math.inf] * len(units)
        last: list[_Edge | None] = [None] * (len(units) + 1)  # of the cheapest way to each place
        for start in range(len(units)):
            for edge in self._edges(units, start):
                if costs[start] + edge.cost < costs[edge.end]:
                    costs[edge.end], last[edge.end] = costs[start] + edge.cost, edge
        path: list[_Edge] = []
        while (cheapest := last[path[-1].start if path else -1]) is not None:
            path.append(cheapest)
        return path[::-1]

    def _edges(self, units: Sequence[Unit], start: int) -> Iterator[_Edge]:
        """Every reading that begins at `start`: words as they stand, or what may be meant by them."""
        first = units[start]
        cost = _LEFT_AS_PINYIN if first.letters else self._cost(first.text) or 0.0
        yield _Edge(start, start + 1, cost, first.text)
        typed, letters = first.text, first.letters is not None
        for end in range(start + 2, min(len(units), start + LONGEST) + 1):
            typed += units[end - 1].text
            letters = letters or units[end - 1].letters is not None
            known = None if letters else self._cost(typed)
            if known is not None:
                yield _Edge(start, end, known, typed)
                continue
            meant = self._sounding_like(units[start:end]) if letters else self._mistyped(typed)
            for word, price in sorted(meant):
                yield _Edge(start, end, price + (self._cost(word) or 0.0), word)

    def _cost(self, word: str) -> float | None:
        """Cost of a word as it stands; None for a run of characters that is no word."""
        count = self._frequency.get(word, 0)
        if len(word) == 1:
            count = max(count, _RAREST)
        elif word in self._words:
            count = max(count, _WEIGHT * min(self._words[word], _MOST))
        return self._log_total - math.log(count) if count else None

    def _mistyped(self, typed: str) -> Iterator[tuple[str, float]]:
        """Words that characters may stand for, each with the price of the slip."""
        n = len(typed)
        begins, ends = (typed[0], n) in self._heads, (typed[-1], n) in self._tails
        if begins or ends:  # but for one character it is a word, so it begins or ends like one
            for at in range(0 if ends else n - 1, n if begins else 1):
                before, after = typed[:at], typed[at + 1 :]
                for sound in _folded_readings(typed[at]):
                    for word in self._one_unsure.get(before + sound + after, ()):
                        yield word, _difference(typed[at], word[at])
        for word in self._swapped.get(typed, ()):
            yield word, _SWAPPED
        if n >= 4 and (next(iter(_folded_readings(typed[0])), ""), n) in self._first_sounds:
            key = tuple(next(iter(_folded_readings(character)), "") for character in typed)
            for word in self._sounds.get(key, ()):
                wrong = [pair for pair in zip(typed, word, strict=True) if pair[0] != pair[1]]
                if len(wrong) <= len(word) // 2:
                    yield word, sum(_difference(*pair) for pair in wrong)

    def _sounding_like(self, units: Sequence[Unit]) -> Iterator[tuple[str, float]]:
        """Words that syllables, among characters or alone, may stand for, each with the price."""
        options = [(folded(u.text),) if u.letters else _folded_readings(u.text) for u in units]
        for key in product(*options):
            for word in self._sounds.get(key, ()):
                if all(u.letters or u.text == meant for u, meant in zip(units, word, strict=True)):
                    yield word, _as_pinyin(units, word)
            if all(u.letters for u in units):
                for word in self._typed_as(key):
                    yield word, _as_pinyin(units, word) + _NOT_OF_THE_DOCUMENTS

    def _typed_as(self, key: tuple[str, ...]) -> Sequence[str]:
        """Common words of the dictionary by their sound."""
        if self._common_sounds is None:
            sounds: dict[tuple[str, ...], list[str]] = defaultdict(list)
            common = (w for w, n in self._frequency.items() if n >= _COMMON and 2 <= len(w) <= 4)
            for word in (w for w in common if all(map(readings, w))):
                sounds[tuple(folded(readings(character)[0]) for character in word)].append(word)
            self._common_sounds = sounds
        return self._common_sounds.get(key, ())


@lru_cache(maxsize=20_000)
def _folded_readings(character: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(folded, readings(character))))


@lru_cache(maxsize=20_000)
def _difference(typed: str, meant: str) -> float:
    """The price of one character typed for another, by how alike they sound."""
    return _NEAR_SOUND if set(readings(typed)).isdisjoint(readings(meant)) else _SAME_SOUND


def _as_pinyin(units: Sequence[Unit], word: str) -> float:
    """The price of reading the syllables among the units as those of `word`."""
    near = _NEAR_SOUND - _SAME_SOUND
    return sum(
        _AS_PINYIN + (0.0 if unit.text in readings(meant) else near)
        for unit, meant in zip(units, word, strict=True)
        if unit.letters
    )


def _left(units: Sequence[Unit], edge: _Edge) -> bool:
    """Whether the edge leaves a syllable as it was typed."""
    return edge.end == edge.start + 1 and units[edge.start].letters is not None


def _torn(units: Sequence[Unit], path: Sequence[_Edge]) -> Iterator[str]:
    """Letters of which some syllables were read and too many were not: rather a foreign word."""
    if not any(unit.letters for unit in units):
        return
    left = Counter(units[edge.start].letters for edge in path if _left(units, edge))
    typed = Counter(unit.letters for unit in units)
    yield from (letters for letters, times in left.items() if letters and times < typed[letters] < 4 * times)


def _printed(units: Sequence[Unit], path: Sequence[_Edge]) -> str:
    """The text of a path; a blank beside pinyin goes where the pinyin was read."""
    printed, read = "", False
    for edge in path:
        was_read = read
        read = not _left(units, edge) and any(unit.letters for unit in units[edge.start : edge.end])
        printed += edge.text if read or was_read else units[edge.start].gap + edge.text
    return printed
