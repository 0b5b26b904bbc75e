"""两个版本: two documents chosen, what changed between them clause by clause, and the same as a Word document.

But: compares what is loaded; a file is added under 文件管理 first.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from io import BytesIO
from typing import Any

import gradio as gr

from corpus.diff import Comparison, Revision, diff
from corpus.diff_docx import write_docx
from corpus.diff_text import figure_line, headline, summary
from corpus.errors import UnknownDocument
from corpus.wording import Change, Piece
from page.events import LATEST
from page.staff.downloads import File, links
from page.staff.layout import Opening, document_choice, hint
from page.staff.office import Office

FORMS = ("docx",)
_TAGS = {"equal": "{}", "delete": "<del>{}</del>", "insert": "<ins>{}</ins>"}


def versions_view(office: Office, opening: Opening) -> None:
    """Lay out the tab that is being built, and wire it."""
    with gr.Row(elem_classes=["filters", "stacked"]):
        old = document_choice(office, opening, "旧版")
        new = document_choice(office, opening, "新版", place=1)
    shown = gr.HTML(elem_id="versions", apply_default_css=False)

    def show(first: str | None, second: str | None) -> str:
        a, b = office.document(first), office.document(second)
        if a is None or b is None or a is b:
            return hint("请选两份不同的文件；要比较的版本还没有载入时，先在“文件管理”里加入。")
        return changes(diff(a, b))

    events: list[Any] = [*opening, old.change, new.change]
    gr.on(events, show, [old, new], shown, **LATEST | {"show_progress": "minimal"})


def changes(comparison: Comparison) -> str:
    """How many nodes changed, the file, and each that did, in the order of the new version."""
    said = {"old": comparison.a.id, "new": comparison.b.id}
    head = (
        f'<p class="summary">{escape(summary(comparison))}</p>'
        f'<p class="take-away">{links("versions", FORMS, said)}</p>'
    )
    if not comparison.revisions:
        return head + hint("两份文件的条款完全一样。")
    items = "".join(_revision(one, comparison) for one in comparison.revisions)
    return f'{head}<ol class="revisions">{items}</ol>'


def _revision(revision: Revision, comparison: Comparison) -> str:
    kind, _, rest = headline(revision, comparison).partition("　")
    figures = (
        f'<p class="figures">数字：{escape(figure_line(revision.figures))}</p>' if revision.figures else ""
    )
    return (
        f'<li class="revision {revision.kind}"><h3><span class="badge">{kind}</span> {escape(rest)}</h3>'
        f"{figures}{_body(revision)}</li>"
    )


def _body(revision: Revision) -> str:
    if revision.kind == "moved":
        return ""
    if revision.kind == "changed":
        pieces = revision.pieces
    else:
        node = revision.b or revision.a
        change: Change = "insert" if revision.kind == "added" else "delete"
        pieces = (Piece(change, node.text if node else ""),)
    words = "".join(_TAGS[piece.change].format(escape(piece.text)) for piece in pieces)
    return f'<div class="wording">{words}</div>'


def versions_file(office: Office, said: Mapping[str, str], form: str) -> File:
    """The comparison as a Word document. Raises UnknownDocument."""
    a, b = (office.document(said.get(name) or "?") for name in ("old", "new"))
    if a is None or b is None:
        raise UnknownDocument("其中一份文件已经移除，请刷新页面。")
    out = BytesIO()
    write_docx(diff(a, b), out)
    return File(f"{b.title[:40]} 两个版本对照", out.getvalue())
