"""One sound file of each format that can be loaded."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
from reportlab.pdfgen.canvas import Canvas

TEXT = "某市促进企业发展办法\n" + "".join(
    f"第{n}条 对符合条件的企业给予{n}万元奖励。\n" for n in "一二三四五六七八九"
)


def word() -> bytes:
    """A sound Word file."""
    document, out = docx.Document(), io.BytesIO()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.add_table(2, 2).cell(0, 0).text = "格"
    document.save(out)
    return out.getvalue()


def pdf() -> bytes:
    """A sound PDF with a text layer."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for n in range(9):
        canvas.drawString(
            80, 780 - 30 * n, f"Article {n} The office pays {n} yuan to every company that asks."
        )
    canvas.save()
    return out.getvalue()


def web() -> bytes:
    """A sound page."""
    body = "".join(f"<p>{line}</p>" for line in TEXT.splitlines())
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


SEEDS: dict[str, Callable[[], bytes]] = {
    ".docx": word,
    ".pdf": pdf,
    ".html": web,
    ".txt": lambda: TEXT.encode(),
    ".md": lambda: TEXT.encode(),
}
