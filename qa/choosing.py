"""Which sentences of a node answer: those that share the question's words and meaning and hold what is asked for.

A short node is quoted whole. A sentence that leans on the one before it (其中……, 该……) brings that one along.
But: chooses within one node; which node, and whether it answers at all, is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from corpus.departments import ROLE
from corpus.places import heading_place
from corpus.records import Document, Node, Place
from corpus.sentences import sentences
from index.tokens import Tokenizer
from qa.aspect import Aspect
from qa.enumeration import lead, lead_of, leads, members_of
from qa.normalise import unspaced
from qa.wanted import holds, wanted

SHORT = 160  # characters of text up to which a node is quoted whole
_TIME = re.compile(r"年底|月底|年末|月|日|以前|之前|期限|年内|\d{4}\s*年")
_LEANS = re.compile(r"^(?:其中|该|上述|前款|前项|此外|并|同时|以上|对其|具体)")
_SUPPORT = 0.5  # a further sentence is quoted when its score is at least this share of the best
_MOST = 4
BETWEEN = 100  # characters of a sentence that is quoted with both of its neighbours
WHOLE = 400  # characters of a clause that is quoted whole where several things are asked for
LISTED = 400  # characters of a list up to which all of it is quoted after the sentence that leads in
ALL_LISTED = 800  # where several things are asked for
_SEVERAL = re.compile(
    r"哪些|哪几(?![年月天])|什么(?:情形|情况|条件|材料|要求|样的?|行为)|都有|全部|所有|[别不]遗?漏|分别|各(?:是|有|给|要)|[一1][样条项个][一1][样条项个]|都(?:要|说说|讲讲)|由[^,，。]{0,8}(?:组成|构成)|包括(?:什么|哪|啥)"
)

_BESIDE_NAMES = re.compile(rf"{ROLE}|[（()）：:、，。；;\s]|牵头实施|由")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Sentences of a node that answer, in source order, and the one of them that is about the question most, whatever
    it holds."""

    places: tuple[Place, ...]
    nearest: Place | None


def texts(node: Node, document: Document) -> tuple[Place, ...]:
    """The sentences of a node that state something: not its number, who is responsible, or the cell of a row that holds
    its period (which a citation gives beside the quotation); its heading only where a remark is all that follows it."""
    return _texts(node, document.source)


_FURTHER = 2  # sentences behind the best
CONTINUES = re.compile(r"^[^，。；]{0,6}(?:拒不|逾期|情节|造成|仍不|构成)")
_DEFIES = re.compile(
    r"(?<![能可])不(?:听|改|拆|交|去|来|肯|办|还|退|整改|执行|理)(?![了的]?[吗呢]?[?？]?$)|不(?:听|改|拆|交|去|来|肯|还|退|理)(?:呢|会|的?话|怎|要|咋)|赖着|拒不|逾期|拖着"
)


@lru_cache(maxsize=4096)
def _texts(node: Node, source: str) -> tuple[Place, ...]:
    document = Document("", "", source, ())  # all that sentences are read from
    heading = unspaced(node.heading)
    beside = {_bare(heading)}
    if node.kind == "row" and node.period is not None and node.period.source == node.id:
        beside.add(unspaced(node.period.text))
    said = [s for s in sentences(node, document) if not _only_departments(s.quote, node)]
    kept = [s for s in said if _bare(s.quote) not in beside]
    remark = kept and heading and not node.text.strip()
    return tuple(said if remark else kept)


def _bare(quote: str) -> str:
    return unspaced(quote).strip("。：:")


def _only_departments(text: str, node: Node) -> bool:
    flat = unspaced(text)
    for name in sorted(node.departments, key=len, reverse=True):
        flat = flat.replace(unspaced(name), "")
    return bool(node.departments) and len(_BESIDE_NAMES.sub("", flat)) <= 3


def overlap(question: Mapping[str, float], tokens: Tokenizer, sentence: str) -> float:
    """Share of the question's weight that stands in the sentence, 0-1."""
    total = sum(question.values())
    present = tokens.among(question, sentence)
    return sum(weight for token, weight in question.items() if token in present) / total if total else 0.0


