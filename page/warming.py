"""Getting ready behind an open page: the encoder and the index load in a thread of their own.

The page asks `stage` what to show and waits for the assistant only where a question needs it. When the
documents have changed it opens anew, and the assistant that is there answers until the new one can. But: builds
and loads nothing itself; what it runs is given to it, and a failure of that is kept as one sentence.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from corpus.errors import PolicyError
from page.memory import give_back
from page.seam import Answering

FAILED = "没有准备好，暂时不能回答问题；条款仍可查看。请联系管理员查看启动记录。"
Report = Callable[[str, int, int], None]  # what is being done, how much of it, of how much


@dataclass(frozen=True, slots=True)
class Stage:
    """How far the preparation is: `words` for people, `ready` when questions are answered at once."""

    words: str
    ready: bool = False
    failed: bool = False


class Warming:
    """An assistant that is being opened. Every method may be called from any thread."""

    def __init__(
        self, opening: Callable[[Report], Answering], opened: Callable[[Answering], object] = lambda _: None
    ) -> None:
        """`opened` is told of each assistant before it begins to answer."""
        self._opening = opening
        self._opened = opened
        self._latest = Stage("正在准备…")
        self._assistant: Answering | None = None
        self._finished = threading.Event()
        self._one = threading.Lock()  # one opening at a time
        self._wanted = threading.Event()  # something has changed since the last one began

    def start(self) -> Warming:
        """Begin in the background and return at once; called again, open anew with what has changed."""
        self._wanted.set()
        self._latest = Stage("正在准备…")
        threading.Thread(target=self._open, name="warming", daemon=True).start()
        return self

    def _report(self, what: str, done: int, total: int) -> None:
        share = f" {100 * done // total}%" if 0 < done <= total else ""
        self._latest = Stage(f"正在{what}…{share}")

    def _open(self) -> None:
        with self._one:
            if not self._wanted.is_set():  # the one before has seen every change
                return
            self._wanted.clear()
            try:
                assistant = self._opening(self._report)
                self._opened(assistant)
                self._assistant = assistant
                give_back()  # what the one before held
                self._latest = (
                    Stage("正在准备…") if self._wanted.is_set() else Stage("可以提问了", ready=True)
                )
            except PolicyError as error:
                self._latest = Stage(str(error), failed=True)
            except Exception:
                logging.getLogger(__name__).exception("The assistant could not be opened")
                self._latest = Stage(FAILED, failed=True)
            finally:
                self._finished.set()

    @property
    def stage(self) -> Stage:
        """What is going on now, for readers: ready as soon as anything answers."""
        return Stage("可以提问了", ready=True) if self._assistant else self._latest

    @property
    def latest(self) -> Stage:
        """What is going on with the last opening, for whoever asked for it."""
        return self._latest

    def wait(self, seconds: float | None = None) -> Answering | None:
        """The assistant as soon as it is there; None where it failed or the time is over."""
        self._finished.wait(seconds)
        return self._assistant
