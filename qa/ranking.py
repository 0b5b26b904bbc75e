"""Nodes in the order in which they answer a question: a weighted sum of features, weights learned on development questions.

The features carry over to any document: scores of the halves, scaled within the question, and what kind of thing
a node is or states. No feature knows a number, a name or a place of a node. Weights: `qa/weights.json`, made by
`python -m eval learn`; one set where ways of asking are known for the document, one where they are not.
But: does not decide whether anything answers (`qa.refusal`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from corpus.records import Node
from index.searcher import Evidence
from qa.aspect import Aspect, wants_money
from qa.learned import learned
from qa.tabular import is_figures
from qa.wanted import MONEY

Floats = npt.NDArray[np.float32]

#: In the order of the columns of `features`.
FEATURES = (
    "bm25",
    "expanded",
    "dense",
    "sentence",
    "asked_dense",
    "asked_bm25",
    "states_period",
    "names_departments",
    "states_money",
    "frame",
    "part",
    "table",
    "figures",
    "fits",
)
HALVES = FEATURES[:6]  # the kinds of evidence
ASKED = ("asked_dense", "asked_bm25")


def traits(nodes: Sequence[Node]) -> npt.NDArray[np.float32]:
    """(n, 7) what each node is: own period, role of its departments, money, frame (preamble, closing), part, table, row of figures."""
    return np.array(
        [
            [
                node.period is not None and node.period.source == node.id,
                _role(node),
                MONEY.search(node.text) is not None,
                node.kind in ("preamble", "closing"),
                node.kind == "part",
                node.kind == "table",
                is_figures(node),
            ]
            for node in nodes
        ],
        dtype=np.float32,
    ).reshape(len(nodes), 7)


def halves(evidence: Evidence) -> Mapping[str, Floats]:
    """Each kind of evidence that there is, scaled within the question to 0-1: (n,) by its name."""
    there = {
        name: scores for name in HALVES if (scores := getattr(evidence, name)) is not None and len(scores)
    }
    if not there:
        return {}
    table = np.stack(list(there.values()))
    low = table.min(axis=1, keepdims=True)
    span = table.max(axis=1, keepdims=True) - low
    return dict(zip(there, (table - low) / np.where(span > 0, span, np.float32(1)), strict=True))


def features(
    scaled: Mapping[str, Floats],
    kinds: Floats,
    text: str,
    asked: Aspect,
    fits: Floats,
    without: frozenset[str] = frozenset(),
) -> Floats:
    """(n, len(FEATURES)) for the n nodes of the `halves`; a missing half, and one named in `without`, is all zero.

    `fits` is how well each node's best sentence does (`qa.best_sentence`).
    """
    matrix = np.zeros((len(kinds), len(FEATURES)), np.float32)
    for column, name in enumerate(HALVES):
        if name in scaled and name not in without:
            matrix[:, column] = scaled[name]
    period, departments, money = range(len(HALVES), len(HALVES) + 3)
    if asked == "period":
        matrix[:, period] = kinds[:, 0]
    if asked == "department":
        matrix[:, departments] = kinds[:, 1] == _role_asked(text)
    if wants_money(text):
        matrix[:, money] = kinds[:, 2]
    matrix[:, money + 1 : -1] = kinds[:, 3:]
    if "sentences" not in without:
        matrix[:, -1] = fits
    return matrix


_RESPONSIBLE, _LEADS, _REPORTS = 1, 2, 3


def _role(node: Node) -> int:
    """In what role a node names its departments: responsible, leading (parts, planned documents) or reporting (tables)."""
    if not node.departments:
        return 0
    if node.kind == "table":
        return _REPORTS
    return _LEADS if node.kind == "part" or (node.parent or "").endswith("/files") else _RESPONSIBLE


def _role_asked(text: str) -> int:
    return _REPORTS if "填报" in text else _LEADS if "牵头" in text else _RESPONSIBLE


@lru_cache(maxsize=1)
def weights() -> Mapping[str, Floats]:
    """The learned weights: `asked` where ways of asking are known, `plain` where they are not."""
    stored = learned()
    return {
        name: np.array([stored[name].get(f, 0.0) for f in FEATURES], dtype=np.float32)
        for name in ("asked", "plain")
    }


def score(matrix: Floats, has_phrasings: bool) -> Floats:
    """(n,) weighted sums; higher answers better."""
    return np.asarray(matrix @ weights()["asked" if has_phrasings else "plain"], dtype=np.float32)