def choose(
    node: Node,
    document: Document,
    text: str,
    asked: Aspect,
    question: Mapping[str, float],
    tokens: Tokenizer,
    closeness: Mapping[str, float],
) -> Chosen:
    """The sentences that answer `text`.

    `question` weighs its tokens (idf), `closeness` gives a sentence's cosine with the question where it is known.
    """
    every = texts(node, document)
    if not every:
        return Chosen((), None)
    headed = _heading_that_holds(node, document, text, every)
    near = [closeness.get(s.quote, 0.0) for s in every]
    low, high = min(near), max(near)
    about = []
    for sentence, cosine in zip(every, near, strict=True):
        meaning = (cosine - low) / (high - low) if high > low else 0.5
        about.append(0.45 * meaning + overlap(question, tokens, unspaced(sentence.quote)))
    scores = [
        score + _holds(sentence.quote, text, asked) for score, sentence in zip(about, every, strict=True)
    ]
    nearest = every[max(range(len(every)), key=lambda i: (about[i], -i))]
    best = max(range(len(every)), key=lambda i: (scores[i], -i))
    if sum(len(s.quote) for s in every) <= SHORT:
        return Chosen((*headed, *every), nearest)
    order = sorted(range(len(every)), key=lambda i: (-scores[i], i))
    several = _SEVERAL.search(text) is not None
    if several and sum(len(s.quote) for s in every) <= WHOLE:
        return Chosen((*headed, *every), nearest)
    kept = {i for i in order[:_MOST] if scores[i] >= _SUPPORT * scores[best]} | {best}
    kept |= _goes_on(best, every, text)
    head = best if leads(every[best]) else lead_of(best, every) if several else None
    hanging = members_of(head, every) if head is not None else ()
    bare = several or not kept & set(hanging)  # a list's lead without any of it says little
    if bare and sum(len(every[i].quote) for i in hanging) <= (ALL_LISTED if several else LISTED):
        kept |= set(hanging)
    quoted = {i: every[i] for i in kept}
    for i in sorted(kept):
        if i > 0 and _LEANS.match(every[i].quote):
            quoted.setdefault(i - 1, every[i - 1])
        above = lead_of(i, every)
        while above is not None and above not in quoted:
            quoted[above] = lead(every[above], node, document)
            above = lead_of(above, every)
    for i in sorted(kept):  # a short sentence left out between two costs more to read as …… than as it is
        if i + 2 in kept and i + 1 not in quoted and len(every[i + 1].quote) <= BETWEEN:
            quoted[i + 1] = every[i + 1]
    return Chosen((*headed, *(quoted[i] for i in sorted(quoted))), nearest)


def _goes_on(best: int, every: tuple[Place, ...], text: str) -> set[int]:
    """The sentences behind the best that are one with it, up to the one that holds the kind of thing asked for, where the best
    does not, or that says what follows who does not obey, where that is asked: …责令停止；拒不停止的，处一万元以上五万元以下的罚款."""
    kinds = wanted(text)
    defied = _DEFIES.search(text) is not None
    if not defied and (not kinds or holds(every[best].quote, kinds)):
        return set()
    behind: set[int] = set()
    for i in range(best + 1, min(best + 1 + _FURTHER, len(every))):
        quote = unspaced(every[i].quote)
        if not (every[i - 1].quote.rstrip().endswith(("；", ";")) or CONTINUES.search(quote)):
            break
        behind.add(i)
        if CONTINUES.search(quote) if defied else holds(quote, kinds):
            return behind
    return set()


def _heading_that_holds(
    node: Node, document: Document, text: str, every: tuple[Place, ...]
) -> tuple[Place, ...]:
    """The heading, where it alone holds the kind of thing asked for: 优化涉企服务（13项）."""
    kinds = wanted(text)
    if not kinds or not holds(node.heading, kinds) or any(holds(s.quote, kinds) for s in every):
        return ()
    place = heading_place(node, document)
    return (place,) if place is not None and place not in every else ()


def _holds(sentence: str, text: str, asked: Aspect) -> float:
    """A bonus for a sentence that holds the kind of thing asked for."""
    kinds = wanted(text)
    if kinds:
        return 0.25 if holds(sentence, kinds) else 0.0
    return 0.2 if asked == "period" and _TIME.search(sentence) else 0.0
