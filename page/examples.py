"""Questions that a document can answer, for different readers, kept beside it as `examples.json`.

The file is a list of {"audience", "question", "node"}; the first ones are shown when the page opens.
A document without one gets questions made of its own titles, which a look-up always answers.
But: asks nothing itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import zip_longest
from pathlib import Path

from corpus.labels import label
from corpus.records import Document

SHOWN = 5
_READER = "查条款"


@dataclass(frozen=True, slots=True)
class Example:
    """One question, who would ask it, and the node that answers."""

    audience: str
    question: str
    node: str


def examples(document: Document, folders: Iterable[Path]) -> tuple[Example, ...]:
    """The examples of a document: `folder/<id>/examples.json` of the first folder that has it, else made."""
    for folder in folders:
        path = folder / document.id / "examples.json"
        try:
            return tuple(Example(**entry) for entry in json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            continue
        except (OSError, ValueError, TypeError):  # a broken file costs the suggestions, not the page
            break
    return made(document)


def in_turn(documents: Iterable[Document], folders: Sequence[Path]) -> tuple[Example, ...]:
    """The examples of several documents, one of each before a second."""
    rows = zip_longest(*(examples(document, folders) for document in documents))
    return tuple(one for row in rows for one in row if one)


def made(document: Document) -> tuple[Example, ...]:
    """Look-ups of the document's own clauses, the longest ones first, one from each part before a second."""
    clauses = [node for node in document.nodes if node.kind == "clause"]
    longest = sorted(clauses, key=lambda node: (-len(node.text), node.id))
    first = {node.parent: node for node in reversed(longest)}  # the longest of each part
    leading = [node for node in longest if first[node.parent] is node]
    rest = [node for node in longest if first[node.parent] is not node]
    return tuple(
        Example(_READER, f"{label(node, document)}{node.heading or ''}讲了什么？", node.id)
        for node in (leading + rest)[: 4 * SHOWN]
    )


def nearby(given: Sequence[Example], nodes: Sequence[str]) -> tuple[Example, ...]:
    """The examples with those first that are answered by one of `nodes`, in the order of `nodes`."""
    place = {node: rank for rank, node in reversed(list(enumerate(nodes)))}
    return tuple(sorted(given, key=lambda one: place.get(one.node, len(nodes))))


def asking(given: Sequence[Example], title: str) -> str:
    """The questions as buttons that ask them."""
    buttons = "".join(
        f'<li><button type="button" class="example" data-ask="{escape(one.question)}">'
        f'<span class="audience">{escape(one.audience)}</span>{escape(one.question)}</button></li>'
        for one in given
    )
    return (
        f'<div class="examples"><p class="lead">{escape(title)}</p><ul>{buttons}</ul></div>' if given else ""
    )
