"""A comparison as a Word file: deletions struck through, insertions underlined, changed figures marked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, BinaryIO

from docx.enum.text import WD_COLOR_INDEX
from docx.shared import RGBColor

from corpus.diff import Comparison, Revision
from corpus.diff_text import figure_line, headline, summary
from corpus.word_report import begun, clean, save
from corpus.wording import Piece

_RED, _GREEN = RGBColor(0xC0, 0x00, 0x00), RGBColor(0x00, 0x70, 0x30)


def write_docx(comparison: Comparison, target: Path | BinaryIO) -> None:
    """Write the comparison to a path or into an open file. Raises UnwritableFile."""
    file = begun(f"{comparison.a.title} → {comparison.b.title}")
    file.add_paragraph(summary(comparison))
    for revision in comparison.revisions:
        file.add_heading(clean(headline(revision, comparison)), level=2)
        if revision.figures:
            file.add_paragraph(clean(f"数字：{figure_line(revision.figures)}"))
        _body(file, revision)
    save(file, target)


def _body(file: Any, revision: Revision) -> None:  # noqa: ANN401  (python-docx has no types)
    node = revision.a or revision.b
    if revision.kind == "moved" or node is None:
        return
    paragraph = file.add_paragraph()
    if revision.kind == "changed":
        for piece in revision.pieces:
            _add(paragraph, piece)
    else:
        _add(paragraph, Piece("insert" if revision.kind == "added" else "delete", node.text))


def _add(paragraph: Any, piece: Piece) -> None:  # noqa: ANN401
    run = paragraph.add_run(clean(piece.text))
    if piece.change == "delete":
        run.font.strike = True
        run.font.color.rgb = _RED
    elif piece.change == "insert":
        run.font.underline = True
        run.font.color.rgb = _GREEN
    if piece.change != "equal" and re.search(r"\d", piece.text):
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
