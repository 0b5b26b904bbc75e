"""Small policies for the tests of facts: clauses, and rows of an annex that repeat them."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.conflicts import find_conflicts
from corpus.parse import parse
from corpus.records import Document
from corpus.twins import find_twins

HEAD = "# 甲市支持产业发展若干政策\n\n"
PART = "## 一、扩大投资政策（由市发改局牵头实施）\n\n{introduction}\n\n"
ANNEX = (
    "附件1\n\n# 甲市措施清单\n\n## 1-1 2024年扩大投资政策措施\n\n"
    "序号\t政策内容\t重点政策措施\t实施期限\n总计\t\t{n} 条\t\n一\t延续类措施\t{n} 条\t\n"
)


def policy(
    clauses: Sequence[str],
    rows: Sequence[tuple[str, str, str]] = (),
    introduction: str = "抓好重大项目。",
    closing: str = "",
) -> Document:
    """A policy of one part. A clause is "标题。正文。（责任单位：…）", a row title, text and period."""
    text = HEAD + PART.format(introduction=introduction)
    for number, clause in zip("一二三四五六七八九", clauses, strict=False):
        title, _, body = clause.partition("。")
        text += f"**（{number}）{title}。**{body}\n\n"
    if closing:
        text += closing + "\n\n"
    if rows:
        text += ANNEX.format(n=len(rows))
        text += "".join(
            f"{number}\t{title}\t{body}\t{period}\n" for number, (title, body, period) in enumerate(rows, 1)
        )
    return find_twins(parse(text, "d"))


def one_clause(text: str) -> Document:
    """A policy whose only clause says `text`."""
    return policy([f"支持企业发展。{text}"])


def kinds(document: Document) -> set[tuple[str, str]]:
    """Severity and kind of every conflict."""
    return {(conflict.severity, conflict.kind) for conflict in find_conflicts(document)}
