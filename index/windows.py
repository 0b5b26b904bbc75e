"""A long passage as overlapping windows that an encoder can read whole.

The first line of a passage is its head (title, headings) and stands in front of every window, so that the
middle of a long clause still says whose it is. A window ends at a sentence's end where one is near.
But: counts characters, not tokens; Chinese text has at most about one token a character, and the encoder
cuts what is still too long.
"""

from __future__ import annotations

import re

SIZE = 480  # characters of one window, without the head: within 512 tokens for running Chinese text
OVERLAP = 80  # characters that two neighbours share at least
_HEAD = 120  # characters of a head that are repeated: its end, where the node's own heading stands

_END = re.compile(r"[。；！？;!?\n]")


def windows(text: str, size: int = SIZE, overlap: int = OVERLAP) -> list[str]:
    """The windows of a passage, in order; a short passage is its only window."""
    head, line, body = text.partition("\n")
    if len(body if line else head) <= size:
        return [text]
    if not line:
        head, body = "", text
    found: list[str] = []
    start = 0
    while True:
        end = start + size
        if end < len(body):
            ends = [match.end() for match in _END.finditer(body, end - overlap, end)]
            end = ends[-1] if ends else end
        found.append(f"{head[-_HEAD:]}\n{body[start:end]}" if head else body[start:end])
        if end >= len(body):
            return found
        start = end - overlap
