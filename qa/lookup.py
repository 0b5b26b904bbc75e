"""A question that names a place: the place is shown, or the one thing asked of it; nothing is searched.

第二十五条 -> the whole clause; 第三部分牵头单位是谁 -> its lead bureau; 第七十条 of 63 -> said not to exist.
But: a set of rows of a table (表1-7的新增类措施) belongs to `qa.listing`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.labels import label
from corpus.numerals import chinese
from corpus.records import Document, Node, Place
from qa.aspect import aspect
from qa.knowledge import Knowledge
from qa.named_place import NamedPlace
from qa.normalise import unspaced
from qa.resolving import called_rows, resolve, stands_in
from qa.showing_place import shown_of
from qa.unnumbered import sections

_CUSTOMARY = re.compile(
    r"讲(?:的|了)?(?:是)?(?:什么|啥|哪些)?|说(?:的|了)?(?:是)?(?:什么|啥)?|写(?:的|了)?(?:是)?(?:什么|啥)?|规定(?:的|了)?(?:是)?(?:什么|啥)?|是(?:什么|啥|关于什么的|什么内容)?|"
    r"(?:的|具体|主要|全部|完整)?(?:内容|原文|全文|条文|文字|正文)(?:是什么|是啥)?|请问|帮我|给我|麻烦|我想|想|看一?下?|看看|查一?下?|查询|找一?下?|显示|打开|念一?下?|调出|翻到|一下|来|发"
    r"|把|将|完整|全都?|翻|贴(?:出来)?|我|原话|来着|调取|出示|引用|摘录|对照|对着看|这(?:份|个)?(?:文件|政策|方案|草案)?(?:里|中)?(?:的)?|本(?:文件|方案)|有(?:什么|啥|哪些|没有)|关于什么|什么|怎么(?:说|写|规定)|如何规定|呢|吗|啊|的|里|中|和|与|、|[?？。!！,，:：\s]"
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a look-up gives: the text, what it quotes, the nodes named, and what is missing, if anything."""

    text: str
    places: tuple[Place, ...]
    nodes: tuple[Node, ...]
    missing: str | None = None


def _range(kind: str, documents: Sequence[Document]) -> str:
    """What numbers there are: "本文件共有63条", "本文件共有8个部分", or that it is not divided so."""
    wanted = "clause" if kind == "clause" else "part" if kind == "part" else "table"
    own = [
        [n for n in d.nodes if n.kind == wanted and (wanted != "part" or n.number.isdigit())]
        for d in documents
    ]
    most = max(map(len, own), default=0)
    if not most and wanted != "table" and (titles := max(len(sections(d)) for d in documents)):
        return f"本文件没有编号，小标题共{titles}个"
    if not most:
        return {"clause": "本文件没有编号的条", "part": "本文件不分部分", "table": "本文件没有附件和表"}[
            wanted
        ]
    unit = {
        "clause": "条",
        "part": part_unit(own[0][0], documents[0]) if own[0] else "个部分",
        "table": "个附件和表",
    }[wanted]
    return (
        f"本文件共有{most}{unit}"
        if len(documents) == 1
        else f"已加载的{len(documents)}份文件中最多的有{most}{unit}"
    )


def part_unit(part: Node, document: Document) -> str:
    """How a part is counted: 3章, 8个部分."""
    unit = re.search(r"章|编|节", label(part, document)[-1:])
    return unit[0] if unit else "个部分"


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
    annexes = [n for d in knowledge.within(document) for n in d.nodes if re.search(r"/annex/\d+$", n.id)]
    if annexes and re.fullmatch(r"annex/\d+", named.path) and len(knowledge.within(document)) == 1:
        return f"文件中没有“{text[named.start : named.end].strip()}”：本文件共有{len(annexes)}个附件。"
    kind = named.path.partition("/")[0] if named.holds_several else "clause"
    said = text[named.start : named.end].strip()
    return f"文件中没有“{said}”：{_range(kind, knowledge.within(document))}。"


