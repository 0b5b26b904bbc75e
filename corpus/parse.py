"""Text -> Document: the whole of parsing, step by step.

Never raises on content: what cannot be placed is a `Problem`, and every non-blank character of the text is in
exactly one node or separator. Runs in time linear in the length. But: reads no file (`corpus.reading`) and
does not look for twins (`corpus.load`).
"""

from __future__ import annotations

from collections.abc import Iterable

from corpus.contents import contents
from corpus.draft import Draft, finish
from corpus.lines import lines
from corpus.markup import marks, stated_title
from corpus.outline import outline
from corpus.paragraphs import Block, Furniture, TableLines, blocks
from corpus.periods import give_default
from corpus.problems import problems
from corpus.records import Document, Separator, SeparatorKind
from corpus.run import Run, run_of, spans
from corpus.sections import sections
from corpus.sent import sent_title
from corpus.tables import read_table
from corpus.titles import is_title
from corpus.units import Piece, Unit, units


def parse(text: str, id: str) -> Document:
    """The document of a text. `id` goes in front of every node's id."""
    marked = marks(text)
    found = blocks(lines(text, marked))
    pieces = list(units(found))
    listed = contents(pieces)
    rest = [piece for index, piece in enumerate(pieces) if index not in listed]
    drafts = [draft for section in sections(rest) for draft in outline(section)]
    give_default(drafts)
    separators = [
        *_separators(text, (run_of(text, start, end) for start, end in marked), "mark"),
        *_separators(text, (run for index in listed for run in _runs(pieces[index])), "contents"),
        *_separators(text, (block.run for block in found if isinstance(block, Furniture)), "page_furniture"),
        *_separators(text, _repeated(found), "repeated_header"),
    ]
    nodes = tuple(finish(draft, id, text) for draft in drafts)
    return Document(id, _title(drafts, id, text), text, nodes, tuple(sorted(separators)), problems(nodes))


def _separators(text: str, runs: Iterable[Run], what: SeparatorKind) -> list[Separator]:
    return [Separator(start, end, what) for run in runs for start, end in spans(text, [run])]


def _runs(piece: Piece) -> list[Run]:
    return [piece.run] if isinstance(piece, Unit) else [line.run for line in piece.lines]


def _repeated(blocks: Iterable[Block]) -> Iterable[Run]:
    """The headers that were printed again after a page break."""
    for block in blocks:
        if isinstance(block, TableLines):
            yield from read_table(list(block.lines)).repeated


def _title(drafts: list[Draft], id: str, source: str) -> str:
    """The title of the measure that is sent, else of the preamble, else the one that the fields of a Markdown file
    state, else the first line that could be one, else the id."""
    own = drafts[0].heading if drafts and drafts[0].kind == "preamble" else ""
    stated = stated_title(source)
    return sent_title(drafts) or (stated if stated and not is_title(own) else own) or id
