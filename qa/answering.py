"""From the best nodes to what is said: the sentences that answer, or the bureau, the period or the figure asked for.

Text is put together from quotations and from the records only. But: does not search, and does not decide whether
to answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.labels import label
from corpus.places import locate, whole
from corpus.records import Node, Place
from index.tokens import Tokenizer
from qa.aspect import wants_validity
from qa.choosing import Chosen, choose, texts
from qa.criteria import categories
from qa.knowledge import Knowledge
from qa.responsible import responsible
from qa.showing_place import part_said, table_said
from qa.tabular import row_said
from qa.understanding import Understood
from qa.years_asked import year_of


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one node: the text, the quotations it rests on, every sentence it was chosen
    from, and the one nearest to the question."""

    node: Node
    text: str
    places: tuple[Place, ...]
    every: tuple[Place, ...]
    nearest: Place | None


@dataclass(frozen=True, slots=True)
class Reading:
    """How a question is compared with sentences: its tokens' weights, the tokenizer, cosines by sentence."""

    weights: Mapping[str, float]
    tokens: Tokenizer
    closeness: Mapping[str, float]


def say(node: Node, understood: Understood, text: str, knowledge: Knowledge, reading: Reading) -> Said:
    """The answer that one node gives to normalised `text`."""
    home = knowledge.home[node.id]
    every = texts(node, home)
    figures = row_said(node, text, knowledge, year_of(home))
    if figures is not None:
        return Said(node, figures[0], tuple(figures[1]), every, None)
    chosen = choose(node, home, text, understood.asked, reading.weights, reading.tokens, reading.closeness)
    if understood.asked == "department":
        who = responsible(node, knowledge)
        if who is not None:
            beside = (chosen.nearest,) if chosen.nearest is not None else ()
            said = "\n".join((who[0], joined(beside))) if beside else who[0]
            return Said(node, said, (*who[1], *beside), every, chosen.nearest)
    if understood.asked == "period":
        period = _period(node, text, chosen, every, knowledge)
        if period is not None:
            return period
    rows = knowledge.below.get(node.id, ()) if node.kind == "table" else ()
    if rows and any("\t" in place.quote for place in chosen.places):  # its header says nothing
        asked = categories(text, knowledge.categories(), True)
        listed, places = table_said(node, [r for r in rows if r.category in asked] or rows, knowledge)
        return Said(node, listed, tuple(places), every, None)
    if not chosen.places and node.kind == "part" and knowledge.below.get(node.id):
        listed, places = part_said(node, knowledge)
        return Said(node, listed, tuple(places), every, None)
    if not chosen.places:
        return _by_heading(node, knowledge)
    return Said(node, joined(chosen.places), chosen.places, every, chosen.nearest)


def joined(places: Sequence[Place]) -> str:
    """Quotations one after the other; …… where something between them is left out."""
    words = ""
    for before, place in zip((None, *places), places, strict=False):
        if before is not None:
            words += "" if place.spans[0].start - before.spans[-1].end <= 2 else "……"
        words += place.quote.strip()
    return words


def _by_heading(node: Node, knowledge: Knowledge) -> Said:
    """A node that is only a heading, such as a planned document with its bureau."""
    home = knowledge.home[node.id]
    who = f"（{'、'.join(node.departments)}）" if node.departments else ""
    all_of_it = whole(node, home)
    return Said(node, f"{label(node, home)}：{node.heading}{who}", (all_of_it,), (all_of_it,), all_of_it)


def _period(
    node: Node, text: str, chosen: Chosen, every: tuple[Place, ...], knowledge: Knowledge
) -> Said | None:
    """The node's own period, or that of a twin that states one, and the sentences about it; None where there is none,
    or only that of the whole document, and it is not asked how long the measure holds."""
    own = node.period
    bearer = node
    if own is None or own.source != node.id:
        for twin in (knowledge.nodes[t] for t in node.twins):
            if twin.period is not None and twin.period.source == twin.id:
                bearer, own = twin, twin.period
                break
    if own is None or (own.source != bearer.id and not wants_validity(text)):
        return None
    source = knowledge.nodes[own.source]
    where = locate(own.text, source, knowledge.home[source.id]) or whole(source, knowledge.home[source.id])
    name = label(bearer, knowledge.home[bearer.id])
    title = f"“{bearer.heading}”" if bearer.heading else ""
    said = f"{name}{title}的实施期限：{own.text}。"
    if source.id != bearer.id:
        said = f"{name}{title}没有单独写明期限，按{label(source, knowledge.home[source.id])}：{own.text}。"
    dated = tuple(p for p in chosen.places if any(c.isdigit() for c in p.quote) or "年" in p.quote)
    extra = dated or chosen.places[:1]
    return Said(node, said + ("\n" + joined(extra) if extra else ""), (where, *extra), every, chosen.nearest)
