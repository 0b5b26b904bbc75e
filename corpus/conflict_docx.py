"""The report of disagreements as a Word file: grouped, both places quoted, what differs marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Pt

from corpus.conflict_report import groups, marks, place_label, summary, title
from corpus.records import Conflict, Document
from corpus.wording import Piece

_FONT = "宋体"
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_docx(conflicts: Iterable[Conflict], document: Document, path: Path) -> None:
    """Write the report to `path`."""
    listed = tuple(conflicts)
    file = docx.Document()
    style = file.styles["Normal"]
    style.font.name = _FONT
    style.font.size = Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    file.add_heading(_clean(title(document)), level=1)
    file.add_paragraph(summary(listed))
    severity = ""
    for group in groups(listed):
        if group.severity != severity:
            severity = group.severity
            file.add_heading(severity, level=2)
        file.add_heading(f"{group.kind}（{len(group.conflicts)}）", level=3)
        for conflict in group.conflicts:
            _add(file, conflict, document)
    file.save(str(path))


def _add(file: Any, conflict: Conflict, document: Document) -> None:  # noqa: ANN401  (python-docx has no types)
    """One numbered paragraph, then a line for each place."""
    file.add_paragraph(_clean(conflict.what), style="List Number")
    for place, pieces in zip((conflict.a, conflict.b), marks(conflict), strict=True):
        if place is not None:
            paragraph = file.add_paragraph(style="List Bullet")
            paragraph.add_run(_clean(f"{place_label(place, document)}：")).bold = True
            for piece in pieces:
                _mark(paragraph, piece)


def _mark(paragraph: Any, piece: Piece) -> None:  # noqa: ANN401
    run = paragraph.add_run(_clean(piece.text))
    if piece.change != "equal":
        run.bold = True
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)
