"""Trains the cross-encoder: whether a passage answers a question, the two read together (Nogueira and Cho 2019).

The lower layers of the default encoder, as `eval.adapter` has trained it, with a low-rank addition of their own (Hu et al. 2021),
and a linear head over the mean of the question's tokens beside that of the passage's; the loss is the cross-entropy of the two
outcomes. `eval.averaging` makes of several trainings what `index.adapter` reads. It trains on a graphics card where there is
one (a minute), else on the processor (some hours). But: does not judge the result; `python -m eval learn` and `python -m eval` do.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch.func import functional_call
from torch.nn import functional
from transformers import AutoConfig, AutoModel, AutoTokenizer, PreTrainedModel, PreTrainedTokenizerBase
from transformers.utils.logging import disable_progress_bar, set_verbosity_error

from eval.averaging import Halves
from eval.readings import Reading
from index.bert_folder import MATRIX_NAMES, bert_name
from index.cross_encoder import PASSAGE_TOKENS, QUESTION_TOKENS

LAYERS = 9  # of the encoder's twelve: with all of them a reading costs a third more and tells hardly more
RANK = 22
#: Of several trainings: the highest whose file, the encoder's addition in it, stays below 2 MB.
AVERAGED_RANK = 33
SCALE = 2  # of what is added: alpha / rank
RATE = 1e-3
HEAD_RATE = 10  # times the rate, for the head, which starts from nothing
WARM_UP = 50  # steps
BATCH = 192  # readings
EPOCHS = 3
OF_ABOUT_ONE_LENGTH = 16  # batches that are sorted by length together, so that little is filled up
TOGETHER = {"cpu": 16, "cuda": BATCH}  # readings that run through the model at once


class _Inputs(NamedTuple):
    """Token ids (readings, tokens), and which tokens are the question's and which the passage's, as 0 and 1."""

    ids: torch.Tensor
    question: torch.Tensor
    passage: torch.Tensor


def steps(readings: Sequence[Reading], epochs: int = EPOCHS) -> int:
    """How many batches training takes."""
    return epochs * (len(readings) // BATCH)


def train(
    folder: Path,
    readings: Sequence[Reading],
    *,
    seed: int = 0,
    epochs: int = EPOCHS,
    advance: Callable[[float], object] = lambda loss: None,
) -> dict[str, Halves]:
    """By matrix `up` (rows, rank), the scale in it, and `down` (rank, columns); and `head.w` (2 x hidden,), `head.b` (1,).

    `folder` is the encoder's. `advance` is told the loss of each batch; a last, smaller batch is left out.
    """
    draw = random.Random(seed)  # noqa: S311
    torch.manual_seed(seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = _lower_layers(folder)
    torch.nn.Module.to(model, device).train()
    names = [f"l{layer}.{part}.w" for layer in range(model.config.num_hidden_layers) for part in MATRIX_NAMES]
    base = {name: model.get_parameter(bert_name(name)) for name in names}
    ups = {name: torch.zeros(len(base[name]), RANK, device=device, requires_grad=True) for name in names}
    downs = {name: _started(base[name], device) for name in names}
    head = torch.zeros(2 * model.config.hidden_size + 1, device=device, requires_grad=True)
    added = [*ups.values(), *downs.values()]
    groups = [{"params": added, "times": 1.0}, {"params": [head], "times": float(HEAD_RATE)}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01)
    pieces = _Pieces(AutoTokenizer.from_pretrained(folder), device)
    done, total = 0, steps(readings, epochs)
    for _ in range(epochs):
        for batch in batches(readings, pieces.length, draw):
            pace = RATE * min(1, (done + 1) / WARM_UP) * max(0.02, 1 - done / total)
            for group in optimizer.param_groups:
                group["lr"] = pace * group["times"]
            optimizer.zero_grad()
            whole, loss = sum(each.weight for each in batch), 0.0
            for start in range(0, len(batch), TOGETHER[device]):
                part = batch[start : start + TOGETHER[device]]
                changed = {bert_name(n): base[n] + SCALE * ups[n] @ downs[n] for n in names}
                share = _loss(_logits(model, changed, head, pieces(part)), part) / whole
                torch.autograd.backward(share)
                loss += share.item()
            torch.nn.utils.clip_grad_norm_([*added, head], 1.0)
            optimizer.step()
            done += 1
            advance(loss)
    found = {f"{name}.up": _halves(SCALE * ups[name]) for name in names}
    found |= {f"{name}.down": _halves(downs[name]) for name in names}
    return {**found, "head.w": _halves(head[:-1]), "head.b": _halves(head[-1:])}


def batches(
    readings: Sequence[Reading], length: Callable[[Reading], int], draw: random.Random
) -> Iterator[list[Reading]]:
    """All readings once in a new order but for the rest, BATCH at a time, each batch of about one length."""
    order = draw.sample(list(readings), len(readings))
    size = BATCH * OF_ABOUT_ONE_LENGTH
    for start in range(0, len(order), size):
        near = sorted(order[start : start + size], key=length)
        found = [near[at : at + BATCH] for at in range(0, len(near) - BATCH + 1, BATCH)]
        draw.shuffle(found)
        yield from found


class _Pieces:
    """Readings as tensors: `<s> question </s> </s> passage </s>`; each text is cut into pieces once."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase, device: str) -> None:
        self._tokenizer, self._device, self._known = tokenizer, device, dict[str, list[int]]()

    def _of(self, text: str, most: int) -> list[int]:
        if text not in self._known:
            self._known[text] = self._tokenizer(text, add_special_tokens=False)["input_ids"]
        return self._known[text][:most]

    def length(self, reading: Reading) -> int:
        return len(self._of(reading.question, QUESTION_TOKENS)) + len(
            self._of(reading.passage, PASSAGE_TOKENS)
        )

    def __call__(self, readings: Sequence[Reading]) -> _Inputs:
        start, end = self._tokenizer.bos_token_id, self._tokenizer.eos_token_id
        asked = [[start, *self._of(each.question, QUESTION_TOKENS), end] for each in readings]
        read = [[end, *self._of(each.passage, PASSAGE_TOKENS), end] for each in readings]
        longest = max(len(q) + len(p) for q, p in zip(asked, read, strict=True))
        ids = torch.full((len(readings), longest), self._tokenizer.pad_token_id)
        mask = torch.zeros(2, len(readings), longest)
        for row, (question, passage) in enumerate(zip(asked, read, strict=True)):
            ids[row, : len(question) + len(passage)] = torch.tensor(question + passage)
            mask[0, row, : len(question)] = 1
            mask[1, row, len(question) : len(question) + len(passage)] = 1
        return _Inputs(ids.to(self._device), *mask.to(self._device))


