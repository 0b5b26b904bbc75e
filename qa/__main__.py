"""Commands: `python -m qa ask QUESTION`, `batch IN OUT`, `profile TEXT`.

With `--json` standard output holds exactly one JSON value and everything else goes to standard error.
Exit code 0, or 2 with one sentence that says what to do.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import Progress

from corpus.errors import PolicyError
from corpus.library import Library
from qa.as_json import as_json
from qa.assistant import Assistant
from qa.batch import answers
from qa.entry import EmptyQuestion
from qa.opening import open_assistant
from qa.records import Answer
from settings import Settings, explain

app = typer.Typer(help="问政策：用文件自己的话回答。", no_args_is_help=True, add_completion=False)
shown = Console(highlight=False)
aside = Console(stderr=True, highlight=False)

Json = Annotated[bool, typer.Option("--json", help="只输出一个 JSON 值")]
DocumentId = Annotated[str | None, typer.Option("--document", help="只在这一份文件里找")]


def stop(sentence: str) -> NoReturn:
    """One sentence to standard error, exit code 2."""
    aside.print(sentence, markup=False)
    raise typer.Exit(2)


@contextmanager
def explained() -> Iterator[None]:
    """Failures that a person can mend end the command with their sentence."""
    try:
        yield
    except (PolicyError, EmptyQuestion) as error:
        stop(str(error))
    except ValidationError as error:
        stop(explain(error))


def opened(document: str | None) -> tuple[Assistant, str | None]:
    """The assistant over all documents, and the document that questions are limited to."""
    settings = Settings()
    limited = document or settings.document
    if limited is not None:
        Library(settings.home).document(limited)
    with Progress(console=aside, transient=True, disable=not sys.stderr.isatty()) as bars:
        task = bars.add_task("准备", total=None)
        assistant = open_assistant(
            settings.home,
            settings.model,
            lambda what, done, total: bars.update(task, description=what, completed=done, total=total),
        )
    return assistant, limited


def printed(value: Any) -> None:  # noqa: ANN401
    """Exactly one JSON value on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def show(answer: Answer) -> None:
    """An answer for people."""
    if answer.understood and answer.understood != answer.question:
        shown.print(f"理解为：{answer.understood}", style="dim", markup=False)
    shown.print(answer.text, markup=False)
    for citation in answer.citations:
        shown.print(f"\n[{citation.n}] {citation.label}", style="bold", markup=False)
        shown.print(f"    {citation.quote.strip()}", markup=False)
        if citation.departments:
            shown.print(f"    责任单位：{'、'.join(citation.departments)}", style="dim", markup=False)
        if citation.period is not None:
            shown.print(f"    实施期限：{citation.period.text}", style="dim", markup=False)
    for sum_ in answer.arithmetic:
        shown.print(f"\n计算：{sum_.expression} = {sum_.result}", markup=False)
    for notice in answer.notices:
        shown.print(f"\n注意：{notice.text}", style="yellow", markup=False)
    further = [hit.id for hit in answer.hits if hit.id not in {c.id for c in answer.citations}][:4]
    if further and answer.kind in ("answer", "none"):
        shown.print(
            f"\n{'最接近的条款' if answer.kind == 'none' else '另见'}：{'、'.join(further)}",
            style="dim",
            markup=False,
        )


@app.command()
def ask(question: str, json_: Json = False, document: DocumentId = None) -> None:
    """回答一个问题，引用原文。"""
    with explained():
        if not question.strip():
            raise EmptyQuestion("请输入一个问题，例如“小微企业能享受哪些补贴”。")
        assistant, limited = opened(document)
        answer = assistant.ask(question, (), limited)
    if json_:
        printed(as_json(answer))
    else:
        show(answer)


@app.command()
def profile(text: str, json_: Json = False) -> None:
    """用一两句话描述企业或个人，列出符合的政策。"""
    with explained():
        if not text.strip():
            raise EmptyQuestion(
                "请用一两句话描述企业或个人，例如“去年认定的国家级小巨人，今年想买工业机器人”。"
            )
        assistant, _ = opened(None)
        found = assistant.profile(text)
    if json_:
        printed(as_json(found))
        return
    shown.print(f"共找到 {len(found.matches)} 项", style="bold")
    for match in found.matches:
        verdict = "符合" if match.verdict == "fits" else f"还需说明：{'、'.join(match.missing)}"
        shown.print(f"\n{match.citation.label}（{verdict}）", style="bold", markup=False)
        shown.print(f"    {match.why}\n    {match.citation.quote.strip()}", markup=False)


@app.command()
def batch(source: Path, target: Path, document: DocumentId = None) -> None:
    """逐行回答 JSONL 文件里的问题，结果写成 JSONL。"""
    with explained():
        try:
            lines = source.read_bytes().decode("utf-8-sig", "surrogatepass").splitlines()
        except (OSError, UnicodeDecodeError):
            stop(f"读不出 {source}，请检查路径，并存为 UTF-8。")
        assistant, limited = opened(document)
        try:
            with target.open("w", encoding="utf-8") as out:
                for answer in answers(lines, assistant, limited):
                    out.write(json.dumps(answer, ensure_ascii=False) + "\n")
        except OSError:
            stop(f"写不进 {target}，请换一个可写的位置。")
    aside.print(f"已写入 {target}", markup=False)


if __name__ == "__main__":
    app()
