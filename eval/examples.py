"""What the weights are learned from: a development question as the search saw it.

The questions are those of the gold file and those on other documents (`eval.others`); for the decision to answer also
near misses, made by hiding the nodes that answer. But: fits nothing (`eval.learn`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, replace

import numpy as np
import numpy.typing as npt

from eval.others import Other
from eval.records import Gold
from index.searcher import Index
from qa.assistant import Assistant
from qa.searching import search
from qa.understanding import understand

Floats = npt.NDArray[np.float64]

FOLDS_OF_OTHERS = 10
HIDDEN = "hidden"
ALWAYS = 2.0  # no probability is so high that the best node is not read
BY_WORDS = frozenset({"other_place", "other_year", "no_figure", "no_such_clause"})


@dataclass(frozen=True, slots=True)
class Example:
    """One development question: its feature matrix (n, features), which nodes answer (n,), its signals (s,), and the
    other document it is about ("" for the gold questions)."""

    gold: Gold
    matrix: Floats
    answers: npt.NDArray[np.bool_]
    signals: Floats
    home: str = ""


def examples(
    questions: Sequence[Gold],
    assistant: Assistant,
    without: frozenset[str] = frozenset(),
    hidden: bool = False,
) -> list[Example]:
    """Search every question and keep what was seen, the best node read for each, unless `without` says otherwise. `hidden`
    takes the nodes that answer, or support, away first: what is then left to find is a near miss."""
    always = replace(assistant.searcher, sure=ALWAYS)
    made = []
    ids = frozenset(assistant.searcher.index.ids)
    for gold in questions:
        within = ids - _answering(gold, assistant) if hidden else None
        u = understand(gold.question, gold.history, assistant.knowledge, assistant.speller)
        found = search(always, u.spelled or u.text, u.expanded, u.asked, within, without)
        answers = np.array([i in gold.answering for i in found.evidence.ids])
        made.append(
            Example(
                gold,
                found.matrix.astype(float),
                answers,
                np.array(astuple(found.signals), dtype=float),
            )
        )
    return made


def _answering(gold: Gold, assistant: Assistant) -> frozenset[str]:
    """The nodes named by a gold question, with their twins and everything inside them."""
    nodes = assistant.knowledge.nodes
    named = {n for n in gold.relevant if n in nodes}
    named |= {t for n in named for t in nodes[n].twins}
    return frozenset(named | {n.id for n in nodes.values() if n.parent in named})


def decisions(dev: Sequence[Gold], assistant: Assistant, without: frozenset[str]) -> list[Example]:
    """What the decision is learned from: the questions that are searched for, and near misses made by hiding."""
    made = examples(dev, assistant, without)
    decided = [e for e in made if e.gold.answerable or e.gold.nuggets[0][0] not in BY_WORDS]
    misses = examples([g for g in dev if g.answerable], assistant, without, hidden=True)
    hidden = (replace(e, gold=replace(e.gold, type="none", nuggets=((HIDDEN,),))) for e in misses)
    return [*decided, *hidden]


def of_others(
    others: Sequence[Other],
    see: Callable[[Sequence[Gold], Assistant, frozenset[str]], list[Example]],
    without: frozenset[str] = frozenset(),
) -> list[Example]:
    """The examples of the other documents."""
    return [
        replace(e, home=other.name)
        for other in others
        for e in see(other.questions, other.assistant, without)
    ]


def folds_of_others(made: Sequence[Example]) -> dict[str, int]:
    """The fold, of `FOLDS_OF_OTHERS`, of each other document that an example is about."""
    homes = dict.fromkeys(e.home for e in made if e.home)
    return {home: n % FOLDS_OF_OTHERS for n, home in enumerate(homes)}


def by_words_alone(assistant: Assistant) -> Assistant:
    """The same assistant as it is where no encoder can be had."""
    index = assistant.searcher.index
    if not isinstance(index, Index):
        raise TypeError("weights are learned from the local index")
    silent = Index(index.manifest, index.contents, None)
    return replace(assistant, searcher=replace(assistant.searcher, index=silent))


def kind_of(example: Example) -> str:
    """Whether the document answers (answered), does not (none), or what answers was hidden (hidden)."""
    return (
        "answered"
        if example.gold.answerable
        else "hidden"
        if example.gold.nuggets[0][0] == HIDDEN
        else "none"
    )


def shares(made: Sequence[Example]) -> Floats:
    """(n,) weights of the questions, 1 in all: those of the gold file and those on other documents half each."""
    of_gold = np.array([not e.home for e in made])
    if of_gold.all() or not of_gold.any():
        return np.full(len(made), 1 / len(made))
    return np.asarray(np.where(of_gold, 0.5 / of_gold.sum(), 0.5 / (~of_gold).sum()))