def _lower_layers(folder: Path) -> PreTrainedModel:
    set_verbosity_error()  # type: ignore[no-untyped-call]  # the layers left out are meant
    disable_progress_bar()  # type: ignore[no-untyped-call]
    layers = min(LAYERS, AutoConfig.from_pretrained(folder).num_hidden_layers)
    model: PreTrainedModel = AutoModel.from_pretrained(
        folder, dtype=torch.float32, num_hidden_layers=layers, add_pooling_layer=False
    )
    model.requires_grad_(False)
    return model


def _started(matrix: torch.Tensor, device: str) -> torch.Tensor:
    columns = matrix.shape[1]
    return (torch.randn(RANK, columns, device=device) / math.sqrt(columns)).requires_grad_()


def _logits(
    model: PreTrainedModel, changed: dict[str, torch.Tensor], head: torch.Tensor, inputs: _Inputs
) -> torch.Tensor:
    """(readings,) log-odds that the passage answers."""
    mask = inputs.question + inputs.passage
    with torch.autocast(mask.device.type, dtype=torch.bfloat16):
        shown = {"input_ids": inputs.ids, "attention_mask": mask}
        hidden = functional_call(model, changed, kwargs=shown).last_hidden_state.float()
    means = [
        (hidden * part.unsqueeze(-1)).sum(1) / part.sum(1, keepdim=True)
        for part in (inputs.question, inputs.passage)
    ]
    return torch.cat(means, dim=1) @ head[:-1] + head[-1]


def _loss(logits: torch.Tensor, readings: Sequence[Reading]) -> torch.Tensor:
    answers = torch.tensor([float(each.answers) for each in readings], device=logits.device)
    weight = torch.tensor([each.weight for each in readings], device=logits.device)
    return functional.binary_cross_entropy_with_logits(logits, answers, weight, reduction="sum")


def _halves(tensor: torch.Tensor) -> Halves:
    return tensor.detach().cpu().numpy().astype(np.float16)
