"""A question as understood: made whole from the conversation, in one spelling, with the places and the aspect it names.

But: searches nothing and answers nothing.
"""

from __future__ import annotations

import re
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
from qa.wanted import wanted


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
    text = _without_remark(normalise(whole(said, history))[:LONGEST])
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


#: 正文和附件里写得好像不一样: why it is asked, and no place to search.
_REMARK = re.compile(
    r"[,;]?(?:正文|条文|附件|附表|表格|清单|前面|后面|两处|两个地方)[^,;。?]{0,18}(?:不一样|不一致|对不上|有出入|矛盾|打架)了?(?:[,;。]|$)"
)


def _without_remark(text: str) -> str:
    """Normalised text without the remark that two places differ, where it asks something beside."""
    rest = _REMARK.sub(",", text).strip(",")
    return rest if wanted(rest) else text


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
