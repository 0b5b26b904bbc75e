"""Commands: `python -m qa ask QUESTION`, `batch IN OUT`, `profile TEXT`, `password NAME`, `status`, `backup FILE`,
`restore FILE`.

With `--json` standard output holds exactly one JSON value and everything else goes to standard error.
Exit code 0, or 2 with one sentence that says what to do.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from console import counted, mendable, notes, out, write_json
from corpus.errors import PolicyError
from corpus.library import Library
from qa import home_commands
from qa.accounts import entry
from qa.as_json import as_json
from qa.assistant import Assistant
from qa.batch import answers
from qa.entry import EMPTY, EmptyQuestion
from qa.opening import open_assistant
from qa.records import Answer
from qa.writing.composing import composed
from qa.writing.server import configured
from settings import Settings

line = partial(out.print, markup=False, soft_wrap=True)  # quotes stay whole when copied
app = typer.Typer(help="问政策：用文件自己的话回答。", no_args_is_help=True, add_completion=False)

Json = Annotated[bool, typer.Option("--json", help="只输出一个 JSON 值")]
DocumentId = Annotated[str | None, typer.Option("--document", help="只在这一份文件里找")]


def opened(document: str | None) -> tuple[Assistant, str | None]:
    """The assistant over all documents, and the document that questions are limited to."""
    settings = Settings()
    limited = document or settings.document
    if limited is not None:
        Library(settings.home).document(limited)
    with counted("准备", None) as advance:
        assistant = open_assistant(
            settings.home, settings.model, lambda *_: advance(1), milvus=settings.milvus
        )
    notes.print(assistant.opened, style="dim", markup=False)
    return assistant, limited


def show(answer: Answer) -> None:
    """An answer for people."""
    if answer.understood and answer.understood != answer.question:
        line(f"理解为：{answer.understood}", style="dim")
    line(answer.text)
    for citation in answer.citations:
        line(f"\n[{citation.n}] {citation.label}", style="bold")
        line(f"    {citation.quote.strip()}")
        if citation.departments:
            line(f"    责任单位：{'、'.join(citation.departments)}", style="dim")
        if citation.period is not None:
            line(f"    实施期限：{citation.period.text}", style="dim")
    for sum_ in answer.arithmetic:
        line(f"\n计算：{sum_.expression} = {sum_.result}")
    for notice in answer.notices:
        line(f"\n注意：{notice.text}", style="yellow")
    further = [hit.id for hit in answer.hits if hit.id not in {c.id for c in answer.citations}][:4]
    if further and answer.kind in ("answer", "none"):
        line(
            f"\n{'最接近的条款' if answer.kind == 'none' else '另见'}：{'、'.join(further)}",
            style="dim",
        )


@app.command()
def ask(question: str, json_: Json = False, document: DocumentId = None) -> None:
    """回答一个问题，引用原文。"""
    with mendable():
        if not question.strip():
            raise EmptyQuestion(EMPTY)
        settings = Settings()
        model = configured(*settings.language_model)
        assistant, limited = opened(document)
        answer = assistant.ask(question, (), limited)
        if model is not None:
            with counted("撰写", None):
                answer = composed(answer, assistant.knowledge, model)
    if json_:
        write_json(as_json(answer))
    else:
        show(answer)


@app.command()
def profile(text: str, json_: Json = False) -> None:
    """用一两句话描述企业或个人，列出符合的政策。"""
    with mendable():
        if not text.strip():
            raise EmptyQuestion(
                "请用一两句话描述企业或个人，例如“去年认定的国家级小巨人，今年想买工业机器人”。"
            )
        assistant, _ = opened(None)
        found = assistant.profile(text)
    if json_:
        write_json(as_json(found))
        return
    line(f"共找到 {len(found.matches)} 项", style="bold")
    for match in found.matches:
        verdict = "符合" if match.verdict == "fits" else f"还需说明：{'、'.join(match.missing)}"
        line(f"\n{match.citation.label}（{verdict}）", style="bold")
        line(f"    {match.why}\n    {match.citation.quote.strip()}")


@app.command()
def batch(source: Path, target: Path, document: DocumentId = None) -> None:
    """逐行回答 JSONL 文件里的问题，结果写成 JSONL。"""
    with mendable():
        try:
            lines = source.read_bytes().decode("utf-8-sig", "surrogatepass").splitlines()
        except (OSError, UnicodeDecodeError):
            raise PolicyError(f"读不出 {source}，请检查路径，并存为 UTF-8。") from None
        assistant, limited = opened(document)
        try:
            with target.open("w", encoding="utf-8") as written:
                for answer in answers(lines, assistant, limited):
                    written.write(json.dumps(answer, ensure_ascii=False) + "\n")
        except OSError:
            raise PolicyError(f"写不进 {target}，请换一个可写的位置。") from None
    notes.print(f"已写入 {target}", markup=False)


@app.command()
def password(name: str) -> None:
    """给工作人员页面的一个用户生成密码条目：从标准输入读密码，打印 POLICY_QA_AUTH 用的一项。"""
    with mendable():
        if sys.stdin.isatty():
            given = str(typer.prompt("密码", hide_input=True, confirmation_prompt="再输一遍", err=True))
        else:
            given = sys.stdin.readline().rstrip("\r\n")
        typer.echo(entry(name, given))


home_commands.register(app, mendable, line, write_json)


if __name__ == "__main__":
    app()
