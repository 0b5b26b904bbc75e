"""Paragraphs -> units: a stretch of prose with the marker that opens it, or a table.

Units are what the outline is made of. `split` cuts a paragraph where articles or sections run on inside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.markers import Marker, marker_at
from corpus.paragraphs import Block, Furniture, Paragraph, TableLines
from corpus.run import Run


@dataclass(frozen=True, slots=True)
class Unit:
    """`run` holds the marker too; `body` begins after it. `headed` tells a Markdown heading."""

    run: Run
    marker: Marker | None = None
    headed: bool = False

    @property
    def body(self) -> Run:
        """The run after the marker."""
        return self.run.cut(self.marker.end) if self.marker else self.run


Piece = Unit | TableLines


def units(blocks: Iterable[Block]) -> Iterator[Piece]:
    """Units and tables in order, without page furniture."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Unit(block.run, marker_at(block.run.text), block.headed)
        elif not isinstance(block, Furniture):
            yield block
