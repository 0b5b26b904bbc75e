"""A filter over the nodes of the documents, and its members in document order.

But: reads no question (`qa.sets`) and says nothing (`qa.listing`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import jieba

from corpus.aliases import canonical
from corpus.records import Node, Place
from qa.amount_asked import SumAsked, pays
from qa.choosing import CONTINUES, texts
from qa.criteria import holds_for
from qa.enumeration import leads, members_of
from qa.figures_said import Figure, figures_said
from qa.knowledge import Knowledge
from qa.normalise import normalise, unspaced

SURE = 4  # characters: a longer word is no part of others
#: Words of a sentence that pays something.
PAID = ("奖", "补", "资助", "资金")


@dataclass(frozen=True, slots=True)
class Filter:
    """What the members of a set have in common. Fields that are None or empty do not filter; a member is of any of the `categories`, says any of
    `topic`, pays any of `paid` or the `amount`, is of one of the `kinds` ("planned" for a row of a list of planned documents), stands in one of the parts `within`, and has any of `departments` (with `together`
    all of them, with `alone` no others); one of its sentences says a word of each group of `says` and all the `figures`."""

    tables: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    leads: bool = False
    period: str | None = None
    topic: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    together: bool = False
    alone: bool = False
    paid: tuple[str, ...] = ()
    amount: SumAsked | None = None
    says: tuple[tuple[str, ...], ...] = ()
    figures: tuple[Figure, ...] = ()


def _passes(node: Node, chosen: Filter, knowledge: Knowledge) -> bool:
    """Whether the node is a member of the set."""
    if chosen.tables and node.parent not in chosen.tables:
        return False
    if chosen.within and not any(_stands_in(node, part) for part in chosen.within):
        return False
    if chosen.tables or chosen.categories:
        kind_fits = node.kind == "row" and node.heading.strip() != "/" and node.number != "0"
    elif chosen.leads:
        kind_fits = node.kind in (chosen.kinds or ("part", "table")) or (
            not chosen.kinds and _is_planned(node)
        )
    elif chosen.says or chosen.figures:
        kind_fits = node.kind in chosen.kinds if chosen.kinds else node.kind not in ("title", "table")
    elif chosen.topic:
        kind_fits = node.kind in (chosen.kinds or ("clause", "row", "body", "part"))
    else:
        kinds = chosen.kinds or ("clause", "row", "body")
        kind_fits = node.kind in kinds and ("planned" in kinds or not _is_planned(node))
    if not kind_fits or (chosen.categories and node.category not in chosen.categories):
        return False
    if not _is_of(node, chosen):
        return False
    table = knowledge.nodes.get(node.parent or "")
    dated = table is not None and "期限" in table.text
    if chosen.period and not holds_for(node, chosen.period, dated):
        return False
    if chosen.paid and not any(
        word in one.beneficiary for one in knowledge.incentives.get(node.id, ()) for word in chosen.paid
    ):
        return False
    if chosen.amount and not any(pays(one, chosen.amount) for one in knowledge.incentives.get(node.id, ())):
        return False
    if (chosen.says or chosen.figures) and not saying(node, chosen, knowledge):
        return False
    flat = re.sub(r"\s", "", node.heading + node.text)
    return not chosen.topic or any(word in flat for word in chosen.topic)


def saying(node: Node, chosen: Filter, knowledge: Knowledge) -> tuple[Place, ...]:
    """The sentences of a node that say what the filter's `says` and `figures` want; where none does by itself, the first
    that does with the heading. One that leads in to a list brings it along, one that goes on (逾期不改正的，…) what it goes on from."""
    heading = normalise(unspaced(node.heading))
    with_heading: tuple[Place, ...] = ()
    found = []
    every = texts(node, knowledge.home[node.id])
    for sentence in every:
        said = normalise(unspaced(sentence.quote))
        if not figures_said(said).issuperset(chosen.figures):
            continue
        if all(any(_is_said(word, said) for word in words) for words in chosen.says):
            found.append(sentence)
        elif not with_heading and all(
            any(_is_said(word, said) or word in heading for word in words) for words in chosen.says
        ):
            with_heading = (sentence,)
    kept = found or list(with_heading)
    brought = {n for i, one in enumerate(every) if one in kept and leads(one) for n in members_of(i, every)}
    brought |= {
        i - 1 for i, one in enumerate(every) if i and one in kept and CONTINUES.search(unspaced(one.quote))
    }
    return tuple(one for i, one in enumerate(every) if one in kept or i in brought)


def _is_said(word: str, text: str) -> bool:
    """Whether a text says a word: not only as a part of others (人民政府 has no 民政), nor as what is measured (保险费率)."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text.startswith("率", end) and (len(word) > SURE or {at, end} & _edges(text)):
            return True
        at = text.find(word, at + 1)
    return False


@lru_cache(maxsize=256)
def _edges(text: str) -> frozenset[int]:
    """Where words begin and end."""
    return frozenset({0, *(end for _, _, end in jieba.tokenize(text, HMM=False))})


def _stands_in(node: Node, part: str) -> bool:
    """Whether the node is below a part or one of its chapters."""
    return node.parent == part or (node.parent or "").startswith((f"{part}.", f"{part}/"))


def _is_of(node: Node, chosen: Filter) -> bool:
    """Whether the node's departments are those asked for; who leads, of whom none is named, is anyone."""
    own = {canonical(name) for name in node.departments}
    asked = set(chosen.departments)
    if not asked:
        return bool(own) or not chosen.leads
    if chosen.alone and own != asked:
        return False
    return own >= asked if chosen.together else bool(own & asked)


def _is_planned(node: Node) -> bool:
    """Whether a row stands in a list of planned documents, where a bureau leads and is not 责任单位."""
    return node.kind == "row" and (node.parent or "").endswith("/files")


def members(chosen: Filter, knowledge: Knowledge, document: str | None) -> tuple[Node, ...]:
    """The nodes of the set, in document order."""
    return tuple(
        node for d in knowledge.within(document) for node in d.nodes if _passes(node, chosen, knowledge)
    )
