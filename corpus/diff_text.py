"""A comparison as text for people, and as plain data for JSON."""

from __future__ import annotations

from typing import Any

from corpus.diff import Comparison, Revision
from corpus.labels import label
from corpus.wording import Figure, Piece

NAMES = {"added": "新增", "removed": "删除", "moved": "移动", "changed": "修改"}


def headline(revision: Revision, comparison: Comparison) -> str:
    """What happened to a node, in one line: 修改　（二十五）→（二十六） 支持企业高质量发展."""
    old = label(revision.a, comparison.a) if revision.a else ""
    new = label(revision.b, comparison.b) if revision.b else ""
    places = old or new if old == new or not (old and new) else f"{old} → {new}"
    node = revision.b or revision.a
    heading = f" {node.heading}" if node and node.heading else ""
    return f"{NAMES[revision.kind]}　{places}{heading}"


def figure_line(figures: tuple[Figure, ...]) -> str:
    """The figures that changed: 10万元 → 20万元；（无） → 3次."""
    return "；".join(f"{pair.old or '（无）'} → {pair.new or '（无）'}" for pair in figures)


def marked(pieces: tuple[Piece, ...]) -> str:
    """The wording with what was taken out in 〔-…-〕 and what was put in in 〔+…+〕."""
    marks = {"equal": "{}", "delete": "〔-{}-〕", "insert": "〔+{}+〕"}
    return "".join(marks[piece.change].format(piece.text) for piece in pieces)


def summary(comparison: Comparison) -> str:
    """How many nodes were added, removed, moved, changed and are the same."""
    counts = {kind: sum(1 for revision in comparison.revisions if revision.kind == kind) for kind in NAMES}
    parts = [f"{NAMES[kind]} {count} 处" for kind, count in counts.items()]
    return "，".join(parts) + f"，未变 {comparison.unchanged} 处"


def as_text(comparison: Comparison) -> str:
    """The whole comparison, one revision after the other."""
    lines = [f"{comparison.a.title} → {comparison.b.title}", summary(comparison)]
    for revision in comparison.revisions:
        lines += ["", headline(revision, comparison)]
        if revision.figures:
            lines.append(f"  数字：{figure_line(revision.figures)}")
        if revision.kind == "changed":
            lines.append(f"  {marked(revision.pieces)}")
        elif revision.kind != "moved":
            node = revision.a or revision.b
            lines.append(f"  {node.text if node else ''}")
    return "\n".join(lines)


def as_data(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain data."""
    return {
        "a": comparison.a.id,
        "b": comparison.b.id,
        "unchanged": comparison.unchanged,
        "changes": [
            {
                "kind": revision.kind,
                "a": revision.a.id if revision.a else None,
                "b": revision.b.id if revision.b else None,
                "label_a": label(revision.a, comparison.a) if revision.a else None,
                "label_b": label(revision.b, comparison.b) if revision.b else None,
                "likeness": round(revision.likeness, 4),
                "figures": [{"a": pair.old, "b": pair.new} for pair in revision.figures],
                "text": [[piece.change, piece.text] for piece in revision.pieces],
            }
            for revision in comparison.revisions
        ],
    }
