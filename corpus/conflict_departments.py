"""Departments that disagree: twins that name other bureaus, and one bureau under two names.

Hard where the second names a bureau that the first does not; soft where the row of a list only names fewer,
or in another order. But: knows no bureau's remit; names are compared by
`corpus.aliases`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from corpus.aliases import canonical, slips
from corpus.conflict_places import Pair
from corpus.places import departments_place, locate, whole
from corpus.records import Conflict, Document, Node, Place


def department_conflicts(document: Document, pairs: tuple[Pair, ...]) -> Iterator[Conflict]:
    """Conflicts of kind department, and of kind name for bureaus."""
    for pair in pairs:
        if pair.a.departments and pair.b.departments and pair.a.kind != "part":
            yield from _compare(pair, document)
    yield from _names(document, slips(name for node in document.nodes for name in node.departments))


def _compare(pair: Pair, document: Document) -> Iterator[Conflict]:
    first = [canonical(name) for name in pair.a.departments]
    second = [canonical(name) for name in pair.b.departments]
    if first == second:
        return
    extra = [name for name in second if name not in first]
    missing = [name for name in first if name not in second]
    if not extra and not missing:
        if first[0] == second[0]:
            return
        what = f"排在首位的责任单位：一处为{first[0]}，另一处为{second[0]}"
    elif extra:
        what = f"责任单位：后一处多出{'、'.join(extra)}" + (f"，少了{'、'.join(missing)}" if missing else "")
    else:
        what = f"责任单位：后一处少了{'、'.join(missing)}"
    yield Conflict(
        "department", "hard" if extra else "soft", _place(pair.a, document), _place(pair.b, document), what
    )


def _names(document: Document, wrong: Mapping[str, str]) -> Iterator[Conflict]:
    """One bureau printed under two names: its commonest form against each rarer one, once."""
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    where: dict[str, Node] = {}
    for node in document.nodes:
        for name in node.departments:
            key = canonical(name)
            printed[wrong.get(key, key)][name] += 1
            where.setdefault(name, node)
    for forms in printed.values():
        if len(forms) < 2:
            continue
        common = max(forms, key=lambda name: (forms[name], -len(name), name))
        for name in sorted(forms):
            if name == common:
                continue
            a, b = (_named(where[form], form, document) for form in (common, name))
            yield Conflict(
                "name", "soft", a, b, f"同一单位写作“{common}”{forms[common]}次，写作“{name}”{forms[name]}次"
            )


def _named(node: Node, name: str, document: Document) -> Place:
    return locate(name, node, document) or _place(node, document)


def _place(node: Node, document: Document) -> Place:
    return departments_place(node, document) or whole(node, document)
