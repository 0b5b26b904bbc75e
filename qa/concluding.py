"""What was found and said for the parts of a question, put into one answer: text, quotations, what disagrees, sums.

Measures that are nearly as good as the best are quoted beside it, as what they are. But: finds nothing and
declines nothing (`qa.finding`, `qa.declining`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.labels import label
from corpus.records import Conflict, Place
from index.records import Hit
from qa.arithmetic import work_out, work_out_example
from qa.citing import cited
from qa.declining import Part, named
from qa.knowledge import Knowledge
from qa.left_out import asks_whether, left_out
from qa.normalise import unspaced
from qa.notices import conflict_notice, disagreements, shows
from qa.records import Answer, Arithmetic, Notice
from qa.understanding import Understood

_CONFLICTS = {
    "department": frozenset({"department"}),
    "period": frozenset({"period", "number"}),
}
_ANY_FIGURE = frozenset({"number", "unit", "scope", "name"})
MOST_CONFLICTS = 4
#: Asks where something stands: 出现在哪条措施里, 哪一条写着.
_WHERE = re.compile(r"哪一?[条款]|第几条|哪一?[项点](?:措施|政策|规定|里|中)|哪[里儿](?:写|规定|提)")


def concluded(
    understood: Understood,
    parts: Sequence[Part],
    beside: Sequence[Part],
    hits: tuple[Hit, ...],
    knowledge: Knowledge,
    sure: float,
) -> Answer:
    """The answer that `parts` give, with the sentences of `beside`, the next best measures."""
    places: list[Place] = [place for part in parts for place in part.said.places]
    texts_said = [part.said.text for part in parts]
    if len(parts) == 1 and _WHERE.search(understood.text):
        texts_said = [_with_its_place(parts[0], knowledge)]
    notices: list[Notice] = []
    kinds = _CONFLICTS.get(understood.asked, _ANY_FIGURE)
    for conflict in disagreements(places, kinds, knowledge)[:MOST_CONFLICTS]:
        other = _other_side(conflict, places)
        if other is not None and any(_same_words(other, place) for place in places):
            continue  # a twin says the same as what is shown already
        notices.append(conflict_notice(conflict, knowledge))
        if other is not None:
            places.append(other)
            texts_said.append(
                f"但{named(knowledge.nodes[other.node], knowledge)}写的是“{other.quote.strip()}”，两处不一致。"
            )
    whether = not notices and asks_whether(understood.text)
    unlike = left_out(parts[0].found.about, places, knowledge) if whether else None
    if unlike is not None:
        word, place = unlike
        places.append(place)
        where = named(knowledge.nodes[place.node], knowledge)
        texts_said.append(f"但{where}写的是“{place.quote.strip()}”，没有写“{word}”。")
    citations = cited([*places, *(place for part in beside for place in part.said.places)], knowledge)
    sums: tuple[Arithmetic, ...] = ()
    worked = work_out(understood.text, parts[0].said.node, citations, knowledge)
    for part in beside if worked is None else ():
        worked = worked or work_out_example(understood.text, part.said.node, citations, knowledge)
    if worked is not None:
        sums, citations = worked.arithmetic, worked.citations
        texts_said.append(worked.text)
    texts_said += [_also(part, parts[0], knowledge) for part in beside]
    if len(knowledge.documents) > 1:
        homes = dict.fromkeys(knowledge.home[c.id].title for c in citations)
        texts_said.insert(0, "据" + "、".join(f"《{title}》" for title in homes) + "：")
    return Answer(
        understood.question,
        understood.text,
        "answer",
        "\n".join(t for t in texts_said if t),
        citations,
        tuple(notices),
        hits,
        sums,
        confidence=round(sure, 4),
    )


def _with_its_place(part: Part, knowledge: Knowledge) -> str:
    """What is said, behind the label and heading of its measure where it does not have them."""
    node = part.said.node
    known = label(node, knowledge.home[node.id]) in part.said.text
    return part.said.text if known else f"{named(node, knowledge)}：{part.said.text}"


def _same_words(one: Place, other: Place) -> bool:
    return one.node != other.node and unspaced(one.quote).strip("。；") == unspaced(other.quote).strip("。；")


def _other_side(conflict: Conflict, places: Sequence[Place]) -> Place | None:
    """The side of a conflict that is not quoted yet; another line of its node, such as its bureaus, is not it."""
    sides = (side for side in (conflict.a, conflict.b) if side is not None)
    return next((side for side in sides if not any(shows(place, side) for place in places)), None)


def _also(beside: Part, first: Part, knowledge: Knowledge) -> str:
    """The line for the next best measure, with its document where that is another."""
    home = knowledge.home[beside.said.node.id]
    title = "" if home is knowledge.home[first.said.node.id] else f"《{home.title}》"
    return f"与这个问题接近的还有{title}{named(beside.said.node, knowledge)}：{beside.said.text}"
