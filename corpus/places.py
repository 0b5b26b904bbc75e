"""From a node back to the source: its number, heading, paragraphs and note, and any words in it.

`quote` is the one rule of quotation: slices of the source, joined, with nothing removed but line breaks.
All looking-up ignores blanks, because a healed text has other blanks than the source. But: searches one node,
never the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from corpus.cells import columns_of
from corpus.departments import lead, names
from corpus.records import Document, Node, Place, Span

StretchKind = Literal["number", "heading", "text", "departments", "other"]
_LINE_BREAKS = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
_CELL_GAP = re.compile(r"[\t|\n\r]|<")


class Stretch(NamedTuple):
    """A part of a node: what it is, and the offsets of its non-blank characters in the source."""

    kind: StretchKind
    offsets: tuple[int, ...]


def quote(source: str, spans: Sequence[Span]) -> str:
    """The slices of the source, joined, line breaks removed."""
    return _LINE_BREAKS.sub("", "".join(source[start:end] for start, end in spans))


def spans_of(source: str, offsets: Sequence[int]) -> tuple[Span, ...]:
    """Slices that hold the characters at `offsets`, in that order, with the blanks between two of a line."""
    found: list[Span] = []
    for offset in offsets:
        if found:
            gap = source[found[-1].end : offset]
            if not gap or (gap.isspace() and not _LINE_BREAKS.search(gap)):
                found[-1] = Span(found[-1].start, offset + 1)
                continue
        found.append(Span(offset, offset + 1))
    return tuple(found)


def place(node: Node, document: Document, offsets: Sequence[int]) -> Place:
    """The quotation of the characters at `offsets` of a node."""
    spans = spans_of(document.source, offsets)
    return Place(node.id, quote(document.source, spans), spans)


def locate(words: str, node: Node, document: Document) -> Place | None:
    """Where a node says `words` (blanks ignored), or None where it does not."""
    wanted = "".join(words.split())
    if not wanted:
        return None
    text, offsets = _compact(node, document.source)
    start = text.find(wanted)
    return None if start < 0 else place(node, document, offsets[start : start + len(wanted)])


def whole(node: Node, document: Document) -> Place:
    """The whole node as one quotation."""
    return Place(node.id, quote(document.source, node.spans), node.spans)


def heading_place(node: Node, document: Document) -> Place | None:
    """Where the node's heading stands."""
    return _first(node, document, "heading")


def departments_place(node: Node, document: Document) -> Place | None:
    """Where the node says who is responsible, without its brackets: 责任单位：市发改局、市资源规划局."""
    return _first(node, document, "departments")


def _first(node: Node, document: Document, kind: StretchKind) -> Place | None:
    found = next((s for s in stretches(node, document) if s.kind == kind), None)
    if found is None:
        return None
    offsets = list(found.offsets)
    if kind == "departments":
        while offsets and document.source[offsets[-1]] in "。；;":
            offsets.pop()
        if document.source[offsets[0]] in "（(" and document.source[offsets[-1]] in "）)":
            offsets = offsets[1:-1]
    return place(node, document, offsets) if offsets else None


def stretches(node: Node, document: Document) -> tuple[Stretch, ...]:
    """The node taken apart, in reading order: every non-blank character is in exactly one stretch."""
    return _stretches(node, document.source)


@lru_cache(maxsize=4096)
def _stretches(node: Node, source: str) -> tuple[Stretch, ...]:
    if node.kind == "row":
        return _row_stretches(node, source)
    text, offsets = _compact(node, source)
    found: list[Stretch] = []
    position = 0
    for kind, words in (("heading", node.heading), *(("text", line) for line in node.text.split("\n"))):
        wanted = "".join(words.split())
        start = text.find(wanted, position) if wanted else -1
        if start < 0:
            continue
        found.extend(_rest(node, source, offsets[position:start], bool(found)))
        end = start + len(wanted)
        if kind == "heading" and end < len(text) and text[end] in "。：:":
            end += 1
        found.append(Stretch("heading" if kind == "heading" else "text", offsets[start:end]))
        position = end
    found.extend(_rest(node, source, offsets[position:], bool(found)))
    return tuple(found)


