"""Which of several places that state the same measure is quoted, and the bureau that only another of them names.

But: which measure answers is decided before (`qa.searching`), which of its sentences after (`qa.choosing`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.records import Node
from qa.answering import Said
from qa.aspect import Aspect
from qa.best_sentence import Near, best_fit
from qa.knowledge import Knowledge
from qa.responsible import responsible
from qa.tabular import is_figures
from qa.wanted import Kind

BETTER = 0.05  # by how much the best sentence of a twin has to fit better than the hit's own
_NAMING = ("clause", "part", "row")


def spokesman(
    group: Sequence[Node],
    asked: Aspect,
    words: Mapping[str, float],
    near: Near,
    kinds: tuple[Kind, ...],
    of_year: Node | None = None,
) -> Node:
    """Of a hit and its twins, the hit first, the one to quote: for a bureau the first that names one, else the row of figures
    `of_year`, of the year asked for, else the one whose best sentence answers clearly better, else the hit. A row of figures
    speaks for itself."""
    if asked == "department":
        return _naming(group) or group[0]
    if of_year is not None:
        return of_year
    if is_figures(group[0]):
        return group[0]
    fits = [best_fit(near.get(node.id, {}), node.heading, words, kinds) for node in group]
    best = max(range(len(group)), key=lambda n: (fits[n], -n))
    return group[best] if fits[best] - fits[0] > BETTER else group[0]


def with_bureau(said: Said, group: Sequence[Node], knowledge: Knowledge) -> Said:
    """What is said of a measure, and who is responsible where only a twin of the node quoted says so."""
    if said.node.departments:
        return said
    twin = _naming(group)
    who = responsible(twin, knowledge) if twin is not None else None
    if who is None or all(place in said.places for place in who[1]):
        return said
    return replace(said, text=f"{said.text}\n{who[0]}", places=(*said.places, *who[1]))


def _naming(group: Sequence[Node]) -> Node | None:
    """The first that names a bureau."""
    return next((n for n in group if n.departments and n.kind in _NAMING), None)
