"""The commands that need the user's language model: `--llm` scores what it writes, `phrasings --draft` asks it for
ways of asking, `phrasings --accept` shows them to a person one by one.

But: without a model there is one sentence that says which settings name one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from console import counted, notes
from corpus.errors import PolicyError
from corpus.library import Library
from eval import drafting, written
from eval.errors import IncompleteRun
from eval.records import Gold
from index.phrasings import FILE, read_phrasings
from qa.opening import open_assistant
from qa.ranking import ASKED
from qa.writing.server import Server, configured
from settings import Settings


def score_writing(settings: Settings, questions: Sequence[Gold]) -> dict[str, float | int]:
    """What `eval.written` says of the model's answers to `questions`."""
    model = model_of(settings)
    if not questions:
        raise IncompleteRun("没有符合条件的问题，请放宽 --type、--id 或 --limit。")
    with counted("准备编码器和索引", None):
        assistant = open_assistant(settings.home, settings.model)
    with counted("撰写", len(questions)) as advance:
        made = written.write(questions, assistant, model, lambda: advance(1))
    return written.scores(made, assistant)


def draft(settings: Settings, document: str, questions: Sequence[Gold]) -> None:
    """Add the model's phrasings of a document to its bank, marked as drafted."""
    model = model_of(settings)
    bank = bank_of(settings, document)
    with counted("准备编码器和索引", None):
        assistant = open_assistant(settings.home, settings.model, without=frozenset(ASKED))
    found = Library(settings.home).document(document)
    with counted("起草", len(found.nodes)) as advance:
        asked = [question.question for question in questions]
        made = drafting.draft(found, assistant, model, read_phrasings(bank), asked, lambda: advance(1))
    drafting.append(bank, made.kept)
    left_out = "，".join(f"{LEFT_OUT[why]} {n} 句" for why, n in made.left_out.items())
    notes.print(
        f"起草了 {len(made.kept)} 句，写在 {bank}（未收：{left_out}）。请逐句认可：--accept {document}"
    )


LEFT_OUT = {
    "near gold": "与标准问题太近",
    "nothing new": "与已有的重复",
    "not found": "检索不到所指之处",
    "no question": "不像问句",
}


def accept(settings: Settings, document: str) -> None:
    """Ask a person about each drafted line: y keeps it, n drops it, q leaves the rest."""
    accepted, dropped = drafting.accept(bank_of(settings, document), _choice)
    notes.print(f"认可 {accepted} 句，删去 {dropped} 句。")


def bank_of(settings: Settings, document: str) -> Path:
    """The bank beside a loaded document. Raises PolicyError where no such document is loaded."""
    files = dict(Library(settings.home).files())
    if document not in files:
        raise PolicyError(f"没有编号为“{document}”的文档，已有：{'、'.join(sorted(files))}。")
    return files[document].parent / FILE


def model_of(settings: Settings) -> Server:
    """The model that the settings name. Raises PolicyError where they name none."""
    model = configured(*settings.language_model)
    if model is None:
        raise PolicyError("没有语言模型，请先设置 POLICY_QA_LLM_BASE_URL 和 POLICY_QA_LLM_MODEL。")
    return model


def _choice(line: str) -> str:
    choice = ""
    while choice not in ("y", "n", "q"):
        choice = str(typer.prompt(f"{line}\n收下？y/n/q")).strip().lower()
    return choice
