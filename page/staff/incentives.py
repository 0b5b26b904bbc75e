"""奖补一览: every amount that someone can receive, as a table to sort and take away, and a chart by field.

But: reads no amount itself; what could not be read is listed, not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from statistics import median

import gradio as gr

from corpus.facts_text import figure
from corpus.labels import label
from corpus.records import Document, Incentive, Node, Place
from page.events import LATEST
from page.letters import finished, letter_headed
from page.sheets import Value, comma_separated, fit, spreadsheet
from page.staff.amount_chart import amount_chart
from page.staff.downloads import File, links
from page.staff.grid import Cell, grid
from page.staff.layout import Opening, document_choice, hint, no_document
from page.staff.office import Office

FORMS = ("xlsx", "csv", "docx")
COLUMNS = ("出处", "领域", "对象", "条件", "金额", "上限", "限制", "责任单位", "原文")
_WIDTHS = (16, 24, 34, 40, 16, 16, 16, 24, 60)
_FILE_COLUMNS = (*COLUMNS[:5], "金额数值", "数值单位", *COLUMNS[5:])
_FILE_WIDTHS = (*_WIDTHS[:5], 14, 10, *_WIDTHS[5:])
_WHOLE = "全文"


def incentives_view(office: Office, opening: Opening) -> None:
    """Lay out the tab that is being built, and wire it."""
    chosen = document_choice(office, opening)
    once = gr.Checkbox(True, label="附件里与正文重复的只列一次", elem_id="once")
    shown = gr.HTML(elem_id="incentives", apply_default_css=False)

    def show(id: str | None, once: bool) -> str:
        document = office.document(id)
        if document is None:
            return no_document()
        return overview(document, office.facts.incentives(document), office.facts.left_out(document), once)

    gr.on([*opening, chosen.change, once.change], show, [chosen, once], shown, **LATEST)


def distinct(found: tuple[Incentive, ...], document: Document) -> tuple[Incentive, ...]:
    """Without those whose amount a twin has stated before."""
    twins = {node.id: node.twins for node in document.nodes}
    stated: set[tuple[str, float, str]] = set()
    kept: list[Incentive] = []
    for one in found:
        said = (one.amount.value, one.amount.unit)
        if not any((twin, *said) in stated for twin in twins[one.node]):
            kept.append(one)
            stated.add((one.node, *said))
    return tuple(kept)


def overview(document: Document, found: tuple[Incentive, ...], unread: tuple[Place, ...], once: bool) -> str:
    """Files, chart, a line a field, the table, and what could not be read."""
    if not found:
        return hint("这份文件里没有读出奖励、补助或补贴的金额。")
    found = distinct(found, document) if once else found
    nodes = {node.id: node for node in document.nodes}
    sums: dict[str, list[float]] = {}
    for one in found:
        sums.setdefault(_field(nodes[one.node], nodes, document), [])
        if one.amount.unit == "元":
            sums[_field(nodes[one.node], nodes, document)].append(one.amount.value)
    counts = grid(
        "各领域",
        ("领域", "以元计的笔数", "最低", "中位", "最高"),
        [[name, *_summed(values)] for name, values in sums.items()],
    )
    rows = _rows(found, nodes, document)
    missed = "".join(
        f'<li><span class="label">{escape(label(nodes[place.node], document))}</span> {escape(place.quote)}</li>'
        for place in unread
    )
    missing = (
        f'<details class="unread"><summary>另有 {len(unread)} 处写明了金额，但读不出各给谁，未列入</summary>'
        f"<ul>{missed}</ul></details>"
        if unread
        else ""
    )
    return (
        f'<p class="summary">共 {len(found)} 笔，其中以元计 {sum(map(len, sums.values()))} 笔。</p>'
        f'<p class="take-away">{links("incentives", FORMS, {"document": document.id, "once": "1" if once else ""})}</p>'
        f"{amount_chart(sums)}{counts}{grid('每一笔奖补', COLUMNS, rows)}{missing}"
    )


def _summed(values: list[float]) -> list[Cell]:
    if not values:
        return [Cell("0", 0), *(Cell("", None) for _ in range(3))]
    held = (min(values), median(values), max(values))
    return [Cell(str(len(values)), len(values)), *(Cell(figure(value, "元"), value) for value in held)]


def _field(node: Node, nodes: Mapping[str, Node], document: Document) -> str:
    """The title of the outermost part that the node stands in, or, of a row, the clause that it repeats."""
    clause = next((nodes[twin] for twin in node.twins if nodes[twin].kind == "clause"), None)
    home = clause if node.kind == "row" and clause else node
    if home.kind == "row":
        return nodes[home.parent or ""].heading if home.parent in nodes else _WHOLE
    while above := nodes.get(home.parent or ""):
        home = above
    return (home.heading or label(home, document)) if home.kind in ("part", "table") else _WHOLE


def _rows(
    found: Iterable[Incentive], nodes: Mapping[str, Node], document: Document
) -> list[tuple[Cell, ...]]:
    place = {id: at for at, id in enumerate(nodes)}
    return [_cells(one, place[one.node], nodes, document) for one in found]


def _cells(one: Incentive, place: int, nodes: Mapping[str, Node], document: Document) -> tuple[Cell, ...]:
    node = nodes[one.node]
    return (
        Cell(label(node, document), place),
        Cell(_field(node, nodes, document)),
        Cell(one.beneficiary),
        Cell(one.condition),
        Cell(one.amount.text, one.amount.value),
        Cell(one.cap.text if one.cap else "", one.cap.value if one.cap else None),
        Cell(one.limit or ""),
        Cell("、".join(node.departments)),
        Cell(one.quote),
    )


def incentives_file(office: Office, said: Mapping[str, str], form: str) -> File:
    """The table as a file; amounts as numbers beside their words. Raises UnknownDocument."""
    document = office.named(said.get("document"))
    nodes = {node.id: node for node in document.nodes}
    rows: list[tuple[Value, ...]] = []
    found = office.facts.incentives(document)
    found = distinct(found, document) if said.get("once") else found
    for one, cells in zip(found, _rows(found, nodes, document), strict=True):
        words = [cell.text for cell in cells]
        rows.append((*words[:5], one.amount.value, one.amount.unit, *words[5:]))
    name = f"{document.title[:50]} 奖补一览"
    if form == "csv":
        return File(name, comma_separated(_FILE_COLUMNS, rows))
    if form == "xlsx":
        return File(name, spreadsheet("奖补一览", _FILE_COLUMNS, rows, _FILE_WIDTHS))
    letter = letter_headed(f"《{document.title}》奖补一览")
    for row in rows:
        letter.add_heading(fit(f"{row[0]} {row[2]}：{row[4]}"), level=3)
        for column, value in zip(_FILE_COLUMNS[7:], row[7:], strict=True):
            if value:
                letter.add_paragraph(f"{column}：{fit(str(value))}")
    return File(name, finished(letter))
