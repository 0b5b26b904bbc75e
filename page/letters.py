"""A Word document begun and finished: a Chinese font throughout, a heading, bytes at the end.

But: what stands in it is written by who begins it.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from page.sheets import fit

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FONT = "微软雅黑"


def letter_headed(title: str) -> Any:  # noqa: ANN401  (python-docx has no types)
    """A new document with its main heading."""
    from docx import Document as Letter  # slow to import, and most readers take nothing away
    from docx.oxml.ns import qn

    document = Letter()
    style = document.styles["Normal"]
    style.font.name = _FONT
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    document.add_heading(fit(title), level=1)
    return document


def finished(document: Any) -> bytes:  # noqa: ANN401
    """The document as a file."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()
