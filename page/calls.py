"""An endpoint called over plain HTTP, answered beside Gradio's queue: POST `gradio_api/call/NAME`, then its events.

Gradio makes a session over every component of the page for each call and hands it through its queue, which costs more
than an answer does. Requests and replies are Gradio's own, but for values left out, which are their defaults here. But: what is not a
plain call of a function given here is passed on, and Gradio answers it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import anyio
from anyio.to_thread import run_sync
from gradio.utils import error_payload
from starlette.requests import Request
from starlette.responses import JSONResponse, StreamingResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from page.rate import Asker, asker

AT_ONCE = 4  # calls that are worked on at the same time; more would only wait for each other
KEPT = 1_000  # replies that nobody has fetched yet; older ones are forgotten
HEARTBEAT = 15.0  # seconds, as Gradio's
#: From the data of a call, to what is called without arguments; None where the data are not of this endpoint.
Function = Callable[[list[Any], Asker], Callable[[], object] | None]


@dataclass(frozen=True, slots=True)
class _Call:
    """A well-formed call: the data, and the session it names."""

    data: list[Any]
    session: str


class Calls:
    """ASGI middleware that answers calls of `functions` and passes everything else on."""

    def __init__(self, app: ASGIApp, functions: Mapping[str, Function]) -> None:
        self.app = app
        self._functions = {f"gradio_api/call/{name}": function for name, function in functions.items()}
        self._events: dict[str, asyncio.Task[str]] = {}
        self._limit: anyio.CapacityLimiter | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Begin a call, or stream the events of one that was begun here."""
        path = str(scope.get("path", "")).removeprefix(str(scope.get("root_path", ""))).lstrip("/")
        function = self._functions.get(path)
        if scope["type"] == "http" and scope["method"] == "POST" and function is not None:
            unread = await self._begin(function, scope, receive, send)
            if unread is not None:
                await self.app(scope, unread, send)
            return
        if scope["type"] == "http" and scope["method"] == "GET":
            name, _, event = path.rpartition("/")
            task = self._events.pop(event, None) if name in self._functions else None
            if task is not None:
                events = StreamingResponse(_events(task), media_type="text/event-stream")
                await events(scope, receive, send)
                return
        await self.app(scope, receive, send)

    async def _begin(self, function: Function, scope: Scope, receive: Receive, send: Send) -> Receive | None:
        """Begin the call and say its event's id; or give the body back, for Gradio to answer."""
        body = await Request(scope, receive).body()
        call, event = _read(body), uuid4().hex
        work = None if call is None else function(call.data, asker(Request(scope), call.session or event))
        if work is None:
            return _again(body, receive)
        if self._limit is None:
            self._limit = anyio.CapacityLimiter(AT_ONCE)
        self._events[event] = asyncio.create_task(_said(work, self._limit))
        while len(self._events) > KEPT:
            self._events.pop(next(iter(self._events)))
        await JSONResponse({"event_id": event})(scope, receive, send)
        return None


def _read(body: bytes) -> _Call | None:
    """The call in a body; None where it is of another form."""
    try:
        said = json.loads(body)
        data, session = said["data"], said.get("session_hash") or ""
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return _Call(data, session) if isinstance(data, list) and isinstance(session, str) else None


async def _said(work: Callable[[], object], limit: anyio.CapacityLimiter) -> str:
    """The last event: what the work gives, or its failure as Gradio tells it."""
    try:
        return f"event: complete\ndata: {json.dumps([await run_sync(work, limiter=limit)])}\n\n"
    except Exception as error:
        return f"event: error\ndata: {json.dumps(error_payload(error, False))}\n\n"


async def _events(task: asyncio.Task[str]) -> AsyncIterator[str]:
    while not (await asyncio.wait({task}, timeout=HEARTBEAT))[0]:
        yield "event: heartbeat\ndata: null\n\n"
    yield task.result()


def _again(body: bytes, receive: Receive) -> Receive:
    """`receive` as if the body had not been read yet."""
    unread = True

    async def given() -> Message:
        nonlocal unread
        if unread:
            unread = False
            return {"type": "http.request", "body": body, "more_body": False}
        return await receive()

    return given
