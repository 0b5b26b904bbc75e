"""The numbers of an HTML list: `<ol>` shows them, but they are not in the text.

Each item of an ordered list gets the number that a browser shows (1., a., i.), where its own text opens with none. But: a
list that style says has no numbers, and a trail of links, have none.
"""

from __future__ import annotations

import re

from corpus.markers import opens

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_BARE = re.compile(r"list-style(?:-type)?\s*:\s*[^;]*none|breadcrumb", re.IGNORECASE)
_LARGEST = 9999


class Lists:
    """The open lists while a page is read; None for one without numbers."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str] | None] = []
        self._waiting = ""

    def start(self, tag: str, attrs: dict[str, str | None]) -> None:
        """A list begins."""
        said = f"{attrs.get('style') or ''} {attrs.get('class') or ''}"
        numbered = tag == "ol" and not _BARE.search(said)
        self._open.append((_number(attrs.get("start"), 1), attrs.get("type") or "1") if numbered else None)

    def end(self) -> None:
        """A list ends."""
        if self._open:
            self._open.pop()

    def item(self, attrs: dict[str, str | None]) -> None:
        """An item begins; its number stands before the next line."""
        self._waiting = ""
        if self._open and (numbered := self._open[-1]):
            number = _number(attrs.get("value"), numbered[0])
            self._waiting = f"{_written(number, numbered[1])}."
            self._open[-1] = (number + 1, numbered[1])

    def marked(self, line: str) -> str:
        """A line with the number that waits for it."""
        marker, self._waiting = self._waiting, ""
        return f"{marker}{line}" if marker and not opens(line) else line


def _number(said: str | None, default: int) -> int:
    text = (said or "").strip()
    return min(int(text), _LARGEST) if text.isdecimal() and len(text) < 6 else default


def _written(number: int, kind: str) -> str:
    if kind in "aA" and 1 <= number <= 26:
        return chr(ord(kind) + number - 1)
    if kind in "iI" and 1 <= number < 40:
        written = ""
        for value, sign in _ROMAN:
            while number >= value:
                written, number = written + sign, number - value
        return written.upper() if kind == "I" else written
    return str(number)
