"""Learns the ranking weights and the decision to answer from development questions: `qa/weights.json`.

Ranking: listwise softmax over the nodes of a question, loss = -log of the probability of the nodes that answer
(Cao et al. 2007, ListNet, top-one), L2-regularised, fitted with L-BFGS. Decision: logistic regression over
`qa.refusal.SIGNALS`. Both are fitted twice, with and without known ways of asking, the decision also for
words alone, where there is no encoder; the quality reported is that of
five-fold cross-validation on the development part. But: never sees a test question.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from eval.records import Gold
from index.searcher import Index
from qa.assistant import Assistant
from qa.ranking import ASKED, FEATURES, weights
from qa.refusal import SIGNALS, model
from qa.searching import search
from qa.understanding import understand

Floats = npt.NDArray[np.float64]

SHARPNESS = 10.0  # scores are in 0-1; the softmax needs a wider range
RANKING_L2 = 0.003
DECISION_L2 = 0.002
HIDDEN = "hidden"
KINDS = {
    "answered": 0.5,
    "none": 0.25,
    "hidden": 0.25,
}  # total weight of each kind of question in the decision
MOST_REFUSED = 0.025  # share of answerable development questions that the threshold may refuse
FOLDS = 5
ROUTED = frozenset({"list", "lookup"})
BY_WORDS = frozenset({"other_place", "other_year", "no_figure", "no_such_clause"})


@dataclass(frozen=True, slots=True)
class Example:
    """One development question: its feature matrix (n, features), which nodes answer (n,), its signals (s,)."""

    gold: Gold
    matrix: Floats
    answers: npt.NDArray[np.bool_]
    signals: Floats


def examples(
    questions: Sequence[Gold],
    assistant: Assistant,
    without: frozenset[str] = frozenset(),
    hidden: bool = False,
) -> list[Example]:
    """Search every question and keep what was seen. `hidden` takes the nodes that answer, or support, away first:
    what is then left to find is a near miss."""
    made = []
    ids = frozenset(assistant.searcher.index.ids)
    for gold in questions:
        within = ids - _answering(gold, assistant) if hidden else None
        u = understand(gold.question, gold.history, assistant.knowledge, assistant.speller)
        found = search(assistant.searcher, u.spelled or u.text, u.expanded, u.asked, within, without)
        answers = np.array([i in gold.answering for i in found.evidence.ids])
        made.append(
            Example(gold, found.matrix.astype(float), answers, np.array(astuple(found.signals), dtype=float))
        )
    return made


def _answering(gold: Gold, assistant: Assistant) -> frozenset[str]:
    """The nodes named by a gold question, with their twins and everything inside them."""
    nodes = assistant.knowledge.nodes
    named = {n for n in gold.relevant if n in nodes}
    named |= {t for n in named for t in nodes[n].twins}
    return frozenset(named | {n.id for n in nodes.values() if n.parent in named})


def ranking_weights(made: Sequence[Example]) -> Floats:
    """(features,) weights; the nodes that answer share the probability."""
    matrix = np.stack([e.matrix for e in made])
    answers = np.stack([e.answers for e in made]).astype(float)

    def loss(w: Floats) -> tuple[float, Floats]:
        scores = matrix @ w * SHARPNESS
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        p = odds / odds.sum(axis=1, keepdims=True)
        hit = (p * answers).sum(axis=1) + 1e-12
        pull = p * answers / hit[:, None] - p
        gradient = -(pull[:, :, None] * matrix).sum(axis=1).mean(axis=0) * SHARPNESS
        return float(-np.log(hit).mean() + RANKING_L2 * w @ w), gradient + 2 * RANKING_L2 * w

    bounds = [
        (0.0, None) if name not in ("frame", "part", "table", "figures") else (-1.0, 1.0) for name in FEATURES
    ]
    fitted = minimize(loss, np.full(matrix.shape[2], 0.1), jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(fitted.x)


def decision_weights(made: Sequence[Example]) -> Floats:
    """(signals + 1,) weights of the logistic regression, the intercept last.

    Fitted on standardised signals (a cosine moves by hundredths, a share by tenths) and given back for signals as
    they are. The three kinds of question (answered, not answered, near miss made by hiding) weigh as `KINDS` says.
    """
    raw = np.stack([e.signals for e in made])
    mean, spread = raw.mean(axis=0), raw.std(axis=0) + 1e-9
    x = np.column_stack([(raw - mean) / spread, np.ones(len(made))])
    y = np.array([e.gold.answerable for e in made], dtype=float)
    kinds = [_kind(e) for e in made]
    weight = np.array([KINDS[kind] / kinds.count(kind) for kind in kinds])

    def loss(w: Floats) -> tuple[float, Floats]:
        z = x @ w
        value = (weight * (np.logaddexp(0, z) - y * z)).sum() + DECISION_L2 * w[:-1] @ w[:-1]
        gradient = (weight * (1 / (1 + np.exp(-z)) - y)) @ x
        gradient[:-1] += 2 * DECISION_L2 * w[:-1]
        return float(value), gradient

    fitted = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 2000}).x
    slopes = fitted[:-1] / spread
    return np.append(slopes, fitted[-1] - slopes @ mean)


def _kind(example: Example) -> str:
    return (
        "answered"
        if example.gold.answerable
        else "hidden"
        if example.gold.nuggets[0][0] == HIDDEN
        else "none"
    )


def first(made: Sequence[Example], w: Floats) -> float:
    """Share of questions whose best node answers."""
    return float(np.mean([e.answers[int(np.argmax(e.matrix @ w))] for e in made]))


def probabilities(made: Sequence[Example], w: Floats) -> Floats:
    """(n,) probabilities that the document answers."""
    z = np.array([e.signals @ w[:-1] + w[-1] for e in made])
    return np.asarray(1 / (1 + np.exp(-z)))


def _folds(made: Sequence[Example]) -> list[tuple[list[Example], list[Example]]]:
    return [
        (
            [e for i, e in enumerate(made) if i % FOLDS != fold],
            [e for i, e in enumerate(made) if i % FOLDS == fold],
        )
        for fold in range(FOLDS)
    ]


def cross_validated(
    made: Sequence[Example],
    fit: Callable[[Sequence[Example]], Floats],
    measure: Callable[[Sequence[Example], Floats], float],
) -> float:
    """Mean of a measure over the folds, each scored with weights fitted on the others."""
    return float(np.mean([measure(held, fit(rest)) for rest, held in _folds(made)]))


def threshold_for(answerable: Floats) -> float:
    """The highest threshold that refuses at most `MOST_REFUSED` of the answerable questions."""
    ordered = np.sort(answerable)
    return float(np.clip(ordered[int(len(ordered) * MOST_REFUSED)] - 1e-6, 0.05, 0.9))


def learn(questions: Sequence[Gold], assistant: Assistant, target: Path) -> dict[str, float]:
    """Fit on the development part, write `target`, and return what was measured."""
    dev = [g for g in questions if g.split == "dev" and g.type not in ROUTED]
    report: dict[str, float] = {}
    stored: dict[str, dict[str, float]] = {}
    refusal: dict[str, dict[str, float]] = {"decision": {"threshold": 0.5, "unknown": 0.6, "coverage": 0.0}}
    settings = (("asked", frozenset[str]()), ("plain", frozenset(ASKED)))
    for name, without in settings:
        ranked = [e for e in examples(dev, assistant, without) if e.answers.any()]
        fitted = ranking_weights(ranked)
        stored[name] = {f: round(float(w), 4) for f, w in zip(FEATURES, fitted, strict=True)}
        report[f"{name}: first, cross-validated"] = cross_validated(ranked, ranking_weights, first)
    _write(target, stored, refusal)
    for name, without in settings:  # the signals depend on the order that was just learned
        decided = decisions(dev, assistant, without)
        fitted = decision_weights(decided)
        refusal[name] = {s: round(float(w), 4) for s, w in zip((*SIGNALS, "intercept"), fitted, strict=True)}
        p = np.concatenate([probabilities(held, decision_weights(rest)) for rest, held in _folds(decided)])
        tried = [e for _, held in _folds(decided) for e in held]
        answerable = np.array([e.gold.answerable for e in tried])
        asked_so = np.array([not e.gold.answerable and e.gold.nuggets[0][0] != HIDDEN for e in tried])
        if name == "asked":
            limit = threshold_for(p[answerable])
            refusal["decision"] = {"threshold": round(limit, 4), **_off_topic_limits(decided)}
        report[f"{name}: refused of answerable, cross-validated"] = float((p[answerable] < limit).mean())
        report[f"{name}: refused of not answered, cross-validated"] = float((p[asked_so] < limit).mean())
        report[f"{name}: refused of near misses, cross-validated"] = float(
            (p[~answerable & ~asked_so] < limit).mean()
        )
    # Without encoder there is one set of weights, with and without known ways of asking.
    silent = by_words_alone(assistant)
    decided = [example for _, without in settings for example in decisions(dev, silent, without)]
    fitted = decision_weights(decided)
    refusal["words"] = {s: round(float(w), 4) for s, w in zip((*SIGNALS, "intercept"), fitted, strict=True)}
    _write(target, stored, refusal)
    return report


def decisions(dev: Sequence[Gold], assistant: Assistant, without: frozenset[str]) -> list[Example]:
    """What the decision is learned from: the questions that are searched for, and near misses made by hiding."""
    made = examples(dev, assistant, without)
    decided = [e for e in made if e.gold.answerable or e.gold.nuggets[0][0] not in BY_WORDS]
    misses = examples([g for g in dev if g.answerable], assistant, without, hidden=True)
    hidden = (replace(e, gold=replace(e.gold, type="none", nuggets=((HIDDEN,),))) for e in misses)
    return [*decided, *hidden]


def by_words_alone(assistant: Assistant) -> Assistant:
    """The same assistant as it is where no encoder can be had."""
    index = assistant.searcher.index
    if not isinstance(index, Index):
        raise TypeError("weights are learned from the local index")
    silent = Index(index.manifest, index.contents, None)
    return replace(assistant, searcher=replace(assistant.searcher, index=silent))


def _write(target: Path, stored: dict[str, dict[str, float]], refusal: dict[str, dict[str, float]]) -> None:
    text = json.dumps({**stored, "refusal": refusal}, ensure_ascii=False, indent=1)
    target.write_text(text + "\n", encoding="utf-8")
    weights.cache_clear()
    model.cache_clear()


def _off_topic_limits(made: Sequence[Example]) -> dict[str, float]:
    """The share of unknown words from which a question is about something else, where it parts the two kinds best."""
    column = SIGNALS.index("unknown")
    off = [e.signals[column] for e in made if not e.gold.answerable and e.gold.nuggets[0][0] == "off_topic"]
    near = [e.signals[column] for e in made if not e.gold.answerable and e.gold.nuggets[0][0] == "not_stated"]
    if not off or not near:
        return {"unknown": 0.6, "coverage": 0.02}
    best = max(sorted({*off, *near}), key=lambda t: np.mean(np.array(off) >= t) + np.mean(np.array(near) < t))
    return {"unknown": round(float(best), 4), "coverage": 0.0}
