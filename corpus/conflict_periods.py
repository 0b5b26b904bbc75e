"""Periods that disagree: twins that say how long they hold, and say it differently.

Hard where both print a period (a cell, or the year that opens a sentence); soft where one only inherits it
from the closing paragraph, and where a table leaves the cell of some rows blank. 2024年 and 2024年全年 are
one period, as are the kinds of dash. But: words are not turned into dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.cells import cell
from corpus.conflict_places import Pair
from corpus.overlap import shared_runs
from corpus.places import place, whole
from corpus.readings import readings, sentence_ranges
from corpus.records import Conflict, Document, Node, Place

SHARED = 10  # equal characters that make two texts the same measure, not only the same title


def period_conflicts(document: Document, pairs: tuple[Pair, ...]) -> Iterator[Conflict]:
    """Conflicts of kind period, and omissions of a period."""
    for pair in pairs:
        if pair.a.period is not None and pair.b.period is not None and _own(pair.b):
            yield from _compare(pair, document)
    yield from _blank(document)


def _compare(pair: Pair, document: Document) -> Iterator[Conflict]:
    a, b = pair.a, pair.b
    first, second = a.period.text if a.period else "", b.period.text if b.period else ""
    if plain(first) == plain(second):
        return
    same = any(run.size >= SHARED for run in shared_runs(_text(a), _text(b), SHARED))
    stated = None if _own(a) else _stated(pair, document)
    if stated is not None and plain(stated[0]) != plain(second):
        what = f"实施期限：一处为{stated[0]}，另一处为{second}"
        yield Conflict("period", "hard", stated[1], _place(b, document), what.replace(" ", ""))
        return
    what = f"实施期限：一处为{first}" + ("" if _own(a) else "（按文末的统一规定）") + f"，另一处为{second}"
    hard = same and _own(a)
    yield Conflict(
        "period", "hard" if hard else "soft", _place(a, document), _place(b, document), what.replace(" ", "")
    )


def _own(node: Node) -> bool:
    """Whether a node prints its period itself."""
    return node.period is not None and node.period.source == node.id


def _stated(pair: Pair, document: Document) -> tuple[str, Place] | None:
    """The year that opens the sentence of `a` which `b` repeats, with that sentence; None where there is
    none."""
    for reading in pair.first:
        for start, end in sentence_ranges(reading.text):
            words = reading.text[start:end]
            year = re.match(r"(20\d\d年)(?:全年)?，", words)
            if year and shared_runs(words, _text(pair.b), SHARED + 2):
                return year[1], reading.place(document, start, end)
    return None


def _text(node: Node) -> str:
    return "".join(f"{node.heading}。{node.text}".split())


def plain(text: str) -> str:
    """A period as it is compared: 2023—2027 年 -> 2023-2027年."""
    text = re.sub(r"\s", "", text)
    text = re.sub(r"[—–－~～至]+", "-", text)
    return re.sub(r"^(20\d\d年)(?:全年|度|内)$", r"\1", text)


def _blank(document: Document) -> Iterator[Conflict]:
    """Rows whose period cell is blank while other rows of their table have one."""
    for table in document.nodes:
        if table.kind != "table":
            continue
        rows = [row for row in document.nodes if row.parent == table.id and row.kind == "row"]
        if not any(_own(row) for row in rows):
            continue
        for row in rows:
            found = cell(row, document, "期限")
            if found is not None and not found.text.strip() and row.category != "储备":
                title = next(iter(readings(row, document, ("heading",))), None)
                quoted = place(row, document, title.offsets) if title else whole(row, document)
                yield Conflict("omission", "soft", quoted, None, "实施期限空白")


def _place(node: Node, document: Document) -> Place:
    """The heading of a node, and its period cell where it has one."""
    found = cell(node, document, "期限") if node.kind == "row" else None
    title = next(iter(readings(node, document, ("heading",))), None)
    offsets = (*(title.offsets if title else ()), *(found.offsets if found else ()))
    return place(node, document, offsets) if offsets else whole(node, document)
