"""The report of disagreements as a Word file: grouped, both places quoted, what differs marked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

from docx.enum.text import WD_COLOR_INDEX

from corpus.conflict_report import groups, marks, place_label, summary, title
from corpus.records import Conflict, Document
from corpus.word_report import begun, clean, save
from corpus.wording import Piece


def write_docx(conflicts: Iterable[Conflict], document: Document, target: Path | BinaryIO) -> None:
    """Write the report to a path or into an open file. Raises UnwritableFile."""
    listed = tuple(conflicts)
    file = begun(title(document))
    file.add_paragraph(summary(listed))
    severity = ""
    for group in groups(listed):
        if group.severity != severity:
            severity = group.severity
            file.add_heading(severity, level=2)
        file.add_heading(f"{group.kind}（{len(group.conflicts)}）", level=3)
        for conflict in group.conflicts:
            _add(file, conflict, document)
    save(file, target)


def _add(file: Any, conflict: Conflict, document: Document) -> None:  # noqa: ANN401  (python-docx has no types)
    """One numbered paragraph, then a line for each place."""
    file.add_paragraph(clean(conflict.what), style="List Number")
    for place, pieces in zip((conflict.a, conflict.b), marks(conflict), strict=True):
        if place is not None:
            paragraph = file.add_paragraph(style="List Bullet")
            paragraph.add_run(clean(f"{place_label(place, document)}：")).bold = True
            for piece in pieces:
                _mark(paragraph, piece)


def _mark(paragraph: Any, piece: Piece) -> None:  # noqa: ANN401
    run = paragraph.add_run(clean(piece.text))
    if piece.change != "equal":
        run.bold = True
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
