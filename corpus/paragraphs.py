"""Lines -> paragraphs and tables, with what a page break cut joined again.

Two lines are one paragraph where the first stops in mid-sentence and the second opens with neither a marker
nor a heading. Page numbers are page furniture. But: never joins lines that both could stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.flat import unflatten
from corpus.headings import DATED, is_fact, is_furniture, opens_block
from corpus.lines import Line
from corpus.markers import opens
from corpus.run import Run, join
from corpus.tables import is_table
from corpus.wrapping import Wrapping, wrapping

_END = re.compile(r"[。！？；：!?;:…](?:[”’」』）)》】]*)$")
_CLOSER = re.compile(r"[”’」』）)》】]$")
_PAGE_NUMBER = re.compile(
    r"^(?:[-—–－―·]+\s*\d{1,4}\s*[-—–－―·]+|第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4})$"
)
_PROSE = re.compile(r"[，。；：,;]|、$")
_INNER_STOP = re.compile(r"[。！？；]")
_UNFINISHED = re.compile(r"[，、：,的和与及或对在为以按将于把被从向至到\d％%]$")
#: An article that says what must be done and stops short.
_SENTENCE_BEGUN = re.compile(r"第[^条]{1,8}条[^。；：]{6,}(?:应当|不得|负责|可以|执行)[^。；：]*$")
_SHORTEST_CUT = 18
_LINES_LOOKED_AT = 4
_LONGEST_HEADING = 50


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A healed paragraph, or a line of one; `headed` tells a Markdown heading, `line` where it came from."""

    run: Run
    headed: bool = False
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class TableLines:
    """Consecutive lines of one table, its header first."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """A page number or another line that belongs to the page."""

    run: Run


Block = Paragraph | TableLines | Furniture


def blocks(lines: Iterable[Line]) -> list[Block]:
    """Paragraphs, tables and page furniture in source order."""
    found: list[Block] = []
    opened: list[Paragraph] = []  # the lines of the paragraph that may still go on
    waiting: list[Block] = []  # page furniture seen since
    pieces = [piece for line in lines for piece in unflatten(line)]
    wrapped = wrapping(pieces)
    for block in _grouped(pieces):
        if isinstance(block, Furniture):
            waiting.append(block)
        elif isinstance(block, Paragraph) and opened and _goes_on_in(opened, block, wrapped):
            opened.append(block)
        else:
            _settle(found, opened, waiting)
            if isinstance(block, Paragraph):
                opened.append(block)
            else:
                found.append(block)
    _settle(found, opened, waiting)
    return [piece for block in found for piece in _unflattened(block)] if wrapped else found


def _unflattened(block: Block) -> list[Block]:
    """The paragraphs that a paragraph of wrapped text holds."""
    if not isinstance(block, Paragraph):
        return [block]
    return [Paragraph(line.run, line.headed) for line in unflatten(Line(block.run, headed=block.headed))]


def _settle(found: list[Block], opened: list[Paragraph], waiting: list[Block]) -> None:
    """Close the open paragraph."""
    if opened:
        found.append(Paragraph(join([line.run for line in opened]), opened[0].headed))
    found.extend(waiting)
    opened.clear()
    waiting.clear()


def _grouped(lines: list[Line]) -> Iterator[Block]:
    """Single lines as paragraphs, runs of table lines as tables."""
    index = 0
    while index < len(lines):
        line = lines[index]
        if index + 1 < len(lines) and is_table(line, lines[index + 1]) and not opens_block(line.run.text):
            end = index + 1
            while end < len(lines) and _goes_on(line, lines[end]):
                end += 1
            yield TableLines(tuple(lines[index:end]))
            index = end
            continue
        if _PAGE_NUMBER.match(line.run.text) or is_furniture(line.run.text):
            yield Furniture(line.run)
        else:
            yield Paragraph(line.run, line.headed, line)
        index += 1


def _goes_on(header: Line, line: Line) -> bool:
    """Whether a line belongs to the table that `header` opens."""
    as_wide = len(line.cells) == len(header.cells)
    return as_wide or (len(line.cells) >= 2 and len(header.cells) >= 3 and not line.opens)


def _goes_on_in(opened: Sequence[Paragraph], block: Paragraph, wrapped: Wrapping | None) -> bool:
    """Whether `block` is the next line of the open paragraph."""
    before = opened[-1].line
    if wrapped and before and block.line and wrapped.goes_on(before, block.line):
        return True
    return _continues(opened[-_LINES_LOOKED_AT:], block)


def _continues(before: Sequence[Paragraph], block: Paragraph) -> bool:
    """Whether `block` goes on in the middle of the sentence that the lines before it began."""
    if before[-1].headed or block.headed or is_fact(before[0].run.text):
        return False
    text = "".join(line.run.text for line in before)
    if DATED.match(block.run.text) and text[-1] not in "自于至到在从截":
        return False
    if len(text) < _SHORTEST_CUT or _END.search(text) or opens_block(block.run.text):
        return False
    if _open_bracket(text) or _SENTENCE_BEGUN.match(text):
        return True
    if (
        opens(text)
        and len(text) <= _LONGEST_HEADING
        and not _INNER_STOP.search(text)
        and not _UNFINISHED.search(text)
    ):
        return False
    if not _PROSE.search(text[-400:]):
        return False
    return not _CLOSER.search(text) or bool(re.search(r"[”’」』]$", text))


def _open_bracket(text: str) -> bool:
    """Whether the end of the text stands inside a bracket that was opened in its last 200 characters."""
    tail = text[-200:].replace("(", "（").replace(")", "）")
    return tail.rfind("（") > tail.rfind("）")
