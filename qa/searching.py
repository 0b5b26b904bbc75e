"""The search of one question: evidence of both halves, the learned order, hits with twins folded, and the signals.

Documents whose nodes have known ways of asking, and those without, are ranked and judged apart, each with the weights
learned for it, and their hits merged by probability: neither kind is at a loss. But: says nothing; `qa.answering` does.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from index.engine import Engine
from index.fusion import folded, ranks_at
from index.records import EVERYTHING, Hit, Only
from index.searcher import Evidence
from qa.aspect import Aspect
from qa.knowledge import Knowledge
from qa.ranking import ASKED, features, score, traits
from qa.refusal import NOTHING, Signals, probability
from qa.thesaurus import expansions

HITS = 10
#: Words that every question may have; they are about nothing.
FURNITURE = re.compile(
    r"请问|我们|你们|他们|自己|咱们|现在|今年|多少|什么|怎么|怎样|如何|哪些|哪个|哪里|哪家|哪几|几个|是否|能否|可以|能不能|是不是|有没有|可不可以|需要|想要|想问|知道|一下|告诉"
    r"|这个|那个|这些|那些|还有|以及|或者|如果|的话|就是|到底|究竟|大概|左右|时候|问题|情况|事情|东西|方面|有关|关于|相关|政策|文件|规定|措施|条款|补贴|补助|奖励|支持|给予|享受|申请|办理|具体"
    r"|给钱|多大|多久|多高|比例|标准|金额|企业|公司|单位|部门|政府|市里|负责|咨询|了解|听说|打算|准备|应该|必须|得到|拿到|领到|\d+"
)
Floats = npt.NDArray[np.float32]
Marks = npt.NDArray[np.bool_]
#: Of the softmax in which scores were learned (`eval.learn`): a score of 0.1 is worth one logit.
SHARPNESS = 10.0
#: Share of a document's nodes that need a known way of asking for the document to count as known.
_MOST_NODES = 0.5


@dataclass(frozen=True, slots=True)
class Searcher:
    """An index with what ranking needs of its nodes, computed once. `known` (n,) marks the nodes of documents whose
    ways of asking are known."""

    index: Engine
    kinds: Floats
    twins: Mapping[str, tuple[str, ...]]
    known: Marks


@dataclass(frozen=True, slots=True)
class Found:
    """The hits, best first, the evidence they rest on, and the signals for the decision to answer."""

    hits: tuple[Hit, ...]
    evidence: Evidence
    signals: Signals
    matrix: Floats


def searcher(index: Engine, knowledge: Knowledge) -> Searcher:
    """Ready an index for the nodes of these documents."""
    nodes = [knowledge.nodes[i] for i in index.ids]
    asked = index.asked_nodes()
    home = [knowledge.home[i].id for i in index.ids]
    every = Counter(home)
    with_one = Counter(knowledge.home[i].id for i in asked if i in knowledge.home)
    known = np.array([with_one[document] >= _MOST_NODES * every[document] for document in home], np.bool_)
    return Searcher(index, traits(nodes), {n.id: n.twins for n in nodes}, known)


def search(
    s: Searcher,
    text: str,
    expanded: tuple[str, ...],
    asked: Aspect,
    within: frozenset[str] | None = None,
    without: frozenset[str] = frozenset(),
) -> Found:
    """Hits for normalised `text`; `within` limits them to those nodes."""
    evidence = s.index.evidence(text, expanded, only_of(within, s.index.documents))
    if without & set(ASKED):
        evidence = replace(evidence, asked_bm25=None, asked_dense=None)
    searched = np.array([within is None or i in within for i in evidence.ids], np.bool_)
    known = s.known & (not without & set(ASKED))
    groups = [(which, keep) for which in (True, False) if (keep := searched & (known == which)).any()]
    found = [_among(s, text, asked, evidence, keep, which, without) for which, keep in groups]
    if not found:
        return Found((), evidence, NOTHING, features(evidence, s.kinds, text, asked))
    return found[0] if len(found) == 1 else _merged(found)


def only_of(within: frozenset[str] | None, documents: Sequence[str]) -> Only:
    """What the engine itself can leave out: all but the one document that the nodes `within` are of."""
    named = {node.partition("/")[0] for node in within or ()}
    return Only(document=named.pop()) if len(named) == 1 and len(documents) > 1 else EVERYTHING


def _among(
    s: Searcher,
    text: str,
    asked: Aspect,
    evidence: Evidence,
    keep: Marks,
    known: bool,
    without: frozenset[str],
) -> Found:
    """The search among the nodes marked by `keep`, all with known ways of asking or all without."""
    kinds, twins = s.kinds, s.twins
    if not (known and keep.all()):
        evidence, kinds = _kept(evidence, keep, known), s.kinds[keep]
        ids = frozenset(evidence.ids)
        twins = {i: tuple(t for t in s.twins[i] if t in ids) for i in evidence.ids}
    matrix = features(evidence, kinds, text, asked, without)
    scores = score(matrix, known)
    hits = folded(scores, evidence.ids, twins, evidence.bm25, evidence.dense, HITS)
    return Found(hits, evidence, signals(s, text, evidence, hits, known), matrix)


def _kept(evidence: Evidence, keep: Marks, known: bool) -> Evidence:
    """The evidence of some nodes. Of a document that is not known as a whole, a way of asking counts as a sentence."""
    sentence, asked = evidence.sentence, evidence.asked_dense
    if not known and sentence is not None and asked is not None:
        sentence = np.maximum(sentence, asked)

    def part(scores: Floats | None) -> Floats | None:
        return None if scores is None else scores[keep]

    return replace(
        evidence,
        ids=tuple(i for i, kept in zip(evidence.ids, keep, strict=True) if kept),
        bm25=evidence.bm25[keep],
        expanded=evidence.expanded[keep],
        dense=part(evidence.dense),
        sentence=part(sentence),
        asked_bm25=part(evidence.asked_bm25) if known else None,
        asked_dense=part(asked) if known else None,
    )


def _merged(found: Sequence[Found]) -> Found:
    """The likeliest of several searches, with the hits of the others placed by how likely they are."""
    likely = [probability(one.signals) for one in found]
    at = max(range(len(found)), key=lambda n: (likely[n], -n))
    best = found[at]
    hits = list(best.hits)
    for one, p in zip(found, likely, strict=True):
        if one is not best:
            shift = best.hits[0].score - one.hits[0].score + (_logit(p) - _logit(likely[at])) / SHARPNESS
            hits += [replace(hit, score=hit.score + shift) for hit in one.hits]
    return replace(best, hits=tuple(sorted(hits, key=lambda hit: (-hit.score, hit.id))[:HITS]))


def _logit(p: float) -> float:
    return math.log(p / (1.0 - p)) if 0.0 < p < 1.0 else math.copysign(30.0, p - 0.5)


def signals(s: Searcher, text: str, evidence: Evidence, hits: tuple[Hit, ...], known: bool) -> Signals:
    """What the decision to answer rests on; `evidence` is that of the nodes that were searched."""
    weights = s.index.weights(text)
    words = {w: weights[w] for w in s.index.tokens.words(text) if not FURNITURE.fullmatch(w) and w in weights}
    group = (hits[0].id, *hits[0].twins)
    own = s.index.terms_of(group)
    asked = s.index.asked_terms_of(group) if known else frozenset[str]()
    lay = {w for w in words if w not in own and any(e in own for e in expansions(w))}
    said = own | asked | lay
    top = evidence.ids.index(hits[0].id)
    return Signals(
        dense=_highest(evidence.dense),
        sentence=_highest(evidence.sentence),
        asked=_highest(evidence.asked_dense),
        coverage=_share(weights, own),
        covered=_share(words, said),
        missing=max((w for t, w in words.items() if t not in said), default=0.0) / s.index.heaviest,
        unknown=1.0 - _share(words, s.index.vocabulary | lay),
        margin=hits[0].score - (hits[1].score if len(hits) > 1 else 0.0),
        score=hits[0].score,
        lexical_rank=_inverse_rank(evidence.bm25, evidence.ids, top),
        dense_rank=_inverse_rank(evidence.dense, evidence.ids, top),
    )


def _share(weights: Mapping[str, float], present: Set[str]) -> float:
    """Share of the weight whose terms are present; 1 where there is none to miss."""
    total = sum(weights.values())
    return sum(w for t, w in weights.items() if t in present) / total if total else 1.0


def _highest(scores: Floats | None) -> float:
    return float(scores.max(initial=0.0)) if scores is not None else 0.0


def _inverse_rank(scores: Floats | None, ids: tuple[str, ...], at: int) -> float:
    return 0.0 if scores is None else 1.0 / float(ranks_at(scores, ids, [at])[0])
