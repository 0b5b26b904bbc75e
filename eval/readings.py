"""What the cross-encoder is trained on: questions beside the passages that search finds for them, as answering reads them.

From other documents (`eval.others`, those for training), with their questions that nothing answers, and from each document's
own bank of phrasings, which are searched for as if they were not known. But: no gold question is read here, and
nothing is trained (`eval.cross_encoder`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from corpus.records import Document, Node
from eval.others import Other
from index.phrasings import Phrasing
from qa.assistant import Assistant
from qa.best_sentence import also_near
from qa.choosing import texts
from qa.normalise import unspaced
from qa.ranking import ASKED
from qa.reading import of_here, passage, read_of
from qa.searching import search
from qa.understanding import understand

FOUND = 4  # hits that are looked at
UNFOUND = 2  # nodes that answer and are not among them
BESIDE = 2  # hits that do not answer, of a question that is answered
MISSED = 2  # hits of a question that nothing answers
OF_BESIDE = 0.5  # weight of one that does not answer: another node may answer too, and nobody has said so
ALONE = 0.5  # weight of a sentence by itself, against the sentences of its node together
START = 20  # characters of a quotation that a passage has to hold where it is cut
WITHOUT = frozenset({*ASKED, "together"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A question beside a passage, whether that answers it, and how much this counts."""

    question: str
    passage: str
    answers: bool
    weight: float = 1.0


def of_other(other: Other) -> list[Reading]:
    """The questions on another document."""
    return [
        reading
        for asked in other.questions
        for reading in _read(asked.question, asked.answering, other.quotes[asked.id], other.assistant)
    ]


def of_bank(bank: Iterable[Phrasing], assistant: Assistant) -> list[Reading]:
    """The known ways of asking, whose nodes answer, and the questions known not to be answered."""
    found: list[Reading] = []
    for known in bank:
        node = assistant.knowledge.nodes.get(known.node)
        answering = {node.id, *node.twins} if node else set[str]()
        found += _read(known.text, answering, "", assistant)
    return found


def _read(question: str, answering: Set[str], quote: str, assistant: Assistant) -> list[Reading]:
    u = understand(question, (), assistant.knowledge, assistant.speller)
    text = u.spelled or u.text
    found = search(assistant.searcher, text, u.expanded, u.asked, None, WITHOUT)
    hits = found.hits[:FOUND]
    unfound = sorted(answering - {i for hit in hits for i in (hit.id, *hit.twins)})[:UNFOUND]
    ids = [*(hit.id for hit in hits), *unfound]
    near = also_near(assistant.searcher.index, found.evidence, found.near, ids)
    nodes, home = assistant.knowledge.nodes, assistant.knowledge.home
    read = {i: read_of(i, assistant.knowledge, near) for i in ids}
    asked = {i: of_here(text, home[i].title, read[i][0]) for i in ids}
    if not answering:
        return [one for hit in hits[:MISSED] for one in _wrong(asked[hit.id], read[hit.id], 1.0)]
    right = [i for i in ids if not answering.isdisjoint({i, *nodes[i].twins})]
    wrong = [hit.id for hit in hits if hit.id not in right][:BESIDE]
    return [
        *(one for i in right for one in _right(asked[i], read[i], nodes[i], home[i], quote)),
        *(one for i in wrong for one in _wrong(asked[i], read[i], OF_BESIDE)),
    ]


def _right(asked: str, read: Sequence[str], node: Node, home: Document, quote: str) -> list[Reading]:
    """Of a node that answers. Where its sentence that does is known, that answers by itself, and its nearest, if it is
    another, does not."""
    around, *alone = read
    made = [Reading(asked, around, True)] if _holds(around, quote) else []
    if not quote or not alone:
        return made
    made += [
        Reading(asked, one, False, ALONE * OF_BESIDE)
        for one in alone
        if not _holds(one.rpartition("\n")[2], quote)
    ]
    holding = [place.quote for place in texts(node, home) if _holds(place.quote, quote)][:1]
    return made + [Reading(asked, passage(node.heading, [one], {}), True, ALONE) for one in holding]


def _wrong(asked: str, read: Sequence[str], weight: float) -> list[Reading]:
    """Of a node that does not answer: neither does its sentence by itself."""
    around, *alone = read
    return [
        Reading(asked, around, False, weight),
        *(Reading(asked, one, False, ALONE * weight) for one in alone),
    ]


def _holds(text: str, quote: str) -> bool:
    """Whether a passage holds the sentence that answers, or is of it; where none is named, whether it answers is believed."""
    said, wanted = unspaced(text), unspaced(quote)
    return wanted[:START] in said or said in wanted
