"""What is shown of a place that a question names: all of it, or the one thing that is asked of it.

第二十五条 -> the clause; its bureau, period, title, sentence, paragraph or column; a part with its clauses, a table with its
rows. But: which node is meant is `qa.resolving`, and what no node is said to be missing is `qa.lookup`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.addresses import inside
from corpus.below import WHOLE, place_below, rest
from corpus.cells import cells
from corpus.labels import label
from corpus.places import heading_place, locate, place, stretches, whole
from corpus.records import Document, Node, Period, Place
from corpus.sentences import sentences
from qa.knowledge import Knowledge
from qa.named_place import NamedPlace
from qa.normalise import unspaced
from qa.responsible import responsible
from qa.tabular import figures_by_row, named_figures, row_said

MOST_WHOLE = 12  # clauses of a part that are shown with their text
FEW_ROWS = 3
_NOTE = re.compile(r"[（(]?(?:责任|牵头|填报)(?:单位|部门)[:：]")
#: Asks for the paragraph in front of a part's clauses.
_LEAD = re.compile(r"总述|概述|总起|[引导前]言|导语|(?:开头|开篇|最前面)(?:的|那)*(?:一|几)?(?:段|句)")
#: Asks for the rows with all that they say.
_IN_FULL = re.compile(r"全[部文都]|原文|所有|都(?:要|给|念|列|看)|完整|内容")

_OF_PERIOD = re.compile(r"期限|时间|有效期")


def shown_of(
    node: Node, named: NamedPlace, asked: str, text: str, knowledge: Knowledge
) -> tuple[str, list[Place]]:
    """What is said of one node, and the quotations it rests on."""
    home = knowledge.home[node.id]
    name = label(node, home)
    if asked == "department" and (said := responsible(node, knowledge)):
        return said
    if node.kind == "row" and (of_column := _column(node, asked, text, knowledge)):
        return of_column
    if asked == "period" and node.period is not None:
        return _period(node, node.period, knowledge)
    if asked == "heading" and node.heading and (where := heading_place(node, home)):
        return f"{name}的标题是：{node.heading}。", [where]
    if named.sentence is not None:
        every = [s for s in sentences(node, home) if not (_is_heading(s, node) or _NOTE.match(s.quote))]
        within = place_below(node, home, rest(node, named.path.rpartition("/")[2], named.below))
        if within is not None and named.below != WHOLE:
            narrowed = [s for s in every if _lies_in(s, within)]
            # an item may be no more than the title of what follows it
            every = narrowed if len(narrowed) > 1 or named.below.item is None else every
        nth = named.sentence - 1 if named.sentence > 0 else named.sentence
        if -len(every) <= nth < len(every):
            return f"{name}{_title(node)}：{every[nth].quote}", [every[nth]]
    left = rest(node, named.path.rpartition("/")[2], named.below)
    if node.kind == "clause" and left != WHOLE:
        inner = place_below(node, home, left)
        if inner is not None:
            return f"{name}{left}：{inner.quote}", [inner]
        return f"{name}没有{left}。{name}{_title(node)}：{body(node, home)}", [whole(node, home)]
    last = named.path.rpartition("/")[2]
    if node.kind == "part" and last.isdigit() and (point := inside(node, home, None, int(last))):
        return f"{name}第{last}点：{point.quote}", [point]
    if node.kind == "part":
        return part_said(node, knowledge, lead=_LEAD.search(text) is not None)
    if node.kind == "table" and (rows := knowledge.below.get(node.id, ())):
        return table_said(node, rows, knowledge, in_full=_IN_FULL.search(text) is not None)
    if node.kind == "row" and (figures := row_said(node, text, knowledge, None)):
        return f"{name.removesuffix(node.heading)}：{figures[0]}", figures[1]
    if node.kind == "row" and node.heading and not node.text:
        return f"{name}：{node.heading}" + (
            f"（{'、'.join(node.departments)}）" if node.departments else ""
        ), [whole(node, home)]
    return f"{name}{_title(node)}：{body(node, home)}", [whole(node, home)]


def _lies_in(place: Place, around: Place) -> bool:
    return place.spans[0].start >= around.spans[0].start and place.spans[-1].end <= around.spans[-1].end


def _column(node: Node, wanted: str, text: str, knowledge: Knowledge) -> tuple[str, list[Place]] | None:
    """The row's entry in the one column that normalised `text` names (`wanted` is its aspect), or that it is blank there;
    None where it names none."""
    home, table = knowledge.home[node.id], knowledge.nodes.get(node.parent or "")
    header = next((line.split("\t") for line in table.text.split("\n") if "\t" in line), []) if table else []
    flat = unspaced(text)
    unstated = wanted == "period" and (node.period is None or node.period.source != node.id)
    asked = [title for title in header if len(unspaced(title)) >= 2 and unspaced(title) in flat]
    asked = asked or [title for title in header if unstated and _OF_PERIOD.search(title)]
    if len(asked) != 1:
        return None
    name = f"{label(node, home)}{_title(node)}"
    found = next((one for one in cells(node, home) if unspaced(one.column) == unspaced(asked[0])), None)
    if found is not None and found.offsets:
        return f"{name}的“{asked[0]}”：{found.text.strip()}", [whole(node, home)]
    said = f"{name}的“{asked[0]}”一栏没有填写。"
    if node.period is None or not unstated:
        return said, [whole(node, home)]
    instead, shown = _period(node, node.period, knowledge)
    return said + instead.removeprefix(f"{name}没有单独写明期限，"), [whole(node, home), *shown]


def _period(node: Node, period: Period, knowledge: Knowledge) -> tuple[str, list[Place]]:
    """How long a node holds: as it says itself, as a twin says, or as is said for all that say nothing."""
    name = f"{label(node, knowledge.home[node.id])}{_title(node)}"
    shown = [_stated(period, knowledge)]
    if period.source == node.id:
        return f"{name}的实施期限：{period.text}。", shown
    source = knowledge.nodes[period.source]
    said = f"{name}没有单独写明期限，按{label(source, knowledge.home[source.id])}：{period.text}。"
    for twin in (knowledge.nodes[t] for t in node.twins):
        own = twin.period
        if own is not None and own.source == twin.id and _limits(own) != _limits(period):
            said += f"同一措施在{label(twin, knowledge.home[twin.id])}写的是：{own.text}。"
            shown.append(_stated(own, knowledge))
    return said, shown


def _limits(period: Period) -> tuple[str, ...]:
    """Between which years it holds; 2024年 and 2024年全年 are the same."""
    return tuple(re.findall(r"20\d\d|长期|\d+月", period.text))


def _stated(period: Period, knowledge: Knowledge) -> Place:
    """Where a period is printed."""
    source = knowledge.nodes[period.source]
    home = knowledge.home[source.id]
    return locate(period.text, source, home) or whole(source, home)


def _title(node: Node) -> str:
    return f"“{node.heading}”" if node.heading and node.heading != node.number else ""


def _is_heading(sentence: Place, node: Node) -> bool:
    return "".join(sentence.quote.split()).strip("。：:") == "".join(node.heading.split())


def body(node: Node, home: Document) -> str:
    """The node's text as quoted, without its number and heading; the heading where there is nothing else."""
    kept = [
        s
        for s in stretches(node, home)
        if s.kind == "text" or (s.kind == "other" and _has_words(s.offsets, home))
    ]
    if not kept:
        return node.heading
    return " ".join(place(node, home, s.offsets).quote for s in kept)


