"""A row of figures read with its table's header: 2024 年预算安排金额（亿元）：1.33.

Holds for any table whose cells are numbers; the header row is part of the table node. But: rows of words are
answered from their sentences (`qa.choosing`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.places import locate
from corpus.records import Node, Place
from qa.knowledge import Knowledge

_FIGURE = re.compile(r"^[-+−]?\d[\d,]*(?:\.\d+)?[%％]?$")
_FROM_OWN = {"去年": -1, "上年": -1, "前一年": -1, "上一年": -1, "今年": 0, "本年": 0, "前年": -2, "明年": 1}
_CHANGE = re.compile(
    r"增减|[增减]得?(?:了|多|少)|是增|增加|减少|增长|下降|变化|多了|少了|砍|涨|降|差|比去年|比上年|较"
)
#: The figure of a year that is named before it: 2023年安排了多少, 前一年是几个亿; not 去年买的设备补多少.
_OF_A_YEAR = re.compile(
    rf"(?:(?<!\d)(?P<said>20\d\d)年?|{'|'.join(word for word, step in _FROM_OWN.items() if step == -1)})(?:度|的|是|了|有|共|总|一共|预算|资金|金额|经费|钱|财政|安排|拨|给|花|投入?|列|排)*(?:多少|几(?!次|月|个月|年|家|条))"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a row under its column's title."""

    title: str
    value: str


def is_figures(node: Node) -> bool:
    """Whether a row's text is numbers only."""
    lines = [line.strip() for line in node.text.split("\n") if line.strip()]
    return node.kind == "row" and bool(lines) and all(_FIGURE.match(line) for line in lines)


def cells(node: Node, table: Node) -> tuple[Cell, ...]:
    """The row's figures under their titles; empty where the header does not fit the row."""
    header = next((line.split("\t") for line in table.text.split("\n") if "\t" in line), [])
    titles = [title for title in header if re.search(r"\d{4}\s*年|金额|数量|预算|元|比|率|%|合计", title)]
    values = [line.strip() for line in node.text.split("\n") if line.strip()]
    if not titles or len(values) > len(titles):
        return ()
    return tuple(Cell(" ".join(t.split()), v) for t, v in zip(titles, values, strict=False))


def asked_cells(found: Sequence[Cell], text: str, own_year: int | None) -> tuple[Cell, ...]:
    """The cells that normalised `text` asks for: those of the years named, the change, or all."""
    wanted_years = {int(y) for y in re.findall(r"(20\d\d)", text)}
    if own_year is not None:
        wanted_years |= {own_year + step for word, step in _FROM_OWN.items() if word in text}
    change = _CHANGE.search(text) is not None
    kept = []
    for cell in found:
        stated = {int(y) for y in re.findall(r"(20\d\d)", cell.title)}
        is_change = len(stated) > 1
        if (is_change and change) or (not is_change and stated & wanted_years):
            kept.append(cell)
    return tuple(kept) or tuple(found)


def row_of_year(group: Sequence[Node], text: str, knowledge: Knowledge, own_year: int | None) -> Node | None:
    """The row of figures, of a measure and its twins, with a column of a year that normalised `text` asks the figure of and
    that is not the document's own (去年是几个亿); None where there is none."""
    year = _OF_A_YEAR.search(text)
    if year is None or own_year is None:
        return None
    wanted = int(year["said"] or own_year - 1)
    if wanted == own_year:
        return None
    for row in group:
        table = knowledge.nodes.get(row.parent or "")
        if table is None or not is_figures(row):
            continue
        if any(re.findall(r"20\d\d", cell.title) == [str(wanted)] for cell in cells(row, table)):
            return row
    return None


def row_said(
    node: Node, text: str, knowledge: Knowledge, own_year: int | None
) -> tuple[str, list[Place]] | None:
    """The sentence for a row of figures and the quotations it rests on: the row, and the titles of its columns."""
    table = knowledge.nodes.get(node.parent or "")
    if table is None or not is_figures(node):
        return None
    found = cells(node, table)
    if not found:
        return None
    chosen = asked_cells(found, text, own_year)
    home = knowledge.home[node.id]
    row = locate("".join([node.heading, *node.text.split()]), node, home)
    titles = [locate(cell.title, table, home) for cell in chosen]
    said = "，".join(f"{cell.title}：{cell.value}" for cell in chosen)
    places = ([row] if row else []) + [place for place in titles if place is not None]
    return f"{node.heading}：{said}。", places


def named_figures(name: str, found: Sequence[Cell]) -> str:
    """A row by its name and its figures, each under its title; the name alone where there are none."""
    return "，".join([name, *(f"{cell.title}：{cell.value}" for cell in found)])


def figures_by_row(table: Node, knowledge: Knowledge) -> Mapping[str, tuple[Cell, ...]]:
    """Every row of figures of a table with its cells, by node id."""
    return {row.id: cells(row, table) for row in knowledge.below.get(table.id, ()) if is_figures(row)}
