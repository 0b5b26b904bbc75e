"""What the next best measures say, where they are nearly as good as the one that answers and have what is asked for.

One is quoted beside the best; for a question that asks for several things (哪些情况下…), those that follow it closely. But:
ranks nothing, and says of a measure what it is given to say.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from index.records import Hit
from qa.all_asked import SEVERAL_ASKED
from qa.declining import Part
from qa.knowledge import Knowledge
from qa.normalise import unspaced
from qa.wanted import holds, wanted

#: How far behind the one before it a measure may be: `SHARPNESS` makes it a twentieth as likely or more.
NEXT_TO = 0.3
#: How many are quoted where several things are asked for, and how far the last of them may be behind the best.
MOST_BESIDE, NOT_FAR = 3, 0.45


def next_best(
    text: str, best: Part, hits: tuple[Hit, ...], knowledge: Knowledge, said_of: Callable[[Hit], Part]
) -> tuple[Part, ...]:
    """The parts beside the `best`, which the first of the `hits` gave, in their order."""
    several = SEVERAL_ASKED.search(text) is not None
    most, far = (MOST_BESIDE, NOT_FAR) if several else (1, NEXT_TO)
    shown = "".join(unspaced(place.quote) for place in best.said.places)
    beside: list[Part] = []
    for before, hit in pairwise(hits[: 1 + most]):
        if before.score - hit.score > NEXT_TO or hits[0].score - hit.score > far:
            break
        if knowledge.nodes[hit.id].kind == "table":  # what it says is what its rows say
            break
        part = said_of(hit)
        quoted = "".join(unspaced(place.quote) for place in part.said.places)
        if not quoted or quoted in shown or not holds(quoted, wanted(text)):
            break
        beside.append(part)
        shown += quoted
    return tuple(beside)
