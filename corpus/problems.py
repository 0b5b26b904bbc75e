"""What a reader of a parsed document should know: gaps in numbers, numbers given twice, totals that do not
equal the rows. But: changes nothing and judges no figure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from corpus.records import Node, Problem

_TOTAL = re.compile(r"^(?:总计|合计|共计)\s+(\d+)\s*(?:条|项|个|件)\s*$")
_CATEGORY = re.compile(r"^[一二三四五六七八九十]+\s+(\S+?)类\S*\s+(\d+)\s*(?:条|项|个|件)\s*$")


def problems(nodes: Sequence[Node]) -> tuple[Problem, ...]:
    """The problems of a document, in source order."""
    found = [*_twice(nodes), *_gaps(nodes), *_totals(nodes)]
    return tuple(sorted(found, key=lambda problem: (problem.start, problem.end, problem.what)))


def _problem(node: Node, what: str) -> Problem:
    return Problem(node.spans[0].start, node.spans[-1].end, what)


def _twice(nodes: Iterable[Node]) -> list[Problem]:
    return [_problem(node, f"编号“{node.number}”重复出现") for node in nodes if "~" in node.id]


def _gaps(nodes: Sequence[Node]) -> list[Problem]:
    """Clauses of one scope whose number is not the one before it plus one."""
    found: list[Problem] = []
    before: Node | None = None
    for node in nodes:
        if node.kind != "clause":
            continue
        if before is not None and _scope(before) == _scope(node):
            here, there = _last(node.number), _last(before.number)
            if here > there + 1:
                found.append(_problem(node, f"编号从“{before.number}”跳到“{node.number}”"))
        before = node
    return found


def _scope(node: Node) -> str:
    head, _, tail = node.id.rpartition("/")
    return f"{head}/{tail.rpartition('.')[0]}"


def _last(number: str) -> int:
    return int(number.rpartition(".")[2].partition("-")[0])


def _totals(nodes: Sequence[Node]) -> list[Problem]:
    """Tables whose declared totals are not the numbers of their rows."""
    found: list[Problem] = []
    rows_of: dict[str | None, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.kind == "row":
            rows_of[node.parent].append(node)
    for table in nodes:
        if table.kind != "table":
            continue
        rows = rows_of[table.id]
        for line in table.text.split("\n"):
            words = " ".join(line.split())
            if (total := _TOTAL.match(words)) and int(total[1]) != len(rows):
                found.append(_problem(table, f"总计写明{total[1]}条，表内有{len(rows)}条"))
            if category := _CATEGORY.match(words):
                count = sum(1 for row in rows if row.category == category[1])
                if count != int(category[2]):
                    found.append(_problem(table, f"{category[1]}类写明{category[2]}条，表内有{count}条"))
    return found
