"""The answer to a question for a set: its members in document order, one citation each.

An empty category is answered with the table's own line ("0 条"). But: which nodes are members is `qa.sets`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.labels import label
from corpus.places import departments_place, heading_place, locate, place, whole
from corpus.records import Node, Place
from qa.amount_asked import pays
from qa.answering import joined
from qa.choosing import texts
from qa.criteria import UNDATED
from qa.filters import PAID, Filter, members, saying
from qa.knowledge import Knowledge
from qa.tabular import cells, is_figures, named_figures


@dataclass(frozen=True, slots=True)
class Listed:
    """The text of a list, its quotations and its members."""

    text: str
    places: tuple[Place, ...]
    nodes: tuple[Node, ...]


MOST_WORDS = 4  # that an opening names
_PRINTED = {"月": "个月", "工作日": "个工作日"}
_MORE = {"=": "", ">=": "及以上", ">": "以上"}


def list_out(chosen: Filter, knowledge: Knowledge, document: str | None) -> Listed | None:
    """The set that a filter describes, said and quoted; None where it is empty and no line says so."""
    found = members(chosen, knowledge, document)
    if not found:
        return _empty(chosen, knowledge)
    places: list[Place] = []
    lines = []
    for node in found:
        saying_so = saying(node, chosen, knowledge) if chosen.says or chosen.figures else ()
        shown = saying_so or (_shown(node, chosen, knowledge),)
        places += shown
        name = label(node, knowledge.home[node.id])
        said = joined(shown) if saying_so else _said(node, shown[0], knowledge)
        if saying_so and node.kind == "row" and node.heading and not said.startswith(node.heading):
            said = f"{node.heading}——{said}"
        lines.append(f"{name}：{said}")
    return Listed(
        f"{_opening(chosen, knowledge, joined(places))}共{len(found)}项：\n" + "\n".join(lines),
        tuple(places),
        found,
    )


def _said(node: Node, shown: Place, knowledge: Knowledge) -> str:
    table = knowledge.nodes.get(node.parent or "")
    if is_figures(node) and table is not None:
        return named_figures(node.heading, cells(node, table))
    if node.heading and shown.quote.strip("。 ") != node.heading:
        return f"{node.heading}——{shown.quote.strip()}"
    return node.heading or shown.quote


def _shown(node: Node, chosen: Filter, knowledge: Knowledge) -> Place:
    """What is quoted of a member: its heading; the sentence that holds the topic; a short row of figures whole."""
    home = knowledge.home[node.id]
    if is_figures(node):
        return whole(node, home)
    if chosen.leads and not chosen.departments and (filled := departments_place(node, home)) is not None:
        return filled
    if chosen.paid:
        paying = next(
            one
            for one in knowledge.incentives[node.id]
            if any(word in one.beneficiary for word in chosen.paid)
        )
        return Place(node.id, paying.quote, paying.spans)
    if chosen.amount is not None:
        paying = next(one for one in knowledge.incentives[node.id] if pays(one, chosen.amount))
        return Place(node.id, paying.quote, paying.spans)
    if chosen.topic:
        holding = (
            s for s in texts(node, home) if any(word in "".join(s.quote.split()) for word in chosen.topic)
        )
        sentence = next(holding, None)
        if sentence is not None:
            return sentence
    heading = heading_place(node, home)
    return heading if heading is not None else whole(node, home)


def _opening(chosen: Filter, knowledge: Knowledge, quoted: str) -> str:
    """What the members have in common, in words; of words that mean the same, those that are `quoted` of them."""
    tables = "、".join(label(knowledge.nodes[t], knowledge.home[t]) for t in chosen.tables[:3])
    words = [tables]
    words += [label(knowledge.nodes[part], knowledge.home[part]) for part in chosen.within]
    if chosen.departments:
        who = ("和" if chosen.together or chosen.alone else "或").join(chosen.departments)
        only = "只" if chosen.alone else ""
        words.append(f"由{who}牵头（或填报）的" if chosen.leads else f"责任单位中{only}有{who}的")
    elif chosen.leads:
        words.append("写明牵头单位的部分" if "part" in chosen.kinds else "写明填报单位的表")
    if chosen.categories:
        words.append("和".join(f"{name}类" for name in chosen.categories))
    if chosen.period:
        words.append(f"实施期限{_until(chosen.period)}的")
    if chosen.topic:
        words.append("提到“" + "”“".join(chosen.topic) + "”的")
    if chosen.amount is not None:
        words.append(f"金额或上限为{_yuan(chosen.amount.value)}{_MORE[chosen.amount.sign]}的")
    if chosen.says or chosen.figures:
        groups = [_words(said, quoted) for said in chosen.says if said != PAID]
        groups += [
            _yuan(f.value) if f.unit == "元" else f"{f.value:g}{_PRINTED.get(f.unit, f.unit)}"
            for f in chosen.figures
        ]
        paying = "奖补中" if PAID in chosen.says else ""
        words.append(f"{paying}提到“" + "”和“".join(groups) + "”的")
    if chosen.paid:
        words.append(f"写明给“{'”“'.join(chosen.paid)}”金额的")
    return "".join(words)


def _words(said: Sequence[str], quoted: str) -> str:
    """The first of the words that are `quoted`, else of all; a body is looked for among others (、民政、), and said by its name."""
    flat = "".join(quoted.split())
    names = list(dict.fromkeys(word.strip("、").removesuffix("等") for word in said))
    names = [name for name in names if name in flat] or names
    return "”或“".join(names[:MOST_WORDS])


def _yuan(value: float) -> str:
    scaled = f"{value / 1e8:g}亿" if value >= 1e8 else f"{value / 1e4:g}万" if value >= 1e4 else f"{value:g}"
    return f"{scaled}元"


def _until(period: str) -> str:
    """A period as said: 为2023-2025, 到2025年为止, 未写明."""
    if period == UNDATED:
        return period
    if not period.startswith("-"):
        return f"为{period}"
    year, *month = period[1:].split("-")
    return f"到{year}年{month[0] + '月' if month else ''}为止"


def _empty(chosen: Filter, knowledge: Knowledge) -> Listed | None:
    """The table's own line that a category has no rows: 储备类措施 0 条."""
    for table_id in chosen.tables:
        table = knowledge.nodes[table_id]
        for name in chosen.categories:
            where = _declared(table, name, knowledge)
            if where is not None:
                said = f"{label(table, knowledge.home[table_id])}的{name}类：{where.quote.strip()}。"
                return Listed(said, (where,), (table,))
    return None


