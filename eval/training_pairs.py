"""What the encoder's adapter is trained on: questions with the texts that answer them and texts that look alike.

From a retrieval set (its judged questions) and from a document with a bank of phrasings. A near text is one of the
first that BM25 finds for the question and that does not answer it. But: no gold question is read here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.records import Document
from eval.external import Collection
from index.bm25 import compile_bm25
from index.passages import passages
from index.phrasings import Phrasing
from index.tokens import Tokenizer

#: Every so many-th question of a retrieval set is not trained on, so that the set can still judge.
HELD_OUT = 4
NEAR = 12  # texts kept that look alike
DEPTH = 20  # among so many of the first


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, the texts that answer it, and texts that only look as if they did."""

    question: str
    answers: tuple[str, ...]
    near: tuple[str, ...]


def held_out(collection: Collection) -> frozenset[str]:
    """The judged questions that training never sees."""
    return frozenset(sorted(collection.relevant)[::HELD_OUT])


def of_collection(collection: Collection, tokenizer: Tokenizer) -> list[Pair]:
    """One pair a judged question that is not held out."""
    texts = {name: f"{title}\n{text}" for name, (title, text) in collection.documents.items()}
    asked = [
        (collection.questions[q], frozenset(collection.relevant[q]))
        for q in sorted(collection.relevant.keys() - held_out(collection))
    ]
    return _paired(texts, asked, tokenizer)


def of_bank(document: Document, bank: Sequence[Phrasing], tokenizer: Tokenizer) -> list[Pair]:
    """One pair a phrasing; a node's twins answer as it does."""
    texts = {p.node: p.text for p in passages(document) if p.kind == "node"}
    twins = {node.id: frozenset(node.twins) | {node.id} for node in document.nodes}
    asked = [(p.text, twins[p.node] & texts.keys()) for p in bank if p.node in texts]
    return _paired(texts, asked, tokenizer)


def _paired(
    texts: Mapping[str, str], asked: Iterable[tuple[str, frozenset[str]]], tokenizer: Tokenizer
) -> list[Pair]:
    names = list(texts)
    bm25 = compile_bm25([tokenizer(text) for text in texts.values()])
    pairs = []
    for question, answers in asked:
        first = np.argsort(-bm25.scores(tokenizer(question)), kind="stable")[:DEPTH]
        near = [names[at] for at in first.tolist() if names[at] not in answers][:NEAR]
        pairs.append(Pair(question, tuple(texts[a] for a in sorted(answers)), tuple(texts[n] for n in near)))
    return pairs
