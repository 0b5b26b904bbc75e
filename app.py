"""Starts the page: `python app.py`. It opens at once; the encoder and the index get ready behind it.

The only file beside the `__main__` files that reads the environment and prints. But: answers nothing itself.
"""

from __future__ import annotations

import gc
import os
import socket
import sys
from threading import Thread
from typing import TYPE_CHECKING

from pydantic import ValidationError
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn

from console import log, out
from corpus.errors import PolicyError
from corpus.library import Library
from qa.accounts import accounts
from qa.occupied import occupied
from qa.restore import settle
from settings import CHECKOUT, Settings, explain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import FastAPI
    from gradio import Blocks
    from rich.console import Console

    from corpus.records import Document
    from page.asking import Desk
    from page.feedback import Feedback
    from page.later import Later
    from page.seam import Answering
    from page.shelf import Shelf
    from page.warming import Report, Warming
    from page.writing import Writer
    from qa.accounts import Secret

#: What libraries read from the environment when they are imported: Gradio reports nothing to anyone and works out no
#: statistics after each event; of pypinyin single characters alone are asked, so its phrases stay on the disk.
QUIET = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "PYPINYIN_NO_PHRASES": "1",
}


ONLY_HERE = "（没有设置 POLICY_QA_AUTH，只能在本机打开）"


class CannotStart(PolicyError):
    """The page cannot be served; `str()` is the sentence to show."""


def warm(settings: Settings, library: Library, shelf: Shelf, console: Console) -> Warming:
    """The opening of the assistant, its progress on the page and as bars in the terminal; not started yet.

    Whenever it has opened, the shelf holds the documents that it answers from.
    """
    from page.warming import Warming

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())

    def opening(report: Report) -> Answering:
        from qa.opening import open_assistant

        bars = Progress(*columns, console=console, transient=True)
        shown: dict[str, TaskID] = {}

        def both(what: str, done: int, total: int) -> None:
            report(what, done, total)
            if what not in shown:
                bars.start()
                shown[what] = bars.add_task(what, total=total)
            bars.update(shown[what], completed=done, total=total)

        try:
            assistant = open_assistant(
                settings.home, settings.model, both, milvus=settings.milvus, library=library
            )
        finally:
            bars.stop()
        console.print(f"可以提问了。{assistant.opened}")
        return assistant

    return Warming(opening, lambda _: shelf.renew(shown_documents(settings, library)))


def shown_documents(settings: Settings, library: Library) -> list[Document]:
    """The documents of the public page: all that are loaded, or the one that is set. Raises `PolicyError`."""
    wanted = settings.document
    documents = [one for one in library.documents() if wanted in (None, one.id)]
    if wanted and not documents:
        raise CannotStart(f"没有编号为“{wanted}”的文档，请改正设置 POLICY_QA_DOCUMENT。")
    return documents


def desk(settings: Settings, library: Library, console: Console) -> Desk:
    """What answers readers: the documents to show and what to suggest, at once. Raises `PolicyError`."""
    from corpus.library import SHIPPED
    from page.asking import Desk
    from page.examples import in_turn
    from page.question_log import QuestionLog
    from page.rate import Rate
    from page.shelf import Shelf

    shelf = Shelf(shown_documents(settings, library))
    folders = (SHIPPED, settings.home / "documents")
    suggested = in_turn(shelf.documents, folders)
    kept = QuestionLog(settings.home / "questions.db", settings.retention_days)
    kept.forget_old()
    log = kept if settings.log_questions else None
    warming = warm(settings, library, shelf, console)
    return Desk(shelf, warming, suggested, settings.document, log, Rate(settings.rate), writer(settings))


def writer(settings: Settings) -> Writer | None:
    """What puts answers into flowing words, where a language model is set. Raises `PolicyError`."""
    from qa.writing.composing import compose
    from qa.writing.server import configured

    model = configured(*settings.language_model)
    return None if model is None else lambda assistant, answer: compose(answer, assistant.knowledge, model)


def staff(
    settings: Settings, library: Library, answering: Desk, feedback: Feedback, users: Mapping[str, Secret]
) -> FastAPI:
    """The staff's page, behind a login where there are users."""
    from page.staff.leftovers import sweep
    from page.staff.office import Office
    from page.staff.sessions import Sessions
    from page.staff.site import staff_app

    sweep(settings.home / "gradio")
    gold = tuple(sorted((CHECKOUT / "eval" / "gold").glob("*.jsonl")))
    office = Office(answering, library, settings.home, feedback, gold, settings.retention_days)
    sessions = Sessions(users) if users else None
    prefix = settings.root_path.rstrip("/")
    return staff_app(office, sessions, f"{settings.max_upload}mb", f"{prefix}/staff")


def free_port(settings: Settings) -> int:
    """The port to listen on, one that is free where the setting is 0. Raises `CannotStart` if it is taken."""
    try:
        with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((settings.host, settings.port))
            return int(probe.getsockname()[1])
    except OSError as error:
        raise CannotStart(
            f"{settings.host} 的端口 {settings.port} 用不了（{error.strerror}），"
            "请用 POLICY_QA_PORT 换一个，例如 POLICY_QA_PORT=7861 make run。"
        ) from error


def keep_open(page: Blocks, warming: Warming, office: Later) -> None:
    """Serve until interrupted. The staff's page is built once questions are answered, or when it is asked for."""

    def after_warming() -> None:
        warming.wait()
        office.wanted.set()

    Thread(target=after_warming, daemon=True).start()
    try:
        office.wanted.wait()
        office.build()
    except KeyboardInterrupt:
        page.close(verbose=False)
        return
    page.block_thread()


def open_page(settings: Settings, port: int, users: Mapping[str, Secret], console: Console) -> None:
    """Serve both pages until interrupted. Raises `PolicyError` where a document that is set is none."""
    gc.disable()  # what the page is made of stays: collections would walk over it again and again
    library = Library(settings.home)
    answering = desk(settings, library, console)

    from page.endpoints import plain_ask
    from page.feedback import Feedback  # Gradio takes seconds to import: after all that can be wrong
    from page.health import health
    from page.later import Later
    from page.site import serve, site

    feedback = Feedback(settings.home / "feedback.db")
    page = site(answering, feedback)
    office = Later(lambda: staff(settings, library, answering, feedback, users))
    address = serve(
        page,
        office,
        [health(answering)],
        {"ask": plain_ask(answering)},
        server_name=settings.host,
        server_port=port,
        root_path=settings.root_path,
        max_file_size=f"{settings.max_upload}mb",
    )
    console.print(f"政策问答已打开： {address} （按 Ctrl+C 结束）")
    console.print(f"工作人员页面：   {address}staff/ {'' if users else ONLY_HERE}")
    gc.freeze()
    gc.enable()
    answering.warming.start()  # after the page, so that it opens first
    keep_open(page, answering.warming, office)


def main() -> int:
    """Serve the page until it is interrupted; 2 with one sentence where a setting or the port is wrong."""
    try:
        settings = Settings()
    except ValidationError as error:
        log(os.environ.get("POLICY_QA_LOG_FORMAT") == "json")  # that one may be right
        print(explain(error), file=sys.stderr)
        return 2
    os.environ |= {**QUIET, "GRADIO_TEMP_DIR": str(settings.home / "gradio")}
    log(settings.log_format == "json")
    try:
        users = accounts(settings.auth)
        port = free_port(settings)
        settle(settings.home)
        with occupied(settings.home):
            open_page(settings, port, users, out)
    except PolicyError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
