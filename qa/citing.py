"""Citations: a quotation with its label, bureaus and period, numbered in the order the answer relies on them."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.labels import label
from corpus.records import Place
from qa.knowledge import Knowledge
from qa.records import Citation


def cited(places: Iterable[Place], knowledge: Knowledge) -> tuple[Citation, ...]:
    """One citation a place, numbered from 1; a place that is given twice is cited once."""
    unique = list(dict.fromkeys(place for place in places if place.quote.strip()))
    found = []
    for n, place in enumerate(unique, 1):
        node = knowledge.nodes[place.node]
        found.append(
            Citation(
                n,
                place.node,
                label(node, knowledge.home[place.node]),
                place.quote,
                place.spans,
                node.departments,
                node.period,
            )
        )
    return tuple(found)