def _on_line(table: Node, line: str, count: str, knowledge: Knowledge) -> Place | None:
    """Where the count of that very line stands, since other lines may hold the same words."""
    home = knowledge.home[table.id]
    row = locate(line, table, home)
    if row is None:
        return None
    letters = len("".join(count.split()))
    offsets = [i for span in row.spans for i in range(span.start, span.end) if not home.source[i].isspace()]

    return place(table, home, offsets[-letters:])


_HOW_MANY = re.compile(r"多少(?:条|项|个)|(?<!哪)几(?:条|项|个)|条数|(?:总共|一共|合计|总计)(?:有)?几")
#: 有几条,分别叫什么: a list has its number too.
_WHICH_TOO = re.compile(r"分别|叫什么|各是|是哪|哪些|列出|名称")


def count_said(chosen: Filter, text: str, knowledge: Knowledge) -> Listed | None:
    """How many rows a table or one of its categories declares, in the table's own line: 总计 9 条."""
    if not chosen.tables or not _HOW_MANY.search(text) or _WHICH_TOO.search(text):
        return None
    lines, places, counted = [], [], []
    for table_id in chosen.tables:
        table = knowledge.nodes[table_id]
        for name in chosen.categories or ("总计",):
            where = _declared(table, name, knowledge)
            if where is None:
                return None
            which = f"的{name}类" if chosen.categories else ""
            lines.append(f"{label(table, knowledge.home[table.id])}{which}共{where.quote.strip()}。")
            places.append(where)
        counted.append(table)
    return Listed("\n".join(lines), tuple(places), tuple(counted))


def _declared(table: Node, wanted: str, knowledge: Knowledge) -> Place | None:
    """The count on the table's line for a category or for the total."""
    for line in table.text.split("\n"):
        if wanted in line and re.search(r"\d+\s*条", line):
            return _on_line(table, line, line.split("\t")[-1].strip(), knowledge)
    return None
