"""Lines on pages -> paragraphs: what belongs to the page goes, what a line end cut is joined.

A line goes on in the next one where it reaches the right edge and the next is not indented, over a page break
too. But: reads no file; it gets lines with their places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.headings import opens_block
from corpus.reading.table_lines import one_line

_PAGE_NUMBER = re.compile(
    r"^[-—–－―·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/,，共]\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—–－―·\s]*$"
)
_EDGE_LINES = 2
_EDGE_SHARE = 0.12
_FEWEST_REPEATS = 3
_SHARE_AT_MARGIN = 0.15


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of text: place in points from the page's top left, size of its largest character."""

    top: float
    left: float
    right: float
    size: float
    text: str
    page_height: float


@dataclass(frozen=True, slots=True)
class PdfTable:
    """A table: its place and its cells row by row, None where a merged cell reaches; whether its first and
    last rows are open because a page break cuts them."""

    top: float
    rows: list[list[str | None]]
    open_above: bool = False
    open_below: bool = False


Page = Sequence[PdfLine | PdfTable]


def without_edges(pages: Sequence[Page]) -> list[list[PdfLine | PdfTable]]:
    """The pages without page numbers and without lines that most pages repeat at their edge."""
    edges = [_edge(page) for page in pages]
    counts = Counter(_pattern(line.text) for page in edges for line in page)
    needed = max(2, min(len(pages), max(_FEWEST_REPEATS, len(pages) // 2)))
    dropped = {
        id(line)
        for page in edges
        for line in page
        if _PAGE_NUMBER.match(line.text) or counts[_pattern(line.text)] >= needed
    }
    return [[block for block in page if id(block) not in dropped] for page in pages]


def _edge(page: Page) -> list[PdfLine]:
    """The first and last lines of a page that stand near its edge."""
    lines = [block for block in page if isinstance(block, PdfLine)]
    near = [
        line
        for line in (*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:])
        if not line.page_height * _EDGE_SHARE < line.top < line.page_height * (1 - _EDGE_SHARE)
    ]
    return list({id(line): line for line in near}.values())


def _pattern(text: str) -> str:
    """A line with its numbers levelled, so that page 3 and page 4 look alike."""
    return re.sub(r"\d+", "0", "".join(text.split()))


def paragraphs(pages: Sequence[Page]) -> list[str | PdfTable]:
    """Paragraphs and tables in reading order."""
    blocks = [block for page in pages for block in page]
    lines = [block for block in blocks if isinstance(block, PdfLine)]
    if not lines:
        return [block for block in blocks if isinstance(block, PdfTable)]
    left, right = _margins(lines)
    indents = sum(1 for line in lines if line.size <= line.left - left <= 3 * line.size)
    indented = indents >= len(lines) * 0.05
    found: list[str | PdfTable] = []
    open_lines: list[PdfLine] = []
    for block in blocks:
        if isinstance(block, PdfTable):
            _close(open_lines, found)
            found.append(block)
            continue
        if open_lines and not _goes_on(open_lines[-1], block, left, right, indented):
            _close(open_lines, found)
        open_lines.append(block)
    _close(open_lines, found)
    return found


def _margins(lines: Sequence[PdfLine]) -> tuple[float, float]:
    """Left and right edge of the text: the leftmost place where a good part of the long lines begin, and the
    furthest that they reach."""
    long = sorted(lines, key=lambda line: line.left - line.right)[: max(1, (len(lines) + 1) // 2)]
    starts = Counter(round(line.left) for line in long)
    needed = max(1, len(long) * _SHARE_AT_MARGIN)
    left = min(place for place, count in starts.items() if count >= min(needed, max(starts.values())))
    return float(left), max(line.right for line in long)


def _goes_on(before: PdfLine, line: PdfLine, left: float, right: float, indented: bool) -> bool:
    """Whether a line continues the paragraph of the one before it."""
    full = before.right >= right - 1.6 * before.size
    at_margin = abs(line.left - left) < 0.9 * line.size
    alike = abs(line.size - before.size) < 0.15 * before.size
    if not (full and at_margin and alike):
        return False
    return indented or not opens_block(line.text)


def _close(open_lines: list[PdfLine], found: list[str | PdfTable]) -> None:
    if open_lines:
        found.append(one_line([line.text for line in open_lines]))
        open_lines.clear()
