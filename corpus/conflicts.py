"""Places of a document that disagree about the same measure, each with both quotations.

Every kind of difference is found by a file of its own (`conflict_*`); this one runs them all, drops
repetitions and puts the findings in source order, hard ones first. `hard` is what gives a reader two
different answers, `soft` is wording, omission, and totals that are said to leave out overlaps. But: judges
no measure, and knows no document.
"""

from __future__ import annotations

from itertools import chain

from corpus.conflict_aligned import aligned_conflicts
from corpus.conflict_budget import budget_conflicts
from corpus.conflict_departments import department_conflicts
from corpus.conflict_duplicates import duplicate_conflicts
from corpus.conflict_figures import figure_conflicts
from corpus.conflict_leads import lead_conflicts
from corpus.conflict_omissions import omission_conflicts
from corpus.conflict_periods import period_conflicts
from corpus.conflict_places import pairs
from corpus.conflict_repeated import repeated_conflicts
from corpus.conflict_scopes import scope_conflicts
from corpus.conflict_slips import slip_conflicts
from corpus.conflict_sums import sum_conflicts
from corpus.conflict_titles import title_conflicts
from corpus.conflict_wording import wording_conflicts
from corpus.records import Conflict, Document, Place
from corpus.twins import find_twins


def find_conflicts(document: Document) -> tuple[Conflict, ...]:
    """The disagreements of a document: hard ones first, each kind in source order."""
    if not any(node.twins for node in document.nodes):
        document = find_twins(document)
    twins = pairs(document)
    found: dict[tuple[object, ...], Conflict] = {}
    finders = (
        figure_conflicts(document, twins),
        scope_conflicts(document, twins),
        budget_conflicts(document),
        sum_conflicts(document),
        period_conflicts(document, twins),
        department_conflicts(document, twins),
        lead_conflicts(document),
        wording_conflicts(document, twins),
        title_conflicts(document, twins),
        slip_conflicts(document),
        duplicate_conflicts(document, twins),
        omission_conflicts(document, twins),
    )
    for conflict in chain.from_iterable(finders):
        found.setdefault((conflict.kind, conflict.a, conflict.b), conflict)
    told = [conflict for conflict in found.values() if conflict.kind in ("number", "unit")]
    for conflict in chain(aligned_conflicts(document, twins), repeated_conflicts(document, twins)):
        if not any(_ends(conflict) == _ends(other) and _overlap(conflict.a, other.a) for other in told):
            found.setdefault((conflict.kind, conflict.a, conflict.b), conflict)
    disputed = {_ends(conflict) for conflict in found.values() if conflict.kind == "period"}
    found = {key: c for key, c in found.items() if c.kind != "duplicate" or _ends(c) not in disputed}
    order = {node.id: position for position, node in enumerate(document.nodes)}
    return tuple(
        sorted(
            found.values(),
            key=lambda c: (
                c.severity != "hard",
                order[c.a.node],
                order[c.b.node] if c.b else -1,
                c.kind,
                c.what,
            ),
        )
    )


def _overlap(one: Place, other: Place) -> bool:
    """Whether two quotations share characters of the source."""
    return any(a.start < b.end and b.start < a.end for a in one.spans for b in other.spans)


def _ends(conflict: Conflict) -> tuple[str, str]:
    """The two nodes of a conflict, one node twice where it stands alone."""
    return conflict.a.node, (conflict.b or conflict.a).node
