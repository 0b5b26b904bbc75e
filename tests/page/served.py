"""A page served in this process, and what one reader's browser does with it."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fake_assistant import FakeAssistant

from app import QUIET
from corpus.records import Document
from page.asking import Desk
from page.endpoints import plain_ask
from page.examples import examples
from page.feedback import Feedback
from page.health import health
from page.rate import Rate
from page.seam import Answering
from page.shelf import Shelf
from page.site import serve, site
from page.warming import Report, Warming
from page.writing import Writer
from tests.swept import swept

os.environ |= QUIET


@dataclass
class Served:
    """A running page: its address, the assistant behind it, its feedback, the gate its opening waits for."""

    address: str
    assistant: Answering
    feedback: Path
    gate: threading.Event

    @property
    def fake(self) -> FakeAssistant:
        """The assistant, where it is the fake."""
        assert isinstance(self.assistant, FakeAssistant)
        return self.assistant


@dataclass
class Seen:
    """What one reader's browser did besides showing the page."""

    outside: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def serving(
    folder: Path,
    gate: threading.Event,
    assistant: Answering,
    documents: Sequence[Document],
    kept: Sequence[Path] = (),
    writer: Writer | None = None,
    rate: Rate | None = None,
) -> Iterator[Served]:
    """Start a page whose assistant is there once the gate is open; close it afterwards.

    `kept` are the folders with the documents' examples.
    """

    def opening(report: Report) -> Answering:
        report("准备编码器", 0, 1)
        gate.wait(120)
        return assistant

    suggested = tuple(one for document in documents for one in examples(document, kept))
    desk = Desk(Shelf(documents), Warming(opening).start(), suggested, rate=rate, writer=writer)
    feedback = folder / "feedback.db"
    with swept():
        page = site(desk, Feedback(feedback))
        address = serve(page, beside=[health(desk)], calls={"ask": plain_ask(desk)})
    yield Served(address, assistant, feedback, gate)
    gate.set()
    with swept():
        page.close(verbose=False)
