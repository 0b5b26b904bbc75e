"""A question that names a place: the place is shown, or the one thing asked of it; nothing is searched.

第二十五条 -> the whole clause; 第三部分牵头单位是谁 -> its lead bureau; 第七十条 of 63 -> said not to exist.
But: a set of rows of a table (表1-7的新增类措施) belongs to `qa.listing`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.below import WHOLE, place_below, rest
from corpus.labels import label
from corpus.places import heading_place, locate, place, stretches, whole
from corpus.records import Document, Node, Period, Place
from corpus.sentences import sentences
from qa.aspect import aspect
from qa.knowledge import Knowledge
from qa.named_place import NamedPlace
from qa.resolving import resolve
from qa.responsible import responsible
from qa.tabular import figures_by_row, named_figures

_CUSTOMARY = re.compile(
    r"讲(?:的|了)?(?:是)?(?:什么|啥|哪些)?|说(?:的|了)?(?:是)?(?:什么|啥)?|写(?:的|了)?(?:是)?(?:什么|啥)?|规定(?:的|了)?(?:是)?(?:什么|啥)?|是(?:什么|啥|关于什么的|什么内容)?|"
    r"(?:的|具体|主要|全部|完整)?(?:内容|原文|全文|条文|文字|正文)(?:是什么|是啥)?|请问|帮我|给我|麻烦|我想|想|看一?下?|看看|查一?下?|查询|找一?下?|显示|打开|念一?下?|调出|翻到|一下|来|发"
    r"|这(?:份|个)?(?:文件|政策|方案|草案)?(?:里|中)?(?:的)?|本(?:文件|方案)|有(?:什么|啥|哪些|没有)|关于什么|什么|怎么(?:说|写|规定)|如何规定|呢|吗|啊|的|里|中|和|与|、|[?？。!！,，:：\s]"
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a look-up gives: the text, what it quotes, the nodes named, and what is missing, if anything."""

    text: str
    places: tuple[Place, ...]
    nodes: tuple[Node, ...]
    missing: str | None = None


def _range(kind: str, documents: Sequence[Document]) -> str:
    """What numbers there are: "正文共63条" or "共8个部分"."""
    wanted = "clause" if kind == "clause" else "part" if kind == "part" else "table"
    counts = [sum(1 for node in d.nodes if node.kind == wanted) for d in documents]
    unit = {"clause": "条", "part": "个部分", "table": "个附件和表"}[wanted]
    if len(documents) == 1:
        return f"本文件共有{counts[0]}{unit}"
    return f"已加载的{len(documents)}份文件中最多的有{max(counts, default=0)}{unit}"


def missing(named: NamedPlace, text: str, knowledge: Knowledge, document: str | None) -> str:
    """The sentence for a place that no document has."""
    within = [
        node
        for d in knowledge.within(document)
        if (node := knowledge.nodes.get(f"{d.id}/{named.path.rpartition('/')[0]}")) and node.kind == "table"
    ]
    if len(within) == 1:
        rows = knowledge.below.get(within[0].id, ())
        last = max((int(n) for row in rows if (n := row.number.rpartition(".")[2]).isdigit()), default=0)
        return f"文件中没有“{text[named.start : named.end].strip()}”：这张表的编号到{last}为止。"
    kind = named.path.partition("/")[0] if named.holds_several else "clause"
    said = text[named.start : named.end].strip()
    return f"文件中没有“{said}”：{_range(kind, knowledge.within(document))}。"


def residual(text: str, named: Sequence[NamedPlace]) -> str:
    """What a question says beside naming places and the words that go with looking up."""
    rest, position = [], 0
    for one in sorted(named, key=lambda p: p.start):
        rest.append(text[position : one.start])
        position = max(position, one.end)
    return _CUSTOMARY.sub("", "".join([*rest, text[position:]]))


_NOTE = re.compile(r"[（(]?(?:责任|牵头|填报)(?:单位|部门)[:：]")
_ASPECT_WORDS = re.compile(
    r"责任单位|责任部门|牵头单位|填报单位|单位|部门|负责|牵头|主管|填报|哪个|哪些|哪几个|哪|谁|局|几条|多少条|总共|一共|共|实施期限|期限|有效期|什么时候|多久|标题|名字|名称|叫|由|归|报|管|几|多少|条|项|措施|政策|个|那|这|张|份|表|清单|关于|目标|最后一?|[引前序]言|导语|开头|那段|段落?"
)


