"""The numbers that Word counts itself: "第一条", "（二）", "3." in front of a paragraph.

Read from the numbering part: each list counts on its own, a wider level starts the narrower ones again. But:
bullets are no numbers, and number formats that policies do not use are written as Arabic digits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from corpus.numerals import chinese

_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital",
     "chineseLegalSimplified", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseDigitalTenThousand"}
)  # fmt: skip
_PLACE = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: its format, its text ("第%1条") and its first number."""

    style: str
    text: str
    start: int


@dataclass
class Numbering:
    """The lists of a document and how far each has been counted."""

    lists: dict[str, dict[int, _Level]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counted: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    abstract: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Any) -> Numbering:  # noqa: ANN401  (python-docx has no types)
        """The numbering of an opened document; empty where it has none."""
        found = cls()
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return found
        levels = {item.get(qn("w:abstractNumId")): _levels(item) for item in root.iter(qn("w:abstractNum"))}
        for item in root.iter(qn("w:num")):
            target = item.find(qn("w:abstractNumId"))
            if target is not None:
                known = target.get(qn("w:val"))
                found.lists[item.get(qn("w:numId"))] = levels.get(known, {})
                found.abstract[item.get(qn("w:numId"))] = known
        for style in document.styles.element.iter(qn("w:style")):
            if (place := _place(style.find(qn("w:pPr")))) is not None:
                found.styles[style.get(qn("w:styleId"))] = place
        return found

    def label(self, paragraph: Any) -> str:  # noqa: ANN401
        """The number that Word shows in front of a paragraph, "" for none; counts on."""
        properties = paragraph.find(qn("w:pPr"))
        place = _place(properties)
        if place is None and properties is not None:
            style = properties.find(qn("w:pStyle"))
            place = self.styles.get(style.get(qn("w:val"))) if style is not None else None
        if place is None or place[1] not in self.lists.get(place[0], {}):
            return ""
        number, depth = place
        levels = self.lists[number]
        counts = self.counted[self.abstract[number]]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        if levels[depth].style in ("bullet", "none"):
            return ""
        return _PLACE.sub(lambda match: _written(levels, counts, int(match[1]) - 1), levels[depth].text)


def _written(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    number = counts.get(depth, level.start)
    if level.style in _CHINESE and 0 <= number < 10_000:
        return chinese(number)
    if level.style == "decimalEnclosedCircle" and 1 <= number <= 20:
        return chr(0x245F + number)
    return str(number)


def _place(properties: Any) -> tuple[str, int] | None:  # noqa: ANN401
    """List and level that paragraph properties name."""
    numbered = properties.find(qn("w:numPr")) if properties is not None else None
    if numbered is None:
        return None
    number, level = numbered.find(qn("w:numId")), numbered.find(qn("w:ilvl"))
    if number is None:
        return None
    depth = level.get(qn("w:val")) if level is not None else "0"
    return number.get(qn("w:val")), _whole(depth)


def _levels(abstract: Any) -> dict[int, _Level]:  # noqa: ANN401
    found: dict[int, _Level] = {}
    for level in abstract.iter(qn("w:lvl")):
        style, text, start = (level.find(qn(f"w:{name}")) for name in ("numFmt", "lvlText", "start"))
        found[_whole(level.get(qn("w:ilvl")))] = _Level(
            style.get(qn("w:val")) if style is not None else "decimal",
            (text.get(qn("w:val")) or "") if text is not None else "",
            _whole(start.get(qn("w:val"))) if start is not None else 1,
        )
    return found


def _whole(text: str | None) -> int:
    """The whole number that a file writes; 0 where it writes none, or one that no list has."""
    return int(text) if text and text.isdecimal() and len(text) < 6 else 0
