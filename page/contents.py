"""The contents of the documents, for who knows where to look: parts and tables with links to their clauses.

But: opens nothing by itself; a link is the same `?clause=` address that a citation has.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from corpus.labels import label, title
from corpus.records import Document, Node
from page.clause import address
from page.shelf import Found

_MOST_DOCUMENTS = 3  # more would bury the question box
_MOST_NODES = 500  # a code of law shows its parts alone
_MEMBERS = ("clause", "row", "body")


def contents(documents: Sequence[Document]) -> str:
    """The contents of the first documents, folded; empty where there is nothing to fold."""
    shown = [_document(document, len(documents) > 1) for document in documents[:_MOST_DOCUMENTS]]
    return f'<nav class="contents" aria-label="目录">{"".join(shown)}</nav>' if any(shown) else ""


def members(found: Found) -> str:
    """Links to the clauses of a part or the rows of a table; empty for what has none."""
    inside = [node for node in found.document.nodes if node.parent == found.node.id]
    links = "".join(f"<li>{_link(node, found.document)}</li>" for node in inside)
    return f'<nav class="contents" aria-label="所含各条"><ul>{links}</ul></nav>' if links else ""


def _document(document: Document, named: bool) -> str:
    members: dict[str, list[Node]] = {}
    for node in document.nodes:
        if node.parent and node.kind in _MEMBERS:
            members.setdefault(node.parent, []).append(node)
    groups = [node for node in document.nodes if node.id in members]
    if not groups:
        return ""
    heading = f"《{escape(title(document))}》目录" if named else "按目录查看"
    folded = "".join(_group(group, members[group.id], document) for group in groups)
    return f'<p class="lead">{heading}</p><div class="groups">{folded}</div>'


def _group(group: Node, members: Sequence[Node], document: Document) -> str:
    if len(document.nodes) > _MOST_NODES:
        return f"<p>{_link(group, document)}</p>"
    links = "".join(f"<li>{_link(node, document)}</li>" for node in members)
    return (
        f'<details><summary><span class="label">{escape(label(group, document))}</span> '
        f'{escape(group.heading)}<span class="count">{len(members)}</span></summary>'
        f"<ul>{links}</ul></details>"
    )


def _link(node: Node, document: Document) -> str:
    found = Found(node, document)
    name = f'<span class="label">{escape(found.label)}</span> {escape(node.heading)}'
    return f'<a href="{escape(address(found))}">{name}</a>'
