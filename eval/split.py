"""Development and test: which part a gold question belongs to.

A question that one measure answers goes with the whole group of nodes connected by twins, so that the
same measure never sits in both parts; a question answered by several measures, or by none, goes by a hash
of its own id. What is already written in the file stays, and a group follows its first written question.
But: it does not balance types or sizes, and never looks at results.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.records import Document
from eval.records import Gold, Part


def groups(documents: Iterable[Document]) -> dict[str, str]:
    """The group of each node: the smallest id among all nodes reachable from it over twins."""
    twins = {node.id: node.twins for document in documents for node in document.nodes}
    group: dict[str, str] = {}
    for start in sorted(twins):
        if start in group:
            continue
        waiting = [start]
        while waiting:
            node = waiting.pop()
            if node not in group:
                group[node] = start
                waiting += twins.get(node, ())
    return group


def key(question: Gold, group: dict[str, str]) -> str:
    """What decides the part: the group of the one measure that answers, else the question's own id."""
    answering = {group.get(node, node) for node in question.answering}
    return answering.pop() if len(answering) == 1 else question.id


def assign(questions: Sequence[Gold], documents: Sequence[Document]) -> tuple[Gold, ...]:
    """The questions, each with its part."""
    group = groups(documents)
    written: dict[str, Part] = {}
    for question in questions:
        if question.split:
            written.setdefault(key(question, group), question.split)
    return tuple(
        question if question.split else replace(question, split=written.get(name) or _part(name))
        for question in questions
        for name in [key(question, group)]
    )


def leaks(questions: Sequence[Gold], documents: Sequence[Document]) -> list[str]:
    """The measures that questions of both parts ask for; empty where the split is clean."""
    group = groups(documents)
    parts: dict[str, set[Part | None]] = {}
    for question in questions:
        name = key(question, group)
        if name != question.id:
            parts.setdefault(name, set()).add(question.split)
    return sorted(name for name, found in parts.items() if len(found) > 1)


def _part(name: str) -> Part:
    return "test" if hashlib.sha256(name.encode()).digest()[0] % 2 else "dev"
