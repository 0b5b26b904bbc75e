"""`python -m index build`: make the index of all loaded documents current, encoding only what is new.

Exit code 0, or 2 with one sentence. With `--json` stdout holds exactly one JSON value.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from corpus.errors import PolicyError
from corpus.library import Library
from index.build import Built, build
from index.encoder import load_encoder
from index.phrasings import beside
from index.unpack import unpack
from settings import Settings, explain

app = typer.Typer(add_completion=False, no_args_is_help=True, help="检索索引。")
_said = Console(stderr=True)


@app.callback()
def _group() -> None:
    """检索索引。"""


@app.command("build")
def build_command(as_json: Annotated[bool, typer.Option("--json", help="只输出一个 JSON。")] = False) -> None:
    """建立或更新索引：只为新增和改动的内容重新编码。"""
    started = time.perf_counter()
    try:
        settings = Settings()
        built = _build(settings)
    except ValidationError as error:
        _said.print(explain(error), style="red", markup=False)
        raise typer.Exit(2) from error
    except PolicyError as error:
        _said.print(str(error), style="red", markup=False)
        raise typer.Exit(2) from error
    seconds = time.perf_counter() - started
    if as_json:
        sys.stdout.write(json.dumps(_fields(built, seconds), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(_sentence(built, seconds) + "\n")


def _build(settings: Settings) -> Built:
    library = Library(settings.home)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=_said,
        transient=True,
    ) as bars:
        if settings.model is None:
            task = bars.add_task("检查编码器", total=None)
            unpack(settings.home, verify=True)
            bars.remove_task(task)
        encoder = load_encoder(settings.home, settings.model)
        task = bars.add_task("编码", total=None)
        return build(
            settings.home,
            library.documents(),
            beside(library.files()),
            encoder,
            lambda done, total: bars.update(task, completed=done, total=total),
        )


def _fields(built: Built, seconds: float) -> dict[str, object]:
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
        "seconds": round(seconds, 2),
    }


def _sentence(built: Built, seconds: float) -> str:
    manifest = built.manifest
    holds = f"{len(manifest.documents)} 份文件，{manifest.nodes} 个条目，{manifest.rows} 个向量"
    if built.encoded == built.reused == 0:
        return f"索引已是最新（{holds}），无需重建。"
    return (
        f"索引已更新（{holds}）：新编码 {built.encoded} 个，沿用 {built.reused} 个，用时 {seconds:.1f} 秒。"
    )


if __name__ == "__main__":
    app()
