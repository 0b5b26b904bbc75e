"""The measure that a search finds for one statement of a self description: 孩子要上小学 -> the sentence on children who move.

The words of a description are often none of the document's; what is searched has ways of asking and meaning. But: one sentence
a statement, and only where the search is likely to be right; whether it applies is not known.
"""

from __future__ import annotations

from corpus.records import Place
from corpus.sentences import sentences
from qa.knowledge import Knowledge
from qa.normalise import normalise
from qa.refusal import probability
from qa.searching import Searcher, search
from qa.thesaurus import expansions

LIKELY = 0.4  # probability that the search answers
_MEASURES = ("clause", "row", "body")


def near_statement(
    words: str, knowledge: Knowledge, searcher: Searcher, document: str | None = None
) -> Place | None:
    """The sentence nearest to a statement, in the `document` where it is given; None where nothing is near enough or what is has
    no sentence."""
    within = (
        None if document is None else frozenset(n.id for d in knowledge.within(document) for n in d.nodes)
    )
    found = search(searcher, normalise(words), expansions(words), "text", within)
    if not found.hits or probability(found.signals) < LIKELY:
        return None
    node = knowledge.nodes[found.hits[0].id]
    near = found.near.get(node.id, {})
    every = [place for place in sentences(node, knowledge.home[node.id]) if place.quote in near]
    if node.kind not in _MEASURES or not every:
        return None
    return max(every, key=lambda place: (near[place.quote], -place.spans[0].start))
