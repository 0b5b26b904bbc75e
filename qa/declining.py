"""Why the documents do not answer a question, or that they do: another place or year, nothing found, no figure stated.

But: the probability itself is `qa.refusal`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.labels import label
from corpus.records import Node, Place
from index.records import Hit
from qa.answering import Said
from qa.aspect import wants_money, wants_sum
from qa.choosing import texts
from qa.edition import other_edition
from qa.elsewhere import other_place
from qa.knowledge import Knowledge
from qa.notices import false_figure
from qa.other_sums import mentioned_only
from qa.reading import SURE
from qa.records import Notice, Reason
from qa.refusal import no_figure, of_all, off_topic, threshold, wants_grant
from qa.searching import Found
from qa.tabular import is_figures
from qa.unstated import unstated, unstated_thing
from qa.wanted import MONEY
from qa.years_asked import asked_years, covers, year_of

#: Of the question's telling words, by weight: a row of figures says nothing beside its name, and may be near to anything
#: that has a sum (今年财政赤字多少), unless the search is sure.
OF_A_ROW = 0.4
#: A measure of this year that reaches into the next: 允许次年年底前完成.
_NEXT_YEAR = re.compile(r"次年|第二年|下一?年度|明年")
NAMED = 0.5  # of the question's words, by weight, that the best measure has: it is what is asked about


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the question with what was found and said for it."""

    text: str
    found: Found
    said: Said


@dataclass(frozen=True, slots=True)
class Declined:
    """The reason, the sentence for it, the mention to quote where there is one, and notices."""

    reason: Reason
    detail: str
    mention: Place | None
    notices: tuple[Notice, ...]


def declined(
    text: str,
    parts: Sequence[Part],
    hits: Sequence[Hit],
    knowledge: Knowledge,
    document: str | None,
    sure: float,
    words: Mapping[str, float],
) -> Declined | None:
    """Why the documents do not answer, or None where they do. The first of the answer's `hits` is named as the nearest;
    `words` say what is asked about."""
    documents = knowledge.within(document)
    best = parts[0].said
    place = other_place(text, documents)
    if place is not None:
        return Declined("other_place", f"文件没有关于{place}的内容，只适用于文件所说的范围。", None, ())
    edition = other_edition(text, documents)
    if edition is not None:
        return Declined("not_stated", f"文件没有写{edition[0]}，写的是{edition[1]}。", None, ())
    own = year_of(knowledge.home[best.node.id])
    for year in asked_years(text, own):
        later = (
            own is not None and year == own + 1 and any(_NEXT_YEAR.search(p.said.node.text) for p in parts)
        )
        if (
            own not in (None, year)
            and not later
            and not any(covers(part.said.node, year, knowledge.nodes) for part in parts)
        ):
            return Declined("other_year", f"文件没有说明{year}年的情况，其内容是{own}年的。", None, ())
    nearest = f"最接近的是{named(knowledge.nodes[hits[0].id], knowledge)}。" if hits else ""
    group = [knowledge.nodes[i] for i in (best.node.id, *best.node.twins)]
    read = [(node.heading, every) for node in group if (every := texts(node, knowledge.home[node.id]))]
    body = "".join(p.quote for _, every in read for p in every)
    signals = parts[0].found.signals
    foreign = (
        is_figures(best.node)
        and len(parts) == 1
        and sure < SURE
        and signals.covered < OF_A_ROW
        and not _named_by(words, best.node, knowledge)
    )
    if sure < threshold(signals) or foreign:
        if max(signals.coverage, signals.said) >= NAMED and wants_grant(text):
            no_sum = _without_figure(text, parts, read, body, words, knowledge)
            if no_sum is not None:
                return no_sum
        reason: Reason = "off_topic" if off_topic(signals) else "not_stated"
        said = "文件中没有找到与这个问题有关的内容" if reason == "off_topic" else "文件中没有找到答案"
        return Declined(reason, f"{said}。{nearest}", None, ())
    beside = "".join(p.quote for part in parts[1:] for p in part.said.every)
    dated = "".join(node.period.text for node in group if node.period is not None)
    said = body + beside + dated
    thing = unstated_thing(text, said)
    if thing is not None and any(not unstated_thing(text, node.text) for d in documents for node in d.nodes):
        return Declined("not_stated", f"这一条没有写明{thing}。{nearest}", None, ())
    lacking = unstated(text, said)
    if lacking is not None:
        return Declined("not_stated", f"文件没有写明{lacking}。{nearest}", None, ())
    claimed = false_figure(text, body)
    if claimed is not None:
        detail = f"文件中没有“{claimed}”这一数额的规定。{nearest}"
        return Declined("not_stated", detail, None, (Notice("premise", detail, (best.node.id,)),))
    return _without_figure(text, parts, read, body, words, knowledge)


def _named_by(words: Mapping[str, float], row: Node, knowledge: Knowledge) -> bool:
    """Whether one of the words is in the name of a row, and not in that of its table, which all its rows share."""
    table = knowledge.nodes.get(row.parent or "")
    shared = table.heading + table.text if table is not None else ""
    return any(len(word) > 1 and word in row.heading and word not in shared for word in words)


def _without_figure(
    text: str,
    parts: Sequence[Part],
    read: Sequence[tuple[str, Sequence[Place]]],
    body: str,
    words: Mapping[str, float],
    knowledge: Knowledge,
) -> Declined | None:
    """That the best measure speaks of what a figure is asked for and states none, with the sentence; else None."""
    best = parts[0].said
    if len(parts) > 1 or is_figures(best.node):
        return None
    mention = mentioned_only(text, words, read)
    shown = "".join(p.quote for p in best.places)
    if mention is None and not no_figure(text, best.nearest, body, shown, parts[0].found.signals):
        return None
    where = knowledge.nodes[mention.node] if mention else best.node
    place = mention or best.nearest
    only = place is not None and MONEY.search(place.quote) is not None and of_all(text, place.quote)
    unclear = "未明确金额" if wants_sum(text) or wants_money(text) else "未写明具体数字"
    what = "文件提到但只写明总额，未明确单个的金额" if only else f"文件提到但{unclear}"
    return Declined("no_figure", f"{what}：{named(where, knowledge)}。", place, ())


def named(node: Node, knowledge: Knowledge) -> str:
    """A node by its label and heading."""
    return label(node, knowledge.home[node.id]) + (f"“{node.heading}”" if node.heading else "")
