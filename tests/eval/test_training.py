"""The adapter: its pairs, a real training of a tiny model, and that merging says what peft says."""

import math
import random
from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import AutoModel

from corpus.parse import parse
from eval.adapter import (
    BACK,
    BATCH,
    OF_ONE_HOME,
    RANK,
    TEMPERATURE,
    WAYS,
    _loss,
    _tensors,
    _with_adapter,
    batches,
    steps,
    train,
    ways_of_asking,
)
from eval.errors import BadCollection
from eval.external import Collection
from eval.others import Asked
from eval.records import Gold
from eval.training_pairs import Pair, held_out, of_bank, of_collection, of_other, of_our_own
from index.bert_folder import bert_name
from index.phrasings import Phrasing
from index.tokens import Tokenizer
from tests.eval.tiny_bert import tiny_bert

# peft still asks transformers by the name that is to go.
pytestmark = pytest.mark.filterwarnings("ignore:.is_gradient_checkpointing. is deprecated:FutureWarning")

LETTERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that knows the letters."""
    return tiny_bert(tmp_path_factory.mktemp("tiny"), LETTERS + "query: passage")


def pairs() -> list[Pair]:
    """The answer to a letter is the next letter three times; the near text repeats the letter itself."""
    following = LETTERS[1:] + LETTERS[0]
    return [Pair(a, (b * 3,), (a * 3,)) for a, b in zip(LETTERS, following, strict=True)] * 8


def test_training_lowers_the_loss_and_leaves_two_small_tensors_a_matrix(folder: Path):
    """176 pairs are 3 batches an epoch; the last losses are below the first."""
    losses: list[float] = []
    found = train(folder, pairs(), epochs=20, advance=losses.append)
    assert len(losses) == steps(pairs(), 20) == 20 * (176 // BATCH)
    assert np.mean(losses[-5:]) < np.mean(losses[:5])
    assert len(found) == 2 * 6 * 2  # up and down, six matrices, two layers
    assert found["l1.fi.w.up"].shape == (64, RANK)
    assert found["l1.fi.w.down"].shape == (RANK, 32)


def test_equal_seeds_train_equal_weights(folder: Path):
    """The command gives the file again."""
    one, two = (train(folder, pairs()[:48], epochs=1) for _ in range(2))
    assert all(np.array_equal(one[name], two[name]) for name in one)
    assert np.finfo(float).tiny / np.array(2.0) > 0  # what the processor does with tiny numbers is as before


def test_the_loss_of_two_pairs_and_a_near_miss():
    """By hand: e to each logit is 2 for a question and its answer, 1 for another, 3 for the first answer and the miss.

    There: each answer has 2 of 2 + 1, so the loss is ln 3/2. Back: the first question has 2 of 2 + 1 + 3, the second 2 of
    1 + 2 + 1, so the loss is (ln 3 + ln 2) / 2.
    """
    two, three = (TEMPERATURE * math.log(n) for n in (2, 3))
    given = iter([torch.tensor([[two, 0], [0, two], [three, 0]]), torch.eye(2)])
    batch = [Pair("问一", ("答一",), ()), Pair("问二", ("答二",), ())]
    loss = _loss(lambda texts: next(given), batch, ["没有答"], {}, random.Random(0))
    assert loss.item() == pytest.approx(math.log(3 / 2) + BACK * math.log(6) / 2)


def test_another_way_of_asking_is_nearer_than_a_near_miss():
    """As above, and e to the logit of the first question is 2 with another question for the same, 3 with the miss: ln 5/2.

    The second question has no other; the third vectors are those of the two questions, the miss and the other way.
    """
    two, three = (TEMPERATURE * math.log(n) for n in (2, 3))
    asked = [[two, 0, 1], [0, two, 0], [three, 0, three - two * three], [0, 0, two]]
    given = iter([torch.tensor(asked), torch.eye(2, 3)])
    batch = [Pair("问一", ("答一",), ()), Pair("问二", ("答二",), ())]
    ways = ways_of_asking([*batch, Pair("又问一", ("答一",), ())])
    assert ways == {"答一": ["问一", "又问一"], "答二": ["问二"]}
    loss = _loss(lambda texts: next(given), batch, ["没有答"], ways, random.Random(0))
    expected = math.log(3 / 2) + BACK * math.log(6) / 2 + WAYS * math.log(5 / 2)
    assert loss.item() == pytest.approx(expected, rel=1e-5)


def test_a_batch_is_of_few_homes_with_near_misses_of_these():
    """60 questions on a document make 24 + 24 + 12; two of its three near misses come with the first two questions."""
    homes = {"甲": 60, "乙": 60, "丙": 60, "丁": 2}
    made = [Pair(f"{home}{n}", ("答",), (), home) for home, many in homes.items() for n in range(many)]
    made += [Pair(f"{home}不答{n}", (), (), home) for home in "甲丁" for n in range(3)]
    found = list(batches(made, random.Random(0)))
    assert len(found) == steps(made, 1) == 182 // BATCH
    for batch, misses in found:
        own = [pair.home for pair in batch]
        assert len(batch) == BATCH
        assert len(set(own)) <= 1 + BATCH / 6
        assert max(own.count(home) for home in own) <= 2 * OF_ONE_HOME
        assert len(misses) == sum(min(own.count(home), 3) for home in "甲丁")
        assert {miss[0] for miss in misses} <= set(own)
    asked = [pair.question for batch, _ in found for pair in batch]
    assert len(set(asked)) == len(asked)


def test_up_times_down_is_what_peft_merges(folder: Path):
    """For every matrix: base + up @ down equals peft's own merged weight, to half precision."""
    model = _with_adapter(folder)
    draw = random.Random(1)
    for name, parameter in model.named_parameters():
        if "lora_B" in name:
            parameter.data.fill_(draw.uniform(0.01, 0.1))
    added = _tensors(model)
    merged = model.merge_and_unload().state_dict()
    base = AutoModel.from_pretrained(folder).state_dict()
    for name in {name.rsplit(".", 1)[0] for name in added}:
        change = added[f"{name}.up"].astype(np.float32) @ added[f"{name}.down"].astype(np.float32)
        expected = (merged[bert_name(name)] - base[bert_name(name)]).numpy()
        np.testing.assert_allclose(change, expected, atol=1e-3)


