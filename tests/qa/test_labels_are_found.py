"""What the program calls a place, it finds again: every label is a look-up of the node that it names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.labels import label
from corpus.library import Library
from corpus.parse import parse
from corpus.records import Document, Node
from qa.knowledge import Knowledge, know
from qa.resolving import resolve
from qa.understanding import understand

NOTICE = """# 关于做好助餐工作的通知

各街道：

现将有关事项通知如下。

一、总体要求

（一）坚持公益。

（二）坚持就近。

二、重点任务

（一）建设助餐点。

（二）给予补贴。

1. 每餐补贴2元。

请认真贯彻执行。

附件：1. 实施细则

附件1

实施细则

一、范围

（一）本细则适用于各街道。

（二）养老机构参照执行。
"""
REPLY = """# 关于同意组建协调委员会的批复

你局的请示收悉。

同意组建协调委员会。
"""
LAW = """# 某县条例

第一章 总则

第一节 目的

第一条 为了规范管理，制定本条例。

第二章 管理

第二条 县民政局负责本条例的实施。

第二条之一 街道协助实施。
"""


def own() -> list[Document]:
    """Texts that number their parts and clauses in three ways."""
    return [parse(text, name) for name, text in (("notice", NOTICE), ("reply", REPLY), ("law", LAW))]


def found(question: str, knowledge: Knowledge) -> Sequence[Node]:
    """The nodes that a question names."""
    places = understand(question, (), knowledge).places
    return [node for place in places for node in resolve(place, knowledge, None)]


@pytest.mark.parametrize("document", own(), ids=lambda document: str(document.id))
def test_every_label_is_found(document: Document):
    """Alone and in a question."""
    assert len(document.nodes) >= 3
    knowledge = know([document])
    for node in document.nodes:
        called = label(node, document)
        for question in (called, f"{called}讲了什么", f"请问{called}谁负责"):
            assert node in found(question, knowledge), question


def test_every_label_of_the_documents_shipped_is_found(tmp_path: Path):
    """Clauses, parts, tables, rows, planned documents and the paragraphs at the end; of a row without a number its table."""
    for document in Library(tmp_path).documents():
        names = {label(node, document): node for node in document.nodes}
        knowledge = know([document])
        for name, node in names.items():
            named = found(name, knowledge)
            unnumbered = node.kind == "row" and not node.number.strip("0").partition("~")[0]
            assert node in named or (unnumbered and node.parent in {one.id for one in named}), name


def test_a_clause_of_a_part_is_that_number_or_that_place():
    """The part's own number first; where clauses are numbered through, the second of the part."""
    notice, _, law = (know([document]) for document in own())
    assert [node.id for node in found("第二部分（二）", notice)] == ["notice/clause/2.2"]
    assert [node.id for node in found("附件1第一部分（二）", notice)] == ["notice/annex/1/clause/2"]
    assert [node.id for node in found("第二章第二条", law)] == ["law/clause/2"]
    assert found("第二部分第九条", notice) == []
