"""`python -m eval cross-encoder`: trains what reads a question and a passage together, into `index/adapter.safetensors`.

But: trains on top of the encoder that is in use; what it wrote is used once its SHA-256 stands in `index.encoder_files`, which
is left to a person who has read the figures.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from console import counted, mendable, notes
from corpus.library import Library
from eval import others as other_documents
from eval.adapter_command import RUNS, kept_in
from eval.averaging import averaged
from eval.readings import Reading, of_bank, of_other
from eval.suite_command import OTHERS, SAMPLES
from index import adapter as adapters
from index.encoder import load_encoder
from index.phrasings import beside
from index.unpack import unpack
from qa.opening import open_assistant
from settings import Settings


def cross_encoder(
    others: Annotated[Path, typer.Option(help="其他文件上的问题，只用标为 train 的。")] = OTHERS,
    samples: Annotated[Path, typer.Option(help="这些文件所在的文件夹。")] = SAMPLES,
    out: Annotated[Path, typer.Option(help="写到哪里。")] = adapters.FILE,
) -> None:
    """训练交叉编码器，写出权重并给出文件的 SHA-256。"""
    with mendable():
        # torch: seconds, and only this command trains
        from eval.cross_encoder import AVERAGED_RANK, steps, train

        home = Settings().home
        folder = unpack(home)
        readings = _readings(home, others, samples)
        with counted("训练", RUNS * steps(readings)) as advance:
            runs = [
                train(folder, readings, seed=seed, advance=lambda loss: advance(1)) for seed in range(RUNS)
            ]
        tensors = averaged(runs, AVERAGED_RANK, adapters.CROSS)
        digest = kept_in(out, tensors, lambda name: not name.startswith(adapters.CROSS))
    notes.print(f"用 {len(readings)} 对问题和段落训练，写好 {out}。SHA-256：{digest}")


def _readings(home: Path, others: Path, samples: Path) -> list[Reading]:
    """Of other documents and of the bank; all of them are searched first, which takes longest."""
    encoder = load_encoder(home)
    elsewhere = other_documents.load(
        others, samples, home / "eval" / "trained", encoder, notes.print, use="train"
    )
    with counted("检索", len(elsewhere) + 1) as advance:
        found = of_bank(beside(Library(home).files()), open_assistant(home))
        advance(1)
        for other in elsewhere:
            found += of_other(other)
            advance(1)
    return found
