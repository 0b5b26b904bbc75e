"""Editions: another 届, 批, 期 or 轮 than the documents have."""

import pytest

from corpus.parse import parse
from qa.edition import other_edition

NOTICE = parse("# 关于组织参加第五届中国电子信息博览会的通知\n\n第一批、第二批参展企业名单见附件。\n", "n")


@pytest.mark.parametrize(
    ("question", "edition"),
    [
        ("第六届博览会什么时候办", ("第六届", "第五届")),
        ("第6届博览会什么时候办", ("第六届", "第五届")),
        ("第三批名单有谁", ("第三批", "第一批、第二批")),
        ("第五届博览会什么时候办", None),
        ("第2批名单有谁", None),
        ("博览会什么时候办", None),
        ("第三期的补贴什么时候到", None),
        ("下一届什么时候办", ("下一届", "第五届")),
        ("下一批名单什么时候出", None),
        ("第三批专精特新企业有哪些", None),
        ("第三条讲什么", None),
        ("第三期间的补贴", None),
    ],
)
def test_another_edition(question: str, edition: tuple[str, str] | None):
    """Named with what the documents have instead; nothing where they count nothing of the kind."""
    assert other_edition(question, [NOTICE]) == edition