def _has_words(offsets: Sequence[int], home: Document) -> bool:
    """Whether a stretch is more than a bracket left over from a heading."""
    return any(home.source[at] not in "）)】]" for at in offsets)


def part_said(node: Node, knowledge: Knowledge, lead: bool = False) -> tuple[str, list[Place]]:
    """A part is its heading, its introduction (all that is shown for `lead`) and what stands in it: clauses by their
    headings, those without any by their text, of many the first sentence."""
    home = knowledge.home[node.id]
    own = body(node, home) if node.text else ""
    said, shown = f"{label(node, home)}{_title(node)}：{own}", [whole(node, home)]
    below = knowledge.below.get(node.id, ())
    if not below or (lead and own):
        return said if own else f"{said}{node.heading}", shown
    headed = [(n, where) for n in below if n.heading and (where := heading_place(n, home))]
    if headed:
        contents = "；".join(f"{label(n, home)}{n.heading}" for n, _ in headed)
        said = (f"{said}\n" if own else said.removesuffix("：")) + f"包括：{contents}。"
    bare = [n for n in below if not n.heading and n.kind == "clause"]
    texts = [whole(n, home) if len(bare) <= MOST_WHOLE else _first(n, home) for n in bare]
    lines = [said, *(text.quote.strip() for text in texts)]
    return "\n".join(lines), [*shown, *(where for _, where in headed), *texts]


def _first(node: Node, home: Document) -> Place:
    return next(iter(sentences(node, home)), None) or whole(node, home)


def table_said(
    node: Node, rows: Sequence[Node], knowledge: Knowledge, in_full: bool = False
) -> tuple[str, list[Place]]:
    """A table is its caption and its rows, each with its heading, and a row of figures with those; few rows, or all that
    are asked for `in_full`, with their text."""
    home = knowledge.home[node.id]
    figures = figures_by_row(node, knowledge)
    lines, shown = [f"{label(node, home)}{_title(node)}包括："], [whole(node, home)]
    listed = [row for row in rows if row.number != "0" and row.heading.strip() != "/"]
    in_full = in_full or len(listed) <= FEW_ROWS
    for row in listed:
        entries = figures.get(row.id, ())
        name = row.heading or row.text
        if in_full and row.heading and row.text and not entries:
            name = f"{row.heading}：{body(row, home)}"
        lines.append(named_figures(f"{label(row, home)}：{name}", entries))
        shown.append((None if entries or in_full else heading_place(row, home)) or whole(row, home))
    return "\n".join(lines), shown
