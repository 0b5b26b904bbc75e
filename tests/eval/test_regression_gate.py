"""The gate: what must fail, fails and is named; what got better never fails."""

from dataclasses import replace
from pathlib import Path

import pytest

from eval.errors import IncompleteRun
from eval.records import Gold, Mean, Report, Scores, Searched
from eval.regression import Expected, accept, accepted, agrees, check, disagreements, load, save

IDS = [f"q{n}" for n in range(20)]
INDEX = {"nodes": 4, "passages": 9}
SEARCHED = Searched(("d",), "e5", INDEX)


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
    return replace(accept(twenty, found({"q19"}), SEARCHED, REPORT), tolerance=0.5)


def test_the_same_run_passes(twenty: list[Gold], expected: Expected):
    """Nothing changed, nothing said."""
    assert check(expected, twenty, found({"q19"}), SEARCHED) == []


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
    failures = check(expected, twenty, found(wrong), SEARCHED)
    assert bool(failures) == bool(said)
    assert said in "".join(failures)


def test_index_encoder_and_scores_are_pinned(twenty: list[Gold], expected: Expected):
    """Each is named with both values."""
    fewer = replace(SEARCHED, statistics={"nodes": 4, "passages": 8})
    assert "9" in check(expected, twenty, found({"q19"}), fewer)[0]
    assert "bge" in check(expected, twenty, found({"q19"}), replace(SEARCHED, encoder="bge"))[0]
    # with another document loaded the index is another one; what is answered is judged all the same
    more = replace(fewer, documents=("d", "new"))
    assert check(expected, twenty, found({"q19"}), more) == []
    assert check(expected, twenty, found({"q19", "q0"}), more) != []
    tight = replace(expected, tolerance=0.01)
    assert check(tight, twenty, found({"q19", "q5"}), SEARCHED) == ["ours 的 right 从 0.950 降到 0.900。"]


@pytest.mark.parametrize("half", ["bm25", "dense"])
def test_a_dead_half_cannot_hide(twenty: list[Gold], expected: Expected, half: str):
    """With every answer right, a half below its floor fails, and accepting does not lower the floor."""
    dead = found({"q19"}, **{half: 0.2})
    assert expected.floors == {"bm25": 0.97, "dense": 0.97}
    assert any(f"单用 {half}" in failure for failure in check(expected, twenty, dead, SEARCHED))
    again = accept(twenty, dead, SEARCHED, REPORT, before=expected)
    assert any(f"单用 {half}" in failure for failure in check(again, twenty, dead, SEARCHED))


def test_a_partial_run_is_not_judged(twenty: list[Gold], expected: Expected):
    """Missing questions, a missing configuration and another question file raise."""
    whole = found()
    for partial in (
        whole | {"ours": replace(whole["ours"], missing=("q3",))},
        {name: one for name, one in whole.items() if name != "dense"},
        whole | {"ours": Scores("ours", {"right": {"q0": 1.0}})},
    ):
        with pytest.raises(IncompleteRun):
            check(expected, twenty, partial, SEARCHED)
        with pytest.raises(IncompleteRun):
            accept(twenty, partial, SEARCHED, REPORT)


def test_a_question_that_was_accepted_must_be_asked(twenty: list[Gold], expected: Expected):
    """Asking five of twenty cannot pass for the whole, whichever way the run is complete by itself."""
    few = twenty[:5]
    scores = {
        name: Scores(name, {m: {q.id: by[q.id] for q in few} for m, by in one.values.items()})
        for name, one in found({"q19"}).items()
    }
    with pytest.raises(IncompleteRun, match="15题"):
        check(expected, few, scores, SEARCHED)


def test_a_new_question_is_not_judged_until_it_is_accepted(twenty: list[Gold], expected: Expected):
    """One more question, answered wrongly by all, moves no pinned score and is no loss."""
    new = replace(twenty[0], id="new")
    scores = {
        name: Scores(name, {m: {**by, "new": 0.0} for m, by in one.values.items()})
        for name, one in found({"q19"}).items()
    }
    assert check(replace(expected, tolerance=0.001), [*twenty, new], scores, SEARCHED) == []


def test_round_trip(tmp_path: Path, expected: Expected):
    """What is written is read; no file, or another file, is one sentence."""
    save(tmp_path / "expected.json", expected)
    assert load(tmp_path / "expected.json") == expected
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    for name, said in (("other.json", "读不出"), ("absent.json", "还没有")):
        with pytest.raises(IncompleteRun, match=f"{said}.*--accept"):
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


def test_int8_that_was_not_asked_does_not_agree(twenty: list[Gold]):
    """An empty or a partial run has no score that could lie in an interval."""
    exact = found()["ours"]
    assert disagreements(twenty, exact, exact) == []
    assert "int8 的 right" in disagreements(twenty, exact, found({"q3"})["ours"])[0]
    for partial in (Scores("ours", {}), replace(exact, missing=("q3",))):
        with pytest.raises(IncompleteRun):
            disagreements(twenty, exact, partial)