def _quoted(named: Sequence[NamedPlace], documents: Sequence[Document]) -> bool:
    """Whether documents that have no articles of their own speak of one that is named: an amendment quotes those of the law."""
    if any(node.kind == "clause" for d in documents for node in d.nodes):
        return False
    numbers = [int(match[1]) for one in named if (match := re.match(r"clause/(\d{1,4})", one.path))]
    return any(f"第{chinese(number)}条" in unspaced(d.source) for number in numbers for d in documents)


def instead(node: Node) -> str:
    """The sentence in front of what is shown for a place that the document has no numbers for."""
    if node.kind == "clause":
        return "文件没有分章、分部分。"
    what = f"小标题“{node.heading}”下的内容" if node.heading else "下面的内容"
    return f"文件没有这样的编号，按顺序对应的是{what}。"


def residual(text: str, named: Sequence[NamedPlace]) -> str:
    """What a question says beside naming places and the words that go with looking up."""
    rest, position = [], 0
    for one in sorted(named, key=lambda p: p.start):
        rest.append(text[position : one.start])
        position = max(position, one.end)
    return _CUSTOMARY.sub("", "".join([*rest, text[position:]]))


#: 标题下面那段导语: what stands under a title, and not the title; 干什么的,到哪一年: more than the period.
_LEADS_IN = re.compile(r"[引导]语|导言|引言|总述|概述|[干做讲]什么的?[,，、]")
_ASPECT_WORDS = re.compile(
    r"责任单位|责任部门|牵头单位|填报单位|单位|部门|负责|牵头|主管|填报|哪个|哪些|哪几个|哪|谁|局|几条|多少条|总共|一共|共|实施期限|期限|有效期|什么时候|多久|标题|名字|名称|叫|由|归|报|管|几|多少|条|项|措施|政策|个|那|这|张|份|表|清单|关于|目标|的?事(?!故|业)|向|最后一?|[引前序]言|导语|总述|概述|总起|开头|那段|段落?"
)


def content_beside(
    text: str, named: Sequence[NamedPlace], knowledge: Knowledge, document: str | None
) -> bool:
    """Whether a table or part is named only to say where to search: 附件2里“尖兵”攻关那项归谁管."""
    if not named or any(not one.holds_several for one in named):
        return False
    nodes = [node for one in named for node in resolve(one, knowledge, document)]
    if called_rows(text, named, nodes, knowledge):
        return False
    if not nodes or any(node.kind not in ("table", "part") for node in nodes):
        return False
    return len(said_beside(text, named, nodes)) >= 3


def said_beside(text: str, named: Sequence[NamedPlace], nodes: Sequence[Node]) -> str:
    """The characters that a question says beside naming tables or parts, what is asked of such, and their captions."""
    captions = "".join(node.heading for node in nodes)
    rest = _ASPECT_WORDS.sub("", residual(text, named)) if named else ""
    return "".join(c for c in rest if c not in captions)


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
        taken = [(node, other.below, other.sentence) for node, other in zip(nodes, meant, strict=True)]
        fresh = [node for node in resolved if (node, one.below, one.sentence) not in taken]
        nodes += fresh
        meant += [one] * len(fresh)
        if not resolved:
            lacking.append(missing(one, text, knowledge, document))
    if lacking and not nodes and _quoted(named, knowledge.within(document)):
        return None
    if lacking and all(node.kind in ("part", "table") for node in nodes):  # those only say where to look
        return Found("", (), (), lacking[0])
    if rows := called_rows(text, named, nodes, knowledge):
        nodes, meant = list(rows), [named[0]] * len(rows)
    lacking += [instead(node) for node, one in zip(nodes, meant, strict=True) if stands_in(node, one)][:1]
    asked = "text" if _LEADS_IN.search(text) else aspect(text)
    texts: list[str] = list(lacking)
    places: list[Place] = []
    for node, one in zip(nodes, meant, strict=True):
        said, shown = shown_of(node, one, asked, text, knowledge)
        texts.append(said)
        places += shown
    return Found("\n".join(texts), tuple(places), tuple(dict.fromkeys(nodes)))
