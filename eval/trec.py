"""TREC files: the judgements and one run file per configuration, as trec_eval, ranx and others read them.

Ids of questions and nodes hold no blanks. Run scores fall by one with the rank, so that every tool
orders as we do. But: it writes only answerable questions; a refusal has no ranking.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from eval.records import Gold, Run
from eval.retrieval import qrels, scored


def write(folder: Path, questions: Sequence[Gold], runs: Iterable[Run]) -> list[Path]:
    """Write `qrels.txt` and `<configuration>.run` into `folder`; the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {"qrels.txt": qrels_text(questions)}
    files |= {f"{run.name}.run": run_text(questions, run) for run in runs}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def qrels_text(questions: Sequence[Gold]) -> str:
    """`question 0 node grade` lines."""
    return "".join(f"{q.query_id} 0 {q.doc_id} {q.relevance}\n" for q in qrels(questions))


def run_text(questions: Sequence[Gold], run: Run) -> str:
    """`question Q0 node rank score tag` lines."""
    lines: list[str] = []
    rank = 0
    last = ""
    for document in scored(questions, run):
        rank = rank + 1 if document.query_id == last else 1
        last = document.query_id
        lines.append(f"{last} Q0 {document.doc_id} {rank} {document.score:g} {run.name}\n")
    return "".join(lines)
