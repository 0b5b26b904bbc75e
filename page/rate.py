"""How many questions a minute a reader may ask: so many a session, and twenty times that from one address.

Who sits at this machine is not limited. Behind a proxy on this machine the address is the one the proxy saw
last. But: keeps nothing longer than a minute, and no question.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

import gradio as gr
from starlette.requests import Request

from page.loopback import loopback

WINDOW = 60.0  # seconds
SESSIONS = 20  # sessions of one address that may ask at full rate: an office behind one router
TOO_MANY = "这一分钟里的提问太多了，请稍等一会儿再问。"
Asker = tuple[str, str] | None  # address and session
_MOST_KEPT = 10_000  # askers remembered; a flood from more addresses than that forgets the oldest


class Rate:
    """Counts the questions of the last minute. Safe to call from several threads."""

    def __init__(self, limit: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.limit = limit
        self._clock = clock
        self._asked: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def allows(self, who: Asker) -> bool:
        """Whether (address, session) may ask one more now, which is counted then; None is not limited."""
        if who is None:
            return True
        address, session = who
        now = self._clock()
        with self._lock:
            mine = self._recent(f"{address} {session}", now)
            ours = self._recent(address, now)
            if len(mine) >= self.limit or len(ours) >= self.limit * SESSIONS:
                return False
            mine.append(now)
            ours.append(now)
        return True

    def _recent(self, key: str, now: float) -> deque[float]:
        times = self._asked.pop(key, deque())
        while times and now - times[0] >= WINDOW:
            times.popleft()
        self._asked[key] = times  # the latest asker is the last one
        while len(self._asked) > _MOST_KEPT:
            self._asked.pop(next(iter(self._asked)))
        return times


def who(request: gr.Request | None) -> Asker:
    """The asker behind a request of Gradio's; None for whoever sits at this machine."""
    # A tool called over MCP is handed the plain request, which knows no session.
    return None if request is None else asker(request, str(getattr(request, "session_hash", None) or ""))


def asker(request: gr.Request | Request, session: str) -> Asker:
    """The address and session behind a request; None for whoever sits at this machine."""
    if request.client is None:
        return None
    address = str(request.client.host)
    if loopback(address):
        forwarded = request.headers.get("x-forwarded-for", "")
        if not forwarded:
            return None
        address = forwarded.rpartition(",")[2].strip()
    return address, session
