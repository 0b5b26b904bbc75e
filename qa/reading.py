"""The best node and the question read together, by the encoder's cross-encoder, where the search alone is not sure.

A node is read twice, each time behind its heading: the sentences around the one nearest to the question, and that one alone,
as a short answer is lost among much else; the mean of the two counts. Where other nodes are
hardly behind, and no ways of asking are known that would have told them apart, they are read too. But: does not decide whether
to answer (`qa.refusal`), nor what is quoted (`qa.choosing`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.encoder import CrossEncoder
from index.engine import Engine
from index.records import Hit
from qa.best_sentence import Near
from qa.choosing import texts
from qa.elsewhere import own_places
from qa.knowledge import Knowledge
from qa.normalise import unspaced

MOST = 200  # characters of sentences; only the nearest one may be longer
CUT = 40  # characters by which it may be
HEADING = 60  # characters of a heading: its end
#: The probability from which nothing is read: reading more has changed no decision on development questions.
SURE = 0.7
_LEFT = re.compile(r"^[市县区省的,，\s]+")  # of what named the place
RIVALS = 4  # nodes that are read, at most
CLOSE = 0.3  # of a score: how far behind the best a node may be to be read too
WORTH = 0.05  # of a score: what one logit is worth between two nodes


def read_together(
    index: Engine, knowledge: Knowledge, text: str, hits: tuple[Hit, ...], near: Near, *, compete: bool
) -> tuple[tuple[Hit, ...], float]:
    """The hits, where they `compete` that of the first `RIVALS` in front that reads best, and the log-odds that the first
    answers; these are 0 where the encoder reads nothing."""
    reader = index.encoder.cross_encoder if index.encoder is not None else None
    if reader is None:
        return hits, 0.0
    rivals = [hit for hit in hits[: RIVALS if compete else 1] if hits[0].score - hit.score < CLOSE]
    logits = [_logit(reader, text, hit.id, knowledge, near) for hit in rivals]
    at = max(range(len(rivals)), key=lambda n: (rivals[n].score + WORTH * logits[n], -n))
    if at == 0:
        return hits, logits[0]
    order = (hits[at], *hits[:at], *hits[at + 1 :])
    return tuple(replace(hit, score=was.score) for hit, was in zip(order, hits, strict=True)), logits[at]


def _logit(reader: CrossEncoder, text: str, hit: str, knowledge: Knowledge, near: Near) -> float:
    read = read_of(hit, knowledge, near)
    return float(reader.logits(of_here(text, knowledge.home[hit].title, read[0]), read).mean())


def read_of(hit: str, knowledge: Knowledge, near: Near) -> tuple[str, ...]:
    """What is read of a node: around its nearest sentence, then that by itself, where it is not the same; `near` gives the
    cosines of its sentences."""
    node, home = knowledge.nodes[hit], knowledge.home[hit]
    sentences, cosines = [place.quote for place in texts(node, home)], near.get(hit, {})
    around, alone = (passage(node.heading, sentences, cosines, most) for most in (MOST, 0))
    return (around,) if around == alone else (around, alone)


def of_here(text: str, title: str, read: str) -> str:
    """The question without the place that the document is for (大连地铁 in Dalian's notice), which no clause repeats."""
    for name in own_places(title):
        if name in text and name not in read:
            return _LEFT.sub("", text.replace(name, "", 1)) or text
    return text


def passage(heading: str, sentences: Sequence[str], near: Mapping[str, float], most: int = MOST) -> str:
    """The sentences of a node, all of them where they are short, else its nearest and as many beside it as there is room for
    in `most` characters, the nearer side first; `near` gives the cosines of those that are known."""
    said = [(sentence.strip(), near.get(sentence, 0.0)) for sentence in sentences]
    if not said:
        return heading
    first = max(range(len(said)), key=lambda at: (said[at][1], -at))
    left = right = first
    size = len(said[first][0])
    while beside := [
        (said[at][1], at)
        for at in (left - 1, right + 1)
        if 0 <= at < len(said) and size + len(said[at][0]) <= most
    ]:
        _, at = max(beside)
        left, right, size = min(left, at), max(right, at), size + len(said[at][0])
    body = "".join(sentence for sentence, _ in said[left : right + 1])[: MOST + CUT]
    return f"{heading[-HEADING:]}\n{body}" if heading and unspaced(heading) not in unspaced(body) else body
