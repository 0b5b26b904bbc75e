"""What the encoder's adapter is trained on: questions with the texts that answer them and texts that look alike.

From a retrieval set (its judged questions), from a document with a bank of phrasings, and from other documents with
questions that they answer and near misses that they do not (`eval.others`). A near text is one of the first that BM25
finds for the question and that does not answer it. But: no gold question is read here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.records import Document
from eval.external import Collection
from eval.others import Asked, flat
from eval.others import Asked
from index.bm25 import compile_bm25
from index.passages import passages, quoted
from index.phrasings import Phrasing
from index.tokens import Tokenizer

#: Every so many-th question of a retrieval set is not trained on, so that the set can still judge.
HELD_OUT = 4
NEAR = 12  # texts kept that look alike
DEPTH = 20  # among so many of the first


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, the texts that answer it, and texts that only look as if they did; where nothing answers, a near miss.
    `home` is what it is asked about: a batch holds several questions of one home."""

    question: str
    answers: tuple[str, ...]
    near: tuple[str, ...]
    home: str = ""


def held_out(collection: Collection) -> frozenset[str]:
    """The judged questions that training never sees."""
    return frozenset(sorted(collection.relevant)[::HELD_OUT])


def of_collection(collection: Collection, tokenizer: Tokenizer) -> list[Pair]:
    """One pair a judged question that is not held out."""
    texts = {name: f"{title}\n{text}" for name, (title, text) in collection.documents.items()}
    asked = [
        (collection.questions[q], frozenset(collection.relevant[q]), frozenset[str]())
        for q in sorted(collection.relevant.keys() - held_out(collection))
    ]
    return _paired(texts, asked, tokenizer, "")


def of_bank(document: Document, bank: Sequence[Phrasing], tokenizer: Tokenizer) -> list[Pair]:
    """One pair a phrasing; a node's twins answer as it does."""
    texts = {p.node: p.text for p in passages(document) if p.kind == "node"}
    twins = {node.id: frozenset(node.twins) | {node.id} for node in document.nodes}
    asked = [(p.text, twins[p.node] & texts.keys(), frozenset[str]()) for p in bank if p.node in texts]
    return _paired(texts, asked, tokenizer, document.id)


def of_other(other: Asked, tokenizer: Tokenizer) -> list[Pair]:
    """One pair a question: the nodes that hold the quotation answer, and so do those of their sentences that it is from.

    Near are sentences of other nodes. A question that the document does not answer has neither.
    """
    found = {f"{at}": p for at, p in enumerate(passages(other.document))}
    asked = []
    for question in other.questions:
        quote = flat(other.quotes[question.id])
        of_node = {name for name, p in found.items() if quote and p.node in question.relevant}
        answers = {
            name
            for name in of_node
            if found[name].kind == "node" or quote in (said := flat(quoted(found[name]))) or said in quote
        }
        asked.append((question.question, frozenset(answers), frozenset(of_node - answers)))
    sentences = frozenset(name for name, p in found.items() if p.kind == "sentence")
    return _paired({name: p.text for name, p in found.items()}, asked, tokenizer, other.name, sentences)


def _paired(
    texts: Mapping[str, str],
    asked: Iterable[tuple[str, frozenset[str], frozenset[str]]],
    tokenizer: Tokenizer,
    home: str,
    nearest: frozenset[str] | None = None,
) -> list[Pair]:
    """A pair for each question with the names of the texts that answer it and of those that neither do nor do not; only
    `nearest`, where given, are taken for near texts."""
    names = list(texts)
    bm25 = compile_bm25([tokenizer(text) for text in texts.values()])
    pairs = []
    for question, answers, apart in asked:
        near: list[str] = []
        if answers:
            order = np.argsort(-bm25.scores(tokenizer(question)), kind="stable").tolist()
            first = [names[at] for at in order if nearest is None or names[at] in nearest][:DEPTH]
            near = [name for name in first if name not in answers and name not in apart][:NEAR]
        pairs.append(
            Pair(question, tuple(texts[a] for a in sorted(answers)), tuple(texts[n] for n in near), home)
        )
    return pairs
