"""The cross-encoder's training: its readings, its batches, and a real training of a tiny model."""

import random
from pathlib import Path

import numpy as np
import pytest

from corpus.parse import parse
from eval import cross_encoder
from eval.cross_encoder import RANK, batches, steps, train
from eval.others import Other, _assistant
from eval.readings import OF_BESIDE, Reading, _holds, _right, _wrong, of_bank, of_other
from eval.records import Gold
from index.hash_encoder import HashEncoder
from index.phrasings import Phrasing
from qa.assistant import Assistant
from tests.eval.tiny_bert import tiny_bert

LETTERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
SMALL = 16


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that knows the letters."""
    return tiny_bert(tmp_path_factory.mktemp("tiny"), LETTERS)


def readings() -> list[Reading]:
    """A passage answers where it is of letters of the first half, whatever is asked."""
    draw, half = random.Random(0), len(LETTERS) // 2
    told = [(LETTERS[:half], True), (LETTERS[half:], False)] * 4 * SMALL
    texts = [("".join(draw.choices(letters, k=draw.randint(1, 5))), answers) for letters, answers in told]
    return [Reading(draw.choice(LETTERS), text, answers) for text, answers in texts]


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tiny model needs few readings at a time."""
    monkeypatch.setattr(cross_encoder, "BATCH", SMALL)


def test_training_lowers_the_loss_and_leaves_small_tensors(folder: Path):
    """Of six matrices in each of two layers, and the head over the two means."""
    losses: list[float] = []
    found = train(folder, readings(), epochs=10, advance=losses.append)
    assert len(losses) == steps(readings(), 10) == 80
    assert losses[0] == pytest.approx(np.log(2), abs=1e-3)  # the head starts from nothing
    assert np.mean(losses[-4:]) < 0.5 * losses[0]
    assert len(found) == 2 * 6 * 2 + 2
    assert found["l1.fi.w.up"].shape == (64, RANK)
    assert found["l1.fi.w.down"].shape == (RANK, 32)
    assert found["head.w"].shape == (64,)
    assert found["head.b"].shape == (1,)


def test_equal_seeds_train_equal_weights(folder: Path):
    """The command gives the file again."""
    one, two = (train(folder, readings()[:SMALL], epochs=1) for _ in range(2))
    assert all(np.array_equal(one[name], two[name]) for name in one)


def test_a_batch_is_of_about_one_length_and_nothing_is_read_twice():
    """Seven batches and a rest of which nothing is made."""
    made = [Reading(str(n), "字" * (n % 90), True) for n in range(7 * SMALL + 5)]
    found = list(batches(made, lambda each: len(each.passage), random.Random(0)))
    assert [len(batch) for batch in found] == [SMALL] * 7
    assert len({each.question for batch in found for each in batch}) == 7 * SMALL
    assert all(
        max(len(each.passage) for each in batch) - min(len(each.passage) for each in batch) < 30
        for batch in found
    )


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """For a document of two clauses."""
    document = parse("# 办法\n\n第一条 购房补贴五万元。\n\n第二条 租房补贴一万元。\n", "other")
    return _assistant(document, tmp_path_factory.mktemp("home"), HashEncoder())


def test_readings_of_another_document(assistant: Assistant):
    """The clause that answers, what else was found, which counts half; of what nothing answers, the two best."""
    asked = (
        Gold("1", "购房补贴多少", (), "lay", {"other/clause/1": 2}, (("五万元",),), "dev"),
        Gold("2", "装修补贴多少", (), "none", {}, (("not_stated",),), "dev"),
    )
    found = of_other(Other("a.txt", assistant, asked, {"1": "购房补贴五万元", "2": ""}))
    of_first = [each for each in found if each.question == "购房补贴多少"]
    assert of_first[0] == Reading("购房补贴多少", "购房补贴五万元。", True)
    assert {(each.answers, each.weight) for each in of_first[1:]} == {(False, OF_BESIDE)}
    of_second = [each for each in found if each.question != "购房补贴多少"]
    assert len(of_second) == 2
    assert all((each.answers, each.weight) == (False, 1.0) for each in of_second)


def test_readings_of_a_bank(assistant: Assistant):
    """A phrasing's node answers; a question of the document itself is known to have no answer."""
    found = of_bank([Phrasing("other/clause/2", "租房给钱吗"), Phrasing("other", "车库补贴多少")], assistant)
    assert [each.passage for each in found if each.answers] == ["租房补贴一万元。"]
    assert {each.question for each in found} == {"租房给钱吗", "车库补贴多少"}


TWO = parse("# 办法\n\n第一条 购房补贴五万元。逾期不再受理。\n", "d")


@pytest.mark.parametrize(
    ("quote", "alone", "made"),
    [
        ("购房补贴五万元", "购房补贴五万元。", [("购房补贴五万元。", True, 0.5)]),
        # The nearest is not the one that answers: by itself it does not.
        (
            "逾期不再受理",
            "购房补贴五万元。",
            [("购房补贴五万元。", False, 0.25), ("逾期不再受理。", True, 0.5)],
        ),
        ("", "购房补贴五万元。", []),  # which of them answers is not known
    ],
)
def test_a_sentence_by_itself(quote: str, alone: str, made: list[tuple[str, bool, float]]):
    """Behind the reading of both sentences; by hand, half of its weight, and half of that where nobody has said so."""
    node = next(each for each in TWO.nodes if each.kind == "clause")
    whole = "购房补贴五万元。逾期不再受理。"
    found = [
        (each.passage, each.answers, each.weight) for each in _right("问", (whole, alone), node, TWO, quote)
    ]
    assert found == [(whole, True, 1.0), *made]


def test_neither_of_a_node_that_does_not_answer():
    """Nor its sentence by itself."""
    found = _wrong("问", ("甲。乙。", "甲。"), OF_BESIDE)
    assert [(each.passage, each.answers, each.weight) for each in found] == [
        ("甲。乙。", False, 0.5),
        ("甲。", False, 0.25),
    ]


@pytest.mark.parametrize(
    ("text", "quote", "holds"),
    [
        ("购房补贴 五万元。", "购房补贴五万元", True),
        ("五万元", "购房补贴五万元", True),
        ("租房补贴一万元。", "购房补贴五万元", False),
        (
            "购房补贴五万元，逾期不再受理，材料真实",
            "购房补贴五万元，逾期不再受理，材料真实，由住建局负责",
            True,
        ),
        ("办理地点在政务中心。", "购房补贴五万元，逾期不再受理，材料真实，由住建局负责", False),
        ("什么都行", "", True),
    ],
)
def test_a_passage_that_was_cut_may_not_hold_the_answer(text: str, quote: str, holds: bool):
    """Then it is no reading that answers; the start of a long quotation is enough."""
    assert _holds(text, quote) is holds
