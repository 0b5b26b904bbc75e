"""Everything that speed measures, in one list, and growth over sizes.

But: it is as slow as what it measures: minutes for 10,000 clauses, more for 100,000.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import get_args

from corpus.library import Library
from eval.speed import Ratio, as_json
from eval.speed_corpus import articles, scaled
from eval.speed_encoding import asking_ratio, building_ratios, encoding_ratios, torch_model
from eval.speed_process import crowd, first_answer, page_ratios
from eval.speed_search import Growth, bm25_ratio, growth, hybrid_ratio
from index.encoder import Precision, load_encoder
from index.phrasings import beside
from qa.opening import open_assistant

__all__ = ["SIZES", "as_json", "load", "ratios", "sizes"]
SIZES = (1_000, 10_000, 100_000)
Tell = Callable[[str], object]


def ratios(home: Path, questions: Sequence[str], tell: Tell) -> list[Ratio]:
    """All ratios but those of search at scale. `tell` is called before each piece of work."""
    tell("编码与回答")
    model = torch_model(home)
    found = encoding_ratios(home, model, questions)
    for precision in get_args(Precision):
        found.append(asking_ratio(open_assistant(home, precision=precision), precision, model, questions))
    del model
    tell("建立索引")
    library = Library(home)
    found += building_ratios(library.documents(), beside(library.files()), load_encoder(home, None, "fp32"))
    tell("新进程")
    found.append(first_answer(home, questions[0]))
    tell("网页")
    found += page_ratios(home, questions[0])
    tell("三十人同时提问")
    return found + crowd(home, questions)


def sizes(
    home: Path, questions: Sequence[str], samples: Path, largest: int, encoded: int, tell: Tell
) -> tuple[list[Ratio], list[Growth]]:
    """Search at each size up to `largest`: its ratios and its growth; empty where the sample articles are absent.

    At most `encoded` articles are given real vectors.
    """
    texts = articles(samples)
    encoder = load_encoder(home, None, "fp32")
    found: list[Ratio] = []
    grown: list[Growth] = []
    for n in SIZES if texts else ():
        if n <= largest:
            tell(f"{n} 条")
            clauses = scaled(texts, n, encoder, home / "eval" / "vectors", encoded)
            found += [bm25_ratio(clauses, questions), hybrid_ratio(clauses, questions, encoder)]
            grown.append(growth(clauses, questions, encoder))
    return found, grown


def load() -> str:
    """How busy the machine is, for whoever reads the figures."""
    return f"{os.cpu_count()} 核，此前一分钟的负载 {os.getloadavg()[0]:.1f}"
