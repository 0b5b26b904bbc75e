"""The search of one question: evidence of both halves, the learned order, hits with twins folded, and the signals.

But: says nothing; `qa.answering` does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from index.engine import Engine
from index.fusion import folded, ranks_at
from index.records import Hit
from index.searcher import Evidence
from qa.aspect import Aspect
from qa.knowledge import Knowledge
from qa.ranking import ASKED, features, score, traits
from qa.refusal import Signals
from qa.thesaurus import expansions

HITS = 10
#: Words that every question may have; they are about nothing.
FURNITURE = re.compile(
    r"请问|我们|你们|他们|自己|咱们|现在|今年|多少|什么|怎么|怎样|如何|哪些|哪个|哪里|哪家|哪几|几个|是否|能否|可以|能不能|是不是|有没有|可不可以|需要|想要|想问|知道|一下|告诉"
    r"|这个|那个|这些|那些|还有|以及|或者|如果|的话|就是|到底|究竟|大概|左右|时候|问题|情况|事情|东西|方面|有关|关于|相关|政策|文件|规定|措施|条款|补贴|补助|奖励|支持|给予|享受|申请|办理|具体"
    r"|给钱|多大|多久|多高|比例|标准|金额|企业|公司|单位|部门|政府|市里|负责|咨询|了解|听说|打算|准备|应该|必须|得到|拿到|领到|\d+"
)
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Searcher:
    """An index with what ranking needs of its nodes, computed once."""

    index: Engine
    kinds: Floats
    twins: Mapping[str, tuple[str, ...]]


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
    return Searcher(index, traits(nodes), {n.id: n.twins for n in nodes})


def search(
    s: Searcher,
    text: str,
    expanded: tuple[str, ...],
    asked: Aspect,
    within: frozenset[str] | None = None,
    without: frozenset[str] = frozenset(),
) -> Found:
    """Hits for normalised `text`; `within` limits them to those nodes."""
    evidence = s.index.evidence(text, expanded)
    matrix = features(evidence, s.kinds, text, asked, without)
    known = evidence.asked_bm25 is not None and not without & set(ASKED)
    scores = score(matrix, known)
    keep = None
    if within is not None:
        keep = np.array([i in within for i in evidence.ids])
        scores = np.where(keep, scores, -1.0).astype(np.float32)
    hits = folded(scores, evidence.ids, s.twins, evidence.bm25, evidence.dense, HITS)
    if within is not None:
        hits = tuple(h for h in hits if h.id in within)
        twins = [tuple(t for t in h.twins if t in within) for h in hits]
        hits = tuple(replace(h, twins=t) for h, t in zip(hits, twins, strict=True))
    return Found(hits, evidence, signals(s, text, expanded, evidence, hits, known, keep), matrix)


def signals(
    s: Searcher,
    text: str,
    expanded: tuple[str, ...],
    evidence: Evidence,
    hits: tuple[Hit, ...],
    known: bool,
    keep: npt.NDArray[np.bool_] | None,
) -> Signals:
    """What the decision to answer rests on; `keep` (n,) marks the nodes that were searched."""
    if not hits:
        return Signals(0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0)
    weights = s.index.weights(text)
    words = {w: weights[w] for w in s.index.tokens.words(text) if not FURNITURE.fullmatch(w) and w in weights}
    group = (hits[0].id, *hits[0].twins)
    own = s.index.terms_of(group)
    asked = s.index.asked_terms_of(group) if known else frozenset[str]()
    lay = {w for w in words if w not in own and any(e in own for e in expansions(w))}
    said = own | asked | lay
    top = evidence.ids.index(hits[0].id)
    return Signals(
        dense=_highest(evidence.dense, keep),
        sentence=_highest(evidence.sentence, keep),
        asked=_highest(evidence.asked_dense, keep) if known else 0.0,
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


def _highest(scores: Floats | None, keep: npt.NDArray[np.bool_] | None) -> float:
    if scores is None or not len(scores):
        return 0.0
    return float(scores.max() if keep is None else scores[keep].max(initial=0.0))


def _inverse_rank(scores: Floats | None, ids: tuple[str, ...], at: int) -> float:
    return 0.0 if scores is None else 1.0 / float(ranks_at(scores, ids, [at])[0])
