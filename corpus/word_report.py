"""A Word report begun and saved: one font throughout, its heading, text that XML can hold.

But: what stands in it is for `conflict_docx` and `diff_docx`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, BinaryIO

import docx
from docx.oxml.ns import qn
from docx.shared import Pt

from corpus.errors import UnwritableFile

_FONT = "宋体"
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def begun(heading: str) -> Any:  # noqa: ANN401  (python-docx has no types)
    """A new report with its main heading."""
    file = docx.Document()
    style = file.styles["Normal"]
    style.font.name = _FONT
    style.font.size = Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    file.add_heading(clean(heading), level=1)
    return file


def save(file: Any, target: Path | BinaryIO) -> None:  # noqa: ANN401
    """Write the report to a path or into an open file. Raises UnwritableFile."""
    try:
        file.save(str(target) if isinstance(target, Path) else target)
    except OSError as error:
        raise UnwritableFile(f"写不进 {target}，请换一个可写的位置。") from error


def clean(text: str) -> str:
    """Text with a sign for each character that XML cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)