def _row_stretches(node: Node, source: str) -> tuple[Stretch, ...]:
    """One stretch a cell; a number printed in front of the heading is one of its own."""
    texts = {"".join(line.split()) for line in node.text.split("\n")}
    heading = "".join(node.heading.split())
    found: list[Stretch] = []
    for offsets in _cell_offsets(node, source):
        words = "".join(source[offset] for offset in offsets)
        headed = not any(stretch.kind == "heading" for stretch in found)
        if headed and heading and words.endswith(heading):
            cut = len(words) - len(heading)
            if cut:
                found.append(Stretch("number", offsets[:cut]))
            found.append(Stretch("heading", offsets[cut:]))
        elif words in texts:
            found.append(Stretch("text", offsets))
        elif node.departments and _names_departments(words, node.departments):
            found.append(Stretch("departments", offsets))
        else:
            found.append(Stretch("number" if headed else "other", offsets))
    told = {at for stretch in found for at in stretch.offsets}
    left = [
        at
        for start, end in node.spans
        for at in range(start, end)
        if at not in told and not source[at].isspace()
    ]
    if left:  # what stands in front of the first cell
        found.insert(0, Stretch("number", tuple(left)))
    return tuple(found)


def _cell_offsets(node: Node, source: str) -> list[tuple[int, ...]]:
    """Offsets of the non-blank characters of each cell that has any, in column order; a mark that a cell broken by a page
    has in it (##) is not the node's."""
    held = {at for start, end in node.spans for at in range(start, end)}
    found = []
    for run in columns_of(node, source):
        offsets = tuple(
            at for at, mark in zip(run.at, run.text, strict=True) if at in held and not mark.isspace()
        )
        if offsets:
            found.append(offsets)
    return found


def _rest(node: Node, source: str, offsets: tuple[int, ...], inside: bool) -> list[Stretch]:
    """Stretches of what is neither heading nor text: the number in front, then notes or cells."""
    pieces: list[list[int]] = []
    for offset in offsets:
        if pieces and (
            not _CELL_GAP.search(source[pieces[-1][-1] + 1 : offset]) or _is_open(pieces[-1], source)
        ):
            pieces[-1].append(offset)
        else:
            pieces.append([offset])
    found: list[Stretch] = []
    for index, piece in enumerate(pieces):
        words = "".join(source[offset] for offset in piece)
        if index == 0 and not inside and node.kind in ("clause", "part", "table"):
            found.append(Stretch("number", tuple(piece)))
        elif node.departments and _names_departments(words, node.departments):
            found.append(Stretch("departments", tuple(piece)))
        else:
            found.append(Stretch("other", tuple(piece)))
    return found


def _is_open(piece: list[int], source: str) -> bool:
    """Whether a note's bracket is still open: a page break cuts it."""
    words = "".join(source[offset] for offset in piece[-400:])
    return sum(map(words.count, "（(")) > sum(map(words.count, "）)"))


def _names_departments(words: str, departments: tuple[str, ...]) -> bool:
    bare = words.strip("（()）。；;")
    listed = names(bare.split("：")[-1].split(":")[-1])
    return any(name in departments for name in listed) or bool(lead(words))


@lru_cache(maxsize=4096)
def _compact(node: Node, source: str) -> tuple[str, tuple[int, ...]]:
    """The node's non-blank characters and their offsets."""
    if node.kind == "row":
        offsets = tuple(offset for found in _cell_offsets(node, source) for offset in found)
    else:
        offsets = tuple(
            offset
            for start, end in node.spans
            for offset in range(start, end)
            if not source[offset].isspace()
        )
    return "".join(source[offset] for offset in offsets), offsets
