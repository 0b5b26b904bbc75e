"""Names that two places print differently for the same thing: the title of a measure, the title of a cited
document.

A measure's title: twins whose titles differ by a word (发挥重大建设项目…, 发挥省重大建设项目…). A cited
document: two titles with one number (〔2023〕75号), soft where the title is only wrapped in another, or one title
with two numbers, which is hard. But: titles that differ in their verb only (推进,
支持推进) are one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from corpus.areas import areas
from corpus.conflict_places import Pair
from corpus.overlap import covered
from corpus.places import heading_place
from corpus.readings import Reading, readings
from corpus.records import Conflict, Document

ALIKE = 0.8
MOST = 0.5  # share of the longer text that stands in the other: one measure, not a part of it
LEAST = 6  # characters of a title that is compared
_VERBS = re.compile(
    r"^(?:继续|支持|推进|推动|加快|积极|深化|强化|加强|加大|争取|促进|打好|开展|落实|实施|做好|完善)+|[“”\"。]"
)
_CITED = re.compile(r"《(?P<title>[^《》]+)》[（(](?P<number>[^（()）]{2,12}〔\d{4}〕\d+号)[)）]")
_BRACKETS = str.maketrans("<>〈〉()", "《》《》（）")
_WRAPPED = re.compile(r"^.*?关于印发|的通知$")


def title_conflicts(document: Document, pairs: tuple[Pair, ...]) -> Iterator[Conflict]:
    """Conflicts of kind name about titles."""
    area = areas(document)
    for pair in pairs:
        first, second = ("".join(node.heading.split()) for node in (pair.a, pair.b))
        one, other = _VERBS.sub("", first), _VERBS.sub("", second)
        if one == other or min(len(one), len(other)) < LEAST or area.get(pair.a.id) != area.get(pair.b.id):
            continue
        texts = ["".join(node.text.split()) for node in (pair.a, pair.b)]
        if covered(texts[0], texts[1], 8) < MOST * max(map(len, texts)):
            continue
        if SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE:
            a, b = heading_place(pair.a, document), heading_place(pair.b, document)
            if a and b:
                yield Conflict("name", "soft", a, b, f"标题：一处为“{first}”，另一处为“{second}”")
    yield from _cited(document)


def _cited(document: Document) -> Iterator[Conflict]:
    """Documents that are cited by one number under two titles."""
    found: dict[str, list[tuple[str, Reading, re.Match[str]]]] = defaultdict(list)
    numbered: dict[str, list[tuple[str, Reading, re.Match[str]]]] = defaultdict(list)
    for node in document.nodes:
        if node.kind in ("table", "preamble"):
            continue
        for reading in readings(node, document, ("text",)):
            for match in _CITED.finditer(reading.text):
                title = match["title"].translate(_BRACKETS)
                found[match["number"]].append((title, reading, match))
                numbered[_WRAPPED.sub("", title)].append((match["number"], reading, match))
    for number, cited in found.items():
        for index, (title, reading, match) in enumerate(cited):
            for other_title, other, other_match in cited[index + 1 :]:
                if title != other_title and other.node.id != reading.node.id:
                    same = _WRAPPED.sub("", title) == _WRAPPED.sub("", other_title)
                    what = f"{number}的名称：一处为《{title}》，另一处为《{other_title}》"
                    a = reading.place(document, match.start(), match.end())
                    b = other.place(document, other_match.start(), other_match.end())
                    yield Conflict("name", "soft" if same else "hard", a, b, what)
    for title, cited in numbered.items():
        first, *others = cited
        seen = {first[0]}
        for number, reading, match in others:
            if number in seen or reading.node.id == first[1].node.id:
                continue
            seen.add(number)
            a = first[1].place(document, first[2].start(), first[2].end())
            b = reading.place(document, match.start(), match.end())
            yield Conflict("name", "hard", a, b, f"《{title}》的文号：一处为{first[0]}，另一处为{number}")
