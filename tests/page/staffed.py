"""The public page and the staff's page beside it, served in this process over a home folder of their own."""

from __future__ import annotations

import http.cookiejar
import json
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode

from fake_assistant import POLICY, FakeAssistant, policy
from fastapi import FastAPI

from corpus.library import Library
from page.asking import Desk
from page.feedback import Feedback
from page.question_log import QuestionLog
from page.seam import Answering
from page.shelf import Shelf
from page.site import serve, site
from page.staff.office import Office
from page.staff.sessions import Sessions
from page.staff.site import staff_app
from page.warming import Report, Warming
from qa.accounts import accounts, entry
from tests.swept import swept

NAME, PASSWORD = "王芳", "correct horse"


@dataclass
class Staffed:
    """A running pair of pages: their address, what is behind them, and how often the assistant was opened."""

    address: str
    app: FastAPI
    office: Office
    opened: list[int] = field(default_factory=list)

    @property
    def staff(self) -> str:
        """Address of the staff's page."""
        return f"{self.address}staff/"


class OneDocument(Library):
    """A library whose shipped document is the small policy."""

    def files(self) -> tuple[tuple[str, Path], ...]:
        """The small policy, then what was added."""
        own = [pair for pair in super().files() if self.folder in pair[1].parents]
        return ((("small", self.folder.parent / "shipped" / "policy.md")), *own)

    def remove(self, id: str) -> None:
        """The small policy cannot be removed, as a shipped one cannot."""
        from corpus.errors import UnknownDocument

        if id == "small":
            raise UnknownDocument(f"“{id}”随程序提供，不能移除。")
        super().remove(id)


def staffing(
    home: Path,
    *,
    guarded: bool,
    logged: bool = True,
    root_path: str = "",
    assistant: Answering | None = None,
    gold: tuple[Path, ...] = (),
    largest: str = "1mb",
    open_with: Callable[[Library], Answering] | None = None,
) -> Iterator[Staffed]:
    """Start both pages, the staff's behind a login where it is `guarded`; close them afterwards.

    `assistant` answers instead of the fake one; `gold` are files of gold questions, `largest` is the size of an upload; `open_with` opens
    the assistant anew whenever the documents change.
    """
    (home / "shipped").mkdir(parents=True)
    (home / "shipped" / "policy.md").write_text(POLICY, encoding="utf-8")
    library = OneDocument(home)
    shelf = Shelf([policy()])
    opened: list[int] = []

    def opening(report: Report) -> Answering:
        report("建立索引", 1, 2)
        opened.append(len(library.documents()))
        return open_with(library) if open_with else assistant or FakeAssistant()

    warming = Warming(opening, lambda _: shelf.renew(library.documents())).start()
    warming.wait(60)
    log = QuestionLog(home / "questions.db", 30) if logged else None
    feedback = Feedback(home / "feedback.db")
    desk = Desk(shelf, warming, (), None, log)
    office = Office(desk, library, home, feedback, gold)
    sessions = Sessions(accounts(entry(NAME, PASSWORD))) if guarded else None
    with swept():
        page = site(desk, feedback)
        app = staff_app(office, sessions, largest, f"{root_path}/staff")
        address = serve(page, app, root_path=root_path)
    yield Staffed(address, app, office, opened)
    with swept():
        page.close(verbose=False)


def until(holds: Callable[[], object], seconds: float = 120.0) -> None:
    """Wait until something holds that another thread brings about."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never did"
        time.sleep(0.01)


@dataclass
class Reply:
    """What came back: the status, the headers in small letters, the bytes."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as words."""
        return self.body.decode("utf-8", errors="replace")


class Caller:
    """A program that calls the pages over HTTP, keeps its cookies, and follows no redirect."""

    def __init__(self) -> None:
        self.cookies = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.cookies), _Stay(), urllib.request.ProxyHandler({})
        )

    def call(
        self, method: str, url: str, body: object = None, headers: dict[str, str] | None = None
    ) -> Reply:
        """One request; `body` is sent as it is (bytes), as a form (str values in a dict) or as JSON (a list)."""
        given = dict(headers or {})
        data: bytes | None = None
        if isinstance(body, bytes):
            data = body
        elif isinstance(body, dict) and given.get("Content-Type") != "application/json":
            data = urlencode(body).encode()
        elif body is not None:
            data = json.dumps(body).encode()
            given["Content-Type"] = "application/json"
        request = urllib.request.Request(url, data=data, headers=given, method=method)
        try:
            with self._opener.open(request, timeout=20) as reply:
                return Reply(reply.status, {k.lower(): v for k, v in reply.headers.items()}, reply.read())
        except HTTPError as error:
            with error:
                return Reply(error.code, {k.lower(): v for k, v in error.headers.items()}, error.read())

    def log_in(self, staff: str, name: str = NAME, password: str = PASSWORD) -> Reply:
        """Send the login form."""
        return self.call("POST", f"{staff}login", {"name": name, "password": password})


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:  # type: ignore[override]
        """Follow nothing."""
