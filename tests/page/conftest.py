"""A served page over the small policy, the staff's beside it, and a real Chromium for readers and staff.

Without Chromium the browser tests are skipped, saying so; with CI=true that is a failure.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from clerking import log_in
from fake_assistant import POLICY, FakeAssistant, policy
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from served import Seen, Served, serving
from staffed import Staffed, staffing

from corpus.load import load_document
from corpus.records import Document

CHROMIUM = os.environ.get("CHROMIUM", shutil.which("chromium") or "/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

#: What Gradio says when a page is left while it still listens.
LEAVING = ("AbortError", "Connection errored out")

#: A clause whose title a spreadsheet would run.
HOSTILE = POLICY.replace("**（四）改造老旧小区。**", "**（四）=cmd|' /C calc'!A0。**")
HAINING = Path(__file__).parents[2] / "corpus" / "documents" / "haining-2024"

expect.set_options(timeout=30_000)


@pytest.fixture(scope="package")
def small() -> Document:
    """The small policy."""
    return policy()


@pytest.fixture(scope="package")
def haining() -> Document:
    """The document that the program is shipped with."""
    return load_document(HAINING / "policy.md", "haining-2024")


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One page for all tests that find it ready."""
    gate = threading.Event()
    gate.set()
    yield from serving(tmp_path_factory.mktemp("page"), gate, FakeAssistant(), [policy()])


@pytest.fixture
def cold(tmp_path: Path) -> Iterator[Served]:
    """A page whose assistant has not been opened yet."""
    yield from serving(tmp_path, threading.Event(), FakeAssistant(), [policy()])


@pytest.fixture(scope="package")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staffed]:
    """Both pages, the staff's behind a login."""
    yield from staffing(tmp_path_factory.mktemp("guarded") / "home", guarded=True)


@pytest.fixture(scope="package")
def unguarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staffed]:
    """Both pages, without any password."""
    yield from staffing(tmp_path_factory.mktemp("unguarded") / "home", guarded=False, logged=False)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, started once."""
    if not Path(CHROMIUM).exists():
        words = "no Chromium: apt-get install chromium fonts-noto-cjk"
        if os.environ.get("CI") == "true":
            pytest.fail(words)
        pytest.skip(words)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def seen() -> Seen:
    """What the reader's browser asked of other hosts, and what went wrong in it."""
    return Seen()


@pytest.fixture(scope="package")
def english(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that speaks English, so that nothing is Chinese by luck; its cache spares loading time."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900},
        locale="en-US",
        permissions=["clipboard-read", "clipboard-write"],
    )
    yield context
    context.close()


@pytest.fixture
def reader(english: BrowserContext, served: Served, seen: Seen) -> Iterator[Page]:
    """A reader with a fresh page, who must see no failure and ask nothing of other hosts."""
    page = english.new_page()

    def asked(url: str) -> None:
        if not url.startswith((served.address, "data:", "blob:")):
            seen.outside.append(url)

    page.on("request", lambda request: asked(request.url))

    def failed(words: str) -> None:
        if not any(leaving in words for leaving in LEAVING):
            seen.failures.append(words)

    page.on("pageerror", lambda error: failed(str(error)))
    page.on("console", lambda line: failed(line.text) if line.type == "error" else None)
    page.set_default_timeout(20_000)
    yield page
    page.close()
    assert seen.failures == []
    assert seen.outside == []


@pytest.fixture
def clerk(chromium: Browser, guarded: Staffed, seen: Seen) -> Iterator[Page]:
    """A member of staff, logged in, who must see no failure and ask nothing of other hosts."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900},
        locale="en-US",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    outside = (guarded.address, "data:", "blob:")
    page.on("request", lambda one: None if one.url.startswith(outside) else seen.outside.append(one.url))
    page.on("pageerror", lambda error: seen.failures.append(str(error)))
    page.set_default_timeout(20_000)
    log_in(page, guarded)
    yield page
    context.close()
    assert seen.outside == []
    assert seen.failures == []


@pytest.fixture
def added(guarded: Staffed, tmp_path: Path) -> Iterator[str]:
    """The id of a second version that is loaded, with an amount changed and a title that looks like a formula."""
    path = tmp_path / "second.md"
    path.write_text(HOSTILE.replace("给予最高100万元", "给予最高120万元"), encoding="utf-8")
    guarded.office.library.add(path)
    yield "second"
    guarded.office.library.remove("second")
