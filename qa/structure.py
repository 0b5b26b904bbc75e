"""How a document is built: how many chapters, parts, clauses and annexes it has, and what they are called.

一共几章几条，各章叫啥 -> the counts of the kinds asked for, and the headings. A question is one when nothing is left of it beside
the document, such kinds and the words that ask to count or to name. But: how many clauses a part has, and what they say, is a
set (`qa.sets`), and one part is a place (`qa.lookup`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import jieba

from corpus.addresses import paragraphs
from corpus.labels import label
from corpus.numerals import CHINESE, value
from corpus.places import heading_place, whole
from corpus.records import Document, Node, Place
from qa.knowledge import Knowledge
from qa.lookup import Found, part_unit
from qa.normalise import folded, unspaced
from qa.of_itself import KIND
from qa.unnumbered import sections

MOST_DOCUMENTS = 5
_UNITS = {
    "编": "编",
    "章": "章",
    "节": "节",
    "条": r"条(?:款|文|政策|措施|规定)?|项(?:具体)?(?:政策|措施|条款)|点意见",
    "块": r"大块|块|大?(?:部分|部份|板块|方面|类)|篇",
    "附件": r"附件|附表|附录",
    "附则": r"点",
}
_SELF = re.compile(
    rf"(?:这|本|该|此|整|全)(?:一)?(?:个|份|部|项|篇|套|些|条)?(?:若干)?{KIND}|全文|正文|文件|(?:这|它)(?=里面?|一共|总共|分|有|几|共)"
)
#: 仲裁法, 自然保护区条例 in front of what is counted.
_CALLED = re.compile(
    r"《?([\u4e00-\u9fff]{0,24}?(?:法|条例|办法|细则|规定|守则|规则|须知|公约|准则|意见|方案|通知|政策措施|措施|政策))》?(?:这个|这份|这部)?(?=里面?|一共|总共|分|有|几|共|[多到]|各|哪)"
)
_HOW_MANY = r"(?:多少|几|有没有分?|分不分|是否分|有无)"
_EACH = r"(?:哪几|哪些|各|每一?|分别(?:是|有)?哪?几?|那几|这几|哪)"
_SO_MANY = rf"(?:\d{{1,2}}|[{CHINESE}]{{1,3}})"
_MEASURE = r"(?:个|大|份|张|种)*"
_PART = re.compile(rf"第(\d{{1,3}}|[{CHINESE}]{{1,5}})(章|编|部分|大块|块)")
_OF_THE_END = re.compile(r"(?:最后|末尾|后面)?(?:附(?:的|上|带)?(?:的)?)?(?:那?个?)?(?:说明|附则|备注)")
_NAMES = re.compile(
    r"(?:都|分别|各自?)*(?:叫做?|是|有)(?:些)?(?:什么|啥|哪些|哪几[个块])?(?:表|文件|名字|名称|标题|内容)*|(?:名字|名称|标题|题目)(?:都|全|也)?(?:报|念|列|说)?(?:一?遍|一下|出来|全)?"
    r"|(?:都|全)?(?:报|念|列)(?:一?遍|一下|出来|全)?"
)
_BESIDE = re.compile(
    r"请问|我想知道|想问|目录|大纲|一共|总共|总计|共计|共|合计|大致|大概|到底|分成?为?|划分成?为?|由|组成|构成|有|含|包括|包含|里面?|下面|底下|中|之?下|都|的|是|和|及|与|又|另外|还|呢|啊|呀|吗|么|给我|帮我|看一?下?|数一?下|[，,。;；、？?！!\s]"
)

#: 附件：1.……2.……
_LIST = re.compile(r"附件[:：]?\s*1[.．、]")
_ITEM = re.compile(r"(?<![\d.])\d{1,2}[.．、](?!\d)")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A kind that is asked for, and the number of the part that it is counted in, where one is named."""

    kind: str
    within: int | None = None


