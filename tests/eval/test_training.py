"""The adapter: its pairs, a real training of a tiny model, and that merging says what peft says."""

import random
from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer as Pieces
from tokenizers import models, pre_tokenizers
from transformers import AutoModel, BertConfig, BertModel, PreTrainedTokenizerFast

from corpus.parse import parse
from eval.adapter import BATCH, RANK, _tensors, _with_adapter, steps, train
from eval.external import Collection
from eval.training_pairs import Pair, held_out, of_bank, of_collection
from index.bert_folder import bert_name
from index.phrasings import Phrasing
from index.tokens import Tokenizer

# peft still asks transformers by the name that is to go.
pytestmark = pytest.mark.filterwarnings("ignore:.is_gradient_checkpointing. is deprecated:FutureWarning")

LETTERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of two layers whose vocabulary is single characters."""
    place = tmp_path_factory.mktemp("tiny")
    vocabulary = {
        piece: at for at, piece in enumerate(["<pad>", "<unk>", *sorted(set(LETTERS + "query: passage"))])
    }
    pieces = Pieces(models.WordLevel(vocabulary, "<unk>"))
    pieces.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    PreTrainedTokenizerFast(tokenizer_object=pieces, pad_token="<pad>", unk_token="<unk>").save_pretrained(
        place
    )
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
    )
    BertModel(config).save_pretrained(place)
    return place


def pairs() -> list[Pair]:
    """The answer to a letter is the next letter three times; the near text repeats the letter itself."""
    following = LETTERS[1:] + LETTERS[0]
    return [Pair(a, (b * 3,), (a * 3,)) for a, b in zip(LETTERS, following, strict=True)] * 8


def test_training_lowers_the_loss_and_leaves_two_small_tensors_a_matrix(folder: Path):
    """176 pairs are 7 batches an epoch; the last losses are below the first."""
    losses: list[float] = []
    found = train(folder, pairs(), epochs=6, advance=losses.append)
    assert len(losses) == steps(len(pairs()), 6) == 6 * (176 // BATCH)
    assert np.mean(losses[-5:]) < np.mean(losses[:5])
    assert len(found) == 2 * 6 * 2  # up and down, six matrices, two layers
    assert found["l1.fi.w.up"].shape == (64, RANK)
    assert found["l1.fi.w.down"].shape == (RANK, 32)


def test_equal_seeds_train_equal_weights(folder: Path):
    """The command gives the file again."""
    one, two = (train(folder, pairs()[:48], epochs=1) for _ in range(2))
    assert all(np.array_equal(one[name], two[name]) for name in one)


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


def test_pairs_of_a_bank_hold_the_node_with_its_heading():
    """A phrasing of a node that is no longer there makes no pair."""
    document = parse("# 办法\n\n第一条 购房补贴五万元。\n\n第二条 租房补贴一万元。\n", "d")
    bank = [Phrasing("d/clause/1", "买房给钱吗"), Phrasing("d/clause/9", "没有这一条")]
    (pair,) = of_bank(document, bank, Tokenizer())
    assert "购房补贴五万元" in pair.answers[0]
    assert any("租房补贴" in text for text in pair.near)
