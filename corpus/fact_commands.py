"""The commands `check`, `incentives` and `targets`; `corpus.__main__` registers them.

They take a FILE, or work on the loaded documents. But: what reads settings and writes is handed in, so that
nothing here prints.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated, Any

import typer

from corpus.conflict_docx import write_docx
from corpus.conflict_report import as_text
from corpus.conflicts import find_conflicts
from corpus.facts_as_json import check_data, incentive_data, target_data
from corpus.facts_text import incentives_text, targets_text
from corpus.incentives import find_incentives, left_out
from corpus.records import Document
from corpus.targets import find_targets, targets_left_out

FileArgument = Annotated[Path | None, typer.Argument(metavar="[FILE]", help="文档文件，默认为已有文档")]
DocumentOption = Annotated[str | None, typer.Option("--document", help="只看这个编号的文档")]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON")]
DocxOption = Annotated[Path | None, typer.Option("--docx", help="另存为 Word 文件")]

Documents = Callable[[Path | None, str | None], tuple[Document, ...]]
Write = Callable[[Any, bool, Callable[[], str]], None]


Mendable = Callable[[], AbstractContextManager[None]]


def register(app: typer.Typer, documents: Documents, write: Write, mendable: Mendable) -> None:
    """Add the commands to `app`. `documents` loads, `write` writes, `mendable` reports errors."""

    @app.command()
    def check(
        file: FileArgument = None,
        document: DocumentOption = None,
        as_json: JsonOption = False,
        docx: DocxOption = None,
    ) -> None:
        """Where a policy disagrees with itself, and which places state the same measure."""
        with mendable():
            loaded = documents(file, document)
            found = [find_conflicts(one) for one in loaded]
            if docx:
                write_reports(loaded, docx)
            data = check_data(loaded, [conflict for conflicts in found for conflict in conflicts])
            write(
                data,
                as_json,
                lambda: "\n\n".join(
                    as_text(conflicts, one) for one, conflicts in zip(loaded, found, strict=True)
                ),
            )

    @app.command()
    def incentives(
        file: FileArgument = None, document: DocumentOption = None, as_json: JsonOption = False
    ) -> None:
        """Every amount that a company, institution or person can receive."""
        with mendable():
            loaded = documents(file, document)
            data = [incentive_data(found) for one in loaded for found in find_incentives(one)]
            unread = {one.id: left_out(one) for one in loaded}
            write(
                data,
                as_json,
                lambda: "\n\n".join(
                    incentives_text(find_incentives(one), unread[one.id], one) for one in loaded
                ),
            )
            counted(as_json, sum(map(len, unread.values())), "读不出各给谁")

    @app.command()
    def targets(
        file: FileArgument = None, document: DocumentOption = None, as_json: JsonOption = False
    ) -> None:
        """The goals that a policy sets itself."""
        with mendable():
            loaded = documents(file, document)
            data = [target_data(found) for one in loaded for found in find_targets(one)]
            unread = {one.id: targets_left_out(one) for one in loaded}
            write(
                data,
                as_json,
                lambda: "\n\n".join(targets_text(find_targets(one), unread[one.id], one) for one in loaded),
            )
            counted(as_json, sum(map(len, unread.values())), "读不出说的是什么")


def counted(as_json: bool, unread: int, why: str) -> None:
    """Beside JSON, say on stderr how many places are not in it; the text for people lists them itself."""
    if as_json and unread:
        typer.echo(f"另有 {unread} 处写明了数字，但{why}，未列入；不加 --json 可看到这些句子。", err=True)


def write_reports(documents: tuple[Document, ...], path: Path) -> None:
    """The report of one document to `path`; of several, each to a file of its own beside it."""
    for document in documents:
        own = path if len(documents) == 1 else path.with_name(f"{path.stem}-{document.id}{path.suffix}")
        write_docx(find_conflicts(document), document, own)
