"""Other tools on the same questions, with the same encoder and their usual settings.

Each runs as `python -m eval.peer_…` in an environment of its own under HOME, which sees the program's
packages and adds its own; a job goes in and a reply comes out as JSON. Pieces differ in kind and length, so
all, ours too, are scored by whether their first k pieces together hold every nugget, and the characters
that a reader would have to read are told beside it. But: not part of CI; the first run downloads packages.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean as average

from corpus.records import Document
from eval.bootstrap import mean
from eval.errors import IncompleteRun
from eval.nuggets import share_held
from eval.records import Gold, Mean, Run

CHECKOUT = Path(__file__).resolve().parents[1]
CUTOFFS = (1, 3, 5)


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool, the module that asks it, and the packages that module needs."""

    name: str
    module: str
    packages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contained:
    """How often the first k pieces hold the nuggets, and how many characters they have on average."""

    name: str
    held: dict[int, Mean]
    characters: dict[int, float]
    pieces: int
    settings: str
    versions: dict[str, str] = field(default_factory=dict)


PEERS = (
    Peer(
        "LangChain",
        "eval.peer_langchain",
        ("langchain-classic==1.0.8", "langchain-community==0.4.2", "langchain-text-splitters==1.1.3"),
    ),
    Peer(
        "LlamaIndex",
        "eval.peer_llamaindex",
        ("llama-index-core==0.14.25", "llama-index-retrievers-bm25==0.8.0"),
    ),
    Peer("txtai", "eval.peer_txtai", ("txtai==9.14.0",)),
)


def environment(folder: Path) -> Path:
    """The Python of the peers' environment, made on the first call and when the packages change."""
    python = folder / "bin" / "python"
    wanted = "\n".join(package for peer in PEERS for package in peer.packages)
    stamp = folder / "packages.txt"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    venv.create(folder, with_pip=True, clear=True)
    packages = next(folder.glob("lib/python*/site-packages"))
    ours = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "program.pth").write_text("\n".join(ours) + "\n", encoding="utf-8")
    _run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted.split()])
    stamp.write_text(wanted, encoding="utf-8")
    return python


def compare(
    document: Document,
    questions: Sequence[Gold],
    run: Run,
    home: Path,
    advance: Callable[[int], object] = lambda n: None,
) -> list[Contained]:
    """All peers, then ours; `advance` is called after each peer. Raises IncompleteRun where one fails."""
    python = environment(home / "peers")
    found: list[Contained] = []
    for peer in PEERS:
        found.append(ask(peer, python, document, questions, home))
        advance(1)
    return [*found, ours(run, document, questions)]


def ask(peer: Peer, python: Path, document: Document, questions: Sequence[Gold], home: Path) -> Contained:
    """The score of one peer on one document."""
    chosen = answerable(questions)
    job = {
        "text": document.source,
        "questions": [" ".join([*question.history, question.question]) for question in chosen],
        "home": str(home.resolve()),
        "k": max(CUTOFFS),
    }
    reply = json.loads(_run([str(python), "-W", "ignore", "-m", peer.module], json.dumps(job)))
    return contained(peer.name, chosen, reply["pieces"], reply["count"], reply["settings"], reply["versions"])


def ours(run: Run, document: Document, questions: Sequence[Gold]) -> Contained:
    """Our own hits, each as the slice of the source that it shows."""
    texts = {
        node.id: "".join(document.source[start:end] for start, end in node.spans) for node in document.nodes
    }
    chosen = answerable(questions)
    pieces = [
        [texts.get(named[0], "") for named in run.entries[question.id].ranked[: max(CUTOFFS)]]
        for question in chosen
    ]
    return contained(run.name, chosen, pieces, len(document.nodes), "条款和表行，同一措施合并")


def asked_about(questions: Sequence[Gold]) -> str:
    """The id of the document that most questions are about."""
    named = Counter(node.partition("/")[0] for question in questions for node in question.relevant)
    if not named:
        raise IncompleteRun("这些问题没有指到任何文件，无法与其他工具比较，请换一份标准问题。")
    return named.most_common(1)[0][0]


def answerable(questions: Sequence[Gold]) -> list[Gold]:
    """The questions a piece can hold the answer of."""
    return [question for question in questions if question.answerable and question.nuggets]


def contained(
    name: str,
    questions: Sequence[Gold],
    pieces: Sequence[Sequence[str]],
    count: int,
    settings: str,
    versions: dict[str, str] | None = None,
) -> Contained:
    """Scores of pieces, best first, one list a question. Raises IncompleteRun where a question has none, and
    where there is no question."""
    if not questions or len(pieces) != len(questions):
        raise IncompleteRun(f"{name} 只回答了{len(pieces)}题，应为{len(questions)}题，请重新运行。")
    pairs = list(zip(questions, pieces, strict=True))
    held = {
        k: mean(
            [float(share_held("\n\n".join(found[:k]), question.nuggets) == 1) for question, found in pairs]
        )
        for k in CUTOFFS
    }
    read = {k: average([sum(map(len, found[:k])) for found in pieces]) if pieces else 0.0 for k in CUTOFFS}
    return Contained(name, held, read, count, settings, versions or {})


def _run(command: Sequence[str], given: str | None = None) -> str:
    done = subprocess.run(command, input=given, capture_output=True, text=True, cwd=CHECKOUT, check=False)  # noqa: S603
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["没有说明"])[-1]
        raise IncompleteRun(f"对比工具没有运行成功（{last}），请检查网络后重试。")
    return done.stdout
