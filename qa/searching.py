"""The search of one question: evidence of both halves, the learned order, hits with twins folded, and the signals.

Documents whose nodes have known ways of asking, and those without, are ranked and judged apart, each with the weights
learned for it, and their hits merged by probability: neither kind is at a loss. But: says nothing; `qa.answering` does.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from index.engine import Engine
from index.fusion import folded, ranks_at
from index.records import EVERYTHING, Hit, Only
from index.searcher import Evidence
from qa.aspect import Aspect
from qa.best_sentence import Near, also_near, beside, best_fit, question_words, read
from qa.groups import Group, evidence_of, forgotten, groups_of, limited
from qa.knowledge import Knowledge
from qa.ranking import ASKED, FEATURES, features, halves, score
from qa.reading import RIVALS, SURE, read_together
from qa.refusal import NOTHING, Signals, probability
from qa.thesaurus import expansions
from qa.wanted import Kind, wanted

HITS = 10
BEHIND = 0.1  # of a cosine: a question known not to be answered tells something up to so far behind a way of asking
QUOTED = 2  # hits that may be quoted: the first, and the second where more is asked for
#: Words that every question may have; they are about nothing.
FURNITURE = re.compile(
    r"请问|我们|你们|他们|自己|咱们|现在|今年|多少|什么|怎么|怎样|如何|哪些|哪个|哪里|哪家|哪几|几个|是否|能否|可以|能不能|是不是|有没有|可不可以|需要|想要|想问|知道|一下|告诉"
    r"|这个|那个|这些|那些|还有|以及|或者|如果|的话|就是|到底|究竟|大概|左右|时候|问题|情况|事情|东西|方面|有关|关于|相关|政策|文件|规定|措施|条款|补贴|补助|奖励|支持|给予|享受|申请|办理|具体"
    r"|给钱|多大|多久|多高|比例|标准|金额|企业|公司|单位|部门|政府|市里|负责|咨询|了解|听说|打算|准备|应该|必须|得到|拿到|领到|\d+"
)
Floats = npt.NDArray[np.float32]
#: Of the softmax in which scores were learned (`eval.learn`): a score of 0.1 is worth one logit.
SHARPNESS = 10.0


@dataclass(frozen=True, slots=True)
class Searcher:
    """An index with what ranking needs of its nodes, computed once: the `groups` of all that is searched, headings; and the
    probability from which the best node is not read (`together`), 1 or more for always."""

    index: Engine
    groups: tuple[Group, ...]
    headings: Mapping[str, str]
    knowledge: Knowledge
    sure: float = SURE


@dataclass(frozen=True, slots=True)
class Found:
    """The hits, best first, the evidence they rest on, the cosines of the sentences that were read, the signals for the
    decision to answer, the features, and the `telling_words` of the question."""

    hits: tuple[Hit, ...]
    evidence: Evidence
    near: Near
    signals: Signals
    matrix: Floats
    about: Mapping[str, float] = field(default_factory=dict)


def searcher(index: Engine, knowledge: Knowledge) -> Searcher:
    """Ready an index for the nodes of these documents."""
    headings = {i: knowledge.nodes[i].heading for i in index.ids}
    return Searcher(index, groups_of(index, knowledge), headings, knowledge)


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
    words = question_words(s.index, text, expanded)
    groups = forgotten(s.groups) if s.groups and without & set(ASKED) else s.groups
    searched = [g for group in groups if (g := limited(group, within)).ids]
    found = [_among(s, text, words, asked, evidence, group, without) for group in searched]
    if not found:
        return Found((), evidence, {}, NOTHING, np.zeros((0, len(FEATURES)), np.float32))
    return found[0] if len(found) == 1 else _merged(found)


def telling_words(index: Engine, text: str) -> Mapping[str, float]:
    """The words of normalised `text` that say what it is about, with their idf."""
    weights = index.weights(text)
    return {w: weights[w] for w in index.tokens.words(text) if not FURNITURE.fullmatch(w) and w in weights}


def only_of(within: frozenset[str] | None, documents: Sequence[str]) -> Only:
    """What the engine itself can leave out: all but the one document that the nodes `within` are of."""
    named = {node.partition("/")[0] for node in within or ()}
    return Only(document=named.pop()) if len(named) == 1 and len(documents) > 1 else EVERYTHING


def _among(
    s: Searcher,
    text: str,
    words: Mapping[str, float],
    asked: Aspect,
    whole: Evidence,
    group: Group,
    without: frozenset[str],
) -> Found:
    """The search among the nodes of a group; `whole` is the evidence of all nodes."""
    evidence = whole
    if not group.known or len(group.ids) < len(evidence.ids):
        evidence = evidence_of(evidence, group)
    kinds = wanted(text)
    scaled = halves(evidence)
    sentences = read(s.index, evidence, scaled, s.headings, words, kinds)
    matrix = features(scaled, group.kinds, text, asked, sentences.fits, without)
    scores = score(matrix, group.known)
    hits = folded(scores, evidence.ids, group.twins, evidence.bm25, evidence.dense, HITS)
    first = [i for hit in hits[: QUOTED if group.known else RIVALS] for i in (hit.id, *hit.twins)]
    near = also_near(s.index, evidence, sentences.near, first)
    about = telling_words(s.index, text)

    def seen(hits: tuple[Hit, ...]) -> Found:
        missed = 0.0 if "unanswered" in without else _missed(whole, hits[0].id, evidence.asked_dense)
        signs = signals(s, text, about, words, evidence, hits, near, kinds, group.known, missed)
        return Found(hits, evidence, near, signs, matrix, {} if "mentions" in without else about)

    found = seen(hits)
    if "together" in without or probability(found.signals) >= s.sure:
        return found
    order, told = read_together(s.index, s.knowledge, text, hits, near, compete=not group.known)
    found = found if order is hits else seen(order)
    return replace(found, signals=replace(found.signals, together=told))


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


def signals(
    s: Searcher,
    text: str,
    words: Mapping[str, float],
    question: Mapping[str, float],
    evidence: Evidence,
    hits: tuple[Hit, ...],
    near: Near,
    kinds: tuple[Kind, ...],
    known: bool,
    missed: float,
) -> Signals:
    """What the decision to answer rests on; `words` are the telling ones, `evidence` is that of the nodes that were searched."""
    weights = s.index.weights(text)
    group = (hits[0].id, *hits[0].twins)
    own = s.index.terms_of(group)
    asked = s.index.asked_terms_of(group) if known else frozenset[str]()
    official = {w: expansions(w) for w in words}
    lay = {w for w in words if w not in own and any(e in own for e in official[w])}
    said = {w for w in words if w in own or w in asked} | lay
    top = evidence.ids.index(hits[0].id)
    quotes = [(s.headings[i], near.get(i, {})) for i in group]
    return Signals(
        dense=_highest(evidence.dense),
        sentence=_highest(evidence.sentence),
        asked=_highest(evidence.asked_dense),
        coverage=_share(weights, own),
        covered=_share(words, said),
        missing=max((w for t, w in words.items() if t not in said), default=0.0) / s.index.heaviest,
        unknown=1.0 - _share(words, {w for w in words if w in s.index.vocabulary} | lay),
        margin=hits[0].score - (hits[1].score if len(hits) > 1 else 0.0),
        score=hits[0].score,
        lexical_rank=_inverse_rank(evidence.bm25, evidence.ids, top),
        dense_rank=_inverse_rank(evidence.dense, evidence.ids, top),
        fits=max((best_fit(said, heading, question, kinds) for heading, said in quotes), default=0.0),
        said=max(
            (_said(words, official, heading, quote) for heading, said in quotes for quote in said),
            default=0.0,
        ),
        missed=missed,
        together=0.0,
    )


def _missed(evidence: Evidence, hit: str, asked: Floats | None) -> float:
    """How much nearer than the nearest way of asking, `BEHIND` aside, a question comes that the document of the hit is known
    not to answer; 0 where it does not, or nothing of that is known."""
    if evidence.unanswered is None or asked is None:
        return 0.0
    home = hit.partition("/")[0]
    own = [
        at for at in np.flatnonzero(evidence.unanswered > -1) if evidence.ids[at].partition("/")[0] == home
    ]
    nearest = max((float(evidence.unanswered[at]) for at in own), default=-1.0)
    return max(0.0, nearest - _highest(asked) + BEHIND)


def _said(
    words: Mapping[str, float], official: Mapping[str, Sequence[str]], heading: str, quote: str
) -> float:
    """Share of the weight of the question's words that a sentence with its heading says, in these words or official ones."""
    flat, _ = beside(heading, quote)
    return _share(words, {w for w in words if w in flat or any(e in flat for e in official[w])})


def _share(weights: Mapping[str, float], present: Set[str]) -> float:
    """Share of the weight whose terms are present; 1 where there is none to miss."""
    total = sum(weights.values())
    return sum(w for t, w in weights.items() if t in present) / total if total else 1.0


def _highest(scores: Floats | None) -> float:
    return float(scores.max(initial=0.0)) if scores is not None else 0.0


def _inverse_rank(scores: Floats | None, ids: tuple[str, ...], at: int) -> float:
    return 0.0 if scores is None else 1.0 / float(ranks_at(scores, ids, [at])[0])
