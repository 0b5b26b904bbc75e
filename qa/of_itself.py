"""A question about a document itself: from when and until when it holds, who issued it and who explains it, whom it is for,
what it deals with.

这个办法什么时候开始施行 -> the sentence that says so, or that none does. A question is one when nothing is left of it beside
the document, the asking and one of `ASPECTS`; the sentences are known by words of the language (自…起施行, 负责解释).
But: what a measure or a clause says of itself is searched for (`qa.finding`), and a follow-up is about what was asked before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import jieba

from corpus.headings import is_document_number
from corpus.labels import label
from corpus.places import heading_place, locate, whole
from corpus.records import Document, Node, Place
from corpus.sentences import sentences
from qa.knowledge import Knowledge
from qa.lookup import Found
from qa.normalise import unspaced

MOST = 3  # sentences of a document
MOST_DOCUMENTS = 5
MOST_HEADINGS = 12

#: What a document may call itself.
KIND = r"(?:文件|政策|办法|细则|规定|通知|意见|方案|条[例列]|法规|法律|法|公告|通告|决定|决议|规则|措施|章程|预案|规划|纲要|指南|指引|批复|守则|须知|公约|准则|标准)"
_NAMED = re.compile(
    rf"(?P<points>(?:这|本|该|此|整)(?:个|份|部|项|篇|套|些|条)?|我们的?)?(?:实施|管理|若干|暂行|征求意见)?(?P<kind>{KIND})(?:本身|全文|里面|里|中)?"
)
_SELF = re.compile(rf"[本此该][^，。；：本此该]{{0,12}}?{KIND}")
_ASKING = r"什么时候|什么时间|啥时候|什么|何时|几时|哪一?[天年日]|几[号月年]|多长时间|多久|哪[个些家里儿]?|几个?|谁|啥|多少|是不是|是否|有没有|能不能"
_PARTICLES = (
    r"请问|我想|给我|帮我|看一?下?看?|列一?下?|显示|查一?下?|知道|今年|最近|告诉我?|一下|现在|已经|目前|最终|最后|具体|主要|大概|大致|总共|一共|都|到底|是|的|从|由|归|到|至|起|会|要|还|了|吗|呢|啊|呀|有|在|能|为|止|自"
    r"|单位|部门|机关|机构|负责|政府|局|人|企业|公司|对象|范围|地方|地区|方面|部分|内容|东西|和|日期|时间|日|来|被|份|个|年|开始|结束|[?？。，,!！\s]"
)
_BESIDE = re.compile(rf"{_ASKING}|{_PARTICLES}")
_BODY = re.compile(r"(?:府|局|厅|部|院|委|委员会|办公室|会|署|行|处|司|大学|集团|中心)(?:$|[\s\u3000、])")
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|[一二]\S[○〇零一二三四五六七八九]{2}年\S{1,2}月\S{1,3}日")
_PASSED = re.compile(r"通过|公布|发布|修订|修正|印发")


@dataclass(frozen=True, slots=True)
class Aspect:
    """The words that ask for it, whether they do so without naming the document, where it is read, and what is said
    where it is not stated; None leaves such a question to the search."""

    asks: re.Pattern[str]
    alone: bool
    read: Callable[[Document], list[Place]]
    lacking: str | None


def of_itself(text: str, knowledge: Knowledge, document: str | None) -> Found | None:
    """What the documents say of themselves; None where normalised `text` asks for something else."""
    documents = knowledge.within(document)[:MOST_DOCUMENTS]
    titles = "".join(d.title for d in documents)
    rest = _NAMED.sub(lambda named: "" if _is_itself(named, titles) else named[0], text)
    aspect = next((one for one in ASPECTS if _is_about(rest, rest != text, one, titles)), None)
    if aspect is None:
        return None
    found = [(d, places) for d in documents if (places := aspect.read(d))]
    if not found:
        return None if aspect.lacking is None else Found("", (), (), f"文件没有写明{aspect.lacking}。")
    lines = []
    for d, places in found:
        titled = len(documents) > 1 or aspect.read is _contents
        lines += [f"《{d.title}》：" if titled else "", *(_line(p, aspect, knowledge) for p in places)]
    if (
        aspect.read is _effect
        and _UNTIL.search(text)
        and not any(_ENDS.search(p.quote) for _, ps in found for p in ps)
    ):
        lines.append("文件没有写明到什么时候为止。")
    every = tuple(p for _, places in found for p in places)
    nodes = tuple(knowledge.nodes[i] for i in dict.fromkeys(p.node for p in every))
    return Found("\n".join(line for line in lines if line), every, nodes)


def _is_itself(named: re.Match[str], titles: str) -> bool:
    """Whether 这个方案 or 方案 is the document: pointed at, of a kind that its title has, or of any kind."""
    return named["points"] is not None or named["kind"] in ("文件", "政策") or named["kind"] in titles


def _line(place: Place, aspect: Aspect, knowledge: Knowledge) -> str:
    """A quotation, with the name of the part or clause that it is the heading of."""
    named = aspect.read is _contents and knowledge.nodes[place.node].kind in ("part", "clause")
    words = place.quote.strip()
    return f"{label(knowledge.nodes[place.node], knowledge.home[place.node])}：{words}" if named else words


def _is_about(rest: str, named: bool, aspect: Aspect, titles: str) -> bool:
    """Whether what a question says beside the document, which it may have `named`, by its title too, is the aspect's and
    nothing else."""
    left, asked = aspect.asks.subn("|", rest)
    if not asked or not (aspect.alone or named):
        return False
    words = jieba.cut(left, HMM=False) if named else [left]
    beside = "".join(word for word in words if len(word) == 1 or word not in titles)
    return not _BESIDE.sub("", beside).replace("|", "")


def _all(document: Document) -> Iterator[tuple[Node, Place]]:
    for node in document.nodes:
        if node.kind not in ("row", "table"):
            yield from ((node, place) for place in sentences(node, document))


_EFFECT = re.compile(
    r"自[^。；]{1,30}?起[^。；施实执生试]{0,6}(?:施行|实施|执行|生效|试行)(?![前后之])|有效期(?:为|至|限|到)?[^。；内]{0,14}[年月日止]"
    r"|(?:实施|执行|试行)(?:期限?)?(?:为|至|到)[^。；]{0,14}[年月日止]|实施有效|全年有效|同时废止|(?:发布|公布|印发)之日[^。；]{0,4}(?:施行|实施|执行|生效)"
)
#: What asks for an end, and what states one.
_UNTIL = re.compile(r"失效|有效|作废|到期|过期|截止|管用|管到|用到|结束|为止|多久|几年")
_ENDS = re.compile(r"有效期|全年|[至到](?:\d|[一二])|为期|失效")


def _effect(document: Document) -> list[Place]:
    """From when and until when the document holds."""
    found = [
        place
        for node, place in _all(document)
        if _EFFECT.search(flat := unspaced(place.quote))
        and (node.kind == "closing" or re.match(rf"[^，。；]{{0,4}}{_SELF.pattern}", flat))
    ]
    return found[-MOST:]


def _issuer(document: Document) -> list[Place]:
    """Who issued it: as its head says (…局关于印发…的通知), else who signed it, else how a law was passed."""
    heads = [node for node in document.nodes if node.kind == "preamble"]
    for node in heads:
        by = node.heading.partition("关于")[0]
        if by != node.heading and _BODY.search(by) and (place := heading_place(node, document)):
            return [place]
    for node in reversed(document.nodes):
        if (
            node.kind == "closing"
            and _DATE.search(node.text)
            and _BODY.search(_DATE.split(node.text)[0].strip())
        ):
            return [whole(node, document)]
    lines = [(node, line) for node in heads for line in node.text.split("\n")]
    passed = [
        place for node, line in lines if _PASSED.search(line) and (place := locate(line, node, document))
    ]
    return passed[:1]


def _spoken(pattern: str) -> Callable[[Document], list[Place]]:
    """Reads the sentences that have the words."""
    words = re.compile(pattern)
    return lambda document: [place for _, place in _all(document) if words.search(unspaced(place.quote))][
        :MOST
    ]


def _number(document: Document) -> list[Place]:
    """Its number, which stands in its head."""
    lines = [(n, line) for n in document.nodes if n.kind == "preamble" for line in n.text.split("\n")]
    return [p for n, line in lines if is_document_number(line) and (p := locate(line.strip(), n, document))][
        :1
    ]


def _contents(document: Document) -> list[Place]:
    """The headings of its parts, else of its clauses."""
    for kind in ("part", "clause"):
        headed = [n for n in document.nodes if n.kind == kind and n.heading and "/annex/" not in n.id]
        places = [place for n in headed if n.number.count(".") == 0 and (place := heading_place(n, document))]
        if len(places) > 1:
            return places[:MOST_HEADINGS]
    return [
        place for node, place in _all(document) if node.kind in ("preamble", "body") and "为" in place.quote
    ][:1]


#: Tried in order.
ASPECTS: Sequence[Aspect] = (
    Aspect(re.compile(r"(?:最终)?解释(?:权)?"), True, _spoken(r"(?:由|归)[^。；]{2,30}(?:负责)?解释|负责解释"), "由谁负责解释"),
    Aspect(re.compile(r"文号|发文字号|文件编号"), True, _number, "文号"),
    Aspect(
        re.compile(r"施行|生效|失效|有效期?|时效|到(?=什么时候|哪一?[天年])|作废|废止|实施|执行|到期|过期|截止|管用|管到|用到"), False, _effect,
        "从什么时候起施行、到什么时候为止",
    ),
    Aspect(re.compile(r"印发|发布|出台|制定|颁布|公布|起草|发出?|出"), False, _issuer, "由谁发布"),
    Aspect(
        re.compile(r"适用(?:于)?|针对|面向"), True,
        _spoken(rf"{_SELF.pattern}[^。；]{{0,20}}适用|适用[^。；]{{0,4}}{_SELF.pattern}|适用(?:范围|对象)[:：]"), None,
    ),
    Aspect(re.compile(r"目录|大纲|提纲|结构|框架|章节"), True, _contents, None),
    Aspect(re.compile(r"讲|说|规定|写|包括|包含|涉及|内容|有(?=什么|哪些|啥)"), False, _contents, None),
)  # fmt: skip
