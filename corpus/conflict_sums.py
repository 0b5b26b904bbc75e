"""Sums that do not add up: a total and its 其中 in the text, a table's total row, its column of differences.

A total that the document says leaves out overlaps (除交叉重叠部分外) is soft. In the text, parts that add
up to clearly less than the total are taken for examples, not for all of it. But: rounds nothing away beyond
the last printed digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.amounts import Quantity, amounts
from corpus.conflict_budget import figure_place
from corpus.figure_tables import Figure, figures
from corpus.places import whole
from corpus.readings import Reading, readings, sentence_ranges
from corpus.records import Conflict, Document, Node

_PARTS = re.compile(r"其中[:：，]?")
_BESIDES = re.compile(r"[^，。；]*(?:再|另|额外|增加|追加|上浮)")
_OVERLAP = re.compile(r"重叠|重复(?:部分|计算)|交叉")
_NEAR = 0.05  # parts this close to the total are meant to be all of it
_COUNT = re.compile(r"(\d+)条$|(\d+)项$|(\d+)个$|(\d+)件$")


def sum_conflicts(document: Document) -> Iterator[Conflict]:
    """Conflicts of kind arithmetic."""
    for node in document.nodes:
        if node.kind in ("clause", "part", "closing", "body", "preamble") or (
            node.kind == "row" and not figures(node, document)
        ):
            for reading in readings(node, document, ("text",)):
                yield from _in_text(reading, document)
        elif node.kind == "table":
            rows = [row for row in document.nodes if row.parent == node.id and row.kind == "row"]
            yield from _in_table(rows, document)
            yield from _counts(node, rows, document)


def _in_text(reading: Reading, document: Document) -> Iterator[Conflict]:
    """Totals followed by 其中, in a sentence of their own or in brackets."""
    text = reading.text
    for mark in _PARTS.finditer(text):
        inside = _opening(text, mark.start())
        start = max((s for s, _ in sentence_ranges(text[: mark.start()])), default=0)
        before = [
            q for q in amounts(text[: mark.start()]) if q.start >= start - (1 if inside is not None else 0)
        ]
        end = _bracket_end(text, inside) if inside is not None else _end(text, mark.end())
        if _nested(text, mark.start(), start, inside):
            continue
        total = next(
            (q for q in reversed(before) if q.end <= (inside if inside is not None else mark.start())), None
        )
        if inside is None and total is not None:
            total = next((q for q in before if q.unit == total.unit and q.unit == "元"), None)
        if total is None or total.unit != "元" or total.joined or "分别" in text[start:end]:
            continue
        if _BESIDES.match(text[mark.end() : end]):
            continue
        parts = _parts(text, mark.end(), end)
        gap = sum(part.value for part in parts) - total.value
        if len(parts) < 2 or abs(gap) <= 1e-6 * total.value:
            continue
        if gap > 0 or -gap <= _NEAR * total.value:
            what = f"各部分相加为{_money(total.value + gap)}，总数写作{total.text}"
            stop = max(part.end for part in parts)
            yield Conflict("arithmetic", "hard", reading.place(document, total.start, stop), None, what)


def _opening(text: str, position: int) -> int | None:
    """Where the bracket around a position opens, or None where it stands in none."""
    depth = 0
    for index in range(position - 1, max(-1, position - 200), -1):
        if text[index] in "）)":
            depth += 1
        elif text[index] in "（(":
            if depth == 0:
                return index
            depth -= 1
    return None


def _bracket_end(text: str, start: int) -> int:
    depth = 0
    for index in range(start, len(text)):
        depth += (text[index] in "（(") - (text[index] in "）)")
        if depth == 0:
            return index
    return len(text)


def _end(text: str, start: int) -> int:
    stop = text.find("。", start)
    return len(text) if stop < 0 else stop


def _nested(text: str, mark: int, start: int, inside: int | None) -> bool:
    """Whether a 其中 goes on after another one of the same sentence, so that its total is a part itself."""
    if inside is not None:
        return False
    earlier = _outside(text[start:mark])
    return "其中" in earlier


def _outside(text: str) -> str:
    """The text without what stands in brackets."""
    previous = ""
    while previous != text:
        previous, text = text, re.sub(r"[（(][^（）()]*[)）]", "", text)
    return text


def _parts(text: str, start: int, end: int) -> list[Quantity]:
    """The parts listed in `[start, end)`: the first money of each member, brackets and inner 其中 aside."""
    separator = "；" if "；" in _outside(text[start:end]) else "，、,；"
    found: list[Quantity] = []
    depth, fresh, inner = 0, True, False
    quantities = {q.start: q for q in amounts(text) if start <= q.start < end and q.unit == "元"}
    for index in range(start, end):
        depth += (text[index] in "（(") - (text[index] in "）)")
        if depth:
            continue
        if text[index] in separator:
            fresh, inner = True, False
        if text.startswith("其中", index):
            inner = True
        if index in quantities and fresh and not inner:
            found.append(quantities[index])
            fresh = False
    return found


def _in_table(rows: Sequence[Node], document: Document) -> Iterator[Conflict]:
    table = [(row, figures(row, document)) for row in rows]
    total = next(((row, found) for row, found in table if row.number == "0" and found), None)
    if total is not None:
        overlaps = any(
            _OVERLAP.search(node.text)
            for node in document.nodes
            if node.kind in ("closing", "clause", "table", "preamble")
        )
        for figure in total[1]:
            parts = [
                f for row, found in table if row is not total[0] for f in found if f.column == figure.column
            ]
            gap = sum(part.number for part in parts) - figure.number
            if len(parts) >= 2 and abs(gap) > _last_digit([figure, *parts]):
                what = f"“{figure.column}”各行相加为{figure.number + gap:.6g}，总数写作{figure.cell.text}"
                what += "（文中说明总数不含交叉重叠部分）" if overlaps else ""
                yield Conflict(
                    "arithmetic", "soft" if overlaps else "hard", figure_place(figure, document), None, what
                )
    for _, found in table:
        yield from _difference(found, document)


def _difference(found: Sequence[Figure], document: Document) -> Iterator[Conflict]:
    """A column 较…增/减 against the two columns before it."""
    for index, figure in enumerate(found):
        if (
            index >= 2
            and re.search(r"增[/／、]?减|较.+[增减]", figure.column)
            and figure.unit == found[index - 1].unit
        ):
            expected = found[index - 1].number - found[index - 2].number
            if abs(expected - figure.number) > _last_digit([figure, found[index - 1], found[index - 2]]):
                what = f"“{figure.column}”按前两列应为{expected:.6g}，写作{figure.cell.text}"
                yield Conflict("arithmetic", "hard", figure_place(figure, document), None, what)


def _last_digit(found: Sequence[Figure]) -> float:
    """Half a unit of the last printed digit of the coarsest figure."""
    decimals = [len(f.cell.text.split(".")[1]) if "." in f.cell.text else 0 for f in found]
    return 0.5 * 10.0 ** -max(decimals) if decimals else 0.0


def _counts(table: Node, rows: Sequence[Node], document: Document) -> Iterator[Conflict]:
    """The 总计 and category counts that a table states, against its rows."""
    lines = [[cell for cell in line.split("\t") if cell.strip()] for line in table.text.split("\n")]
    stated: dict[str, int] = {}
    for line in lines:
        count = _COUNT.match("".join(line[-1].split())) if line else None
        if count:
            name = "".join(line[-2].split()) if len(line) > 1 else ""
            stated[name] = int(next(group for group in count.groups() if group))
    groups = {row.category for row in rows if row.category}
    wrong: list[str] = []
    for name, number in stated.items():
        if re.match(r"^(?:总计|合计|共计|总数)$", name):
            members = [row for row in rows if row.number != "0"]
            if len(members) != number:
                wrong.append(f"{name}写作{number}，实有{len(members)}行")
        else:
            members = [row for row in rows if row.category and row.category in name]
            if (members or not groups) and len(members) != number:
                wrong.append(f"{name}写作{number}，实有{len(members)}行")
    if wrong:
        yield Conflict("arithmetic", "hard", whole(table, document), None, "；".join(wrong))


def _money(value: float) -> str:
    if abs(value) >= 1e8:
        return f"{value / 1e8:.6g}亿元"
    return f"{value / 1e4:.6g}万元" if abs(value) >= 1e4 else f"{value:.6g}元"
