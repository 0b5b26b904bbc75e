"""A small assistant for the page's tests: answers made by hand over a small policy, without an index."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace

from corpus.labels import label
from corpus.parse import parse
from corpus.places import locate, whole
from corpus.records import Amount, Document, Incentive, Node, Place
from index.records import Half, Hit
from qa.knowledge import know
from qa.records import Answer, Citation, Match, Notice, Profile

POLICY = """
# 某市支持企业发展若干政策（征求意见稿）

为支持企业发展，制定本政策。

## 一、科技创新政策（由市科技局牵头实施）

全年研发投入强度超3%。

**（一）支持企业研发。**对研发费达60万元及以上的企业，给予研发费10%的资金支持，最高10万元。鼓励企业联合高校<b>攻关</b>，开展关键核心技

术攻关。（责任单位：市科技局、市财政局）

**（二）培育专精特新企业。**对新认定为国家级专精特新“小巨人”的企业，给予最高100万元的奖励；对省级“隐形冠军”给予最高50万元的奖励。（责任单位：市经信局）

## 二、乡村振兴政策（由市农业农村局牵头实施）

安排资金8亿元。

**（三）补贴规模种粮。**对种植50亩以上的主体，按水稻每亩180元、油菜每亩200元给予直接补贴。
例<img src=x onerror=window.hit=1 与${window.hit=1}和{{value}}同。（责任单位：市农业农村局）

**（四）改造老旧小区。**新开工改造城镇老旧小区1个。（责任单位：市住建局）

**（五）重复的奖励。**对新认定为国家级专精特新“小巨人”的企业，给予最高80万元的奖励。（责任单位：市经信局）

