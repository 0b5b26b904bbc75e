"""`python -m eval adapter`: trains the default encoder's addition and writes `index/adapter.safetensors`.

But: trains from the weights as they are published, not from those in use; what it wrote is used once its SHA-256
stands in `index.encoder_files`, which is left to a person who has read the figures.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from safetensors.numpy import load, save

from console import counted, mendable, notes
from corpus.library import Library
from eval import external
from eval.averaging import Tensors, averaged
from eval.errors import IncompleteRun
from eval.others import Asked, read
from eval.suite_command import OTHERS, SAMPLES
from eval.training_pairs import Pair, of_bank, of_collection, of_other, of_our_own
from index import adapter as adapters
from index.bert_folder import write_model
from index.e5_file import read_e5
from index.phrasings import FILE, UNANSWERED, read_phrasings, read_unanswered
from index.tokens import Tokenizer
from index.unpack import source_file
from settings import Settings

RUNS = 3  # trainings that are averaged, of seeds 0, 1, 2
TIMES = 2  # that a question on another document is trained on: sentences and whole nodes answer it


def adapter(
    collection: Annotated[Path, typer.Argument(help="训练用的检索集（STARD）。")] = SAMPLES / "stard",
    bank: Annotated[bool, typer.Option(help="也用各文件的问法训练。")] = True,
    others: Annotated[Path, typer.Option(help="其他文件上的问题，只用标为 train 的。")] = OTHERS,
    samples: Annotated[Path, typer.Option(help="这些文件所在的文件夹。")] = SAMPLES,
    out: Annotated[Path, typer.Option(help="写到哪里。")] = adapters.FILE,
) -> None:
    """训练默认编码器的低秩增量，写出权重并给出它的 SHA-256。"""
    with mendable():
        try:
            # torch and peft: seconds, and only this command trains
            from eval.adapter import RANK, steps, train
        except ImportError as error:
            raise IncompleteRun("训练需要 peft，请运行 pip install -e '.[train]'。") from error
        elsewhere = read(others, samples, "train", notes.print)
        pairs = _pairs(collection, Settings().home if bank else None, elsewhere)
        with tempfile.TemporaryDirectory() as folder, counted("训练", RUNS * steps(pairs)) as advance:
            write_model(read_e5(source_file().read_bytes()), Path(folder))
            runs = [
                train(Path(folder), pairs, seed=seed, advance=lambda loss: advance(1)) for seed in range(RUNS)
            ]
        digest = kept_in(out, averaged(runs, RANK), lambda name: name.startswith(adapters.CROSS))
    notes.print(f"用 {len(pairs)} 个问题训练，写好 {out}。SHA-256：{digest}")
    notes.print(
        "交叉编码器建立在它之上：请把 SHA-256 写进 index/encoder_files.py，再运行 python -m eval cross-encoder。"
    )


def kept_in(out: Path, tensors: Tensors, kept: Callable[[str], bool]) -> str:
    """Write `tensors` with those that are there and to be `kept`; the SHA-256 of the file."""
    there = load(out.read_bytes()) if out.is_file() else {}
    data = save({**{name: tensor for name, tensor in there.items() if kept(name)}, **tensors})
    out.write_bytes(data)
    return hashlib.sha256(data).hexdigest()


def _pairs(collection: Path, home: Path | None, elsewhere: Sequence[Asked]) -> list[Pair]:
    tokenizer = Tokenizer()
    more = of_our_own(OTHERS.with_name(f"{collection.name}.jsonl"))
    pairs = of_collection(external.load(collection), tokenizer, more)
    if home:
        library = Library(home)
        files = dict(library.files())
        for document in library.documents():
            known = read_phrasings(files[document.id].parent / FILE)
            if known:
                pairs += of_bank(document, known, tokenizer)
                missed = read_unanswered(files[document.id].parent / UNANSWERED, document.id)
                pairs += [Pair(question.text, (), (), document.id) for question in missed]
    for other in elsewhere:
        pairs += TIMES * of_other(other, tokenizer)
    return pairs
