"""The parts that speed is measured in, each by itself: what it measures, how long it took, and why it failed if it did.

But: prints and writes nothing; whoever measures a part keeps it (`eval.speed_kept`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import get_args

from corpus.library import Library
from eval.speed import Ratio
from eval.speed_corpus import articles, scaled
from eval.speed_encoding import asking_ratio, building_ratios, encoding_ratios, torch_model
from eval.speed_process import crowd, first_answer, page_ratios
from eval.speed_search import Growth, bm25_ratio, growth, hybrid_ratio
from index.encoder import Precision, load_encoder
from index.phrasings import beside
from qa.opening import open_assistant

SIZES = (1_000, 10_000, 100_000)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is measured on: the home, questions, the folder of samples, and how many articles get real vectors."""

    home: Path
    questions: Sequence[str]
    samples: Path
    encoded: int


@dataclass(frozen=True, slots=True)
class Measured:
    """One part as it was measured: how busy the machine was, how many seconds it took, its rows, and growth at
    a size; or what went wrong."""

    part: str
    machine: str
    seconds: float
    ratios: tuple[Ratio, ...] = ()
    growth: Growth | None = None
    failure: str = ""


Rows = tuple[Sequence[Ratio], Growth | None]


def measured(part: str, setting: Setting) -> tuple[Measured, Exception | None]:
    """Measure a part of `PARTS`. Whatever it raises is told in `failure`, and given for the log."""
    machine, start = load(), perf_counter()
    try:
        ratios, grown = PARTS[part](setting)
    except Exception as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return Measured(part, machine, perf_counter() - start, failure=said), error
    return Measured(part, machine, perf_counter() - start, tuple(ratios), grown), None


def _encoding(setting: Setting) -> Rows:
    return encoding_ratios(setting.home, torch_model(setting.home), setting.questions), None


def _asking(setting: Setting) -> Rows:
    model, home = torch_model(setting.home), setting.home
    return [
        asking_ratio(open_assistant(home, precision=precision), precision, model, setting.questions)
        for precision in get_args(Precision)
    ], None


def _building(setting: Setting) -> Rows:
    library = Library(setting.home)
    encoder = load_encoder(setting.home, None, "fp32")
    return building_ratios(library.documents(), beside(library.files()), encoder), None


def _command(setting: Setting) -> Rows:
    return [first_answer(setting.home, setting.questions[0])], None


def _page(setting: Setting) -> Rows:
    return page_ratios(setting.home, setting.questions[0]), None


def _crowd(setting: Setting) -> Rows:
    return crowd(setting.home, setting.questions), None


def _search(n: int, setting: Setting) -> Rows:
    texts, asked = articles(setting.samples), setting.questions
    if not texts:
        return (), None
    encoder = load_encoder(setting.home, None, "fp32")
    clauses = scaled(texts, n, encoder, setting.home / "eval" / "vectors", setting.encoded)
    ratios = [bm25_ratio(clauses, asked), hybrid_ratio(clauses, asked, encoder)]
    return ratios, growth(clauses, asked, encoder)


#: In the order of the table; the search parts are named by the number of clauses.
PARTS: Mapping[str, Callable[[Setting], Rows]] = {
    "encoding": _encoding,
    "asking": _asking,
    "building": _building,
    "command": _command,
    "page": _page,
    "crowd": _crowd,
    **{f"search-{n}": partial(_search, n) for n in SIZES},
}


def load() -> str:
    """How busy the machine is, for whoever reads the figures."""
    return f"{os.cpu_count()} 核，此前一分钟的负载 {os.getloadavg()[0]:.1f}"
