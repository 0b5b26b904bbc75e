"""Which row of a table of figures has the most, the least, or falls on one side of zero: 哪个领域预算增加最多.

But: only over one column of one table, and only where the question says which way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.places import locate, whole
from corpus.records import Node, Place
from index.records import Hit
from qa.citing import cited
from qa.knowledge import Knowledge
from qa.records import Answer
from qa.tabular import Cell, asked_cells, figures_by_row
from qa.understanding import Understood
from qa.years_asked import year_of

_MOST = re.compile(r"最多|最大|最高|最狠|最猛|最快|最厚")
_LEAST = re.compile(r"最少|最小|最低")
_FALLS = re.compile(
    r"比(?:去年|上年|前年|20\d\d年?)[^,，。]{0,4}[少低]|减(?![免轻负半税])|下降|砍|降|缩|少了|压缩|削减"
)
_RISES = re.compile(
    r"比(?:去年|上年|前年|20\d\d年?)[^,，。]{0,4}[多高]|增加|增长|涨|多了|提高|增幅|加得|加了|上升"
)
#: 哪个领域的钱比去年少了: of the money that a field has, not of what a measure pays.
_BUDGET = re.compile(r"预算|(?:领域|板块|方面|块|政策包)[^,，。?？]{0,4}(?:的钱|资金|投入|盘子|安排)")
_WHICH = re.compile(r"哪|(?<!为)什么|谁")
_TOTAL = re.compile(r"^(?:总预算|总计|合计|小计|总额)")


@dataclass(frozen=True, slots=True)
class Extreme:
    """The rows that answer, each with the cell that shows it."""

    rows: tuple[tuple[Node, Cell], ...]


def _number(cell: Cell) -> float:
    return float(cell.value.replace("−", "-").replace(",", "").rstrip("%％"))


def extreme(
    text: str, tables: tuple[Node, ...], knowledge: Knowledge, own_year: int | None
) -> Extreme | None:
    """The rows that normalised `text` asks for; None where no table has them."""
    most, least = _MOST.search(text), _LEAST.search(text)
    falls, rises = _FALLS.search(text), _RISES.search(text)
    for table in tables:
        found: list[tuple[Node, Cell]] = []
        for node_id, every in figures_by_row(table, knowledge).items():
            node = knowledge.nodes[node_id]
            chosen = asked_cells(every, text + ("增减" if falls or rises else ""), own_year)
            change = [c for c in chosen if len(set(re.findall(r"20\d\d", c.title))) > 1]
            pick = change if falls or rises else ([c for c in chosen if c not in change] or list(chosen))
            if not _TOTAL.match(node.heading) and pick:
                found.append((node, pick[-1] if falls or rises else _latest(pick)))
        if not found:
            continue
        if falls or rises:
            found = [(n, c) for n, c in found if (_number(c) < 0) == bool(falls)]
        if most or least:
            down = bool(least) != bool(falls and most)
            best = (min if down else max)(_number(c) for _, c in found) if found else None
            found = [(n, c) for n, c in found if _number(c) == best]
        if found:
            return Extreme(tuple(found))
    return None


def _latest(chosen: list[Cell]) -> Cell:
    return max(chosen, key=lambda c: re.findall(r"20\d\d", c.title) or [""])


def _asked(text: str) -> bool:
    """Whether the text asks which of several, and which way."""
    ways = (_MOST, _LEAST, _FALLS, _RISES)
    return _WHICH.search(text) is not None and any(way.search(text) for way in ways)


def extreme_row(
    understood: Understood, text: str, knowledge: Knowledge, document: str | None
) -> Answer | None:
    """Which row of a table of figures has the most or the least, where that is asked."""
    if not _asked(text):  # most questions: the tables need not be read
        return None
    tables = tuple(n for d in knowledge.within(document) for n in d.nodes if n.kind == "table")
    documents = knowledge.within(document)
    named = any(t.id.endswith("/" + p.path) for p in understood.places for t in tables)
    if not _BUDGET.search(text) and not named:
        tables = tuple(table for table in tables if _called(table, text, knowledge))
    best = extreme(text, tables, knowledge, year_of(documents[0]) if documents else None)
    if best is None:
        return None
    nodes = [node for node, _ in best.rows]
    said = "；".join(f"{node.heading}（{cell.title}：{cell.value}）" for node, cell in best.rows)
    return Answer(
        understood.question,
        understood.text,
        "list" if len(nodes) > 1 else "answer",
        said + "。",
        cited(
            [place for node, cell in best.rows for place in _row_and_title(node, cell, knowledge)], knowledge
        ),
        hits=tuple(Hit(node.id, 1.0, twins=node.twins) for node in nodes),
        confidence=0.95,
    )


def _called(table: Node, text: str, knowledge: Knowledge) -> bool:
    """Whether the text has a word that ends most headings of a table's rows of figures (政策包)."""
    rows = [knowledge.nodes[row].heading for row in figures_by_row(table, knowledge)]
    rows = [heading for heading in rows if not _TOTAL.match(heading)]
    ends = {heading[at:] for heading in rows for at in range(len(heading) - 1)}
    return len(rows) > 1 and any(
        end in text and 2 * sum(heading.endswith(end) for heading in rows) > len(rows) for end in ends
    )


def _row_and_title(node: Node, cell: Cell, knowledge: Knowledge) -> list[Place]:
    """Where a figure stands: its row, and the title of its column."""
    row = whole(node, knowledge.home[node.id])
    table = knowledge.nodes.get(node.parent or "")
    title = locate(cell.title, table, knowledge.home[table.id]) if table is not None else None
    return [row] if title is None else [row, title]
