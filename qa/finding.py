"""The answer to a question that names no place: search, choose sentences, decide, and say it.

But: look-ups, lists and profiles are taken before this (`qa.assistant`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.records import Hit
from qa.answering import Reading, Said, say
from qa.best_sentence import also_near, question_words
from qa.citing import cited
from qa.concluding import concluded
from qa.conversation import says_nothing
from qa.declining import Part, declined
from qa.extremes import extreme_row
from qa.holding_first import holding_first
from qa.knowledge import Knowledge
from qa.next_best import next_best
from qa.normalise import normalise, unspaced
from qa.records import Answer
from qa.refusal import probability, threshold
from qa.resolving import resolve
from qa.searching import Found, Searcher, search
from qa.segments import one_by_one, segments
from qa.spokesman import spokesman, with_bureau
from qa.tabular import is_figures, row_of_year
from qa.understanding import Understood
from qa.wanted import wanted
from qa.years_asked import year_of

FOCUS = 3.0  # weight of a follow-up's own words against those it inherits
PLAIN_ENOUGH = 0.4  # the probability from which a question without a subject is answered, where the document has one subject
NEAREST = "问题没有写明是哪一件事，文件中最接近的是："
DECLINED = 0.02  # the probability given where the words themselves say that the document does not answer


def find_answer(
    understood: Understood,
    text: str,
    knowledge: Knowledge,
    searcher: Searcher,
    document: str | None,
    without: frozenset[str],
) -> Answer:
    """Search and answer normalised `text`."""
    within = _within(understood, knowledge, document)
    whole_search = search(searcher, text, understood.expanded, understood.asked, within, without)
    whole_search = replace(whole_search, hits=holding_first(whole_search.hits, text, knowledge))
    found_row = extreme_row(understood, text, knowledge, document) if "routes" not in without else None
    if found_row is not None:
        return found_row
    pieces = segments(text) if "segments" not in without else (text,)
    sure = probability(whole_search.signals) if whole_search.hits else 0.0
    subjectless = not understood.follows and not understood.places and says_nothing(understood.question)
    if subjectless and (whole_search.signals.asked or sure < PLAIN_ENOUGH):
        return _unsaid(understood, whole_search.hits)

    def part(piece: str) -> Part:
        return _part(piece, understood, knowledge, searcher, whole_search, text, within, without)

    parts = [part(piece) for piece in pieces]
    both = one_by_one(text) if len(pieces) == 1 and whole_search.hits and "segments" not in without else {}
    if both and not _has_all(both, whole_search.hits[0], knowledge):
        alone = [part(piece) for piece in both.values()]
        if all(probability(one.found.signals) >= threshold(one.found.signals) for one in alone):
            parts = alone
    if len(parts) > 1:  # each part may say plainly what the whole says in too many words
        sure = max(sure, min(probability(one.found.signals) for one in parts))
    parts = _distinct(parts)
    hits = _merged_hits([part.found for part in parts]) if len(parts) > 1 else whole_search.hits
    if understood.more and len(hits) > 1:
        hits = hits[1:]
        parts = [_said_of(hits[0], text, understood, knowledge, searcher, whole_search)]
    no = declined(text, parts, hits, knowledge, document, sure, whole_search.about)
    if "refusal" not in without and no is not None:
        kept = (
            DECLINED
            if no.reason in ("other_place", "other_year", "no_figure")
            else min(sure, threshold(whole_search.signals))
        )
        return Answer(
            understood.question,
            understood.text,
            "none",
            no.detail,
            cited([no.mention] if no.mention else [], knowledge),
            no.notices,
            hits,
            reason=no.reason,
            detail=no.detail,
            confidence=round(kept, 4),
        )
    beside: tuple[Part, ...] = ()
    if "beside" not in without and len(parts) == 1:
        bureau = understood.asked == "department"

        def said_of(hit: Hit) -> Part:
            return _said_of(hit, text, understood, knowledge, searcher, whole_search, bureau)

        beside = next_best(text, parts[0], hits, knowledge, said_of)
    found = concluded(understood, parts, beside, hits, knowledge, sure)
    return replace(found, text=f"{NEAREST}\n{found.text}") if subjectless else found


def _unsaid(understood: Understood, hits: tuple[Hit, ...]) -> Answer:
    """That a question does not say what it is about."""
    detail = "没有看出问的是哪一件事，请写上政策、企业类型或事项，例如“技术改造能补多少”。"
    return Answer(
        understood.question, understood.text, "none", detail, hits=hits, reason="not_stated", detail=detail,
        confidence=DECLINED,
    )  # fmt: skip


def _within(understood: Understood, knowledge: Knowledge, document: str | None) -> frozenset[str] | None:
    """The nodes to search: all, those of one document, or the rows of the tables and parts that are named."""
    named = [node for place in understood.places for node in resolve(place, knowledge, document)]
    if named:
        ids = {node.id for node in named}
        return frozenset(ids | {n.id for n in knowledge.nodes.values() if n.parent in ids})
    if document is None:
        return None
    return frozenset(node.id for d in knowledge.within(document) for node in d.nodes)


def _part(
    piece: str,
    understood: Understood,
    knowledge: Knowledge,
    searcher: Searcher,
    whole_search: Found,
    text: str,
    within: frozenset[str] | None,
    without: frozenset[str],
) -> Part:
    found = whole_search
    if piece != text:
        found = search(searcher, piece, understood.expanded, understood.asked, within, without)
        found = replace(found, hits=holding_first(found.hits, piece, knowledge))
    return _said_of(found.hits[0] if found.hits else None, piece, understood, knowledge, searcher, found)


def _has_all(words: Iterable[str], hit: Hit, knowledge: Knowledge) -> bool:
    """Whether a hit, or one of its twins, speaks of all of the words."""
    nodes = [knowledge.nodes[i] for i in (hit.id, *hit.twins)]
    nodes = nodes[:1] if is_figures(nodes[0]) else nodes
    return any(all(word in unspaced(node.heading + node.text) for word in words) for node in nodes)


def _said_of(
    hit: Hit | None,
    text: str,
    understood: Understood,
    knowledge: Knowledge,
    searcher: Searcher,
    found: Found,
    bureau: bool = True,
) -> Part:
    if hit is None:
        nothing = next(iter(knowledge.nodes.values()))
        return Part(text, found, Said(nothing, "", (), (), None))
    group = [knowledge.nodes[i] for i in (hit.id, *hit.twins)]
    near = also_near(searcher.index, found.evidence, found.near, (node.id for node in group))
    words = question_words(searcher.index, text, understood.expanded)
    year = row_of_year(group, text, knowledge, year_of(knowledge.home[hit.id]))
    node = spokesman(group, understood.asked, words, near, wanted(text), year)
    weights = dict(searcher.index.weights(text))
    if understood.follows:  # what the last question added is what is wanted now
        for token in set(searcher.index.tokens(normalise(understood.question))) & weights.keys():
            weights[token] *= FOCUS
    reading = Reading(weights, searcher.index.tokens, near.get(node.id, {}))
    said = say(node, understood, text, knowledge, reading)
    return Part(text, found, with_bureau(said, group, knowledge) if bureau else said)


def _distinct(parts: list[Part]) -> list[Part]:
    """Parts that different measures answer; where all are answered by one, the parts' sentences of that one."""
    kept: list[Part] = []
    for part in parts:
        same = next((k for k in kept if k.said.node.id == part.said.node.id), None)
        if same is None:
            said = "".join(unspaced(p.quote) for k in kept for p in k.said.places)
            if not part.said.places or any(unspaced(p.quote) not in said for p in part.said.places):
                kept.append(part)
            continue
        new = [p for p in part.said.places if p not in same.said.places and p.node == same.said.node.id]
        if new:
            places = tuple(sorted((*same.said.places, *new), key=lambda p: p.spans[0].start))
            body = "".join(dict.fromkeys((same.said.text, part.said.text)))
            at = kept.index(same)
            kept[at] = Part(
                same.text, same.found, Said(same.said.node, body, places, same.said.every, same.said.nearest)
            )
    return kept


def _merged_hits(found: Sequence[Found]) -> tuple[Hit, ...]:
    """Hits of the parts in turn, each node once."""
    merged: dict[str, Hit] = {}
    for rank in range(max(len(f.hits) for f in found)):
        for one in found:
            if rank < len(one.hits):
                hit = one.hits[rank]
                if not any(hit.id in (h.id, *h.twins) for h in merged.values()):
                    merged[hit.id] = hit
    return tuple(merged.values())[:10]
