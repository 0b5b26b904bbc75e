"""Finding a node by its id, by an address below it, by its label, by its number or by words (第六条第五项); and
showing it.

But: understands no questions; words around a number are for `qa`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.addresses import inside
from corpus.below import Below, below, clauses, place_below, rest
from corpus.errors import UnknownNode
from corpus.labels import label
from corpus.markers import marker_at
from corpus.numerals import CHINESE, value
from corpus.places import whole
from corpus.records import Document, Node, Place

_WIDE = str.maketrans("()", "（）")
_N = rf"(?:[0-9０-９]{{1,4}}|[{CHINESE}]{{1,7}})"
_LEVEL = re.compile(rf"第({_N})(?:编|分编|章|节|部分)")
#: 附件1第三条, 第三章第五条, 第六条, 第（六）条, 六（五）, 六、（五）; what stands below is read by `corpus.below`.
_NAME = re.compile(
    rf"(?P<in>附件(?P<annex>{_N})?的?)?(?P<parts>(?:第{_N}(?:编|分编|章|节|部分))*)"
    rf"(?:第?（?(?P<n>{_N})）?[条点](?:之(?P<zhi>{_N}))?|（(?P<bracketed>{_N})）|(?P<bare>{_N})、?(?=（))"
)


class Found(NamedTuple):
    """A node, its document, and the place that was asked for (all of it, or a paragraph or item)."""

    node: Node
    document: Document
    place: Place


def found_nodes(name: str, documents: Sequence[Document]) -> tuple[Found, ...]:
    """The nodes that `name` means, in document order. Raises UnknownNode where there is none."""
    found = _by_id(name.strip(), documents) or _by_label(name, documents) or _by_words(name, documents)
    if not found:
        raise UnknownNode(f"没有找到“{name}”，请用 python -m corpus parse 或 list 查看有哪些条款。")
    return found


def _by_id(name: str, documents: Sequence[Document]) -> tuple[Found, ...]:
    """The node of an id, or the paragraph, item or point that an address below a clause names."""
    for document in documents:
        for node in document.nodes:
            if node.id == name:
                return (Found(node, document, whole(node, document)),)
    address = re.fullmatch(r"(.+/clause/[^/]+)((?:/\d+){1,3})", name)
    if address is None:
        return ()
    paragraph, item, point = (*map(int, address[2].split("/")[1:]), None, None)[:3]
    return tuple(
        Found(node, document, place)
        for document in documents
        for node in document.nodes
        if node.id == address[1] and (place := inside(node, document, paragraph, item, point))
    )


def _by_words(name: str, documents: Sequence[Document]) -> tuple[Found, ...]:
    """What is named by clause and below it (第六条第二款第三项, 六（五）), in an annex or part where that is said."""
    match = _NAME.match("".join(name.split()).translate(_WIDE))
    if match is None:
        return ()
    said, end = below(match.string, match.end())
    if end != len(match.string):
        return ()
    number = str(value(match["n"] or match["bracketed"] or match["bare"])) + (
        f"-{value(match['zhi'])}" if match["zhi"] else ""
    )
    if match["bare"]:
        number, said = f"{number}.{said.item}", Below(None, said.point)
    scope = f"annex/{value(match['annex'] or '1')}" if match["in"] else ""
    part = ".".join(str(value(printed)) for printed in _LEVEL.findall(match["parts"]))
    return tuple(
        Found(node, document, place)
        for document in documents
        for node in clauses(document, number, said, scope, part)
        if (place := place_below(node, document, rest(node, number, said)))
    )


def _by_label(name: str, documents: Sequence[Document]) -> tuple[Found, ...]:
    """Nodes with that label (第12条 is 第十二条), else clauses of that number (第十二条 for （十二）)."""
    wanted = "".join(name.split()).translate(_WIDE)
    nodes = [(node, document) for document in documents for node in document.nodes]
    found = [pair for pair in nodes if label(*pair) == wanted or _same_marker(*pair, wanted)]
    marker = marker_at(wanted)
    number = value(wanted) or (marker.number if marker and marker.end >= len(wanted) else None)
    if not found and number is not None:
        zhi = f"-{marker.zhi}" if marker and marker.zhi else ""
        found = [pair for pair in nodes if pair[0].kind == "clause" and pair[0].number == f"{number}{zhi}"]
    return tuple(Found(node, document, whole(node, document)) for node, document in found)


def _same_marker(node: Node, document: Document, wanted: str) -> bool:
    """Whether a part or clause is printed with the marker that is wanted, in whatever form."""
    marker = marker_at(wanted)
    if marker is None or marker.end < len(wanted) or node.kind not in ("clause", "part") or not node.spans:
        return False
    start = node.spans[0].start
    printed = marker_at(document.source[start : start + 40])
    return printed is not None and printed[:3] == marker[:3]


def shown(found: Sequence[Found]) -> str:
    """One node in full, or several as a list."""
    if len(found) > 1:
        lines = [
            f"{one.node.id}\t《{one.document.title}》{label(one.node, one.document)}\t{one.node.heading}"
            for one in found
        ]
        return "\n".join(lines)
    node, document, place = found[0]
    lines = [f"《{document.title}》{label(node, document)}"]
    if node.heading:
        lines.append(node.heading)
    lines.append(place.quote if place.spans != node.spans else node.text)
    if node.departments:
        lines.append(f"责任单位：{'、'.join(node.departments)}")
    if node.period:
        lines.append(f"期限：{node.period.text}（{node.period.source}）")
    return "\n".join(lines)
