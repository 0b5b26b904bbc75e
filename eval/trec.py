"""TREC files: the judgements and one run file per configuration, as trec_eval, ranx and others read them.

Ids of questions and nodes, and names of configurations, hold no blanks. Run scores fall by one with the rank, so
that every tool orders as we do. But: of the gold questions it writes only those with a ranking to judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ir_measures import Qrel, ScoredDoc

from eval.records import Gold, Run
from eval.retrieval import qrels, scored


def write(folder: Path, questions: Sequence[Gold], runs: Iterable[Run]) -> list[Path]:
    """Write `qrels.txt` and `<configuration>.run` into `folder`; the paths written."""
    return save(folder, qrels(questions), {run.name: scored(questions, run) for run in runs})


def save(folder: Path, judged: Iterable[Qrel], runs: Mapping[str, Iterable[ScoredDoc]]) -> list[Path]:
    """The same from judgements and rankings, the hits of a question in their order. Runs that an earlier call left
    in `folder` go: they belong to other judgements."""
    folder.mkdir(parents=True, exist_ok=True)
    for earlier in folder.glob("*.run"):
        earlier.unlink()
    files = {"qrels.txt": "".join(f"{q.query_id} 0 {q.doc_id} {q.relevance}\n" for q in judged)}
    files |= {f"{name}.run": _run(name, hits) for name, hits in runs.items()}
    for file, text in files.items():
        (folder / file).write_text(text, encoding="utf-8")
    return [folder / file for file in files]


def _run(name: str, hits: Iterable[ScoredDoc]) -> str:
    """`question Q0 node rank score tag` lines."""
    lines: list[str] = []
    rank = 0
    last = ""
    for hit in hits:
        rank = rank + 1 if hit.query_id == last else 1
        last = hit.query_id
        lines.append(f"{last} Q0 {hit.doc_id} {rank} {hit.score:g} {name}\n")
    return "".join(lines)
