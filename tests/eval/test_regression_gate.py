"""The gate: what must fail, fails and is named; what got better never fails."""

from dataclasses import replace
from pathlib import Path

import pytest

from eval.errors import IncompleteRun
from eval.records import Gold, Mean, Report, Scores
from eval.regression import Expected, accept, accepted, agrees, check, load, save

IDS = [f"q{n}" for n in range(20)]
INDEX = {"nodes": 4, "passages": 9}


@pytest.fixture
def twenty() -> list[Gold]:
    """Twenty questions: the first a look-up, the second a list, the others lay."""
    types = ["lookup", "list", *["lay"] * 18]
    return [
        Gold(name, "?", (), kind, {"x": 2}, (("n",),), "dev") for name, kind in zip(IDS, types, strict=True)
    ]  # type: ignore[arg-type]


REPORT = Report(None, 20, (), {})


def found(wrong: set[str] = frozenset(), bm25: float = 1.0, dense: float = 1.0) -> dict[str, Scores]:  # type: ignore[assignment]
    """Scores of the three configurations; ours is wrong on `wrong`."""
    halves = {
        name: Scores(name, {"hit@5": dict.fromkeys(IDS, value)})
        for name, value in (("bm25", bm25), ("dense", dense))
    }
    return halves | {"ours": Scores("ours", {"right": {name: float(name not in wrong) for name in IDS}})}


@pytest.fixture
def expected(twenty: list[Gold]) -> Expected:
    """All right but q19, tolerance wide enough that only the losses speak."""
    return replace(accept(twenty, found({"q19"}), INDEX, "e5", REPORT), tolerance=0.5)


def test_the_same_run_passes(twenty: list[Gold], expected: Expected):
    """Nothing changed, nothing said."""
    assert check(expected, twenty, found({"q19"}), INDEX, "e5") == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"q19", "q5", "q6"}, ""),
        ({"q19", "q5", "q6", "q7"}, "q5、q6、q7"),
        ({"q5", "q6", "q7"}, ""),  # q19 was won: two net
        ({"q19", "q0"}, "q0"),
        ({"q1"}, "q1"),  # a list is lost, though one net is not
        (set(), ""),
    ],
)
def test_losses(twenty: list[Gold], expected: Expected, wrong: set[str], said: str):
    """More than two net, or any look-up or list; the lost ones are named."""
    failures = check(expected, twenty, found(wrong), INDEX, "e5")
    assert bool(failures) == bool(said)
    assert said in "".join(failures)


def test_index_encoder_and_scores_are_pinned(twenty: list[Gold], expected: Expected):
    """Each is named with both values."""
    assert "9" in check(expected, twenty, found({"q19"}), {"nodes": 4, "passages": 8}, "e5")[0]
    assert "bge" in check(expected, twenty, found({"q19"}), INDEX, "bge")[0]
    tight = replace(expected, tolerance=0.01)
    assert check(tight, twenty, found({"q19", "q5"}), INDEX, "e5") == ["ours 的 right 从 0.950 降到 0.900。"]


@pytest.mark.parametrize("half", ["bm25", "dense"])
def test_a_dead_half_cannot_hide(twenty: list[Gold], expected: Expected, half: str):
    """With every answer right, a half below its floor fails, and accepting does not lower the floor."""
    dead = found({"q19"}, **{half: 0.2})
    assert expected.floors == {"bm25": 0.97, "dense": 0.97}
    assert any(f"单用 {half}" in failure for failure in check(expected, twenty, dead, INDEX, "e5"))
    again = accept(twenty, dead, INDEX, "e5", REPORT, before=expected)
    assert any(f"单用 {half}" in failure for failure in check(again, twenty, dead, INDEX, "e5"))


def test_a_partial_run_is_not_judged(twenty: list[Gold], expected: Expected):
    """Missing questions, a missing configuration and another question file raise."""
    whole = found()
    for partial in (
        whole | {"ours": replace(whole["ours"], missing=("q3",))},
        {name: one for name, one in whole.items() if name != "dense"},
        whole | {"ours": Scores("ours", {"right": {"q0": 1.0}})},
    ):
        with pytest.raises(IncompleteRun):
            check(expected, twenty, partial, INDEX, "e5")
        with pytest.raises(IncompleteRun):
            accept(twenty, partial, INDEX, "e5", REPORT)


def test_round_trip(tmp_path: Path, expected: Expected):
    """What is written is read; no file, or another file, is one sentence."""
    save(tmp_path / "expected.json", expected)
    assert load(tmp_path / "expected.json") == expected
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    for name in ("other.json", "absent.json"):
        with pytest.raises(IncompleteRun, match="--accept"):
            load(tmp_path / name)


def test_the_accepted_run_can_be_compared_with(expected: Expected):
    """Ranks 1, 3 and none come back as hit@1 1, 0, 0, hit@5 1, 1, 0 and RR 1, 1/3, 0."""
    kept = accepted(replace(expected, ranks={"q0": 1, "q1": 3, "q2": None}))["ours"].values
    assert kept["hit@1"] == {"q0": 1, "q1": 0, "q2": 0}
    assert kept["hit@5"] == {"q0": 1, "q1": 1, "q2": 0}
    assert kept["RR@10"] == {"q0": 1, "q1": 1 / 3, "q2": 0}
    assert (kept["right"]["q0"], kept["right"]["q19"]) == (1, 0)


def test_int8_agrees_within_the_interval():
    """The interval's ends count as within."""
    exact = Mean(0.8, 0.75, 0.85, 100)
    assert [agrees(exact, value) for value in (0.74, 0.75, 0.85, 0.86)] == [False, True, True, False]
