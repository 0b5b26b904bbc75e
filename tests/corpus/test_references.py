"""The citation as it is copied, for documents numbered in different ways."""

from __future__ import annotations

import pytest

from corpus.labels import reference, title
from corpus.parse import parse

POLICY = """
# 某市若干政策 (征求意见稿)

## 一、科技

**（一）研发。**给予10万元。

**（十一）人才。**给予20万元。
"""
LAW = """
# 某省计量条例

第一章 总则

第一条 为了加强计量管理，制定本条例。

第十二条之一 企业应当建档。
"""


@pytest.mark.parametrize(
    ("text", "node", "copied"),
    [
        (POLICY, "it/clause/11", "《某市若干政策（征求意见稿）》第（十一）条"),
        (POLICY, "it/part/1", "《某市若干政策（征求意见稿）》第一部分"),
        (LAW, "it/clause/1", "《某省计量条例》第一条"),
        (LAW, "it/clause/12-1", "《某省计量条例》第十二条之一"),
    ],
)
def test_citation_is_copied_as_the_field_cites(text: str, node: str, copied: str) -> None:
    """《title》 with full-width brackets, then 第（十一）条 or 第十二条."""
    document = parse(text, "it")
    at = next(one for one in document.nodes if one.id == node)
    assert reference(at, document) == copied


def test_title_has_one_form() -> None:
    """Half-width brackets and blanks around them are the printer's, not the title's."""
    assert title(parse(POLICY, "it")) == "某市若干政策（征求意见稿）"
