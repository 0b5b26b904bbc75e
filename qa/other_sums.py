"""Whether all the sums of a measure are of something else than the question is about: 光伏 is promoted, equipment is paid for.

A measure that names what is asked about, and gives sums only in sentences that do not, states no sum for it. The heading
of a node speaks for all its sentences; where it has none, the first sentence does. But: only money that is given, not a
fine, whose sentence often says no more than 逾期不改的，处五千元罚款.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.records import Place
from qa.best_sentence import beside
from qa.refusal import wants_grant
from qa.thesaurus import expansions
from qa.wanted import MONEY

#: Begins a sentence that goes on with what the one before it is about.
_SUBJECTLESS = re.compile(
    r"每[满增1一]|按照?[^，。；]{0,12}(?:标准|给予)|最高|单个|累计|奖励?(?:标准|金额)|补[助贴](?:标准|金额)|给予|不超过"
)
SHORTEST = 2  # characters of a word that names something
LEAST = 0.15  # of the weight of the question's words that is named


def mentioned_only(
    text: str, words: Mapping[str, float], nodes: Sequence[tuple[str, Sequence[Place]]]
) -> Place | None:
    """The sentence that names what normalised `text` wants a sum for, where each sum is said of something else; None
    where a sum is said of it, or hardly any of its `words`, by weight, is named. `nodes` are headings with the sentences
    under them."""
    if not wants_grant(text):
        return None
    said = [
        (
            "".join(beside(heading or every[0].quote, one.quote)[0] for one in _with_its_subject(at, every)),
            place,
        )
        for heading, every in nodes
        for at, place in enumerate(every)
    ]
    sums = [flat for flat, place in said if MONEY.search(place.quote)]
    about = {word: (word, *expansions(word)) for word in words if len(word) >= SHORTEST}
    named = {
        word: ways for word, ways in about.items() if any(way in flat for flat, _ in said for way in ways)
    }
    heard = {way for ways in named.values() for way in ways}
    if not sums or not named or any(way in flat for flat in sums for way in heard):
        return None
    if sum(words[word] for word in named) < LEAST * sum(words[word] for word in about):
        return None
    return next(place for flat, place in said if any(way in flat for way in heard))


def _with_its_subject(at: int, every: Sequence[Place]) -> Sequence[Place]:
    """A sentence, with the one before it where it says of nothing itself what it gives: 每满一万人奖励一万元."""
    return every[max(0, at - 1) : at + 1] if _SUBJECTLESS.match(every[at].quote.strip()) else (every[at],)
