"""What every view lays out alike: which document is looked at, what is said where there is none.

But: shows nothing of a document.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr

from page.events import QUIET
from page.staff.office import Office

Opening = Sequence[Any]  # the events on which a view is opened


def document_choice(office: Office, opening: Opening, label: str = "文件", place: int = 0) -> gr.Dropdown:
    """A choice among the loaded documents, up to date whenever the view is opened; the one at `place` at first."""

    def choices(current: str | None) -> Any:  # noqa: ANN401  (what Gradio calls an update)
        given = office.choices()
        return gr.update(choices=given, value=current if current in [id for _, id in given] else _at(given))

    def _at(given: list[tuple[str, str]]) -> str | None:
        return given[place][1] if place < len(given) else None

    given = office.choices()
    chosen = gr.Dropdown(given, value=_at(given), label=label, filterable=False)
    gr.on(opening, choices, [chosen], chosen, **QUIET)
    return chosen


def no_document() -> str:
    """A card for an empty library."""
    return hint("还没有载入文件，请先在“文件管理”里加入一份。")


def hint(sentence: str) -> str:
    """A card that says what to do; `sentence` holds no markup from documents."""
    return f'<article class="card hint"><p class="sentence long">{sentence}</p></article>'