def test_pairs_of_a_collection_leave_out_what_is_kept_for_judging():
    """Near texts are the first of BM25 that do not answer."""
    collection = Collection(
        documents={"a": ("", "购房补贴五万元"), "b": ("", "购房补贴不含车库"), "c": ("", "道路运输条例")},
        questions={"1": "道路归谁管", "2": "购房补贴多少"},
        relevant={"1": {"c": 1}, "2": {"a": 1}},
    )
    assert held_out(collection) == {"1"}
    (pair,) = of_collection(collection, Tokenizer())
    assert pair.question == "购房补贴多少"
    assert pair.answers == ("\n购房补贴五万元",)
    assert pair.near[0] == "\n购房补贴不含车库"


def test_our_own_questions_on_a_set_are_pairs_too(tmp_path: Path):
    """Those whose document the set has; a line that cannot be used is named."""
    documents = {"a": ("", "购房补贴五万元"), "b": ("", "购房补贴不含车库")}
    collection = Collection(documents, {"1": "谁"}, {"1": {"a": 1}})
    file = tmp_path / "set.jsonl"
    file.write_text(
        '{"doc": "b", "question": "车库算不算"}\n{"doc": "c", "question": "没有这一份"}\n', "utf-8"
    )
    (pair,) = of_collection(collection, Tokenizer(), of_our_own(file))
    assert (pair.question, pair.answers) == ("车库算不算", ("\n购房补贴不含车库",))
    file.write_text('{"doc": "b"}\n', "utf-8")
    with pytest.raises(BadCollection, match=r"set\.jsonl"):
        of_our_own(file)
    assert of_our_own(tmp_path / "none.jsonl") == []


def test_pairs_of_a_bank_hold_the_node_with_its_heading():
    """A phrasing of a node that is no longer there makes no pair."""
    document = parse("# 办法\n\n第一条 购房补贴五万元。\n\n第二条 租房补贴一万元。\n", "d")
    bank = [Phrasing("d/clause/1", "买房给钱吗"), Phrasing("d/clause/9", "没有这一条")]
    (pair,) = of_bank(document, bank, Tokenizer())
    assert "购房补贴五万元" in pair.answers[0]
    assert any("租房补贴" in text for text in pair.near)


def test_pairs_on_another_document_hold_the_node_and_the_sentence_that_is_quoted():
    """The other sentence of the same clause is neither an answer nor a near text; a near miss has no texts at all."""
    document = parse("# 办法\n\n第一条 购房补贴五万元。逾期不再受理。\n\n第二条 租房补贴一万元。\n", "d")
    asked = [
        Gold("1", "买房给多少", (), "lay", {"d/clause/1": 2}, (("五万元",),), "dev"),
        Gold("2", "卖房给多少", (), "none", {}, (("not_stated",),), "dev"),
    ]
    answered, missed = of_other(
        Asked("a.txt", document, tuple(asked), {"1": "补贴 五万元", "2": ""}), Tokenizer()
    )
    assert sorted(text.count("逾期") for text in answered.answers) == [0, 1]  # the sentence, the whole clause
    assert all("租房" in text or "办法" in text for text in answered.near)
    assert not any("逾期" in text or "购房" in text for text in answered.near)
    assert (missed.answers, missed.near, missed.home) == ((), (), "a.txt")
