"""Of hits that are near each other, the one that has what is asked for before those that have it not.

A figure of the kind asked for, or what few clauses say: a telephone number, a fine, what follows for who does something. But:
what is far behind stays there, and whether the first answers is for `qa.declining`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.records import Hit
from qa.knowledge import Knowledge
from qa.refusal import PLAIN_KINDS
from qa.unstated import CONSEQUENCE, THINGS, thing_asked, unstated_thing
from qa.wanted import holds, wanted

NEAR_HITS, NEAR = 3, 0.35  # how many hits, and how far behind the first, may be put before it
FAR_HITS = 6  # how many for what few clauses say
JUST_ABOVE = 1e-4
_SAID_BY_FEW = (*THINGS, CONSEQUENCE)
#: What follows for officials answers nobody else.
_OFFICIALS = re.compile(r"(?:工作|主管|直接责任)人员[^。；]*?(?:玩忽职守|滥用职权|徇私)")


def holding_first(hits: tuple[Hit, ...], text: str, knowledge: Knowledge) -> tuple[Hit, ...]:
    """The hits for normalised `text`; where the first has not what is asked for, the next one near it that has is put first."""
    kinds = tuple(kind for kind in wanted(text) if kind.name in PLAIN_KINDS - {"money"})
    sought = thing_asked(text, _SAID_BY_FEW)
    for hit in hits[: FAR_HITS if sought else NEAR_HITS]:
        if hits[0].score - hit.score > NEAR:
            break
        said = [knowledge.nodes[i].text for i in (hit.id, *hit.twins)]
        body = "".join(said)
        lacks = sought and (
            unstated_thing(text, body, _SAID_BY_FEW) is not None or _OFFICIALS.search(body) is not None
        )
        if any(holds(one, kinds) for one in said) and not lacks:
            if hit is hits[0]:
                break
            best = replace(hit, score=hits[0].score + JUST_ABOVE)
            return (best, *(other for other in hits if other is not hit))
    return hits
