"""The direction in which near misses lie, learned from the gaps of questions on other documents."""

from dataclasses import replace

import numpy as np
import pytest

from eval import direction
from eval.direction import AWAY, along, along_others, learned_direction, taught
from eval.examples import HIDDEN, Example
from eval.records import Gold
from qa.refusal import SIGNALS


def example(
    gap: tuple[float, ...] | None, answered: bool, home: str = "a", reason: str = "not_stated"
) -> Example:
    """A question of which its gap, its document and whether it is answered matter."""
    gold = Gold(
        "q", "问", (), "lay" if answered else "none", {"a/1": 2} if answered else {}, ((reason,),), "dev"
    )
    way = None if gap is None else np.array(gap)
    return Example(gold, np.zeros((1, 1)), np.ones(1, np.bool_), np.zeros(len(SIGNALS)), home, way)


def pairs(count: int, homes: int = 10) -> list[Example]:
    """Questions whose gap says in its first figure whether they are answered; the second is noise."""
    noise = np.random.default_rng(5).normal(size=(count, 2))
    return [
        example((side + 0.3 * a, b), side > 0, f"d{n % homes}")
        for n, (a, b) in enumerate(noise.tolist())
        for side in (1.0, -1.0)
    ]


def test_the_direction_is_the_one_that_parts_them():
    """It goes the first figure's way, towards what is answered."""
    found = learned_direction(pairs(200))
    assert found is not None
    assert found[0] > 10 * abs(found[1])


def test_too_few_teach_nothing():
    """Nor does one kind alone, or questions without a gap."""
    assert learned_direction(pairs(99)) is None
    assert learned_direction([e for e in pairs(400) if e.gold.answerable]) is None
    assert learned_direction([replace(e, gap=None) for e in pairs(200)]) is None


def test_along_a_direction():
    """2 × 3 + 1 × -1 = 5; without a gap, or a direction, 0."""
    made = [example((2.0, 1.0), True), example(None, True)]
    assert [e.signals[AWAY] for e in along(made, np.array([3.0, -1.0]))] == [5.0, 0.0]
    assert [e.signals[AWAY] for e in along(made, None)] == [0.0, 0.0]


def test_no_document_is_tried_with_what_it_taught(monkeypatch: pytest.MonkeyPatch):
    """Each fold's direction is learned without the documents of that fold."""
    made = pairs(120, homes=12)
    learned: list[set[str]] = []

    def learn(seen: list[Example]) -> np.ndarray:
        learned.append({e.home for e in seen})
        return np.ones(2)

    monkeypatch.setattr(direction, "learned_direction", learn)
    found = along_others(made)
    assert [e.home for e in found] == [e.home for e in made]
    assert all(e.signals[AWAY] == pytest.approx(e.gap.sum()) for e in found if e.gap is not None)
    held = [{f"d{n}" for n in range(12)} - seen for seen in learned]
    assert sorted(home for each in held for home in each) == sorted(f"d{n}" for n in range(12))


def test_what_was_hidden_teaches_no_direction():
    """There the question is answered by its document, only not by what is left of it."""
    hidden, none = (example((0.0, 0.0), False, reason=reason) for reason in (HIDDEN, "not_stated"))
    assert [e.gold.nuggets for e in taught([hidden, none])] == [(("not_stated",),)]
