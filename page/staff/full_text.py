"""文件全文: the whole document with its outline, searched as one types, sifted, copied, printed, taken away.

But: finds nothing itself (`sifting`, `numbered`), and its files hold what is shown, no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import gradio as gr

from corpus.labels import label
from corpus.places import whole
from corpus.records import Document, Node
from page.events import LATEST, QUIET
from page.letters import finished, letter_headed
from page.sheets import Value, comma_separated, fit, spreadsheet
from page.staff.downloads import File, links
from page.staff.layout import Opening, document_choice, no_document
from page.staff.office import Office
from page.staff.paper import outline, paper
from page.staff.sifting import WITH, WITHOUT, Sifted, Wanted, bureaus, categories, parts, periods, sift

FORMS = ("docx", "xlsx", "csv")
COLUMNS = ("出处", "标题", "正文", "责任单位", "类别", "期限", "编号")
_WIDTHS = (24, 36, 80, 28, 10, 18, 30)
_ALL = "全部"


def full_text_view(office: Office, opening: Opening) -> None:
    """Lay out the tab that is being built, and wire it."""
    chosen = document_choice(office, opening)
    words = gr.Textbox(
        label="查找",
        placeholder="输入文字（空格隔开表示都要有），或条款编号：第二十五条、25、表1-3新增类第4条",
        elem_id="words",
        max_length=200,
    )
    with gr.Row(elem_classes="filters"):
        names = {"bureau": "责任单位", "part": "部分或附表", "category": "类别", "period": "期限"}
        fields = {
            name: gr.Dropdown(
                [_ALL], value=_ALL, label=title, filterable=name in ("bureau", "part"), min_width=150
            )
            for name, title in names.items()
        }
        fields["amount"] = gr.Dropdown(
            [_ALL, WITH, WITHOUT], value=_ALL, label="金额", filterable=False, min_width=150
        )
    shown = gr.HTML(elem_id="full-text", apply_default_css=False)
    inputs: list[Any] = [chosen, words, *fields.values()]

    def show(id: str | None, words: str, *values: str | None) -> str:
        document = office.document(id)
        if document is None:
            return no_document()
        given = dict(zip(fields, (None if value == _ALL else value for value in values), strict=True))
        return sheet(document, Wanted.of({"words": words, **given}))

    def choose(id: str | None) -> list[Any]:
        document = office.document(id)
        return [_choices(document, name) for name in names] if document else [gr.skip() for _ in names]

    gr.on([*opening, chosen.change], choose, [chosen], [fields[name] for name in names], **LATEST).then(
        show, inputs, shown, **QUIET
    )
    gr.on([words.change, *(field.change for field in fields.values())], show, inputs, shown, **LATEST)


def _choices(document: Document, name: str) -> Any:  # noqa: ANN401  (what Gradio calls an update)
    given: dict[str, list[Any]] = {
        "bureau": bureaus(document),
        "part": parts(document),
        "category": categories(document),
        "period": periods(document),
    }
    return gr.update(choices=[_ALL, *given[name]], value=_ALL, visible=bool(given[name]))


def sheet(document: Document, wanted: Wanted) -> str:
    """What the view shows: how many there are, the files, the outline and the nodes."""
    found = sift(document, wanted)
    said = {"document": document.id} | {name: getattr(wanted, name) for name in Wanted.__slots__}
    files = links("full-text", FORMS, said)
    if not found.nodes:
        return '<article class="card hint"><p class="sentence long">没有符合的条款。请少写几个字，或把筛选改回“全部”。</p></article>'
    return (
        f'<h2 class="print-only">{escape(document.title)}</h2>'
        f'<p class="summary" role="status">{_counted(document, found, wanted)}</p>'
        f'<p class="take-away">{files}<button type="button" class="quiet" data-print>打印</button></p>'
        f'<div class="reading">{outline(document, found.nodes)}{paper(document, found.nodes, found.marks)}</div>'
    )


def _counted(document: Document, found: Sifted, wanted: Wanted) -> str:
    if wanted.nothing:
        return f"共 {len(document.nodes)} 条（条款、表格的行和段落）。"
    return f"{'找到' if not found.by_number else '编号对应'} {len(found.nodes)} 条，全文共 {len(document.nodes)} 条。"


def full_text_file(office: Office, said: Mapping[str, str], form: str) -> File:
    """The nodes that are shown as a file. Raises UnknownDocument."""
    document = office.named(said.get("document"))
    nodes = sift(document, Wanted.of(said)).nodes
    name = f"{document.title[:60]}{'' if Wanted.of(said).nothing else '（节选）'}"
    if form == "docx":
        return File(name, _letter(document, nodes))
    rows = [_row(node, document) for node in nodes]
    if form == "csv":
        return File(name, comma_separated(COLUMNS, rows))
    return File(name, spreadsheet(document.title, COLUMNS, rows, _WIDTHS))


def _row(node: Node, document: Document) -> tuple[Value, ...]:
    return (
        label(node, document),
        node.heading,
        node.text,
        "、".join(node.departments),
        node.category or "",
        node.period.text if node.period else "",
        node.id,
    )


def _letter(document: Document, nodes: tuple[Node, ...]) -> bytes:
    letter = letter_headed(document.title)
    for node in nodes:
        level = 2 if node.kind in ("part", "table") else 3
        letter.add_heading(fit(f"{label(node, document)} {node.heading}".strip()), level=level)
        for line in (node.text or whole(node, document).quote).split("\n"):
            if line.strip():
                letter.add_paragraph(fit(line.strip()))
        if node.departments:
            letter.add_paragraph(f"责任单位：{fit('、'.join(node.departments))}")
        if node.period:
            letter.add_paragraph(f"期限：{fit(node.period.text)}")
    return finished(letter)
