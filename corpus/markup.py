"""Characters of a Markdown or HTML source that are marks, not text: `#`, `**`, `<b>`, `<!-- … -->`, `|`,
`&nbsp;`, and the characters without width that web pages leave behind.

`marks` gives their places, sorted and apart; a node never holds one. A pair of `**` is a mark only where it
closes on its own line, so that masked names (张**) stay text. But: reads no structure out of marks; whether
a line is a heading is decided by its words, so that every format of a policy gives the same nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

_TAGS = (
    "a|b|big|blockquote|body|br|caption|center|code|col|colgroup|div|em|font|h[1-6]|head|hr|html|i|img|li|ol|p|pre|s|small|span|strong|"
    "style|sub|sup|table|tbody|td|tfoot|th|thead|title|tr|u|ul"
)
_WHOLE = (
    re.compile(
        r"\A(?:\s*)---[ \t]*\n(?:[ \t]*[\w\u4e00-\u9fff-]+[ \t]*:.*\n|[ \t]+.*\n|-[ \t].*\n){1,60}---[ \t]*(?=\n|\Z)"
    ),
    re.compile(r"^[ \t]*:{3,}[ \t]*[a-z-]*", re.MULTILINE),
    re.compile(r"<!--.{0,2000}?-->", re.DOTALL),
    re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE),
    re.compile(r"^[ \t\u3000\xa0]*#{1,6}(?=[ \t\u3000]|[^#\s])", re.MULTILINE),
    re.compile(r"^[ \t]*>+(?=[ \t])", re.MULTILINE),
    re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE),
    re.compile(r"^[ \t]*[-*+](?=[ \t]+\S)(?![ \t]*\d{1,4}[ \t]*-[ \t]*$)", re.MULTILINE),
    re.compile(r"^[ \t\u3000\xa0]*[•●■◆▪◇□▶►➢\uf06c\uf06e\uf0b7\uf0d8]+(?=[ \t\u3000]*\S)", re.MULTILINE),
    re.compile(r"^[ \t]*(?:\|[ \t]*)?:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$", re.MULTILINE),
    re.compile(r"\\(?=[\\`*_{}\[\]()#+.!|~<>-])"),
    re.compile(r"[\u200b-\u200f\u2060\ufeff\xad]+"),
    re.compile(r"&(?:nbsp|ensp|emsp|thinsp|zwnj|#160|#xa0|#12288|#x3000);", re.IGNORECASE),
)
_PAIRS = (
    re.compile(r"(\*\*\*|\*\*|~~)(?=\S)[^\n]{0,400}?(?<=\S)(\1)"),
    re.compile(r"(?<![\w*])(\*)(?=[^\s*])[^\n*]{0,400}?(?<=[^\s*])(\*)(?![\w*])"),
)
_PIPE_LINE = re.compile(r"^[ \t]*\|.*\|[ \t]*$", re.MULTILINE)
_PIPE = re.compile(r"(?<!\\)\|")


_STATED = re.compile(
    r"^(?:title|标题)[ \t]*[:：][ \t]*[\"'“]?(.{2,120}?)[\"'”]?[ \t]*$", re.MULTILINE | re.IGNORECASE
)


def stated_title(source: str) -> str:
    """The title that the fields above a Markdown text state (title: …, 标题：…), "" where there is none."""
    fields = _WHOLE[0].match(source)
    stated = _STATED.search(fields[0]) if fields else None
    return stated[1] if stated else ""


def marks(source: str) -> list[tuple[int, int]]:
    """Half-open ranges of the marks in `source`, sorted, none touching or overlapping another."""
    found = chain(
        (match.span() for pattern in _WHOLE for match in pattern.finditer(source)),
        (match.span(group) for pattern in _PAIRS for match in pattern.finditer(source) for group in (1, 2)),
        (
            (line.start() + pipe.start(), line.start() + pipe.end())
            for line in _PIPE_LINE.finditer(source)
            for pipe in _PIPE.finditer(line[0])
        ),
    )
    return merged(found)


def merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges sorted, those that touch or overlap made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
