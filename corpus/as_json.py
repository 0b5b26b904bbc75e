"""Documents and nodes as plain data for JSON, in the form that the commands promise."""

from __future__ import annotations

from typing import Any

from corpus.records import Document, Node


def node_data(node: Node) -> dict[str, Any]:
    """A node with every field; `period` is null or {"text", "from"}."""
    return {
        "id": node.id,
        "kind": node.kind,
        "number": node.number,
        "heading": node.heading,
        "text": node.text,
        "spans": [list(span) for span in node.spans],
        "parent": node.parent,
        "departments": list(node.departments),
        "period": {"text": node.period.text, "from": node.period.source} if node.period else None,
        "category": node.category,
        "twins": list(node.twins),
    }


def document_data(document: Document) -> dict[str, Any]:
    """A document with its nodes, separators, problems, and how many non-blank characters are placed."""
    return {
        "id": document.id,
        "title": document.title,
        "nodes": [node_data(node) for node in document.nodes],
        "separators": [list(separator) for separator in document.separators],
        "problems": [
            {"start": problem.start, "end": problem.end, "what": problem.what}
            for problem in document.problems
        ],
        "characters": dict(zip(("source", "placed"), characters(document), strict=True)),
    }


def characters(document: Document) -> tuple[int, int]:
    """Non-blank characters of the source, and how many of them are in exactly one node or separator."""
    source = document.source
    held = bytearray(len(source))
    for start, end in (span for node in document.nodes for span in node.spans):
        for offset in range(start, end):
            held[offset] = min(2, held[offset] + 1)
    for start, end, _ in document.separators:
        for offset in range(start, end):
            held[offset] = min(2, held[offset] + 1)
    visible = [offset for offset, character in enumerate(source) if not character.isspace()]
    return len(visible), sum(1 for offset in visible if held[offset] == 1)
