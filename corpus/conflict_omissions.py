"""A figure that only one of two twins states, though the other repeats the text around it, or most of the
whole.

Soft: the reader of the shorter text misses something, but is told nothing else. But: a figure that another
twin states is not omitted (a clause may be taken up by several rows), and a row that takes up only a part
of a clause omits nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from corpus.conflict_places import Pair
from corpus.mask import mask
from corpus.overlap import covered
from corpus.places import heading_place, whole
from corpus.readings import Reading, readings
from corpus.records import Conflict, Document, Node, Place
from corpus.statements import Statement, statements

BESIDE = 6  # characters that must stand in the other text before and after what is left out
SUBJECT = 10  # characters of a subject that stands in the other text without its figure
MOST = 0.5  # share of a text that the other repeats: then every figure it leaves out is an omission
_TIMES = ("年", "月", "日")

Figure = tuple[float, str]


def omission_conflicts(document: Document, pairs: tuple[Pair, ...]) -> Iterator[Conflict]:
    """Conflicts of kind omission, one for each twin that leaves figures out."""
    nodes = {node.id: node for node in document.nodes}
    stated = {node.id: _figures(readings(node, document, ("text",))) for node in document.nodes if node.twins}
    for pair in pairs:
        yield from _one_way(pair.a, pair.b, pair.first, pair.second, stated, nodes, document)
        yield from _one_way(pair.b, pair.a, pair.second, pair.first, stated, nodes, document)


def _one_way(
    node: Node, other: Node, first: tuple[Reading, ...], second: tuple[Reading, ...],
    stated: Mapping[str, frozenset[Figure]], nodes: Mapping[str, Node], document: Document,
) -> Iterator[Conflict]:  # fmt: skip
    """What `first` states and `second` leaves out, as one conflict."""
    elsewhere = frozenset(
        figure
        for twin in node.twins
        if twin != other.id and _beside(nodes[twin], other)
        for figure in stated[twin]
    )
    found = list(_left_out(first, second, other, elsewhere, document))
    if found:
        what = "只有一处写明：" + "；".join(dict.fromkeys(c.a.quote.replace(" ", "") for c in found))
        yield replace(found[0], what=what)


def _beside(twin: Node, other: Node) -> bool:
    """Whether another twin takes up the rest: a row as `other` is."""
    return twin.kind == other.kind


def _figures(found: tuple[Reading, ...]) -> frozenset[Figure]:
    return frozenset(
        (fact.quantity.value, fact.quantity.unit) for reading in found for fact in statements(reading)
    )


def _left_out(
    first: tuple[Reading, ...],
    second: tuple[Reading, ...],
    other: Node,
    elsewhere: frozenset[Figure],
    document: Document,
) -> Iterator[Conflict]:
    plain = "\n".join(reading.text for reading in second)
    masked = mask(plain).text
    own = mask("\n".join(reading.text for reading in first)).text
    restated = covered(own, masked, BESIDE + 2) >= MOST * max(1, len(own))
    told = _figures(second)
    subjects = {fact.about for reading in second for fact in statements(reading)}
    for reading in first:
        for fact in statements(reading):
            figure = fact.quantity.value, fact.quantity.unit
            if (
                figure in told
                or fact.quantity.joined
                or fact.quantity.unit.endswith(_TIMES)
                or fact.about in subjects
            ):
                continue
            place = _where(fact, reading, second, masked, plain, document)
            if place is None and restated and figure not in elsewhere:
                place = heading_place(other, document) or whole(other, document)
            if place is not None:
                a = reading.place(
                    document, fact.start, min(fact.end, fact.quantity.end + len(fact.quantity.after))
                )
                yield Conflict("omission", "soft", a, place, "")


def _where(
    fact: Statement,
    reading: Reading,
    second: tuple[Reading, ...],
    masked: str,
    plain: str,
    document: Document,
) -> Place | None:
    """Where the other text leaves the figure out, or None where it does not speak of it."""
    if (
        len(fact.subject) >= SUBJECT
        and fact.subject in plain
        and fact.subject + fact.quantity.text[:1] not in plain
    ):
        return next(
            (_fragment(r, r.text.find(fact.subject), document) for r in second if fact.subject in r.text),
            None,
        )
    before = mask(reading.text[max(0, fact.start - 30) : fact.start]).text.rstrip("，")[-BESIDE:]
    after = mask(reading.text[fact.end + 1 : fact.end + 31]).text[:BESIDE]
    if len(before) < BESIDE or len(after) < BESIDE or not {before[-1], after[0]}.isdisjoint("。；"):
        return None
    for words in (f"{before}，{after}", before + after):
        if words in masked:
            found = next((r for r in second if words in mask(r.text).text), None)
            if found is not None:
                inner = mask(found.text)
                return _fragment(found, inner.starts[inner.text.find(words)], document)
    return None


def _fragment(reading: Reading, position: int, document: Document) -> Place:
    """The sentence at a position."""
    start = max(reading.text.rfind(mark, 0, position) for mark in "。；，") + 1
    stops = [i for i in (reading.text.find(mark, position + BESIDE * 2) for mark in "。；，") if i >= 0]
    return reading.place(document, start, min(stops, default=len(reading.text)))
