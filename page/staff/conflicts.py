"""核对: where a document disagrees with itself, both places side by side, what differs marked.

But: says nothing on who is right, and shows no more than `corpus.conflicts` finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from io import BytesIO

import gradio as gr

from corpus.conflict_docx import write_docx
from corpus.conflict_report import groups, marks, place_label, summary
from corpus.records import Conflict, Document, Place
from corpus.wording import Piece
from page.clause import body, facts
from page.events import LATEST
from page.shelf import Shelf
from page.staff.downloads import File, links
from page.staff.layout import Opening, document_choice, hint, no_document
from page.staff.office import Office

FORMS = ("docx",)


def conflicts_view(office: Office, opening: Opening) -> None:
    """Lay out the tab that is being built, and wire it."""
    chosen = document_choice(office, opening)
    shown = gr.HTML(elem_id="conflicts", apply_default_css=False)

    def show(id: str | None) -> str:
        document = office.document(id)
        return report(document, office.facts.conflicts(document)) if document else no_document()

    gr.on([*opening, chosen.change], show, [chosen], shown, **LATEST | {"show_progress": "minimal"})


def report(document: Document, found: tuple[Conflict, ...]) -> str:
    """How many there are, the file, and the groups of the report, hard ones first."""
    if not found:
        return hint(escape(summary(found)))
    shelf = Shelf([document])
    sections, severity = "", ""
    for group in groups(found):
        if group.severity != severity:
            severity = group.severity
            sections += f"<h2>{escape(severity)}</h2>"
        items = "".join(_conflict(one, document, shelf) for one in group.conflicts)
        sections += (
            f'<section aria-label="{escape(group.kind)}"><h3>{escape(group.kind)}'
            f'<span class="count">{len(group.conflicts)}</span></h3><ol class="conflicts">{items}</ol></section>'
        )
    return (
        f'<p class="summary">{escape(summary(found))}</p>'
        f'<p class="take-away">{links("conflicts", FORMS, {"document": document.id})}</p>{sections}'
    )


def _conflict(conflict: Conflict, document: Document, shelf: Shelf) -> str:
    sides = "".join(
        _side(place, pieces, document, shelf)
        for place, pieces in zip((conflict.a, conflict.b), marks(conflict), strict=True)
        if place is not None
    )
    return f'<li class="{conflict.severity}"><p class="what">{escape(conflict.what)}</p><div class="sides">{sides}</div></li>'


def _side(place: Place, pieces: Iterable[Piece], document: Document, shelf: Shelf) -> str:
    quoted = "".join(
        escape(piece.text) if piece.change == "equal" else f"<mark>{escape(piece.text)}</mark>"
        for piece in pieces
    )
    found = shelf.find(place.node)
    name = escape(place_label(place, document))
    opened = (
        f'<details class="full"><summary>查看全文<span class="sr"> {name}</span></summary>'
        f"{body(found, place.spans)}{facts(found, shelf)}</details>"
        if found
        else ""
    )
    return f'<div class="side"><p class="label">{name}</p><blockquote>{quoted}</blockquote>{opened}</div>'


def conflicts_file(office: Office, said: Mapping[str, str], form: str) -> File:
    """The report as a Word document. Raises UnknownDocument."""
    document = office.named(said.get("document"))
    out = BytesIO()
    write_docx(office.facts.conflicts(document), document, out)
    return File(f"{document.title[:50]} 核对", out.getvalue())
