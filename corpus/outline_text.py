"""A document's outline for people: parts, clauses, tables and their headings, then counts and problems."""

from __future__ import annotations

from collections import Counter

from corpus.as_json import characters
from corpus.labels import label
from corpus.records import Document

_NAMES = {
    "preamble": "开头",
    "part": "部分",
    "clause": "条款",
    "closing": "结尾",
    "table": "表",
    "row": "表行",
    "body": "段落",
}
_LONGEST = 40


def outline_text(document: Document) -> str:
    """The outline, how much of the text is placed, and what to look at."""
    parts = {node.id for node in document.nodes if node.kind in ("part", "table")}
    lines = [document.title]
    for node in document.nodes:
        if node.kind == "row":
            continue
        indent = "  " if node.parent in parts else ""
        words = node.heading or node.text.replace("\n", " ")
        lines.append(f"{indent}{label(node, document)}　{_short(words)}")
    counts = Counter(node.kind for node in document.nodes)
    lines.append("，".join(f"{_NAMES[kind]} {count}" for kind, count in counts.items()))
    source, placed = characters(document)
    lines.append(f"文字 {source} 个，已归入条款 {placed} 个")
    lines += [f"请核对（第 {problem.start} 字起）：{problem.what}" for problem in document.problems]
    return "\n".join(lines)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
