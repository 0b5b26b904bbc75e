"""A budget in the text against the budget table: the same money with two figures.

The row of a part's money is a twin of the clause that states it (`corpus.twins`); the column is that of the
clause's year. A total that the text gives is compared with the table's total row. But: money of other years
and the parts of a budget (其中) are not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.conflict_places import sentence
from corpus.figure_tables import Figure, figures
from corpus.places import place
from corpus.readings import readings
from corpus.records import Conflict, Document, Node, Place
from corpus.statements import Statement, statements

_BUDGET = re.compile(r"预算(?!内)")
_TOTAL = re.compile(r"总额|总计|合计|共计|总预算|总支出")


def budget_conflicts(document: Document) -> Iterator[Conflict]:
    """Conflicts of kind number between a table of figures and the text."""
    nodes = {node.id: node for node in document.nodes}
    for row in document.nodes:
        found = [
            figure for figure in figures(row, document) if _BUDGET.search(figure.column) and not figure.change
        ]
        if not found:
            continue
        told = [nodes[twin] for twin in row.twins]
        if row.number == "0" or _TOTAL.search(row.heading):
            told = [node for node in document.nodes if node.kind in ("closing", "preamble", "clause", "body")]
        for node in told:
            for fact in _stated(node, document, total=row.number == "0"):
                yield from _compare(fact, found, document)


def _stated(node: Node, document: Document, *, total: bool) -> Iterator[Statement]:
    """The budget that a node states: its first 预算安排, or the total it names."""
    for reading in readings(node, document, ("text",)):
        for fact in statements(reading):
            words = sentence(fact)
            before = reading.text[max(0, fact.start - 60) : fact.quantity.start]
            if fact.quantity.unit != "元" or not _BUDGET.search(words):
                continue
            if total and _TOTAL.search(fact.subject) and "交叉" not in fact.subject:
                yield fact
            elif not total and _BUDGET.search(fact.subject) and "其中" not in before.split("。")[-1]:
                yield fact
                return


def _compare(fact: Statement, found: list[Figure], document: Document) -> Iterator[Conflict]:
    years = set(re.findall(r"20\d\d(?=年)", sentence(fact)))
    column = next((f for f in found if f.year in years), None) or (found[-1] if not years else None)
    if column is None or column.unit != "元":
        return
    value = fact.quantity.value
    if abs(value - column.value) <= 0.0005 * max(abs(value), abs(column.value)):
        return
    a = fact.reading.place(document, fact.start, fact.quantity.end)
    b = figure_place(column, document)
    heading = "".join(column.row.heading.split())
    what = f"{heading}的预算：正文为{fact.quantity.text}，表中“{column.column}”为{column.cell.text}"
    yield Conflict("number", "hard", a, b, what.replace(" ", ""))


def figure_place(figure: Figure, document: Document) -> Place:
    """The quotation of a figure: the heading of its row, then the number."""
    named = next((r for r in readings(figure.row, document, ("heading",))), None)
    return place(figure.row, document, (*(named.offsets if named else ()), *figure.cell.offsets))
