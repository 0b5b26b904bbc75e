"""Learns the ranking weights and the decision to answer from development questions: `qa/weights.json`.

Ranking: listwise softmax over the nodes of a question, loss = -log of the probability of the nodes that answer
(Cao et al. 2007, ListNet, top-one), L2-regularised, fitted with L-BFGS. Decision: logistic regression over
`qa.refusal.SIGNALS`. Both are fitted twice, with and without known ways of asking, the decision before and after the best node
is read (`qa.reading.SURE`), and for words alone, where there is no encoder. Without known ways of asking the questions on
other documents (`eval.others`) count as much as the gold ones. The quality reported is that of cross-validation: gold
questions in five folds, other documents in ten, none of them in two.
But: never sees a test question.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from eval.examples import (
    Example,
    Floats,
    by_words_alone,
    decisions,
    examples,
    folds_of_others,
    kind_of,
    of_others,
    shares,
)
from eval.logistic import fitted
from eval.others import Other
from eval.records import Gold
from qa.assistant import Assistant
from qa.learned import learned
from qa.ranking import ASKED, FEATURES, weights
from qa.reading import SURE
from qa.refusal import READ, SIGNALS

SHARPNESS = 10.0  # scores are in 0-1; the softmax needs a wider range
RANKING_L2 = 0.003
DECISION_L2 = 0.002
#: Total weight of each kind of question in the decision.
KINDS = {"answered": 0.5, "none": 0.4, "hidden": 0.1}
#: Share of answerable development questions that the threshold may refuse, with and without known ways of asking.
MOST_REFUSED = {"asked": 0.012, "plain": 0.035}
FOLDS = 5
ROUTED = frozenset({"list", "lookup"})
UNREAD = frozenset({"together"})


def ranking_weights(made: Sequence[Example]) -> Floats:
    """(features,) weights; the nodes that answer share the probability, the two sources of questions count alike."""
    longest = max(len(e.answers) for e in made)
    matrix = np.zeros((len(made), longest, len(FEATURES)))
    answers, there = np.zeros((2, len(made), longest))
    for n, e in enumerate(made):
        size = len(e.answers)
        matrix[n, :size], answers[n, :size], there[n, :size] = e.matrix, e.answers, 1
    weight = shares(made)

    def loss(w: Floats) -> tuple[float, Floats]:
        scores = matrix @ w * SHARPNESS
        odds = np.exp(scores - scores.max(axis=1, keepdims=True)) * there
        p = odds / odds.sum(axis=1, keepdims=True)
        hit = (p * answers).sum(axis=1) + 1e-12
        pull = (p * answers / hit[:, None] - p) * weight[:, None]
        gradient = -(pull[:, :, None] * matrix).sum(axis=(0, 1)) * SHARPNESS
        return float(-(weight * np.log(hit)).sum() + RANKING_L2 * w @ w), gradient + 2 * RANKING_L2 * w

    bounds = [
        (0.0, None) if name not in ("frame", "part", "table", "figures") else (-1.0, 1.0) for name in FEATURES
    ]
    found = minimize(loss, np.full(matrix.shape[2], 0.1), jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(found.x)


def decision_weights(made: Sequence[Example]) -> Floats:
    """(signals + 1,) weights of the logistic regression, the intercept last.

    Fitted on standardised signals (a cosine moves by hundredths, a share by tenths) and given back for signals as
    they are. The three kinds of question (answered, not answered, near miss made by hiding) weigh as `KINDS` says.
    """
    raw = np.stack([e.signals for e in made])
    mean, spread = raw.mean(axis=0), raw.std(axis=0) + 1e-9
    y = np.array([e.gold.answerable for e in made], dtype=float)
    kinds = [kind_of(e) for e in made]
    weight = np.zeros(len(made))
    for kind, whole in KINDS.items():
        of_kind = [n for n, k in enumerate(kinds) if k == kind]
        if of_kind:
            weight[of_kind] = whole * shares([made[n] for n in of_kind])

    found = fitted((raw - mean) / spread, y, weight, DECISION_L2)
    slopes = found[:-1] / spread
    return np.append(slopes, found[-1] - slopes @ mean)


def first(example: Example, w: Floats) -> bool:
    """Whether the best node answers."""
    return bool(example.answers[int(np.argmax(example.matrix @ w))])


def probability(example: Example, w: Floats) -> float:
    """The probability that the document answers."""
    return float(1 / (1 + np.exp(-(example.signals @ w[:-1] + w[-1]))))


def held_out(
    made: Sequence[Example],
    fit: Callable[[Sequence[Example]], Floats],
    measure: Callable[[Example, Floats], float],
) -> list[tuple[Example, float]]:
    """A measure of each example with weights fitted on the others: gold questions in five folds, other documents, none of
    them in two, in ten."""
    of_home = folds_of_others(made)
    folds = [f"other {of_home[e.home]}" if e.home else str(i % FOLDS) for i, e in enumerate(made)]
    found: list[tuple[Example, float]] = []
    for fold in dict.fromkeys(folds):
        w = fit([e for e, own in zip(made, folds, strict=True) if own != fold])
        found += [(e, float(measure(e, w))) for e, own in zip(made, folds, strict=True) if own == fold]
    return found


def threshold_for(answerable: Sequence[float], most: float) -> float:
    """The highest threshold that refuses at most that share of the answerable questions."""
    ordered = np.sort(answerable)
    return float(np.clip(ordered[int(len(ordered) * most)] - 1e-6, 0.05, 0.9))


def learn(
    questions: Sequence[Gold], assistant: Assistant, target: Path, others: Sequence[Other] = ()
) -> dict[str, float]:
    """Fit on the development part, write `target`, and return what was measured."""
    dev = [g for g in questions if g.split == "dev" and g.type not in ROUTED]
    report: dict[str, float] = {}
    stored: dict[str, dict[str, float]] = {}
    refusal: dict[str, dict[str, float]] = {"decision": {"sentence": 0.6, "unknown": 0.6}, "threshold": {}}
    settings = (("asked", frozenset[str]()), ("plain", frozenset(ASKED)))
    for name, without in settings:
        seen = examples(dev, assistant, without | UNREAD)
        if name == "plain":
            seen += of_others(others, examples, UNREAD)
        ranked = [e for e in seen if e.answers.any()]
        stored[name] = _named(FEATURES, ranking_weights(ranked))
        for source, scores in _by_source(held_out(ranked, ranking_weights, first)):
            report[f"{name}, {source}: first, cross-validated"] = float(np.mean([s for _, s in scores]))
    # The signals depend on the order that was just learned; until the decision is, the file keeps the one it has.
    _write(target, stored, _decision_of(target) or refusal)
    ways_of_looking = (UNREAD, frozenset[str]())
    elsewhere = [of_others(others, decisions, left_out) for left_out in ways_of_looking]
    for name, without in settings:
        decided = [decisions(dev, assistant, without | left_out) for left_out in ways_of_looking]
        if name == "plain":
            decided = [own + others for own, others in zip(decided, elsewhere, strict=True)]
        unread, read = (held_out(made, decision_weights, probability) for made in decided)
        read = [(e, p if before < SURE else 1.0) for (e, p), (_, before) in zip(read, unread, strict=True)]
        for kind, made, tried in zip((name, name + READ), decided, (unread, read), strict=True):
            refusal[kind] = _named((*SIGNALS, "intercept"), decision_weights(made))
            # Without known ways of asking: the other documents, where there are any.
            nearest = _by_source(tried)[-1][1]
            limit = threshold_for([p for e, p in nearest if e.gold.answerable], MOST_REFUSED[name])
            refusal["threshold"][kind] = round(limit, 4)
            for source, of_source in _by_source(tried):
                for each in KINDS:
                    refused = [p < limit for e, p in of_source if kind_of(e) == each]
                    report[f"{kind}, {source}: refused of {each}, cross-validated"] = float(np.mean(refused))
        if name == "asked":
            refusal["decision"] = _off_topic_limits(decided[0])
    # Without encoder there is one set of weights, with and without known ways of asking.
    silent = by_words_alone(assistant)
    by_words = [example for _, without in settings for example in decisions(dev, silent, without)]
    refusal["words"] = _named((*SIGNALS, "intercept"), decision_weights(by_words))
    refusal["threshold"]["words"] = refusal["threshold"]["asked"]
    _write(target, stored, refusal)
    return report


def _by_source(
    scores: Sequence[tuple[Example, float]],
) -> list[tuple[str, list[tuple[Example, float]]]]:
    """What was measured on the gold questions and on other documents, where there are any."""
    of_gold = [pair for pair in scores if not pair[0].home]
    of_others = [pair for pair in scores if pair[0].home]
    return [(name, part) for name, part in (("gold", of_gold), ("others", of_others)) if part]


def _named(names: Sequence[str], values: Floats) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}


def _decision_of(target: Path) -> dict[str, dict[str, float]]:
    """The decision that a file of weights has; empty where there is none."""
    if not target.is_file():
        return {}
    decision: dict[str, dict[str, float]] = json.loads(target.read_text(encoding="utf-8")).get("refusal", {})
    return decision


def _write(target: Path, stored: dict[str, dict[str, float]], refusal: dict[str, dict[str, float]]) -> None:
    """The weights, one a line."""
    text = json.dumps({**stored, "refusal": refusal}, ensure_ascii=False, indent=1)
    target.write_text(f"{text}\n", encoding="utf-8")
    learned.cache_clear()
    weights.cache_clear()


def _off_topic_limits(made: Sequence[Example]) -> dict[str, float]:
    """The nearness up to which, and the share of unknown words from which, a question is about something else: where
    each tells most questions right, those about something else counted twice, as they are few."""
    unanswered = [
        e for e in made if not e.gold.answerable and e.gold.nuggets[0][0] in ("off_topic", "not_stated")
    ]
    off = np.array([e.gold.nuggets[0][0] == "off_topic" for e in unanswered])
    if not off.any() or off.all():
        return {"sentence": 0.6, "unknown": 0.6}
    signals = np.stack([e.signals for e in unanswered])
    far, unknown = -signals[:, SIGNALS.index("sentence")], signals[:, SIGNALS.index("unknown")]
    return {"sentence": round(-_parting(far, off), 4), "unknown": round(_parting(unknown, off), 4)}


def _parting(values: Floats, wanted: npt.NDArray[np.bool_]) -> float:
    """The least value from which most of the wanted, each counted twice, and fewest of the others are."""
    return float(
        max(sorted(set(values)), key=lambda t: 2 * np.sum(values[wanted] >= t) + np.sum(values[~wanted] < t))
    )
