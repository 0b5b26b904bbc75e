"""`python -m index build` makes the index of all loaded documents current, encoding only what is new; `search` asks it.

Both work on the engine of POLICY_QA_ENGINE. Exit code 0, or 2 with one sentence. With `--json` stdout holds
exactly one JSON value.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from console import mendable, notes, write_json
from corpus.labels import label
from corpus.library import Library
from index.build import Built, build
from index.encoder import Encoder, load_encoder
from index.hybrid import hybrid
from index.milvus_build import Filled, fill
from index.milvus_client import MilvusConnection
from index.milvus_index import open_milvus
from index.phrasings import beside
from index.records import Only
from index.searcher import open_index
from index.unpack import unpack
from settings import Settings

app = typer.Typer(add_completion=False, no_args_is_help=True, help="检索索引。")
AsJson = Annotated[bool, typer.Option("--json", help="只输出一个 JSON。")]


@app.callback()
def _group() -> None:
    """检索索引。"""


@app.command("build")
def build_command(as_json: AsJson = False) -> None:
    """建立或更新索引：只为新增和改动的内容重新编码。"""
    started = time.perf_counter()
    with mendable():
        built = _build(Settings())
    seconds = round(time.perf_counter() - started, 2)
    if as_json:
        fields = _local(built) if isinstance(built, Built) else _in_milvus(built)
        write_json({**fields, "seconds": seconds})
    else:
        sys.stdout.write(_sentence(built, seconds) + "\n")


@app.command("search")
def search_command(
    question: str,
    document: Annotated[str | None, typer.Option(help="只在这一份文件里找。")] = None,
    bureau: Annotated[str | None, typer.Option(help="只找这个责任单位的。")] = None,
    category: Annotated[str | None, typer.Option(help="只找这一类的，如 新增。")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="几条。")] = 10,
    as_json: AsJson = False,
) -> None:
    """按字词和意思查找条款，可限定文件、责任单位、类别；不作回答。"""
    with mendable():
        settings = Settings()
        encoder = _encoder(settings)
        engine = (
            open_index(settings.home, encoder)
            if settings.milvus is None
            else open_milvus(settings.home, MilvusConnection(settings.milvus), encoder)
        )
        library = Library(settings.home)
        hits = hybrid(engine, question, Only(document, bureau, category), limit)
        found = [(hit, *library.node(hit.id)) for hit in hits]
    if as_json:
        write_json(
            [{"id": hit.id, "score": round(hit.score, 4), "text": node.text} for hit, node, _ in found]
        )
        return
    for hit, node, home in found:
        sys.stdout.write(f"{hit.score:.3f}  {label(node, home)}  {node.heading}  {hit.id}\n")
    if not found:
        notes.print("没有符合这些限定的条款。")


def _encoder(settings: Settings) -> Encoder:
    if settings.model is None:
        unpack(settings.home)
    return load_encoder(settings.home, settings.model)


def _build(settings: Settings) -> Built | Filled:
    library = Library(settings.home)
    with _bars() as bars:
        if settings.model is None:
            task = bars.add_task("检查编码器", total=None)
            unpack(settings.home, verify=True)
            bars.remove_task(task)
        encoder = load_encoder(settings.home, settings.model)
        task = bars.add_task("编码", total=None)

        def told(done: int, total: int) -> None:
            bars.update(task, completed=done, total=total)

        documents = library.documents()
        sound = {document.id for document in documents}
        phrasings = beside((id, path) for id, path in library.files() if id in sound)
        for sentence in library.damaged():
            notes.print(sentence, markup=False)
        if settings.milvus is None:
            return build(settings.home, documents, phrasings, encoder, told)
        return fill(settings.home, documents, phrasings, encoder, MilvusConnection(settings.milvus), told)


@contextmanager
def _bars() -> Iterator[Progress]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=notes, transient=True) as bars:
        yield bars


def _local(built: Built) -> dict[str, object]:
    manifest = built.manifest
    return {
        "version": manifest.version,
        "folder": str(built.folder),
        "encoder": manifest.encoder,
        "tokenizer": manifest.tokenizer,
        "documents": list(manifest.documents),
        "nodes": manifest.nodes,
        "sentences": manifest.sentences,
        "phrasings": manifest.phrasings,
        "vectors": manifest.rows,
        "encoded": built.encoded,
        "reused": built.reused,
        "noticed": built.noticed,
    }


def _in_milvus(filled: Filled) -> dict[str, object]:
    ledger = filled.ledger
    return {
        "version": ledger.version,
        "collection": ledger.collection,
        "encoder": ledger.encoder,
        "tokenizer": ledger.tokenizer,
        "documents": list(ledger.documents),
        "nodes": len(ledger.ids),
        "sentences": ledger.sentences,
        "phrasings": ledger.phrasings,
        "vectors": ledger.rows,
        "replaced": list(filled.sent),
        "encoded": filled.encoded,
        "reused": filled.rows - filled.encoded,
    }


def _sentence(built: Built | Filled, seconds: float) -> str:
    said = _local(built) if isinstance(built, Built) else _in_milvus(built)
    where = "索引" if isinstance(built, Built) else "Milvus 里的索引"
    files = len(built.manifest.documents if isinstance(built, Built) else built.ledger.documents)
    holds = f"{files} 份文件，{said['nodes']} 个条目，{said['vectors']} 个向量"
    if not said["encoded"] and not said["reused"]:
        return f"{where}已是最新（{holds}），无需重建。"
    noticed = f"{built.noticed}。" if isinstance(built, Built) and built.noticed else ""
    return f"{noticed}{where}已更新（{holds}）：新编码 {said['encoded']} 个，沿用 {said['reused']} 个，用时 {seconds:.1f} 秒。"


if __name__ == "__main__":
    app()
