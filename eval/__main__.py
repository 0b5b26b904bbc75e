"""The evaluation's commands: `python -m eval` runs the gold suite, `python -m eval --help` names the others.

Exit code 0; 1 on a regression (`--check`); 2 with one sentence where something is missing. With `--json`
standard output holds exactly one JSON value and everything else goes to standard error.
"""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from console import counted, mendable, notes, show
from corpus.library import Library
from eval import candidates as feedback
from eval import external as sets
from eval import facts as fact_scores
from eval import gold, model_command, others, paired, phrasings, split, terminal, trec
from eval.adapter_command import adapter
from eval.cross_command import cross_encoder
from eval.engines_command import engines_
from eval.learn import learn
from eval.records import Gold
from eval.speed_command import speed
from eval.suite_command import GOLD, OTHERS, SAMPLES, AsJson, asked_of_ours, compared, opened, suite
from eval.training_pairs import held_out
from index.encoder import load_encoder
from index.phrasings import beside
from index.unpack import unpack
from qa.knowledge import know
from settings import CHECKOUT, Settings

os.environ.setdefault("HF_HUB_OFFLINE", "1")
SEARCHED = 10_000  # questions, at most, each of which is searched for several times
app = typer.Typer(help="评测：检索与回答。", no_args_is_help=False, add_completion=False)


app.callback(invoke_without_command=True)(suite)


@app.command()
def external(
    folder: Annotated[Path, typer.Argument(help="含 corpus、queries、qrels 三个 jsonl 的文件夹。")],
    as_json: AsJson = False,
    only_held_out: Annotated[
        bool, typer.Option("--held-out", help="只问训练编码器时没有用过的问题。")
    ] = False,
) -> None:
    """别人的检索集：BM25、语义向量与融合。"""
    with mendable():
        settings = Settings()
        collection = sets.load(folder)
        if only_held_out:
            collection = sets.only(collection, held_out(collection))
        if settings.model is None:
            unpack(settings.home)
        encoder = load_encoder(settings.home, settings.model, "fp32")
        with counted("编码", sets.size(collection)) as advance:
            files = settings.home / "eval" / "external" / folder.resolve().name
            runs = sets.rankings(collection, encoder, settings.home / "eval" / "vectors", advance)
        trec.save(files, sets.judgements(collection), runs)
        found = sets.means(collection, runs)
    show(found, as_json, terminal.external_table(found, len(collection.relevant)))
    for measure, (half, gain, p) in paired.against_the_better(collection, runs).items():
        notes.print(
            f"{measure}：hybrid 比 {half} {'高' if gain >= 0 else '低'} {abs(gain):.4f}，配对检验 p = {p:.4f}"
        )
    notes.print(f"TREC 文件：{files}")


@app.command(name="peers")
def peers_(as_json: AsJson = False, questions: Annotated[Path, typer.Option("--gold")] = GOLD) -> None:
    """其他工具在同样的问题上（第一次运行会下载它们）。"""
    with mendable():
        settings = Settings()
        bench = opened(settings)
        found = compared(settings, bench, asked_of_ours(bench, gold.load(questions)))
    show([asdict(one) for one in found], as_json, terminal.contained_table(found))
    for one in found:
        versions = "，".join(f"{name} {version}" for name, version in one.versions.items())
        notes.print(f"{one.name}：{one.settings}（{versions or '本仓库'}）")


@app.command(name="phrasings")
def phrasings_(
    as_json: AsJson = False,
    questions: Annotated[Path, typer.Option("--gold")] = GOLD,
    draft: Annotated[str | None, typer.Option(metavar="文档", help="请语言模型为它起草问法。")] = None,
    accept: Annotated[str | None, typer.Option(metavar="文档", help="逐句认可它的起草问法。")] = None,
) -> None:
    """问法库：每处有几种问法，与标准问题最近的有多近。"""
    with mendable():
        if draft:
            model_command.draft(Settings(), draft, gold.load(questions))
        if accept:
            model_command.accept(Settings(), accept)
        library = Library(Settings().home)
        bank = beside(library.files())
        counts = phrasings.per_node(bank, [n.id for document in library.documents() for n in document.nodes])
        near = phrasings.nearest(gold.load(questions), bank)
    unanswered = len(bank) - sum(counts.values())
    said = {
        "phrasings": len(bank) - unanswered,
        "unanswered": unanswered,
        "per_node": counts,
        "nearest": [asdict(one) for one in near],
    }
    show(said, as_json, terminal.phrasing_table(counts, unanswered, near))


@app.command()
def facts(
    as_json: AsJson = False,
    samples: Annotated[Path, typer.Option(help="样本文件夹，其中有 policies。")] = SAMPLES,
) -> None:
    """读出的事实与逐条对照的标准：准确率与召回率。"""
    with mendable():
        found, absent = fact_scores.judge_folder(CHECKOUT / "eval" / "gold" / "facts", samples / "policies")
    show([asdict(one) for one in found], as_json, terminal.fact_table(found))
    if absent:
        notes.print(f"没有样本文件，略过：{'、'.join(absent)}")


@app.command()
def candidates(questions: Annotated[Path, typer.Option("--gold")] = GOLD) -> None:
    """逐条看读者的评价，收为标准问题。"""
    with mendable():
        home = Settings().home
        documents = Library(home).documents()
        decided = feedback.Decisions(home / "eval" / "decided.json")
        known = gold.load(questions)

        def keep(row: int, accepted: Gold | None) -> None:
            nonlocal known
            if accepted:
                known = split.assign([*known, accepted], documents)
                gold.save(questions, known)
            decided.add(row)

        def ask(question: str, default: str) -> str:
            return str(typer.prompt(question, default=default))

        marked = feedback.read(home / "feedback.db")
        knowledge = know(documents)
        added = feedback.review(
            marked,
            decided.rows,
            ask,
            known,
            keep,
            named=lambda text: feedback.nodes_named(text, knowledge),
            faults=lambda one: gold.faults([one], documents),
        )
    notes.print(f"读者的评价共 {len(marked)} 条，这次收下 {len(added)} 题。")


app.command()(adapter)
app.command(name="cross-encoder")(cross_encoder)
app.command()(speed)
app.command(name="engines")(engines_)


@app.command(name="learn")
def learn_(
    questions: Annotated[Path, typer.Option("--gold")] = GOLD,
    samples: Annotated[Path, typer.Option(help="样本文件夹，其中有 policies 和 laws。")] = SAMPLES,
) -> None:
    """用开发部分的问题重新学习排序与拒答的权重，写入 qa/weights.json。"""
    with mendable():
        settings = Settings()
        assistant = opened(settings).sharing(SEARCHED).assistant
        encoder = assistant.searcher.index.encoder
        kept = settings.home / "eval" / "others"
        elsewhere = others.load(OTHERS, samples, kept, encoder, notes.print) if encoder else []
        asked = (*gold.load(questions), *gold.near_misses(questions))
        measured = learn(asked, assistant, CHECKOUT / "qa" / "weights.json", elsewhere)
    for name, value in measured.items():
        notes.print(f"{name}：{value:.3f}")


@app.command(name="split")
def split_(questions: Annotated[Path, typer.Option("--gold")] = GOLD) -> None:
    """给还没有划分的标准问题写上开发或测试。"""
    with mendable():
        known = gold.load(questions)
        gold.save(questions, split.assign(known, Library(Settings().home).documents()))
    notes.print(f"新划分 {sum(question.split is None for question in known)} 题。")


if __name__ == "__main__":
    app()
