"""Any retrieval set in the form of corpus.jsonl, queries.jsonl and qrels.jsonl: BM25, dense and hybrid.

Lines are `{"id", "title", "text"}`, `{"id", "question"}` and `{"qid", "doc", "rel"}`. A text longer than a
clause is cut into windows (`index.windows`), the title in front of each; a document's vector score is that
of its best window, and its BM25 score that of its whole text; the hybrid reads the words of both, hears what stands
beside a document (`eval.families`), and looks for what comes after its first documents with their vectors beside the
question's (Rocchio 1971, positive feedback only). Only questions with a relevant document count, and all of those do.
But: no phrasing bank, route or feature takes part; these are the bare halves
and their fusion.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import ir_measures
import numpy as np
import numpy.typing as npt
from ir_measures import RR, R, ScoredDoc, Success, nDCG

from eval.errors import BadCollection, fault
from eval.families import families, in_company
from eval.vector_cache import VectorCache
from index.bm25 import compile_bm25
from index.encoder import Encoder
from index.fusion import Floats, above_the_rest
from index.tokens import Tokenizer
from index.windows import windows

DEPTH = 100
WORDS, IN_COMPANY, SURER = 0.25, 0.20, 0.30  # weight of the words, that where documents have others beside
# them, and how much more they get where one text stands out
KEPT, FED, FEEDBACK = (
    10,
    5,
    0.2,
)  # documents that stay first, those that are fed back, and the weight of their vectors
MEASURES: Mapping[str, Any] = {
    "hit@1": Success @ 1,
    "hit@5": Success @ 5,
    "recall@10": R @ 10,
    "recall@100": R @ 100,
    "mrr@10": RR @ 10,
    "ndcg@10": nDCG @ 10,
}

Rankings = dict[str, list[ScoredDoc]]


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents as (title, text) by id, questions by id, and the graded documents of each question."""

    documents: Mapping[str, tuple[str, str]]
    questions: Mapping[str, str]
    relevant: Mapping[str, Mapping[str, int]]


def load(folder: Path) -> Collection:
    """The set in a folder. Raises BadCollection where a file is missing or a line cannot be used."""
    documents = {
        line["id"]: (line.get("title") or "", line["text"])
        for line in lines_of(folder, "corpus", "id", "text")
    }
    questions = {line["id"]: line["question"] for line in lines_of(folder, "queries", "id", "question")}
    relevant: dict[str, dict[str, int]] = {}
    for line in lines_of(folder, "qrels", "qid", "doc", "rel"):
        if line["qid"] not in questions:
            raise BadCollection(f"qrels 判断了 queries 里没有的问题 {line['qid']}，请补全 queries.jsonl。")
        if line["rel"] > 0:
            relevant.setdefault(line["qid"], {})[line["doc"]] = int(line["rel"])
    if not documents or not relevant:
        raise BadCollection(
            f"{folder.name} 里没有可评测的文档和问题，请检查 corpus、queries、qrels 三个文件。"
        )
    return Collection(documents, questions, relevant)


def only(collection: Collection, names: frozenset[str]) -> Collection:
    """The same documents with some of the judged questions."""
    return replace(
        collection, relevant={q: graded for q, graded in collection.relevant.items() if q in names}
    )


def rankings(
    collection: Collection, encoder: Encoder, cache: Path, advance: Callable[[int], object] = lambda n: None
) -> Rankings:
    """The first `DEPTH` documents of every judged question, by words, by meaning, and by both."""
    ids = sorted(collection.documents)
    tokens = Tokenizer()
    bm25 = compile_bm25([tokens("\n".join(collection.documents[name])) for name in ids])
    owners, texts = passages(collection, ids)
    in_windows = compile_bm25([tokens(text) for text in texts])
    vectors = VectorCache(cache, encoder).vectors(texts, advance)
    together = families(collection.documents, ids)
    weight = IN_COMPANY if together.any else WORDS
    runs: Rankings = {"bm25": [], "dense": [], "hybrid": []}
    for name in collection.relevant:
        question = collection.questions[name]
        words = np.asarray(bm25.scores(tokens(question)), np.float32)
        asked_for = encoder.encode_queries([question])[0]
        cosines = vectors @ asked_for
        meaning = _nearest(cosines, owners, len(ids))
        nearest = np.zeros(len(ids), np.float32)
        np.maximum.at(nearest, owners, np.asarray(in_windows.scores(tokens(question)), np.float32))
        both = _of_the_highest(words) + _of_the_highest(nearest)
        hybrid = in_company(fused(both, meaning, weight), together)
        fed = _fed_back(asked_for, hybrid, cosines, vectors, owners)
        then = fused(both, _nearest(vectors @ fed, owners, len(ids)), weight)
        hybrid = _behind(hybrid, in_company(then, together))
        for run, scores in (("bm25", words), ("dense", meaning), ("hybrid", hybrid)):
            runs[run] += ranked(name, ids, scores)
    return runs


