"""Trains a low-rank addition to the default encoder; `eval.averaging` makes of several what `index.adapter` reads.

LoRA (Hu et al. 2021) on every matrix of the layers, with `peft`; loss is InfoNCE (van den Oord et al. 2018), three ways: the
answer of a question among the answers and one near text of every question of a batch; the question of an answer among
these questions and near misses of the same homes; and another way of asking for the same among those of the batch and
the near misses. A batch is of few homes, so that its other texts are near too. The vocabulary is left as it is. It trains
on a graphics card where there is one (some minutes), else on the processor (some hours). Equal seeds give equal batches,
and on equal machines equal weights. But: does not judge the result; `python -m eval` and `python -m eval external` do.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import torch
from peft import LoraConfig, PeftModel, get_peft_model
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer, PreTrainedTokenizerBase

from eval.averaging import Halves
from eval.training_pairs import Pair
from index.bert_folder import MATRIX_NAMES, bert_name

RANK = 22  # its file, the cross-encoder in it, stays below 2 MB (`eval.averaging`)
SCALE = 2  # of what is added: alpha / rank
RATE = 1e-3
WARM_UP = 20  # steps
TEMPERATURE = 0.02
BATCH = 48  # questions
EPOCHS = 3
OF_ONE_HOME = 24  # questions of one home that are trained on together
BACK = 0.5  # weight of the way from an answer to its question
WAYS = 0.2  # weight of the way from a question to another for the same
QUESTION_TOKENS, PASSAGE_TOKENS = 64, 128
#: Texts of about one length that run through the model together: a processor loses by padding, a card by many calls.
TOGETHER = {"cpu": 12, "cuda": 256}

Encode = Callable[[Sequence[str]], torch.Tensor]

_IMPOSSIBLE = -1e4  # the logit of a text that answers too: it is no negative


def steps(pairs: Sequence[Pair], epochs: int = EPOCHS) -> int:
    """How many batches training takes."""
    return epochs * (sum(bool(pair.answers) for pair in pairs) // BATCH)


@contextmanager
def _without_subnormals() -> Iterator[None]:
    """Vanishing gradients would otherwise cost hundreds of cycles each; whoever runs after a training has them again."""
    torch.set_flush_denormal(True)
    try:
        yield
    finally:
        torch.set_flush_denormal(False)


@_without_subnormals()
def train(
    folder: Path,
    pairs: Sequence[Pair],
    *,
    seed: int = 0,
    epochs: int = EPOCHS,
    advance: Callable[[float], object] = lambda loss: None,
) -> dict[str, Halves]:
    """By matrix `up` (rows, rank), the scale in it, and `down` (rank, columns); `folder` is the model without any addition.

    `advance` is told the loss of each batch. The answered `pairs` should be several times BATCH; a last, smaller batch is
    left out.
    """
    draw = random.Random(seed)  # noqa: S311
    torch.manual_seed(seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = _with_adapter(folder).to(device)
    encode = _encoder(model, AutoTokenizer.from_pretrained(folder))
    ways = ways_of_asking(pairs)
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.01)
    done, total = 0, steps(pairs, epochs)
    for _ in range(epochs):
        for batch, misses in batches(pairs, draw):
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, (done + 1) / WARM_UP) * max(0.05, 1 - done / total)
            loss = _loss(encode, batch, misses, ways, draw)
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            done += 1
            advance(loss.item())
    return _tensors(model)


def batches(pairs: Sequence[Pair], draw: random.Random) -> Iterator[tuple[list[Pair], list[str]]]:
    """BATCH answered pairs, most with others of their home, and as many near misses of each home as there are."""
    answered: dict[str, list[Pair]] = {}
    missed: dict[str, list[str]] = {}
    for pair in pairs:
        if pair.answers:
            answered.setdefault(pair.home, []).append(pair)
        else:
            missed.setdefault(pair.home, []).append(pair.question)
    together: list[list[Pair]] = []
    for own in answered.values():
        draw.shuffle(own)
        together += [own[start : start + OF_ONE_HOME] for start in range(0, len(own), OF_ONE_HOME)]
    draw.shuffle(together)
    left = [pair for few in together for pair in few]
    for start in range(0, len(left) - BATCH + 1, BATCH):
        batch = left[start : start + BATCH]
        misses: list[str] = []
        for home, count in Counter(pair.home for pair in batch).items():
            known = missed.get(home, [])
            misses += draw.sample(known, min(count, len(known)))
        yield batch, misses


def ways_of_asking(pairs: Sequence[Pair]) -> dict[str, list[str]]:
    """By each text that answers, the questions that it answers."""
    ways: dict[str, list[str]] = {}
    for pair in pairs:
        for text in pair.answers:
            ways.setdefault(text, []).append(pair.question)
    return ways


def _with_adapter(folder: Path) -> PeftModel:
    model = AutoModel.from_pretrained(folder, dtype=torch.float32)
    config = LoraConfig(r=RANK, lora_alpha=SCALE * RANK, target_modules=list(MATRIX_NAMES.values()))
    adapted = get_peft_model(model, config)
    assert isinstance(adapted, PeftModel)  # noqa: S101 - a mixed adapter would be another class
    return adapted.train()


def _loss(
    encode: Encode,
    batch: Sequence[Pair],
    misses: Sequence[str],
    ways: Mapping[str, Sequence[str]],
    draw: random.Random,
) -> torch.Tensor:
    """`encode` gives (len(texts), hidden), rows of length 1; `ways` is what `ways_of_asking` gives."""
    texts = [draw.choice(pair.answers) for pair in batch]
    texts += [draw.choice(pair.near) for pair in batch if pair.near]
    others = {row: other for row, pair in enumerate(batch) if (other := _other_way(pair, ways, draw))}
    asked = [*(pair.question for pair in batch), *misses, *others.values()]
    parts = [len(batch), len(misses), len(others)]
    questions, missed, alike = torch.split(encode([f"query: {question}" for question in asked]), parts)
    passages = encode([f"passage: {text}" for text in texts])
    loss = _loss_of_answers(questions, missed, passages, batch, texts)
    if others:
        rows = list(others)
        loss = loss + WAYS * _loss_of_ways(
            questions[rows], torch.cat([alike, missed]), [batch[r] for r in rows]
        )
    return loss


def _loss_of_answers(
    questions: torch.Tensor,
    missed: torch.Tensor,
    passages: torch.Tensor,
    batch: Sequence[Pair],
    texts: Sequence[str],
) -> torch.Tensor:
    """The answer among the `passages`, whose first are the answers, and the question among the questions and near misses."""
    count, own = len(batch), torch.arange(len(batch), device=passages.device)
    logits = torch.cat([questions, missed]) @ passages.T / TEMPERATURE
    also = torch.tensor(
        [
            [at != row and text in pair.answers for at, text in enumerate(texts)]
            for row, pair in enumerate(batch)
        ],
        device=passages.device,
    )
    there = functional.cross_entropy(logits[:count].masked_fill(also, _IMPOSSIBLE), own)
    none = also.new_zeros(len(missed), count)
    back = logits[:, :count].masked_fill(torch.cat([also[:, :count], none]), _IMPOSSIBLE)
    return there + BACK * functional.cross_entropy(back.T, own)


def _loss_of_ways(questions: torch.Tensor, others: torch.Tensor, batch: Sequence[Pair]) -> torch.Tensor:
    """Another way of asking among `others`, whose first are those of the batch; two of one answer are no negatives."""
    answers = [set(pair.answers) for pair in batch]
    same = torch.tensor(
        [[at is not own and not at.isdisjoint(own) for at in answers] for own in answers],
        device=others.device,
    )
    logits = questions @ others.T / TEMPERATURE
    none = same.new_zeros(len(batch), len(others) - len(batch))
    left = logits.masked_fill(torch.cat([same, none], dim=1), _IMPOSSIBLE)
    return functional.cross_entropy(left, torch.arange(len(batch), device=others.device))


def _other_way(pair: Pair, ways: Mapping[str, Sequence[str]], draw: random.Random) -> str | None:
    found = [way for way in ways.get(draw.choice(pair.answers), ()) if way != pair.question]
    return draw.choice(found) if found else None


def _encoder(model: PeftModel, tokenizer: PreTrainedTokenizerBase) -> Encode:
    """Texts of about one length run together; each text is cut into pieces once."""
    device, pad = model.device.type, tokenizer.pad_token_id
    cut: dict[str, list[int]] = {}

    def pieces(text: str) -> list[int]:
        if text not in cut:
            limit = QUESTION_TOKENS if text.startswith("query: ") else PASSAGE_TOKENS
            cut[text] = tokenizer(text, truncation=True, max_length=limit)["input_ids"]
        return cut[text]

    def encode(texts: Sequence[str]) -> torch.Tensor:
        ids = [pieces(text) for text in texts]
        order = sorted(range(len(ids)), key=lambda at: len(ids[at]))
        rows = []
        for start in range(0, len(order), TOGETHER[device]):
            part = [ids[at] for at in order[start : start + TOGETHER[device]]]
            longest = len(part[-1])
            inputs = torch.tensor([own + [pad] * (longest - len(own)) for own in part], device=device)
            mask = torch.tensor([[1] * len(own) + [0] * (longest - len(own)) for own in part], device=device)
            with torch.autocast(device, dtype=torch.bfloat16):
                hidden = model(input_ids=inputs, attention_mask=mask).last_hidden_state.float()
            shown = mask.unsqueeze(-1)
            rows.append(functional.normalize((hidden * shown).sum(1) / shown.sum(1), dim=-1))
        back = torch.tensor(order, device=device).argsort()
        return torch.cat(rows)[back]

    return encode


def _tensors(model: PeftModel) -> dict[str, Halves]:
    """The adapter under the names of the weights' file, its scale inside `up`."""
    state = {
        name: value.detach().cpu().numpy() for name, value in model.state_dict().items() if ".lora_" in name
    }
    layers = 1 + max(int(name.split(".layer.")[1].split(".")[0]) for name in state)
    found: dict[str, Halves] = {}
    for name in (f"l{layer}.{part}.w" for layer in range(layers) for part in MATRIX_NAMES):
        module = "base_model.model." + bert_name(name).removesuffix(".weight")
        found[f"{name}.up"] = (SCALE * state[f"{module}.lora_B.default.weight"]).astype(np.float16)
        found[f"{name}.down"] = state[f"{module}.lora_A.default.weight"].astype(np.float16)
    return found
