"""What is said of a document before it is accepted: what it was read as, what to look at, its outline.

But: judges nothing; a document with problems may be accepted.
"""

from __future__ import annotations

from collections import Counter
from html import escape

from corpus.as_json import characters
from corpus.labels import label
from corpus.records import Document

NAMES = {
    "preamble": "开头",
    "part": "部分或章节",
    "clause": "条款",
    "closing": "结尾段",
    "table": "表",
    "row": "表行",
    "body": "段落",
}
_AROUND = 60  # characters of the source shown with a problem
_MOST_PROBLEMS = 100
_MOST_LINES = 800  # lines of an outline


def inspection(document: Document) -> str:
    """The card: title, counts, problems with the words they are about, outline."""
    counts = Counter(node.kind for node in document.nodes)
    listed = "，".join(f"{NAMES[kind]} {count}" for kind, count in counts.items())
    source, placed = characters(document)
    lost = "" if source == placed else f"；有 {source - placed} 个字没有归入，请核对"
    return (
        f'<article class="card inspection"><h3>读出的内容</h3><p class="sentence">{escape(document.title)}</p>'
        f"<p>{listed}。文字 {source} 个，全部归入的 {placed} 个{lost}。</p>{_problems(document)}{_outline(document)}</article>"
    )


def _problems(document: Document) -> str:
    if not document.problems:
        return '<p class="fine">没有发现编号缺失、重复或合计不符。</p>'
    shown = document.problems[:_MOST_PROBLEMS]
    items = "".join(
        f"<li><b>{escape(one.what)}</b> <q>{escape(_words(document, one.start))}</q></li>" for one in shown
    )
    rest = len(document.problems) - len(shown)
    more = f"<p>另有 {rest} 处。</p>" if rest else ""
    return (
        f'<div class="notice" role="note"><p><b>请核对 {len(document.problems)} 处</b>'
        f"<span>仍可加入；多半是原文如此，也可能是格式没有读对。</span></p><ul>{items}</ul>{more}</div>"
    )


def _words(document: Document, start: int) -> str:
    return " ".join(document.source[start : start + _AROUND].split())


def _outline(document: Document) -> str:
    nodes = [node for node in document.nodes if node.kind != "row"]
    rows = Counter(node.parent for node in document.nodes if node.kind == "row")
    lines = "".join(
        f'<li class="{node.kind}"><span class="label">{escape(label(node, document))}</span> '
        f"{escape((node.heading or ' '.join(node.text.split()))[:_AROUND])}"
        f'{f"""<span class="count">{rows[node.id]} 行</span>""" if rows[node.id] else ""}</li>'
        for node in nodes[:_MOST_LINES]
    )
    rest = f"<li>……另有 {len(nodes) - _MOST_LINES} 条</li>" if len(nodes) > _MOST_LINES else ""
    return f'<details class="lines" open><summary>目录（{len(nodes)} 条）</summary><ul>{lines}{rest}</ul></details>'
