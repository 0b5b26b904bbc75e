"""What a name says below a clause: 第二款第三项第一目, 第五项, （五）; and the text it means.

One reading for `corpus show`, the staff's page and questions. Where numbers begin again under each heading, an item
of a clause may be a clause itself: 六（五） is `clause/6.5`. But: finds no clause; it is handed the text behind one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from corpus.addresses import inside
from corpus.by_id import by_id
from corpus.numerals import CHINESE, chinese, value
from corpus.places import whole
from corpus.records import Document, Node, Place

_B = r"[ \t\u3000\xa0]*"
_N = rf"(?:[0-9０-９]{{1,2}}|[{CHINESE}]{{1,4}})"
_BELOW = re.compile(
    rf"(?:{_B}第?[（(]?({_N})[）)]?款|的?第({_N})(?:自然)?段)?"
    rf"(?:{_B}第?[（(]?({_N})[）)]?(?:[项点]|小[项点条])(?!目)|{_B}第?[（(]({_N})[）)](?![条款]))?"
    rf"(?:{_B}第?[（(]?({_N})[）)]?目|(?<=[）)])(?:里面?|中|下面?|底下)的?第?({_N})小?[项点]|(?<=[）)])(\d{{1,2}})(?![\d.万亿元%年月日条]))?"
)


class Below(NamedTuple):
    """款, 项 and 目 of a clause, each counted from 1, None where it is not said."""

    paragraph: int | None = None
    item: int | None = None
    point: int | None = None

    def __str__(self) -> str:
        """第二款第三项."""
        names = zip(self, "款项目", strict=True)
        return "".join(f"第{chinese(number)}{name}" for number, name in names if number)


WHOLE = Below()


def below(text: str, position: int) -> tuple[Below, int]:
    """What `text` says below a clause from `position` on, and where that ends (`position` where it says nothing)."""
    match = _BELOW.match(text, position)
    if match is None or match.end() == position:
        return WHOLE, position
    paragraph, stretch, item, bracketed, point, within, bare = (
        value(g) if g else None for g in match.groups()
    )
    item = item or bracketed
    if item is None:  # of a clause that is itself printed in brackets
        return Below(paragraph or stretch, within, point or bare), match.end()
    return Below(paragraph or stretch, item, point or within or bare), match.end()


def clauses(
    document: Document, number: str, said: Below = WHOLE, scope: str = "", part: str = ""
) -> tuple[Node, ...]:
    """The clauses that a number means, with what is said below it: 12, 12-1, 6.5 for 六（五）.

    `scope` is "annex/1" for those of an annex; where it is "", an annex is looked at only if the body has none.
    `part` is the number of a part around them. Empty where there is none.
    """
    every = [node for node in document.nodes if node.kind == "clause"]
    local = {node.id: node.id.removeprefix(f"{document.id}/") for node in every}
    own = [node for node in every if local[node.id].startswith(f"{scope}/clause/" if scope else "clause/")]
    head, _, last = number.rpartition(".")
    ways: list[Callable[[Node], bool]] = [lambda node: node.number == f"{number}.{said.item}"]
    ways += [lambda node: node.number == number]
    if head:
        ways += [lambda node: node.number == last and _is_in(node, document, head)]
        ways += [lambda node: node.number == head]
    else:
        ways += [lambda node: node.number.rpartition(".")[2] == number]
    for pool in (own, [] if scope else every):
        within = [node for node in pool if not part or _is_in(node, document, part)]
        for way in ways:
            if found := tuple(node for node in within if way(node)):
                return found
    return ()


def rest(node: Node, number: str, said: Below) -> Below:
    """What is left to look for inside a clause that `clauses` found."""
    head, _, last = number.rpartition(".")
    if node.number == f"{number}.{said.item}":
        return Below(None, said.point)
    if head and node.number == head:
        return Below(None, value(last), said.item)
    return said


def _is_in(node: Node, document: Document, number: str) -> bool:
    """Whether a part of that number (3, or 3.2 for 第三章第二节) is around a node."""
    around = by_id(document).get(node.parent or "")
    while around is not None:
        if around.kind == "part" and f".{around.number}".endswith(f".{number}"):
            return True
        around = by_id(document).get(around.parent or "")
    return False


def place_below(node: Node, document: Document, said: Below) -> Place | None:
    """The text that `said` means in a clause: all of it, or None where it has no such paragraph or item."""
    return whole(node, document) if said == WHOLE else inside(node, document, *said)
