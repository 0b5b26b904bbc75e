"""A question as understood: made whole from the conversation, in one spelling, with the places and the aspect it names.

But: searches nothing and answers nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from qa.aspect import Aspect, aspect
from qa.captions import named_tables
from qa.conversation import leans, wants_more, whole
from qa.entry import LONGEST
from qa.knowledge import Knowledge
from qa.normalise import normalise
from qa.places import NamedPlace, named_places, row_of_a_table
from qa.spelling import Speller
from qa.thesaurus import expansions


@dataclass(frozen=True, slots=True)
class Understood:
    """`text` is the normalised question after its history; `expanded` the official words that its lay words
    may stand for; `spelled` the text with its typos mended, where there are any; `follows` says that the
    history was needed."""

    question: str
    text: str
    expanded: tuple[str, ...]
    spelled: str | None
    places: tuple[NamedPlace, ...]
    asked: Aspect
    follows: bool
    more: bool


def understand(
    question: str,
    history: Sequence[str],
    knowledge: Knowledge,
    speller: Speller | None = None,
    document: str | None = None,
    thesaurus: bool = True,
) -> Understood:
    """Read a question that `qa.entry` has let in."""
    # U+FDFA alone becomes 18 characters, and everything after costs by the length.
    spread = unicodedata.normalize("NFKC", question)
    said = question if len(spread) <= LONGEST else spread[:LONGEST]
    text = normalise(whole(said, history))[:LONGEST]
    spelled = speller.corrected(text) if speller is not None else None
    text_read = spelled or text
    return Understood(
        question,
        text,
        expansions(text_read) if thesaurus else (),
        spelled,
        _places(text_read, knowledge, document),
        aspect(text_read),
        bool(history) and leans(said),
        bool(history) and wants_more(said),
    )


def _places(text: str, knowledge: Knowledge, document: str | None) -> tuple[NamedPlace, ...]:
    """Places by number; a row of a table that is named by its caption counts as one."""
    categories = knowledge.categories()
    named = named_places(text, categories)
    if any(place.path.startswith(("annex/", "files")) for place in named):
        return named
    for d in knowledge.within(document):
        tables = named_tables(text, d.nodes)
        if tables:
            row = row_of_a_table(text, tables[0].removeprefix(f"{d.id}/"), categories)
            if row is not None:
                return (row,)
    return named
