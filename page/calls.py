"""An endpoint called over plain HTTP, answered beside Gradio's queue: POST `gradio_api/run/NAME` gives the reply,
POST `gradio_api/call/NAME` an event's id, and GET of that the event.

Gradio makes a session over every component of the page for each call and hands it through its queue, which costs more
than an answer does. Requests and replies are Gradio's own. But: what is not a plain call of a function given here is
passed on, and Gradio answers it.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any
from uuid import uuid4

import anyio
from anyio.to_thread import run_sync
from gradio.utils import error_payload
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from page.path import path_of
from page.rate import Asker, asker

AT_ONCE = 4  # calls that are worked on at the same time; more would only wait for each other
KEPT = 1_000  # replies that nobody has fetched yet; older ones are forgotten
HEARTBEAT = 15.0  # seconds, as Gradio's
#: What gives the reply to a call, made of its data and who calls; None where the data are not of the endpoint.
Work = Callable[[], object]
Function = Callable[[list[Any], Asker], Work | None]


@dataclass(frozen=True, slots=True)
class _Call:
    """A well-formed call: the data, and the session it names."""

    data: list[Any]
    session: str


class Calls:
    """ASGI middleware that answers calls of `functions` and passes everything else on."""

    def __init__(self, app: ASGIApp, functions: Mapping[str, Function]) -> None:
        self.app = app
        self._run = {f"gradio_api/run/{name}": function for name, function in functions.items()}
        self._call = {f"gradio_api/call/{name}": function for name, function in functions.items()}
        self._events: dict[str, asyncio.Task[str]] = {}
        self._limit: anyio.CapacityLimiter | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a call, begin one, or give the event of one that was begun here."""
        path = path_of(scope).lstrip("/")
        reply: Response | None = None
        if scope["type"] == "http" and scope["method"] == "POST" and path in self._run | self._call:
            body = await Request(scope, receive).body()
            reply = await self._answer(path, body, scope)
            receive = _again(body, receive)
        elif scope["type"] == "http" and scope["method"] == "GET":
            name, _, event = path.rpartition("/")
            task = self._events.pop(event, None) if name in self._call else None
            reply = StreamingResponse(_events(task), media_type="text/event-stream") if task else None
        await (reply or self.app)(scope, receive, send)

    async def _answer(self, path: str, body: bytes, scope: Scope) -> Response | None:
        """The reply to a call; None where it is Gradio's to answer."""
        call, event = _read(body), uuid4().hex
        if call is None:
            return None
        begins = path in self._call
        function = (self._call if begins else self._run)[path]
        work = function(call.data, asker(Request(scope), call.session or (event if begins else "")))
        if work is None:
            return None
        if self._limit is None:
            self._limit = anyio.CapacityLimiter(AT_ONCE)
        if not begins:
            return await _reply(work, self._limit)
        self._events[event] = asyncio.create_task(_event(work, self._limit))
        while len(self._events) > KEPT:
            self._events.pop(next(iter(self._events)))
        return JSONResponse({"event_id": event})


def _read(body: bytes) -> _Call | None:
    """The call in a body; None where it is of another form."""
    try:
        said = json.loads(body)
        data, session = said["data"], said.get("session_hash") or ""
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    sound = isinstance(data, list) and isinstance(session, str) and said.keys() <= {"data", "session_hash"}
    return _Call(data, session) if sound else None


async def _reply(work: Work, limit: anyio.CapacityLimiter) -> Response:
    """What the work gives, in Gradio's wrapping; or its failure as Gradio tells it."""
    start = perf_counter()
    try:
        said = await run_sync(work, limiter=limit)
    except Exception as error:
        return JSONResponse(_failure(error), 500)
    took = perf_counter() - start
    told: dict[str, object] = {"is_generating": False, "duration": took, "average_duration": took}
    told |= {"render_config": None, "changed_state_ids": [], "used_cache": None}
    return JSONResponse({"data": [said], **told})


async def _event(work: Work, limit: anyio.CapacityLimiter) -> str:
    """The last event of a call: what the work gives, or its failure."""
    try:
        return f"event: complete\ndata: {json.dumps([await run_sync(work, limiter=limit)])}\n\n"
    except Exception as error:
        return f"event: error\ndata: {json.dumps(_failure(error))}\n\n"


def _failure(error: Exception) -> dict[str, Any]:
    if getattr(error, "print_exception", True):
        logging.getLogger(__name__).error("A call failed", exc_info=error)
    return error_payload(error, show_error=False)


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
