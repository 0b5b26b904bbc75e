"""Twins: rows, clauses and parts that state the same measure, often in other words or with another figure.

Two nodes are twins where a good part of the shorter text stands in the other (figures masked), where one
sentence or one statement of a figure stands in both, or where both have the same title within the same part
of the document. Symmetric, not transitive. But: compares only pairs with a row in them, or of an annex with
the body, so a text without tables returns at once; two clauses of one law are never twins.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import combinations

from corpus.areas import areas
from corpus.mask import mask
from corpus.overlap import shared_runs
from corpus.readings import readings
from corpus.records import Document, Node
from corpus.statements import Statement, statements
from corpus.twin_text import HALF, RUN, SHINGLE, Measure, outdone, same_text

COMMON = 8  # an anchor that stands in more nodes is boilerplate
SUBJECT = 5  # characters of a subject that two statements must share
_NAME = re.compile(r"“([^“”，。]{6,20})”")
_BOILERPLATE = re.compile(
    r"(?:分别)?(?:给予|予以)?(?:最高)?[\ue000-\uf8ff](?:、[\ue000-\uf8ff])*(?:的)?(?:一次性)?(?:资金支持|奖励|补助|补贴|支持|资助)?|"
    r"[，。]?(?:力争|到|截至)?20\d\d年(?:底|全市)?[，]?|[省市县区镇]?(?:本级)?财政20\d\d年预算安排"
)


def find_twins(document: Document) -> Document:
    """The document with `twins` on its nodes, each list in source order."""
    if not any(node.kind == "row" for node in document.nodes):
        return document
    nodes = (node for node in document.nodes if node.kind in ("row", "clause", "part"))
    measures = [measure for node in nodes if (measure := _measure(node, document))]
    area = areas(document)
    named = _named(measures)
    by_id = {measure.node.id: measure for measure in measures}
    twins: dict[str, set[str]] = defaultdict(set)
    by_text: dict[str, set[str]] = defaultdict(set)
    for a, b in _candidates(measures, area):
        kinds = {a.node.kind, b.node.kind}
        together = (a.node.id, b.node.id) in named and bool(shared_runs(a.text, b.text, RUN))
        if "row" not in kinds:
            continue
        if together or _same(a, b, area):
            twins[a.node.id].add(b.node.id)
            twins[b.node.id].add(a.node.id)
        elif not (_is_figures(a) or _is_figures(b)) and same_text(a, b):
            twins[a.node.id].add(b.node.id)
            twins[b.node.id].add(a.node.id)
            if len(kinds) == 2:
                row, clause = (a, b) if a.node.kind == "row" else (b, a)
                by_text[row.node.id].add(clause.node.id)
    for row_id, only in by_text.items():
        clauses = {twin: by_id[twin] for twin in twins[row_id] if by_id[twin].node.kind != "row"}
        for clause_id in outdone(by_id[row_id], clauses) & only:
            twins[row_id].discard(clause_id)
            twins[clause_id].discard(row_id)
    order = {node.id: position for position, node in enumerate(document.nodes)}
    return replace(document, nodes=tuple(
        replace(node, twins=tuple(sorted(twins[node.id], key=order.__getitem__))) if node.id in twins else
        node for node in document.nodes
    ))  # fmt: skip


def _named(measures: Iterable[Measure]) -> frozenset[tuple[str, str]]:
    """Pairs that alone speak of something with a long name in quotation marks (“嘉兴大病无忧”)."""
    where: dict[str, list[str]] = defaultdict(list)
    for measure in measures:
        for name in dict.fromkeys(_NAME.findall(measure.text)):
            where[name].append(measure.node.id)
    return frozenset((ids[0], ids[1]) for ids in where.values() if len(ids) == 2)


def _measure(node: Node, document: Document) -> Measure | None:
    """The node to compare, or None where it is no measure (a planned document, a heading alone)."""
    found = readings(node, document, ("text",))
    text = "。".join(_BOILERPLATE.sub("。", mask(reading.text).text) for reading in found)
    if not any(character.isalnum() for character in node.text) or (node.kind == "row" and not node.heading):
        return None
    facts = tuple(fact for reading in found for fact in statements(reading))
    return Measure(node, text, "".join(node.heading.split()).rstrip("。"), facts)


def _candidates(measures: Iterable[Measure], area: Mapping[str, str]) -> list[tuple[Measure, Measure]]:
    """Pairs that share a rare anchor, a statement, or a title within one part; in a fixed order."""
    groups: dict[object, list[int]] = defaultdict(list)
    listed = list(measures)
    for index, measure in enumerate(listed):
        whole = measure.heading + "。" + measure.text
        for start in range(max(0, len(whole) - SHINGLE + 1)):
            groups[whole[start : start + SHINGLE]].append(index)
        for fact in measure.facts:
            if len(fact.about) >= SUBJECT:
                groups[fact.quantity.unit, fact.about[-SUBJECT:]].append(index)
            groups[fact.quantity.unit, fact.quantity.value].append(index)
        if measure.node.id in area and measure.heading:
            groups[area[measure.node.id], _title(measure.heading)].append(index)
        if measure.node.id in area and (_is_figures(measure) or _budget_of(measure)):
            groups[area[measure.node.id]].append(index)
    pairs: set[tuple[int, int]] = set()
    for members in groups.values():
        unique = sorted(set(members))
        if 2 <= len(unique) <= COMMON:
            pairs.update(combinations(unique, 2))
    return [(listed[a], listed[b]) for a, b in sorted(pairs)]


def _same(a: Measure, b: Measure, area: Mapping[str, str]) -> bool:
    """Whether a title, a figure or a budget makes them one measure."""
    together = area.get(a.node.id) is not None and area.get(a.node.id) == area.get(b.node.id)
    if _is_figures(a) or _is_figures(b):
        return together and bool(_budget_of(a) or _budget_of(b))
    return _same_title(a, b, together) or any(_same_fact(x, y, together) for x in a.facts for y in b.facts)


def _is_figures(measure: Measure) -> bool:
    """Whether a row holds figures alone, like those of a budget table."""
    return measure.node.kind == "row" and not re.search(r"[^\W\d_]", measure.node.text)


def _budget_of(measure: Measure) -> bool:
    """Whether a clause or row states the budget of its part: 预算安排 with an amount of money."""
    return measure.node.kind != "part" and any(
        fact.quantity.unit == "元" and re.search(r"预算(?!内).{0,12}$|预算安排", fact.subject)
        for fact in measure.facts
    )


def _same_title(a: Measure, b: Measure, together: bool) -> bool:
    """Whether the titles agree, or one stands in the other measure; within one part of the document."""
    if not together or "part" in (a.node.kind, b.node.kind):
        return False
    if a.heading == b.heading:
        return bool(a.heading)
    first, second = _title(a.heading), _title(b.heading)
    if min(len(first), len(second)) < 4:
        return False
    if first in second or second in first:
        return True
    run = max((run.size for run in shared_runs(_name(first), _name(second), SHINGLE)), default=0)
    if run >= SHINGLE and run >= HALF * min(len(first), len(second)):
        return True
    return (len(first) >= RUN and first in b.text) or (len(second) >= RUN and second in a.text)


def _same_fact(x: Statement, y: Statement, together: bool) -> bool:
    """Whether two statements have the same subject; with the same figure, a similar one is enough."""
    first, second = x.about, y.about
    if x.quantity.unit != y.quantity.unit or min(len(first), len(second)) < SUBJECT:
        return False
    if _budget(first) or _budget(second):
        return False
    if first == second:
        return x.quantity.value == y.quantity.value or len(first) >= SUBJECT + (1 if together else 2)
    if x.quantity.value != y.quantity.value:
        return False
    if together and x.quantity.value >= 10 and first[-4:] == second[-4:]:
        return True
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= 0.8


def _budget(subject: str) -> bool:
    """Whether a subject is what every part says of its budget: such statements are about different money."""
    return "预算" in subject or subject.endswith(("给予", "收入", "上级补助", "本级财力"))


def _title(heading: str) -> str:
    """A title without the verbs that change between lists: 支持推进"学有优教" and 推进"学有优教" are one."""
    return re.sub(
        r"^(?:继续|支持|推进|推动|加快|积极|深化|强化|加强|加大|争取|促进|打好|开展|落实|实施|做好|的)+",
        "",
        re.sub(r"[“”\"]", "", heading),
    )


def _name(title: str) -> str:
    """A title without what many titles end in."""
    return re.sub(
        r"(?:高质量|提质增效|稳进提质|提升|健康|有序|等)?(?:发展|建设|工作|支持|力度|能力|作用|水平|体系)$",
        "",
        title,
    )
