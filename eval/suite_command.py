"""The command `python -m eval` itself: ask everything, show tables, write files, check, accept.

`eval.__main__` registers it. But: it scores nothing and decides nothing; `eval.suite` and `eval.regression` do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from console import counted, mendable, notes, show
from eval import facts, gold, markdown, model_command, peers, regression, saved, terminal
from eval import run as runs
from eval import suite as suites
from eval.bench import Bench
from eval.errors import IncompleteRun
from eval.records import Gold, Part
from eval.tables import OURS, caution, report_from
from index.encoder import Precision
from qa.opening import open_assistant
from settings import CHECKOUT, Settings

GOLD = CHECKOUT / "eval" / "gold" / "haining-2024.jsonl"
OTHERS = GOLD.with_name("others.jsonl")
SAMPLES = CHECKOUT.parent / "shared" / "samples"
EXPECTED = CHECKOUT / "eval" / "expected.json"
AsJson = Annotated[bool, typer.Option("--json", help="标准输出只有一个 JSON 值。")]


def suite(
    context: typer.Context,
    as_json: AsJson = False,
    check: Annotated[bool, typer.Option(help="与认可的结果比较，退步时退出码为 1。")] = False,
    accept: Annotated[bool, typer.Option(help="认可这次结果：改写 expected.json 与 README 的表。")] = False,
    llm: Annotated[bool, typer.Option("--llm", help="只给语言模型写的回答打分。")] = False,
    full: Annotated[bool, typer.Option(help="加上去掉各步骤的消融和其他工具。")] = False,
    type_: Annotated[list[str], typer.Option("--type", help="只问这一类，可多次。")] = [],  # noqa: B006
    id_: Annotated[list[str], typer.Option("--id", help="只问这一题，可多次。")] = [],  # noqa: B006
    limit: Annotated[int | None, typer.Option(min=1, help="只问前若干题。")] = None,
    part: Annotated[Literal["test", "dev", "all"], typer.Option(help="表格取哪一部分。")] = "test",
    against: Annotated[Path | None, typer.Option(help="与保存的运行比较，默认与认可的结果。")] = None,
    questions: Annotated[Path, typer.Option("--gold", help="标准问题文件。")] = GOLD,
) -> None:
    """标准问题全套：各种做法并排，写出报告和 TREC 文件。"""
    if context.invoked_subcommand:
        return
    with mendable():
        settings = Settings()
        known = gold.load(questions)
        asked = runs.choose(known, types=type_, ids=id_, limit=limit)
        if llm:
            found_of_model = model_command.score_writing(settings, asked)
            show(found_of_model, as_json, terminal.written_table(found_of_model))
            raise typer.Exit(0)
        whole = len(asked) == len(known)
        pinned_at = expected_of(questions)
        pinned = regression.load(pinned_at) if check or pinned_at.exists() else None
        if (check or accept) and not whole:
            raise IncompleteRun("--check 和 --accept 要问全部标准问题，请去掉 --type、--id、--limit。")
        before = saved.load(against) if against else regression.accepted(pinned) if pinned else None
        bench = opened(settings).sharing()
        asks = bench.configurations() | (bench.ablation() if full else {})
        reported: Part | None = None if part == "all" or not whole else part
        with counted("提问", len(asked)) as advance:
            made = suites.evaluate(
                asked, asks, bench.documents, reported, before, lambda: advance(1), len(known) - len(asked)
            )
        files = suites.write(settings.home / "eval", made, bench.documents)
        said: dict[str, Any] = suites.as_json(made, files)
        shown = terminal.tables(made.report)
        if whole and questions == GOLD:
            judged, _ = facts.judge_folder(GOLD.parent / "facts", SAMPLES / "policies")
            said["facts"] = [asdict(one) for one in judged]
            shown.append(terminal.fact_table(judged))
        if full:
            found = compared(settings, bench, made)
            said["peers"] = [asdict(one) for one in found]
            shown.append(terminal.contained_table(found))
        failures: list[str] = []
        if check and pinned:
            failures = regression.check(pinned, asked, made.scores, bench.searched)
            served = asked_of_ours(opened(settings, "int8"), asked, "int8")
            failures += regression.disagreements(asked, made.scores[OURS], served.scores[OURS])
            said["failures"] = failures
        if accept:
            new = regression.accept(asked, made.scores, bench.searched, made.report, before=pinned)
            regression.save(pinned_at, new)
            if questions == GOLD:
                markdown.write(CHECKOUT / "README.md", report_from(new.report))
    show(said, as_json, *shown)
    notes.print(f"报告：{files['report']}")
    for name, ids in (("比较中答错了", made.lost), ("比较中答对了", made.won)):
        if ids:
            notes.print(f"{name}：{'、'.join(ids)}")
    if warning := caution(made.report, len(asked)):
        notes.print(warning, style="red")
    for failure in failures:
        notes.print(failure, style="red")
    if check and not failures:
        notes.print("没有退步。")
    raise typer.Exit(1 if failures else 0)


def expected_of(questions: Path) -> Path:
    """Where the accepted results of a gold file lie: the shipped ones in eval/, others beside their file."""
    return EXPECTED if questions.resolve() == GOLD else questions.with_suffix(".expected.json")


def opened(settings: Settings, precision: Precision = "fp32") -> Bench:
    """The assistant; its encoder and index are made first where they are missing or old."""
    with counted("准备编码器和索引", None):
        return Bench(open_assistant(settings.home, settings.model, precision=precision))


def asked_of_ours(bench: Bench, questions: Sequence[Gold], what: str = "提问") -> suites.Suite:
    """Our own configuration alone."""
    ours = {OURS: bench.configurations()[OURS]}
    with counted(what, len(questions)) as advance:
        return suites.evaluate(questions, ours, bench.documents, advance=lambda: advance(1))


def compared(settings: Settings, bench: Bench, made: suites.Suite) -> list[peers.Contained]:
    """Peers and ours, on the document that most questions are about."""
    ours = next(run for run in made.runs if run.name == OURS)
    document = bench.documents[peers.asked_about(made.questions)]
    with counted("其他工具", len(peers.PEERS)) as advance:
        return peers.compare(document, made.questions, ours, settings.home, advance)
