"""The nodes that a named place stands for: `clause/25`, `clause/-2` (the last but one), `annex/1-7/3` (of every category).

But: reads no question (`qa.places`), and where a document lacks the place there is nothing, and nothing is said.
"""

from __future__ import annotations

import re

from corpus.below import clauses
from corpus.records import Document, Node
from qa.knowledge import Knowledge
from qa.named_place import NamedPlace

_COUNTED = re.compile(r"(\d+\.)?([#-])(\d{1,3})")
_WITHIN_A_PART = re.compile(r"(?:(annex/\d+)/)?part/([\d.]+)")


def resolve(named: NamedPlace, knowledge: Knowledge, document: str | None) -> tuple[Node, ...]:
    """The nodes a named place stands for: in every document that has it; where numbering restarts, all of that number."""
    found: list[Node] = []
    for d in knowledge.within(document):
        exact = knowledge.nodes.get(f"{d.id}/{named.path}")
        above, _, number = named.path.rpartition("/")
        if exact is not None and exact.kind != "clause":
            found.append(exact)
        elif counted := _COUNTED.fullmatch(number):
            found += _counted(d, above, counted)
        elif within := _WITHIN_A_PART.fullmatch(above):
            found += clauses(d, number, named.below, within[1] or "", within[2]) or _nth(d, above, number)
        elif above == "clause":
            found += clauses(d, number, named.below)
        elif above.startswith("annex/"):
            found += clauses(d, number, named.below, above) or _rows(d, above, number)
        elif above == "part":
            found += [n for n in d.nodes if n.kind == above and n.number.split(".")[-1] == number.split(".")[-1] and ("." not in number or n.number == number)]  # fmt: skip
        elif above == "annex" and re.fullmatch(r"\d+-\d+", number):
            found += [n for n in d.nodes if n.kind == "table" and n.id.startswith(f"{d.id}/{named.path}-")]
        elif above == "table":  # 表3 of 表1-1 to 表1-9
            found += [n for n in d.nodes if n.kind == "table" and n.number.rpartition("-")[2] == number]
    return tuple(found)


def _counted(document: Document, above: str, said: re.Match[str]) -> list[Node]:
    """What a place is that is counted: from the end (-2), in one category (3.-1), or as a row of the table (#3)."""
    inside = f"{document.id}/{above}/"
    own = [n for n in document.nodes if n.id.startswith(inside + (said[1] or "")) and n.number != "0"]
    if above.startswith("part/"):
        own = _clauses_in(document, above)
    elif above == "clause":
        own = [n for n in own if "." not in n.number]
    elif above == "part":
        own = [n for n in own if n.kind == "part" and "." not in n.number]
    number = int(said[3])
    if number > len(own):
        return []
    return [own[-number] if said[2] == "-" else own[number - 1]]


def _rows(document: Document, table: str, number: str) -> list[Node]:
    """The rows of a table with that number, one of each category where every category counts anew."""
    rows = [n for n in document.nodes if n.kind == "row" and n.parent == f"{document.id}/{table}"]
    return [n for n in rows if n.number.rpartition(".")[2] == number]


def _nth(document: Document, part: str, number: str) -> list[Node]:
    """The clause of that place in a part whose clauses have other numbers."""
    return _clauses_in(document, part)[int(number) - 1 : int(number)] if number.isdigit() else []


def _clauses_in(document: Document, part: str) -> list[Node]:
    """The clauses that stand in a part itself, in order."""
    return [n for n in document.nodes if n.kind == "clause" and n.parent == f"{document.id}/{part}"]