def content_beside(
    text: str, named: Sequence[NamedPlace], knowledge: Knowledge, document: str | None
) -> bool:
    """Whether a table or part is named only to say where to search: 附件2里“尖兵”攻关那项归谁管."""
    if not named or any(not one.holds_several for one in named):
        return False
    nodes = [node for one in named for node in resolve(one, knowledge, document)]
    if not nodes or any(node.kind not in ("table", "part") for node in nodes):
        return False
    captions = "".join(node.heading for node in nodes)
    rest = _ASPECT_WORDS.sub("", residual(text, named))
    return len([c for c in rest if c not in captions]) >= 3


def look_up(
    text: str, named: Sequence[NamedPlace], knowledge: Knowledge, document: str | None
) -> Found | None:
    """The answer to a question that names places, or None where it names none."""
    if not named:
        return None
    nodes: list[Node] = []
    meant: list[NamedPlace] = []
    lacking: list[str] = []
    for one in named:
        resolved = resolve(one, knowledge, document)
        fresh = [node for node in resolved if node not in nodes]
        nodes += fresh
        meant += [one] * len(fresh)
        if not resolved:
            lacking.append(missing(one, text, knowledge, document))
    if lacking and all(node.kind in ("part", "table") for node in nodes):  # those only say where to look
        return Found("", (), (), lacking[0])
    asked = aspect(text)
    texts: list[str] = list(lacking)
    places: list[Place] = []
    for node, one in zip(nodes, meant, strict=True):
        said, shown = _one(node, one, asked, text, knowledge)
        texts.append(said)
        places += shown
    return Found("\n".join(texts), tuple(places), tuple(nodes))


def _one(
    node: Node, named: NamedPlace, asked: str, text: str, knowledge: Knowledge
) -> tuple[str, list[Place]]:
    """What is said of one node, and the quotations it rests on."""
    home = knowledge.home[node.id]
    name = label(node, home)
    if asked == "department" and (said := responsible(node, knowledge, text)):
        return said
    if asked == "period" and node.period is not None:
        return _period(node, node.period, knowledge)
    if asked == "heading" and node.heading and (where := heading_place(node, home)):
        return f"{name}的标题是：{node.heading}。", [where]
    if named.sentence is not None:
        every = [s for s in sentences(node, home) if not (_is_heading(s, node) or _NOTE.match(s.quote))]
        nth = named.sentence - 1 if named.sentence > 0 else named.sentence
        if -len(every) <= nth < len(every):
            return f"{name}{_title(node)}：{every[nth].quote}", [every[nth]]
    left = rest(node, named.path.rpartition("/")[2], named.below)
    if node.kind == "clause" and left != WHOLE:
        inner = place_below(node, home, left)
        if inner is not None:
            return f"{name}{left}：{inner.quote}", [inner]
        return f"{name}没有{left}。{name}{_title(node)}：{body(node, home)}", [whole(node, home)]
    if node.kind == "part":
        return _part(node, knowledge)
    if node.kind == "table" and (rows := knowledge.below.get(node.id, ())):
        return table_said(node, rows, knowledge)
    return f"{name}{_title(node)}：{body(node, home)}", [whole(node, home)]


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
    return f"“{node.heading}”" if node.heading else ""


def _is_heading(sentence: Place, node: Node) -> bool:
    return "".join(sentence.quote.split()).strip("。：:") == "".join(node.heading.split())


def body(node: Node, home: Document) -> str:
    """The node's text as quoted, without its number and heading; the heading where there is nothing else."""
    kept = [s for s in stretches(node, home) if s.kind in ("text", "other")]
    if not kept:
        return node.heading
    return " ".join(place(node, home, s.offsets).quote for s in kept)


def _part(node: Node, knowledge: Knowledge) -> tuple[str, list[Place]]:
    """A part is its heading, its introduction and the clauses in it."""
    home = knowledge.home[node.id]
    inside = [n for n in home.nodes if n.parent == node.id]
    contents = "；".join(f"{label(n, home)}{n.heading}" for n in inside if n.heading)
    shown = whole(node, home)
    said = f"{label(node, home)}{_title(node)}：{body(node, home)}"
    return (said + (f"\n包括：{contents}。" if contents else ""), [shown])


def table_said(node: Node, rows: Sequence[Node], knowledge: Knowledge) -> tuple[str, list[Place]]:
    """A table is its caption and its rows, each with its heading, and a row of figures with those."""
    home = knowledge.home[node.id]
    figures = figures_by_row(node, knowledge)
    lines, shown = [f"{label(node, home)}{_title(node)}包括："], [whole(node, home)]
    for row in rows:
        if row.number == "0" or row.heading.strip() == "/":
            continue
        cells = figures.get(row.id, ())
        lines.append(named_figures(f"{label(row, home)}：{row.heading or row.text}", cells))
        shown.append((None if cells else heading_place(row, home)) or whole(row, home))
    return "\n".join(lines), shown