def judgements(collection: Collection) -> list[ir_measures.Qrel]:
    """What the set says of its documents."""
    return [
        ir_measures.Qrel(name, document, grade)
        for name, graded in collection.relevant.items()
        for document, grade in graded.items()
    ]


def means(collection: Collection, runs: Rankings) -> dict[str, dict[str, float]]:
    """configuration -> measure -> mean over the judged questions, to four places."""
    n = len(collection.relevant)
    return {
        run: {name: round(sum(found.values()) / n, 4) for name, found in values(collection, ranking).items()}
        for run, ranking in runs.items()
    }


def values(collection: Collection, ranking: Sequence[ScoredDoc]) -> dict[str, dict[str, float]]:
    """measure -> question -> value, 0 where nothing was found."""
    found = {name: dict.fromkeys(collection.relevant, 0.0) for name in MEASURES}
    names = {measure: name for name, measure in MEASURES.items()}
    for metric in ir_measures.iter_calc(list(names), judgements(collection), ranking):
        found[names[metric.measure]][metric.query_id] = float(metric.value)
    return found


def size(collection: Collection) -> int:
    """How many texts there are to encode."""
    return len(passages(collection, sorted(collection.documents))[1])


def fused(words: Floats, meaning: Floats, weight: float = WORDS) -> Floats:
    """Both halves as one score, (n,): each scaled by its own first texts, words the heavier the surer they are."""
    share = weight + SURER * _lead(words)
    return np.asarray(share * above_the_rest(words) + (1 - share) * above_the_rest(meaning), np.float32)


def _nearest(cosines: Floats, owners: npt.NDArray[np.int64], n: int) -> Floats:
    """(windows,) -> (n,): each document's best window."""
    best = np.full(n, -1.0, np.float32)
    np.maximum.at(best, owners, cosines)
    return best


def _fed_back(
    question: Floats, scores: Floats, cosines: Floats, vectors: Floats, owners: npt.NDArray[np.int64]
) -> Floats:
    """The question's vector with those of the first `FED` documents' best windows, the earlier the heavier; unit length."""
    near = np.zeros_like(question)
    for rank, document in enumerate(np.argsort(-scores, kind="stable")[:FED], 2):
        own = np.flatnonzero(owners == document)
        near += vectors[own[np.argmax(cosines[own])]] / rank
    fed = question + FEEDBACK * near / max(float(np.linalg.norm(near)), 1e-9)
    return np.asarray(fed / np.linalg.norm(fed), np.float32)


def _behind(first: Floats, then: Floats) -> Floats:
    """The first `KEPT` documents as they stand, behind them the others by other scores."""
    kept = np.argsort(-first, kind="stable")[:KEPT]
    scores = np.array(then)
    scores[kept] = first[kept] + float(then.max() - first[kept].min()) + 1.0
    return scores


def _lead(words: Floats) -> float:
    """How far the best text stands above the fifth by words, 0-1: high where the question has the text's own words."""
    behind = min(4, len(words) - 1)
    high, low = float(words.max()), float(np.partition(words, -behind - 1)[-behind - 1])
    return 1.0 - low / high if high > 0 else 0.0


def _of_the_highest(scores: Floats) -> Floats:
    """(n,) as shares of the highest; all 0 where no text has a word of the question."""
    high = float(scores.max())
    return scores / high if high > 0 else scores


def passages(collection: Collection, ids: Sequence[str]) -> tuple[Any, list[str]]:
    """The encoded texts, and for each the place of its document in `ids`."""
    owners: list[int] = []
    texts: list[str] = []
    for place, name in enumerate(ids):
        title, text = collection.documents[name]
        for window in windows(f"{title}\n{text}" if title else text):
            owners.append(place)
            texts.append(window)
    return np.array(owners, np.int64), texts


def ranked(question: str, ids: Sequence[str], scores: Floats) -> list[ScoredDoc]:
    """The best DEPTH documents by (-score, id), their scores falling by one so that no tool reorders ties;
    `ids` are sorted, so equal scores keep their order."""
    order = np.argsort(-scores, kind="stable")[:DEPTH]
    return [ScoredDoc(question, ids[at], float(DEPTH - rank)) for rank, at in enumerate(order)]


def lines_of(folder: Path, name: str, *keys: str) -> list[dict[str, Any]]:
    """The objects of a file of the set, each with all the keys. Raises BadCollection where a line cannot be used."""
    path = folder / f"{name}.jsonl"
    try:
        lines = [
            json.loads(line) for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()
        ]
    except (OSError, ValueError) as error:
        raise BadCollection(f"读不出 {path.name}（{fault(error)}），请检查路径和格式。") from error
    for number, line in enumerate(lines, 1):
        if not isinstance(line, dict) or not all(key in line for key in keys):
            raise BadCollection(f"{path.name} 第{number}行缺少 {'、'.join(keys)} 之一，请补上。")
        if not all(isinstance(line[key], int if key == "rel" else str) for key in keys):
            raise BadCollection(f"{path.name} 第{number}行的 {'、'.join(keys)} 有一项类型不对，请改正。")
    return lines