def structure(text: str, knowledge: Knowledge, document: str | None) -> Found | None:
    """How many of each kind the documents have, and their headings; None where normalised `text` asks anything else."""
    documents = knowledge.within(document)[:MOST_DOCUMENTS]
    text = _without_name(text, documents)
    asked = _asked(text)
    if not asked:
        return None
    lines: list[str] = []
    places: list[Place] = []
    for d in documents:
        said = [_said(one, d, listed=_lists_clauses(text, asked)) for one in asked]
        lines += [f"《{d.title}》："] if len(documents) > 1 else []
        lines += [line for line, _ in said]
        places += [place for _, found in said for place in found]
    if not places:
        return None
    nodes = tuple(knowledge.nodes[i] for i in dict.fromkeys(place.node for place in places))
    return Found("\n".join(lines), tuple(places), nodes)


def _without_name(text: str, documents: Sequence[Document]) -> str:
    """`text` without the name of the one document in front, in whole or by words of its title: 仲裁法一共几章."""
    called = _CALLED.match(text)
    if called is None or len(documents) != 1:
        return text
    title = unspaced(folded(documents[0].title))
    own = len(called[1]) >= 2 and all(word in title for word in jieba.cut(called[1], HMM=False))
    return text[called.end() :] if own else text


def _asked(text: str) -> list[_Asked]:
    """The kinds that a question asks for, each once; none where it says anything else or counts nothing."""
    found: list[_Asked] = []
    rest = []
    names = _NAMES.search(text) is not None
    for clause in re.split(r"[,，。;；?？!！]+", text):
        part = _PART.search(clause)
        within = value(part[1]) if part else None
        left = _PART.sub("", _SELF.sub("", clause))
        left, of_the_end = _OF_THE_END.subn("", left)
        for kind, words in _UNITS.items():
            left, count = _counted(left, kind, words, named=names)
            if count and kind == "附则" and not of_the_end:
                return []
            if count:
                found.append(_Asked("附则" if of_the_end and kind == "条" else kind, within))
        if of_the_end and not any(one.kind == "附则" for one in found):
            return []
        rest.append(left)
    if any(one.kind == "条" and one.within is not None for one in found):
        return []
    return [] if _BESIDE.sub("", _NAMES.sub("", "".join(rest))) else list(dict.fromkeys(found))


def _counted(text: str, kind: str, words: str, named: bool) -> tuple[str, int]:
    """The text without what asks for a kind, and how often it did; `named` where the question asks for names."""
    asks = [_HOW_MANY] + ([_EACH] if named or kind != "条" else [])
    asks += [_SO_MANY] if named and kind in "编章节块" else []
    left, count = re.subn(rf"(?:{'|'.join(asks)}){_MEASURE}(?:{words})", "", text)
    if kind != "附件":
        return left, count
    left, behind = re.subn(
        rf"(?:{words})(?:一共|总共|共)?(?:有)?(?:{_HOW_MANY}|哪些|哪几)(?:个|份|张|种)?", "", left
    )
    return left, count + behind


def _lists_clauses(text: str, asked: Sequence[_Asked]) -> bool:
    """Whether the clauses' headings are asked for and not only those of what they stand in."""
    return (
        all(one.kind == "条" for one in asked)
        and _NAMES.search(_BESIDE.sub("", re.sub("一共有?|总共有?", "", text))) is not None
    )


