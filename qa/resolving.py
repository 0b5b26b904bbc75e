"""The nodes that a named place stands for: `clause/25`, `clause/-2` (the last but one), `annex/1-7/3` (of every category).

But: reads no question (`qa.places`), and where a document lacks the place there is nothing, and nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.addresses import inside
from corpus.below import clauses
from corpus.by_id import by_id
from corpus.labels import label
from corpus.markers import marker_at
from corpus.records import Document, Node
from qa.knowledge import Knowledge
from qa.named_place import NamedPlace
from qa.normalise import unspaced
from qa.unnumbered import paragraphs, sections

_COUNTED = re.compile(r"((?:\d+\.)+)?([#-])(\d{1,3})")
#: 技改那行, 科技那格: behind the name of a table.
_CALLED = re.compile(r"^[的里中,，、:：]*([^,，。?？]{2,16}?)的?[那这](?:一|1)?(?:行|[格项栏条](?!件))")
_WITHIN_A_PART = re.compile(r"(?:(annex/\d+)/)?part/([^/]+)")


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
            found = found or _counting(d, above, number)
            if not found and not within[1] and not any(n.kind == "part" for n in d.nodes):
                found += clauses(d, number, named.below)
        elif above == "clause":
            found += clauses(d, number, named.below)
        elif above.startswith("annex/"):
            found += clauses(d, number, named.below, above) or _rows(d, above, number)
        elif above == "part":
            found += [n for n in d.nodes if n.kind == above and n.number.split(".")[-1] == number.split(".")[-1] and ("." not in number or n.number == number)] or _section(d, number) or _of_a_section(d, number)  # fmt: skip
        elif above == "heading":
            found += _section(d, number)
        elif above.startswith("heading/"):
            found += _point(_section(d, above.rpartition("/")[2]), int(number))
        elif above == "annex" and (pair := re.fullmatch(r"(\d+)-(\d+)", number)):
            found += [n for n in d.nodes if n.kind == "table" and n.id.startswith(f"{d.id}/{named.path}-")]
            found = found or _rows(d, f"annex/{pair[1]}", pair[2])  # 附件2-22
        elif above.startswith("table/"):  # 最后那张清单第3项
            found += [row for table in resolve(replace(named, path=above), knowledge, d.id) for row in _rows(d, table.id.removeprefix(f"{d.id}/"), number)]  # fmt: skip
        elif above == "table":  # 表3 of 表1-1 to 表1-9
            found += [n for n in d.nodes if n.kind == "table" and n.number.rpartition("-")[2] == number]
    return tuple(found)


def _counted(document: Document, above: str, said: re.Match[str]) -> list[Node]:
    """What a place is that is counted: from the end (-2), in one category (3.-1), or as a row of the table (#3)."""
    inside = f"{document.id}/{above}/"
    own = [n for n in document.nodes if n.id.startswith(inside + (said[1] or "")) and n.number != "0"]
    if above.startswith("heading/"):
        own = _section(document, above.rpartition("/")[2])
    elif above.startswith("part/"):
        own = _clauses_in(document, above)
    elif above == "clause":
        own = [n for n in own if "." not in n.number]
    elif above == "part":
        level = (said[1] or "").count(".")
        own = [n for n in own if n.kind == "part" and n.number.count(".") == level]
    if above == "clause" and not own and said[2] == "-":  # a text without numbers ends with a paragraph
        own = paragraphs(document)
    elif above == "table":
        own = [n for n in document.nodes if n.kind == "table"]
    number = int(said[3])
    if above == "part" and not own:
        found = sections(document)
        nth = len(found) + 1 - number if said[2] == "-" else number
        return _section(document, str(nth))
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


def _of_a_section(document: Document, number: str) -> list[Node]:
    """The clause that has the place of a section, where parts are called so and divided into clauses alone: 第三章第二节."""
    part, _, section = number.rpartition(".")
    parts = [n for n in document.nodes if n.kind == "part" and n.number == part]
    divided = any(n.kind == "part" and n.number.startswith(f"{part}.") for n in document.nodes)
    if divided or not parts or label(parts[0], document).endswith(("章", "编")):
        return []
    return _nth(document, f"part/{part}", section)


def _counting(document: Document, part: str, number: str) -> list[Node]:
    """The part itself, where it counts up what it says (附　则, and 1. to 6. below it) and has that number."""
    node = by_id(document).get(f"{document.id}/{part}")
    counts = node is not None and number.isdigit() and inside(node, document, None, int(number)) is not None
    return [node] if node is not None and counts else []


def _clauses_in(document: Document, part: str) -> list[Node]:
    """The clauses that stand in a part or in the parts below it, in order."""
    around = {f"{document.id}/{part}"}
    found = []
    for node in document.nodes:
        if node.parent in around and node.kind == "part":
            around.add(node.id)
        elif node.parent in around and node.kind == "clause":
            found.append(node)
    return found


def _section(document: Document, number: str) -> list[Node]:
    """The paragraphs of a section of a text without numbers, counted from 1."""
    found = sections(document)
    return (
        list(found[int(number) - 1].paragraphs) if number.isdigit() and 1 <= int(number) <= len(found) else []
    )


def _point(own: Sequence[Node], number: int) -> list[Node]:
    """The paragraph that has the number, else the one of that place."""
    numbered = [n for n in own if (marker := marker_at(n.text)) is not None and marker.number == number]
    return numbered or list(own[number - 1 : number])


def stands_in(node: Node, named: NamedPlace) -> bool:
    """Whether a paragraph is shown for a part or clause that the document has no number for, or a clause of it for one of a part."""
    return named.path.startswith(("part/", "clause/")) and (
        node.kind == "body" or _unparted(node, named.path)
    )


def _unparted(node: Node, path: str) -> bool:
    return node.kind == "clause" and path.startswith("part/") and node.parent is None


def called_rows(
    text: str, named: Sequence[NamedPlace], nodes: Sequence[Node], knowledge: Knowledge
) -> tuple[Node, ...]:
    """The rows of the one table named that a question calls by a word in them: 配套文件清单里技改那行."""
    called = _CALLED.match(unspaced(text[named[0].end :])) if len(named) == 1 and len(nodes) == 1 else None
    if called is None or nodes[0].kind != "table":
        return ()
    rows = knowledge.below.get(nodes[0].id, ())
    said: tuple[Callable[[Node], str], ...] = (
        lambda n: n.heading,
        lambda n: n.category or "",
        lambda n: n.text,
    )
    for words in said:
        if found := tuple(row for row in rows if called[1] in unspaced(words(row))):
            return found
    return ()
