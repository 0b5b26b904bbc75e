"""A reply cut into statements: sentences, each with the 【n】 behind or inside it.

Example: "最高100万元【1】。由市经信局负责【1】" -> ("最高100万元【1】。", 1), ("由市经信局负责【1】", 1)
But: judges nothing, and a 【x】 that holds no number cites nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qa.writing.records import Statement

_MARK = re.compile(r"[【\[]\s*(\d{1,3}(?:\s*[,，、]\s*\d{1,3})*)\s*[】\]]")
_ENDED = re.compile(r"[^。！？!?\n]*[。！？!?\n]+[”’」』）)]*(?:\s*[【\[][^】\]\n]{0,20}[】\]])*。?")
_BULLET = re.compile(r"^\s*(?:[-*•·]|#{1,6}|\d{1,2}[.、)]|（\d{1,2}）)\s*")
_OPEN_MARK = re.compile(r"\s*(?:[【\[][^】\]\n]{0,20})?$")  # nothing, or a mark that is still coming
_EMPHASIS = re.compile(r"\*\*|__|`")


def statements(reply: str, finished: bool) -> tuple[tuple[Statement, ...], str]:
    """The complete statements of a reply in order, and the rest that may go on.

    A sentence is complete when something other than a 【n】 follows it, or when the reply is `finished`.
    """
    found: list[Statement] = []
    at = 0
    for match in _ENDED.finditer(reply):
        if not finished and _OPEN_MARK.match(reply, match.end()):
            break
        at = match.end()
        found += _made(match[0])
    rest = reply[at:]
    if finished:
        return (*found, *_made(rest)), ""
    return tuple(found), rest


def _made(text: str) -> Iterator[Statement]:
    said = _EMPHASIS.sub("", _BULLET.sub("", text)).strip()
    if bare(said).strip("。；;，,：: "):
        yield Statement(said, cited(said))


def cited(text: str) -> tuple[int, ...]:
    """The numbers in the 【n】 of a text, in order, each once."""
    numbers = (int(n) for match in _MARK.finditer(text) for n in re.findall(r"\d+", match[1]))
    return tuple(dict.fromkeys(numbers))


def bare(text: str) -> str:
    """A text without its 【n】."""
    return _MARK.sub("", text)


def renumbered(text: str, numbers: Mapping[int, int]) -> str:
    """A text whose 【n】 stand for other numbers; one that is not in `numbers` goes."""

    def new(match: re.Match[str]) -> str:
        wanted = [numbers[int(n)] for n in re.findall(r"\d+", match[1]) if int(n) in numbers]
        return "".join(f"【{n}】" for n in dict.fromkeys(wanted))

    return _MARK.sub(new, text)
