"""Lines on pages -> paragraphs: what belongs to the page goes, what a line end cut is joined.

A line goes on in the next one where it reaches the right edge and the next is not indented, over a page break
too. But: reads no file; it gets lines with their places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.headings import opens_block
from corpus.reading.table_lines import one_line

_PAGE_NUMBER = re.compile(
    r"^[-—–－―·\s]*(?:第\s*)?(?P<n>\d{1,4})(?:\s*页)?(?:\s*[/,，共]\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—–－―·\s]*$"
)
_EDGE_LINES = 2
_EDGE_SHARE = 0.12
_FEWEST_REPEATS = 3
_SMALL_PRINT_SHARE, _SMALL, _GAP = 0.08, 0.85, 2.2
_SHARE_AT_MARGIN = 0.15
_NOTE_SIZE = 0.92
_NOTE = re.compile(r"^(?:[①-⑳*＊※]|[\[［〔（(]?\d{1,2}[\]］〕）)]|\d{1,2}\s+\S|注\s*\d*[:：])")


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of text: place in points from the page's top left, size of its largest character; on a page with
    columns, which band of the page and which column it stands in."""

    top: float
    left: float
    right: float
    size: float
    text: str
    page_height: float
    band: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class PdfTable:
    """A table: its place and its cells row by row, None where a merged cell reaches; whether its first and
    last rows are open because a page break cuts them."""

    top: float
    rows: list[list[str | None]]
    open_above: bool = False
    open_below: bool = False
    band: int = 0
    column: int = 0


Page = Sequence[PdfLine | PdfTable]


def without_edges(pages: Sequence[Page]) -> list[list[PdfLine | PdfTable]]:
    """The pages without page numbers, without lines that most pages repeat at their edge and without small print
    set apart there."""
    edges = [_edge(page) for page in pages]
    counts = Counter(_pattern(line.text) for page in edges for line in page)
    needed = max(2, min(len(pages), max(_FEWEST_REPEATS, len(pages) // 2)))
    size = _body_size(pages)
    numbers = _page_numbers(edges)
    dropped = {
        id(line)
        for page, edge in zip(pages, edges, strict=True)
        for line in edge
        if id(line) in numbers or counts[_pattern(line.text)] >= needed or _is_small_print(line, page, size)
    }
    return [[block for block in page if id(block) not in dropped] for page in pages]


def _page_numbers(edges: Sequence[Sequence[PdfLine]]) -> set[int]:
    """The `id` of each line that numbers its page: one with marks around the number (— 3 —, 第3页), and a bare one that
    counts the pages as others do."""
    marked: set[int] = set()
    bare: list[tuple[int, int]] = []
    for number, edge in enumerate(edges):
        for line in edge:
            if match := _PAGE_NUMBER.match(line.text):
                if line.text.strip().isdecimal():
                    bare.append((int(match["n"]) - number, id(line)))
                else:
                    marked.add(id(line))
    steps = Counter(step for step, _ in bare)
    return marked | {at for step, at in bare if steps[step] > 1 or (len(edges) == 1 and step == 1)}


def _body_size(pages: Sequence[Page]) -> float:
    """The size that most characters have."""
    sizes: Counter[float] = Counter()
    for block in (block for page in pages for block in page):
        if isinstance(block, PdfLine):
            sizes[round(block.size, 1)] += len(block.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _is_small_print(line: PdfLine, page: Page, size: float) -> bool:
    """Whether a line at the very edge is printed smaller than the text and set apart from it: the head of a gazette
    on a text of one page."""
    top, bottom = line.page_height * _SMALL_PRINT_SHARE, line.page_height * (1 - _SMALL_PRINT_SHARE)
    if line.size > size * _SMALL or top < line.top < bottom:
        return False
    others = (
        abs(block.top - line.top)
        for block in page
        if block is not line and abs(block.top - line.top) > line.size
    )
    return min(others, default=0.0) > _GAP * line.size


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
    """Paragraphs and tables in reading order; the footnotes of a page behind the paragraph that ends it."""
    size = _body_size(pages)
    notes = {id(line) for page in pages for line in _footnotes(page, size)}
    blocks = [block for page in pages for block in page]
    lines = [block for block in blocks if isinstance(block, PdfLine)]
    if not lines:
        return [block for block in blocks if isinstance(block, PdfTable)]
    left, right = _margins(lines)
    indents = sum(1 for line in lines if line.size <= line.left - left <= 3 * line.size)
    indented = indents >= len(lines) * 0.05
    found: list[str | PdfTable] = []
    open_lines: list[PdfLine] = []
    waiting: list[list[PdfLine]] = []
    for block in blocks:
        if isinstance(block, PdfLine) and id(block) in notes:
            if not waiting or _NOTE.match(block.text):
                waiting.append([])
            waiting[-1].append(block)
            continue
        if isinstance(block, PdfTable) or (
            open_lines and not _goes_on(open_lines[-1], block, left, right, indented)
        ):
            _close(open_lines, waiting, found)
        if isinstance(block, PdfTable):
            found.append(block)
        else:
            open_lines.append(block)
    _close(open_lines, waiting, found)
    return found


def _footnotes(page: Page, size: float) -> list[PdfLine]:
    """The lines in small print at a page's end, from the first that opens a note on."""
    small: list[PdfLine] = []
    for block in reversed(page):
        if not isinstance(block, PdfLine) or block.size > size * _NOTE_SIZE:
            break
        small.insert(0, block)
    opened = next((index for index, line in enumerate(small) if _NOTE.match(line.text)), len(small))
    return small[opened:] if len(small) < len(page) else []


def _margins(lines: Sequence[PdfLine]) -> tuple[float, float]:
    """Left and right edge of the text: the leftmost place where lines begin behind full ones, and the furthest that
    several lines reach."""
    long = sorted(lines, key=lambda line: line.left - line.right)[: max(1, (len(lines) + 1) // 2)]
    reach = sorted((line.right for line in long), reverse=True)
    needed = min(len(reach) - 1, max(1, len(reach) // 20))
    right = next(
        (
            end
            for index, end in enumerate(reach)
            if reach[min(index + needed, len(reach) - 1)] >= end - 1.6 * lines[0].size
        ),
        reach[0],
    )
    behind = Counter(
        round(line.left)
        for before, line in pairwise(lines)
        if before.right >= right - 1.6 * before.size and _alike(before, line)
    )
    if left := [place for place, count in behind.items() if count > 1]:
        return float(min(left)), right
    starts = Counter(round(line.left) for line in long)
    share = max(1, len(long) * _SHARE_AT_MARGIN)
    fewest = min(share, max(starts.values()))
    return float(min(place for place, count in starts.items() if count >= fewest)), right


def _alike(before: PdfLine, line: PdfLine) -> bool:
    return abs(line.size - before.size) < 0.15 * before.size


def _goes_on(before: PdfLine, line: PdfLine, left: float, right: float, indented: bool) -> bool:
    """Whether a line continues the paragraph of the one before it."""
    full = before.right >= right - 1.6 * before.size
    at_margin = abs(line.left - left) < 0.9 * line.size
    if not (full and at_margin and _alike(before, line)):
        return False
    return indented or not opens_block(line.text)


def _close(open_lines: list[PdfLine], waiting: list[list[PdfLine]], found: list[str | PdfTable]) -> None:
    """The open paragraph is whole, and after it the notes that stood in its way."""
    for lines in (open_lines, *waiting):
        if lines:
            found.append(one_line([line.text for line in lines]))
    open_lines.clear()
    waiting.clear()
