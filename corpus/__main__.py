"""The corpus on the command line: `python -m corpus text|parse|add|list|remove|show|diff …`.

Output is for people; `--json` writes one JSON value to stdout and everything else to stderr. What a person
can mend ends with exit code 2 and one sentence. To add a command: a function here, or a Typer command
elsewhere that this file registers.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from console import mendable
from corpus.as_json import document_data, node_data
from corpus.diff import diff as compare
from corpus.diff_docx import write_docx
from corpus.diff_text import as_data, as_text
from corpus.fact_commands import register
from corpus.library import Library
from corpus.load import load_document
from corpus.outline_text import outline_text
from corpus.reading import read_text
from corpus.records import Document
from corpus.showing import found_nodes, shown
from settings import Settings

app = typer.Typer(no_args_is_help=True, add_completion=False, help="读入政策文件，查看、比较其中的条款。")

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="文档文件")]
IdOption = Annotated[str | None, typer.Option("--id", help="文档编号，默认为文件名")]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON")]
DocumentOption = Annotated[str | None, typer.Option("--document", help="只看这个编号的文档")]


def write(value: Any, as_json: bool, text: Callable[[], str]) -> None:  # noqa: ANN401  (any JSON value)
    """Write one JSON value, or the text for people."""
    typer.echo(json.dumps(value, ensure_ascii=False) if as_json else text())


def library() -> Library:
    """The documents of the configured home folder."""
    return Library(Settings().home)


def documents(file: Path | None, document: str | None) -> tuple[Document, ...]:
    """The document in a file, or those loaded, or the one that is named."""
    if file is not None:
        return (load_document(file),)
    return (library().document(document),) if document else sound(library())


def sound(loaded: Library) -> tuple[Document, ...]:
    """The documents that can be read; a sentence on standard error for each that cannot."""
    for sentence in loaded.damaged():
        typer.echo(sentence, err=True)
    return loaded.documents()


@app.command()
def text(file: FileArgument) -> None:
    """The text of a file, to which every place in its nodes refers."""
    with mendable():
        sys.stdout.write(read_text(file))


@app.command()
def parse(file: FileArgument, id: IdOption = None, as_json: JsonOption = False) -> None:
    """The clauses, tables and rows of a file."""
    with mendable():
        document = load_document(file, id)
        write(document_data(document), as_json, lambda: outline_text(document))


@app.command()
def add(file: FileArgument, id: IdOption = None, as_json: JsonOption = False) -> None:
    """Check a file, show its outline and problems, and add it to the library."""
    with mendable():
        loaded = library()
        document = loaded.checked(file, id)
        typer.echo(outline_text(document), err=as_json)
        loaded.keep(document, file)
        data = document_data(document)
        summary = {key: data[key] for key in ("id", "title", "problems", "characters")}
        write(summary, as_json, lambda: f"已加入，编号 {document.id}。")


@app.command(name="list")
def list_documents(as_json: JsonOption = False) -> None:
    """The loaded documents."""
    with mendable():
        loaded = sound(library())
        rows = [
            {"id": document.id, "title": document.title, "nodes": len(document.nodes)} for document in loaded
        ]
        write(
            rows, as_json, lambda: "\n".join(f"{row['id']}\t{row['title']}\t{row['nodes']}" for row in rows)
        )


@app.command()
def remove(id: Annotated[str, typer.Argument(metavar="ID", help="文档编号")]) -> None:
    """Remove an added document."""
    with mendable():
        library().remove(id)
        typer.echo(f"已移除 {id}。")


@app.command()
def show(
    node: Annotated[
        str, typer.Argument(metavar="NODE", help="条款的编号、标号（第十二条、（二十五））或数字")
    ],
    document: DocumentOption = None,
    as_json: JsonOption = False,
) -> None:
    """A clause in full; a list where several documents have that number."""
    with mendable():
        found = found_nodes(node, documents(None, document))
        data = [node_data(one.node) for one in found]
        write(data[0] if len(data) == 1 else data, as_json, lambda: shown(found))


@app.command()
def diff(
    a: Annotated[str, typer.Argument(metavar="ID", help="旧版：编号或文件")],
    b: Annotated[str, typer.Argument(metavar="ID", help="新版：编号或文件")],
    as_json: JsonOption = False,
    docx: Annotated[Path | None, typer.Option("--docx", help="另存为 Word 文件")] = None,
) -> None:
    """What changed between two versions of a policy."""
    with mendable():
        comparison = compare(_version(a), _version(b))
        if docx:
            write_docx(comparison, docx)
            typer.echo(f"已保存 {docx}。", err=True)
        write(as_data(comparison), as_json, lambda: as_text(comparison))


def _version(name: str) -> Document:
    """The loaded document of that id, or the one in that file."""
    loaded = library()
    if name in {id for id, _ in loaded.files()} or not Path(name).exists():
        return loaded.document(name)
    return load_document(Path(name))


register(app, documents, write, mendable)

if __name__ == "__main__":
    app()