本政策自2024年1月1日起施行，有效期一年。
"""


def policy() -> Document:
    """The small policy, with clauses 2 and 5 as twins."""
    document = parse(POLICY, "small")
    pairs = {"small/clause/2": ("small/clause/5",), "small/clause/5": ("small/clause/2",)}
    return replace(
        document, nodes=tuple(replace(node, twins=pairs.get(node.id, node.twins)) for node in document.nodes)
    )


def node(document: Document, id: str) -> Node:
    """The node of that id."""
    return next(one for one in document.nodes if one.id == id)


def cite(document: Document, n: int, id: str, words: str) -> Citation:
    """A citation of `words` in a node, with its true spans."""
    at = node(document, id)
    place: Place = locate(words, at, document) or whole(at, document)
    return Citation(n, id, label(at, document), place.quote, place.spans, at.departments, at.period)


def hit(id: str, rank: int, twins: tuple[str, ...] = ()) -> Hit:
    """A hit whose score falls with its rank."""
    return Hit(id, 1 / rank, Half(rank, 9.0 / rank), Half(rank, 0.9 / rank), twins)


class FakeAssistant:
    """Knows four questions; declines everything else. Fulfils `page.seam.Answering`."""

    def __init__(self) -> None:
        self.document = policy()
        self.knowledge = know([self.document])
        giant = cite(
            self.document,
            1,
            "small/clause/2",
            "对新认定为国家级专精特新“小巨人”的企业，给予最高100万元的奖励",
        )
        share = cite(self.document, 2, "small/clause/1", "给予研发费10%的资金支持，最高10万元")
        self.incentives: tuple[Incentive, ...] = (
            Incentive(
                "small/clause/2",
                "国家级专精特新“小巨人”企业",
                "新认定",
                Amount("最高100万元", 1_000_000, "元"),
                Amount("100万元", 1_000_000, "元"),
                None,
                None,
                giant.quote,
                giant.spans,
            ),
            Incentive(
                "small/clause/1",
                "企业",
                "研发费达60万元及以上",
                Amount("研发费10%", 0.1, "比例"),
                Amount("最高10万元", 100_000, "元"),
                0.1,
                None,
                share.quote,
                share.spans,
            ),
        )
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.slow = threading.Event()  # what a question with 慢 waits for

    def ask(self, question: str, history: Sequence[str] = (), document: str | None = None) -> Answer:
        """An answer by the first known word of the question, or of the one before where it leans on it."""
        self.asked.append((question, tuple(history)))
        doc = self.document
        draft = Notice("draft", "本文件是征求意见稿，正式内容以印发的文件为准。", ("small/preamble",))
        if "炸" in question:
            raise RuntimeError("a failure below the page")
        if "慢" in question:
            self.slow.wait(60)
        if "省级" in question and history:
            one = cite(doc, 1, "small/clause/2", "对省级“隐形冠军”给予最高50万元的奖励")
            return Answer(
                question,
                "省级隐形冠军有多少奖励",
                "answer",
                one.quote + "。",
                (one,),
                (draft,),
                (hit(one.id, 1),),
                confidence=0.9,
            )
        if "小巨人" in question:
            one = cite(
                doc, 1, "small/clause/2", "对新认定为国家级专精特新“小巨人”的企业，给予最高100万元的奖励"
            )
            conflict = Notice(
                "conflict",
                "（二）写最高100万元，（五）写最高80万元，两处不一致。",
                ("small/clause/2", "small/clause/5"),
            )
            hits = (
                hit("small/clause/2", 1, ("small/clause/5",)),
                hit("small/clause/1", 2),
                hit("small/clause/3", 3),
            )
            return Answer(
                question,
                question,
                "answer",
                one.quote + "。",
                (one,),
                (draft, conflict),
                hits,
                confidence=0.93,
            )
        if "攻关" in question:
            one = cite(doc, 1, "small/clause/1", "开展关键核心技术攻关")
            return Answer(
                question,
                question,
                "answer",
                one.quote + "。",
                (one,),
                (draft,),
                (hit(one.id, 1),),
                confidence=0.4,
            )
        if "水稻" in question:
            one = cite(doc, 1, "small/clause/3", "按水稻每亩180元、油菜每亩200元给予直接补贴")
            return Answer(
                question,
                question,
                "answer",
                one.quote + "。",
                (one,),
                (draft,),
                (hit(one.id, 1),),
                confidence=0.9,
            )
        if question.startswith(("第", "（")):
            one = cite(doc, 1, "small/clause/4", "")
            return Answer(
                question, question, "lookup", one.quote, (one,), (), (hit(one.id, 1),), confidence=0.99
            )
        if "有哪些" in question:
            cited = tuple(
                cite(doc, n, f"small/clause/{n}", node(doc, f"small/clause/{n}").heading) for n in (1, 2, 3)
            )
            return Answer(
                question,
                question,
                "list",
                "共3条：\n" + "\n".join(f"{one.label}：{one.quote}" for one in cited),
                cited,
                (),
                tuple(hit(one.id, one.n) for one in cited),
                confidence=0.9,
            )
        near = (hit("small/clause/4", 1), hit("small/clause/1", 2))
        return Answer(
            question,
            question,
            "none",
            "文件中没有找到。",
            hits=near,
            reason="not_stated",
            detail="文件没有写这件事，最接近的是（四）。",
            confidence=0.1,
        )

    def profile(self, text: str) -> Profile:
        """Two measures for whoever says 专精特新, none for others."""
        if "专精特新" not in text:
            return Profile({"行业": "未说明"}, ())
        doc = self.document
        fits = Match(
            "small/clause/2",
            "fits",
            (),
            "已认定为国家级专精特新“小巨人”",
            1_000_000,
            cite(doc, 1, "small/clause/2", "最高100万元的奖励"),
        )
        rest = Match(
            "small/clause/1",
            "missing",
            ("研发费是否达60万元",),
            "=1+1",
            100_000,
            cite(doc, 2, "small/clause/1", "最高10万元"),
        )
        return Profile({"认定": ["专精特新小巨人"], "行业": "制造业"}, (fits, rest))


def gated(gate: threading.Event) -> FakeAssistant:
    """A FakeAssistant that is only there once the gate is open: the encoder that takes its time."""
    gate.wait(60)
    return FakeAssistant()