def _said(asked: _Asked, document: Document, listed: bool) -> tuple[str, list[Place]]:
    own = [node for node in document.nodes if "/annex/" not in node.id]
    parts = [node for node in own if node.kind == "part"]
    if asked.kind == "附件":
        return _annexes(document)
    if asked.kind == "附则":
        return _points(own, document)
    if asked.kind == "条":
        clauses = [node for node in own if node.kind == "clause"]
        if not clauses:
            return _headings(document)
        count = f"共{len(clauses)}条"
        if listed and any(node.heading for node in clauses):
            return _listed(clauses, document, count, "")
        return f"{count}。", [heading_place(clauses[-1], document) or whole(clauses[-1], document)]
    around = f"{document.id}/part/{asked.within}" if asked.within is not None else None
    if asked.kind in "编章节":
        chosen = [p for p in parts if label(p, document).endswith(asked.kind) and around in (None, p.parent)]
    else:
        chosen = [p for p in parts if p.parent == around]
    where = (
        label(next(p for p in parts if p.id == around), document) if around in {p.id for p in parts} else ""
    )
    if not chosen and asked.kind != "节":  # not divided so, but otherwise
        chosen = [p for p in parts if p.parent == around]
        if not chosen:
            return _undivided(asked.kind, own, document)
    numbered = [p for p in chosen if p.number[:1].isdigit()]
    beside = [p for p in chosen if p not in numbered]
    unit = part_unit(numbered[0], document) if numbered else asked.kind
    count = f"{where}共{len(numbered)}{unit}" + (
        f"，另有{'、'.join(p.heading for p in beside)}" if beside else ""
    )
    return _listed(chosen, document, count, f"{where}没有分{asked.kind}")


def _listed(nodes: Sequence[Node], document: Document, count: str, none: str) -> tuple[str, list[Place]]:
    """The count and the headings of nodes."""
    if not nodes:
        title = next((n for n in document.nodes if n.kind == "preamble"), document.nodes[0])
        return f"{none}。", [heading_place(title, document) or whole(title, document)]
    places = [heading_place(node, document) or whole(node, document) for node in nodes]
    names = [
        f"{label(node, document)}：{node.heading}" if node.heading != node.number else node.heading
        for node in nodes
    ]
    return "\n".join([f"{count}：", *names]), places


def _undivided(kind: str, own: Sequence[Node], document: Document) -> tuple[str, list[Place]]:
    """What is said where a document has no parts: how many clauses, or its headings."""
    clauses = [node for node in own if node.kind == "clause"]
    if not clauses:
        return _headings(document)
    unit = "部分" if kind == "块" else kind
    return f"文件没有分{unit}，共{len(clauses)}条。", [
        heading_place(clauses[-1], document) or whole(clauses[-1], document)
    ]


def _annexes(document: Document) -> tuple[str, list[Place]]:
    """The annexes as the document itself lists them (附件：1.……2.……), else by their titles."""
    annexes = [n for n in document.nodes if n.kind == "table" and re.search(r"/annex/\d+$|/files$", n.id)]
    for node in document.nodes:
        items = (
            len(_ITEM.findall(node.text))
            if node.kind in ("closing", "preamble") and _LIST.match(node.text)
            else 0
        )
        if items and items >= len(annexes):
            place = whole(node, document)
            return f"共有{items}个附件：\n{place.quote.strip()}", [place]
    return _listed(annexes, document, f"共有{len(annexes)}个附件", "文件没有附件")


def _headings(document: Document) -> tuple[str, list[Place]]:
    """The headings of a text that is not numbered."""
    own = sections(document)
    places = [place for one in own if (place := heading_place(one.head, document))]
    if not places:
        return _listed((), document, "", "文件没有编号的部分和条")
    lines = [f"文件没有编号，小标题共{len(own)}个：", *(one.heading for one in own)]
    return "\n".join(lines), places


def _points(own: Sequence[Node], document: Document) -> tuple[str, list[Place]]:
    """How many points the supplementary provisions have."""
    last = next(
        (n for n in reversed(own) if n.kind == "part" and n.heading in ("附则", "说明", "附注")), None
    )
    if last is None:
        return _listed((), document, "", "文件没有附则")
    clauses = [n for n in own if n.parent == last.id and n.kind == "clause"]
    items = [number for one in paragraphs(last, document) for number, _ in one]
    count = f"{len(clauses)}条" if clauses else f"{len(items)}点"
    return f"{last.heading}共{count}。", [heading_place(last, document) or whole(last, document)]
