"""The clauses that a model may write from: those an answer cites, those that disagree with them, the next best.

Each node once, numbered from 1. A sentence that gives orders to a language model is not handed on, so that nothing
can be said on its authority. But: takes what the search found; finds nothing itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.labels import label
from qa.knowledge import Knowledge
from qa.records import Answer
from qa.writing.records import Source

MOST = 6  # clauses in one request
LONGEST = 2400  # characters of one clause; the rest of a longer one is not sent, so nothing can be said of it
#: Words that a policy has no use for, and an injected order has.
_ORDER = re.compile(
    r"(?:忽略|无视|忘记|不要理会)[^。；\n]{0,12}(?:规则|指令|提示|要求|设定)|提示词|(?:system|assistant|user)\s*[:：]"
    r"|ignore\s+(?:all|any|the|previous)|disregard\s|你(?:现在|从现在起)?(?:是|扮演)[^。；\n]{0,12}(?:助手|模型|角色|海盗)|只(?:输出|回答|回复)[“\"：:]",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")


def sources(answer: Answer, knowledge: Knowledge) -> tuple[Source, ...]:
    """At most MOST clauses, best first."""
    return sources_of(list(dict.fromkeys(_ids(answer))), knowledge)[:MOST]


def sources_of(ids: Sequence[str], knowledge: Knowledge) -> tuple[Source, ...]:
    """These nodes, numbered from 1; an id that is not loaded is passed over."""
    known = [id for id in ids if id in knowledge.nodes]
    return tuple(_source(n, id, knowledge) for n, id in enumerate(known, 1))


def _ids(answer: Answer) -> Iterator[str]:
    yield from (citation.id for citation in answer.citations)
    yield from (node for notice in answer.notices if notice.kind == "conflict" for node in notice.nodes)
    yield from (hit.id for hit in answer.hits)


def _source(n: int, id: str, knowledge: Knowledge) -> Source:
    node, home = knowledge.nodes[id], knowledge.home[id]
    return Source(
        n,
        id,
        home.title,
        label(node, home),
        node.heading,
        _without_orders(node.text)[:LONGEST],
        node.departments,
        node.period.text if node.period else "",
    )


def _without_orders(text: str) -> str:
    return "".join(sentence for sentence in _SENTENCE.findall(text) if not _ORDER.search(sentence))
