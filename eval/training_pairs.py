"""What the encoder's adapter is trained on: questions with the texts that answer them and texts that look alike.

From a retrieval set (its judged questions, and our own), from a document with a bank of phrasings, and from other documents with
questions that they answer and near misses that they do not (`eval.others`). A near text is one of the first that BM25
finds for the question and that does not answer it. But: no gold question is read here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.records import Document
from eval.external import Collection, lines_of
from eval.others import Asked
from index.bm25 import compile_bm25
from index.passages import passages, quoted
from index.phrasings import Phrasing
from index.tokens import Tokenizer
from qa.normalise import unspaced

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


def of_collection(
    collection: Collection, tokenizer: Tokenizer, more: Sequence[tuple[str, str]] = ()
) -> list[Pair]:
    """One pair a judged question that is not held out, and one for each of `more`: a question and the document that answers."""
    texts = {name: f"{title}\n{text}" for name, (title, text) in collection.documents.items()}
    asked = [
        (collection.questions[q], frozenset(collection.relevant[q]))
        for q in sorted(collection.relevant.keys() - held_out(collection))
    ]
    asked += [(question, frozenset({name})) for question, name in more if name in texts]
    return _paired(texts, asked, tokenizer)


def of_our_own(path: Path) -> list[tuple[str, str]]:
    """Our own questions on a collection, each with the document that answers; none where there is no such file.

    Raises `BadCollection` where a line cannot be used.
    """
    if not path.is_file():
        return []
    return [(line["question"], line["doc"]) for line in lines_of(path.parent, path.stem, "question", "doc")]


def of_bank(document: Document, bank: Sequence[Phrasing], tokenizer: Tokenizer) -> list[Pair]:
    """One pair a phrasing; a node's twins answer as it does."""
    texts = {p.node: p.text for p in passages(document) if p.kind == "node"}
    twins = {node.id: frozenset(node.twins) | {node.id} for node in document.nodes}
    asked = [(p.text, twins[p.node] & texts.keys()) for p in bank if p.node in texts]
    return _paired(texts, asked, tokenizer, document.id)


def of_other(other: Asked, tokenizer: Tokenizer) -> list[Pair]:
    """One pair a question: the nodes that hold the quotation answer, and so do those of their sentences that it is from.

    Near are sentences of other nodes. A question that the document does not answer has neither.
    """
    found = passages(other.document)
    whole = {p.node: p.text for p in found if p.kind == "node"}
    sentences = [p for p in found if p.kind == "sentence"]
    near = _near([(p.node, p.text) for p in sentences], tokenizer)
    pairs = []
    for asked in other.questions:
        quote = unspaced(other.quotes[asked.id])
        answers = [whole[node] for node in asked.relevant]
        for p in (p for p in sentences if p.node in asked.relevant):
            said = unspaced(quoted(p))
            answers += [p.text] if quote in said or said in quote else []
        texts = near(asked.question, asked.relevant.keys()) if answers else ()
        pairs.append(Pair(asked.question, tuple(answers), texts, other.name))
    return pairs


def _paired(
    texts: Mapping[str, str],
    asked: Iterable[tuple[str, frozenset[str]]],
    tokenizer: Tokenizer,
    home: str = "",
) -> list[Pair]:
    near = _near(list(texts.items()), tokenizer)
    return [
        Pair(question, tuple(texts[a] for a in sorted(answers)), near(question, answers), home)
        for question, answers in asked
    ]


def _near(
    owned: Sequence[tuple[str, str]], tokenizer: Tokenizer
) -> Callable[[str, Set[str]], tuple[str, ...]]:
    """What gives the texts that BM25 finds first for a question, but for those of some owners; `owned` is (owner, text)."""
    bm25 = compile_bm25([tokenizer(text) for _, text in owned])

    def first(question: str, but: Set[str]) -> tuple[str, ...]:
        order = np.argsort(-bm25.scores(tokenizer(question)), kind="stable")[:DEPTH]
        return tuple(owned[at][1] for at in order.tolist() if owned[at][0] not in but)[:NEAR]

    return first
