"""Everything that speed measures, in one list, and growth over sizes.

But: it is as slow as what it measures: minutes for 10,000 clauses, more for 100,000.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.library import Library
from eval.speed import Ratio, as_json
from eval.speed_corpus import articles, scaled
from eval.speed_encoding import asking_ratio, building_ratios, encoding_ratios, torch_model
from eval.speed_process import crowd, first_answer, page_ratios
from eval.speed_search import Growth, bm25_ratio, growth, hybrid_ratio
from index.encoder import load_encoder
from index.phrasings import beside
from qa.opening import open_assistant

__all__ = ["SIZES", "as_json", "ratios", "sizes"]
SIZES = (1_000, 10_000, 100_000)
ENCODED = 1_000  # real vectors; the others are these with noise
PORT = 7893
Tell = Callable[[str], object]


def ratios(home: Path, questions: Sequence[str], samples: Path, largest: int, tell: Tell) -> list[Ratio]:
    """All ratios; search is measured on `largest` clauses. `tell` is called before each piece of work."""
    tell("编码与回答")
    model = torch_model(home)
    served = open_assistant(home)
    found = encoding_ratios(home, model, questions)
    found += [
        asking_ratio(open_assistant(home, precision="fp32"), "fp32", model, questions),
        asking_ratio(served, "int8", model, questions),
    ]
    del model
    tell("建立索引")
    library = Library(home)
    encoder = load_encoder(home, None, "fp32")
    found += building_ratios(library.documents(), beside(library.files()), encoder)
    tell("新进程与网页")
    found.append(first_answer(home, questions[0]))
    found += page_ratios(home, PORT, questions[0])
    tell("三十人同时提问")
    found += crowd(home, PORT + 1, questions)
    tell(f"{largest} 条的检索")
    texts = articles(samples)
    if texts:
        clauses = scaled(texts, largest, encoder, home / "eval" / "vectors", ENCODED)
        found += [bm25_ratio(clauses, questions), hybrid_ratio(clauses, questions, encoder)]
    return found


def sizes(home: Path, questions: Sequence[str], samples: Path, largest: int, tell: Tell) -> list[Growth]:
    """Growth over the sizes up to `largest`; empty where the sample articles are absent."""
    texts = articles(samples)
    encoder = load_encoder(home, None, "fp32")
    found: list[Growth] = []
    for n in SIZES if texts else ():
        if n <= largest:
            tell(f"{n} 条")
            found.append(
                growth(scaled(texts, n, encoder, home / "eval" / "vectors", ENCODED), questions, encoder)
            )
    return found
