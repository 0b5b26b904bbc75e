"""Text that was broken at a fixed width, as when it is copied out of a PDF.

Where many lines are as long as the longest, a full line goes on in the next one that is not indented. But: text
with one paragraph a line has no such width, and is left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.headings import opens_block
from corpus.lines import Line

_NARROWEST, _WIDEST = 18.0, 60.0
_FEWEST_FULL_LINES = 8
_SHARE_OF_FULL_LINES = 0.35
_SHARE_OF_INDENTED_LINES = 0.08
_TOLERANCE = 2.0


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The width of a full line, in Chinese characters, and whether paragraphs are indented."""

    width: float
    indented: bool

    def is_full(self, line: Line) -> bool:
        """Whether a line reaches the right edge."""
        return width(line) >= self.width - _TOLERANCE

    def goes_on(self, before: Line, line: Line) -> bool:
        """Whether a line continues the one before it."""
        if not self.is_full(before) or line.indented or before.headed or line.headed:
            return False
        return self.indented or not opens_block(line.run.text)


def wrapping(lines: Sequence[Line]) -> Wrapping | None:
    """The wrapping of a text, or None where its lines are paragraphs."""
    prose = [line for line in lines if len(line.cells) < 3]
    counts = Counter(round(wide) for line in prose if _NARROWEST <= (wide := width(line)) <= _WIDEST)
    if not counts or any(width(line) > _WIDEST for line in prose):
        return None
    reaching = {wide: sum(counts[wide - step] for step in range(int(_TOLERANCE) + 1)) for wide in counts}
    common = max(reaching, key=lambda wide: (reaching[wide], wide))
    full = reaching[common]
    if full < _FEWEST_FULL_LINES or full < len(prose) * _SHARE_OF_FULL_LINES:
        return None
    return Wrapping(
        float(common), sum(line.indented for line in prose) >= len(prose) * _SHARE_OF_INDENTED_LINES
    )


def width(line: Line) -> float:
    """A line's width in Chinese characters, its indent with it: Latin letters and digits count half."""
    text = line.run.text
    narrow = sum(1 for character in text if ord(character) < 0x2E80 and character not in "“”‘’—…·")
    return len(text) - narrow / 2 + (2 if line.indented else 0)
