"""Which documents of a retrieval set belong together: the articles of one law, in the order of the set's file.

A document's family is its title without the article's number (民法典第十条 and 民法典第十一条 are of one); without a
title it has none. `in_company` adds to each score what stands beside it: the better of the two neighbours, and how
many of the first documents are of its family (the earlier the more). An article is seldom the only one of its law
that speaks of a thing. But: nothing here knows what a question is about, and a set of single documents is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.fusion import Floats

Places = npt.NDArray[np.int64]

NEIGHBOUR, FAMILY, COUNTED = (
    0.15,
    0.1,
    50,
)  # what a neighbour and a family add, and how many first documents count
_ARTICLE = re.compile(r"第[〇零一二三四五六七八九十百千\d]+条.*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Families:
    """(n,) arrays over the documents: the family's number, and the places before and behind (-1 where none is)."""

    family: Places
    before: Places
    behind: Places

    @property
    def any(self) -> bool:
        """Whether any document has another beside it."""
        return bool((self.before >= 0).any())


def families(documents: Mapping[str, tuple[str, str]], ids: Sequence[str]) -> Families:
    """The families of the documents `ids`; `documents` is (title, text) by id, in the order of the file."""
    at = {name: place for place, name in enumerate(ids)}
    numbers: dict[str, int] = {}
    family = np.zeros(len(ids), np.int64)
    before, behind = np.full(len(ids), -1, np.int64), np.full(len(ids), -1, np.int64)
    last: dict[int, int] = {}
    for name, (title, _) in documents.items():
        place = at[name]
        own = numbers.setdefault(_ARTICLE.sub("", title).strip() or name, len(numbers))
        family[place] = own
        if own in last:
            before[place], behind[last[own]] = last[own], place
        last[own] = place
    return Families(family, before, behind)


def in_company(scores: Floats, of: Families) -> Floats:
    """(n,) -> (n,): each score with its neighbours' and its family's share; a document without family keeps its own."""
    padded = np.append(scores, np.float32(0))  # -1 is the place of a neighbour that is not there
    beside = np.maximum(padded[of.before], padded[of.behind])
    first = np.argsort(-scores, kind="stable")[:COUNTED]
    share = np.zeros(int(of.family.max()) + 1, np.float32)
    np.add.at(share, of.family[first], 1 / np.arange(2, len(first) + 2, dtype=np.float32))
    alone = (of.before < 0) & (of.behind < 0)
    return np.asarray(
        np.where(alone, scores, scores + NEIGHBOUR * beside + FAMILY * share[of.family] / share.max()),
        np.float32,
    )
