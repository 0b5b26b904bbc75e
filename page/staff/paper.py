"""A document, or the nodes of it that were asked for, as a sheet to read, copy from and print, with its outline.

But: chooses nothing; what to show and what to mark is given to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import quote as percent

from corpus.labels import label
from corpus.places import whole
from corpus.records import Document, Node, Span
from page.clause import address, body, facts
from page.shelf import Found, Shelf

_OUTLINED = ("preamble", "part", "clause", "closing", "table", "body")
_LONGEST = 300  # entries of an outline; a longer one leaves out the clauses


def paper(document: Document, nodes: Iterable[Node], marks: Mapping[str, tuple[Span, ...]]) -> str:
    """The nodes one below the other, each with its number, title, text, bureaus, period and category."""
    shelf = Shelf([document])
    sheets = "".join(_sheet(Found(node, document), shelf, marks.get(node.id, ())) for node in nodes)
    return f'<div class="paper">{sheets}</div>'


def outline(document: Document, nodes: Iterable[Node]) -> str:
    """Links to the places on the sheet, parts and tables in bold."""
    listed = [node for node in nodes if node.kind in _OUTLINED]
    if len(listed) > _LONGEST:
        listed = [node for node in listed if node.kind not in ("clause", "body")]
    links = "".join(
        f'<li class="{node.kind}"><a href="#{_anchor(node)}"><span class="label">'
        f"{escape(label(node, document))}</span> {escape(node.heading)}</a></li>"
        for node in listed
    )
    return f'<details class="outline" open><summary>目录</summary><nav aria-label="目录"><ul>{links}</ul></nav></details>'


def _sheet(found: Found, shelf: Shelf, marked: tuple[Span, ...]) -> str:
    node = found.node
    level = "h3" if node.kind in ("part", "table") else "h4"
    return (
        f'<article class="sheet {node.kind}" id="{_anchor(node)}"><{level}><span class="label">'
        f"{escape(found.label)}</span> {escape(node.heading)}</{level}>"
        f"{body(found, marked, headed=False)}{facts(found, shelf)}{_actions(found)}</article>"
    )


def _actions(found: Found) -> str:
    reference, text = escape(found.reference), escape(whole(found.node, found.document).quote.strip())
    name = escape(found.label)
    return (
        '<p class="actions">'
        f'<button type="button" class="quiet" data-copy="{reference}" aria-label="复制引用 {name}">复制引用</button>'
        f'<button type="button" class="quiet" data-copy="{text}" aria-label="复制原文 {name}">复制原文</button>'
        f'<a class="quiet" href="../{escape(address(found))}" aria-label="在公开页打开 {name}">在公开页打开</a></p>'
    )


def _anchor(node: Node) -> str:
    return escape(f"at-{percent(node.id, safe='/')}")
