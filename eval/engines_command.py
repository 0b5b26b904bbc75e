"""`python -m eval engines`: the gold questions on both engines, and Milvus's own BM25 beside ours."""

from __future__ import annotations

import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from console import counted, mendable, notes, show
from corpus.library import Library
from eval import gold
from eval import suite as suites
from eval.configurations import Ask, plain_configurations
from eval.engines import Agreement, asking, compare, engines
from eval.milvus_bm25 import TheirBm25
from eval.score import summary
from eval.suite_command import GOLD, AsJson
from index.milvus_build import fill
from index.milvus_client import MilvusConnection
from index.phrasings import beside
from index.searcher import Index
from qa.opening import open_assistant
from settings import Settings

MEASURES = ("hit@1", "hit@5", "RR@10", "nDCG@10")


def engines_(
    as_json: AsJson = False,
    questions: Annotated[Path, typer.Option("--gold", help="标准问题文件。")] = GOLD,
    limit: Annotated[int | None, typer.Option(help="只问前若干题。")] = None,
) -> None:
    """本机索引与 Milvus：前十条逐位比较；Milvus 自带的 BM25 并排列出。"""
    with mendable(), tempfile.TemporaryDirectory() as folder:
        settings = Settings()
        with counted("准备编码器和索引", None):
            assistant = open_assistant(settings.home, settings.model, precision="fp32")
            encoder = assistant.searcher.index.encoder
            assert encoder is not None  # noqa: S101  # opened with one
            milvus = MilvusConnection(settings.milvus_uri or str(Path(folder) / "m.db"))
            library = Library(settings.home)
            filled = fill(settings.home, library.documents(), beside(library.files()), encoder, milvus)
            local, found = engines(settings.home, milvus, encoder)
        asked = gold.load(questions)[:limit]
        with counted("提问", len(asked)) as advance:
            agreement = compare(asked, asking(assistant, local), asking(assistant, found), lambda: advance(1))
        assert isinstance(local, Index)  # noqa: S101
        twins = {node.id: node.twins for document in assistant.documents for node in document.nodes}
        words: dict[str, Ask] = {
            "本程序的 BM25": plain_configurations(local, twins)["bm25"],
            "Milvus 的 BM25（jieba）": plain_configurations(TheirBm25(Path(folder), local), twins)["bm25"],
        }
        made = suites.evaluate(asked, words, {d.id: d for d in assistant.documents})
    everything = [question.id for question in asked]
    scores = {
        name: {measure: summary(one, measure, everything).value for measure in MEASURES}
        for name, one in made.scores.items()
    }
    said = {**asdict(agreement), "share": agreement.share, "rows": filled.ledger.rows, "bm25": scores}
    show(said, as_json, _places(agreement), _bm25(scores))
    for one in agreement.differing[:20]:
        notes.print(
            f"{one.id} 第 {one.place} 位：{one.local} / {one.milvus}，{one.why}（差 {one.apart:.1e}）"
        )


def _places(agreement: Agreement) -> Table:
    table = Table(title="本机索引与 Milvus", title_justify="left")
    for heading in ("题数", "前十条的位置", "相同", "占比", "界限", "答案相同"):
        table.add_column(heading, justify="right")
    table.add_row(
        str(agreement.n),
        str(agreement.places),
        str(agreement.equal),
        f"{100 * agreement.share:.2f}%",
        "≥ 99%",
        str(agreement.answers),
    )
    return table


def _bm25(scores: dict[str, dict[str, float]]) -> Table:
    table = Table(title="只按字词", title_justify="left")
    table.add_column("")
    for measure in MEASURES:
        table.add_column(measure, justify="right")
    for name, values in scores.items():
        table.add_row(name, *(f"{values[measure]:.3f}" for measure in MEASURES))
    return table
