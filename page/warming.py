"""Getting ready behind an open page: the encoder and the index load in a thread of their own.

The page asks `stage` what to show and waits for the assistant only where a question needs it. But: builds and
loads nothing itself; what it runs is given to it, and a failure of that is kept as one sentence.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from corpus.errors import PolicyError
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

    def __init__(self, opening: Callable[[Report], Answering]) -> None:
        self._opening = opening
        self._stage = Stage("正在准备…")
        self._assistant: Answering | None = None
        self._finished = threading.Event()

    def start(self) -> Warming:
        """Begin in the background and return at once."""
        threading.Thread(target=self._open, name="warming", daemon=True).start()
        return self

    def _report(self, what: str, done: int, total: int) -> None:
        share = f" {100 * done // total}%" if 0 < done <= total else ""
        self._stage = Stage(f"正在{what}…{share}")

    def _open(self) -> None:
        try:
            self._assistant = self._opening(self._report)
            self._stage = Stage("可以提问了", ready=True)
        except PolicyError as error:
            self._stage = Stage(str(error), failed=True)
        except Exception:
            logging.getLogger(__name__).exception("The assistant could not be opened")
            self._stage = Stage(FAILED, failed=True)
        finally:
            self._finished.set()

    @property
    def stage(self) -> Stage:
        """What is going on now."""
        return self._stage

    def wait(self, seconds: float | None = None) -> Answering | None:
        """The assistant as soon as it is there; None where it failed or the time is over."""
        self._finished.wait(seconds)
        return self._assistant
