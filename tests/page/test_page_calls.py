"""An endpoint called over plain HTTP: beside Gradio's queue it says what Gradio says through it."""

from __future__ import annotations

import asyncio
import json
import threading
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.error import HTTPError

import pytest
from served import Served

from page import calls

CASES: list[Any] = [
    {"data": ["小巨人"]},
    {"data": ["小巨人", []], "fn_index": 999},
    {"data": ["小巨人", None]},
    {"data": ["小巨人", []]},
    {"data": ["多少钱", ["小巨人"]], "session_hash": "s"},
    {"data": ["研发费" * 700, []]},
    {"data": ["\ud800？！", []]},
    {"data": [" ", []]},
    {"data": ["小巨人", [1]]},
    {"data": ["小巨人", [], 1]},
    {"data": []},
    {"data": "小巨人"},
    {"question": "小巨人"},
    [],
]


def call(address: str, body: bytes) -> tuple[int, str]:
    """Status and events of one call."""
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as reply:
            event = json.load(reply)["event_id"]
        with urllib.request.urlopen(f"{address.rstrip('/')}/{event}", timeout=60) as stream:
            assert stream.headers["Content-Type"] == "text/event-stream; charset=utf-8"
            assert stream.headers["X-Content-Type-Options"] == "nosniff"
            return stream.status, stream.read().decode()
    except HTTPError as error:
        return error.code, ""


@pytest.mark.parametrize("body", CASES, ids=range(len(CASES)))
def test_as_gradio_says_it(served: Served, body: Any):  # noqa: ANN401
    """The address with a slash at its end is Gradio's own; what it says of any call is said here too."""
    sent = json.dumps(body).encode()
    ours, theirs = (call(f"{served.address}gradio_api/call/ask{end}", sent) for end in ("", "/"))
    assert ours == theirs


def run(address: str, body: bytes) -> tuple[int, Any]:
    """Status and reply of a call that is answered at once, without how long it took."""
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as reply:
            said = json.load(reply)
    except HTTPError as error:
        return error.code, json.load(error)
    assert said.pop("duration") <= said.pop("average_duration") + 60
    return 200, said


@pytest.mark.parametrize("body", CASES, ids=range(len(CASES)))
def test_at_once_as_gradio_says_it(served: Served, body: Any):  # noqa: ANN401
    """The same of calls that are answered at once."""
    sent = json.dumps(body).encode()
    ours, theirs = (run(f"{served.address}gradio_api/run/ask{end}", sent) for end in ("", "/"))
    assert ours == theirs


def test_a_body_that_is_no_json(served: Served):
    """Gradio refuses it."""
    assert call(f"{served.address}gradio_api/call/ask", b"{")[0] == 422


def test_a_call_waits_with_a_heartbeat(cold: Served, monkeypatch: pytest.MonkeyPatch):
    """While the assistant gets ready the connection is kept alive."""
    monkeypatch.setattr(calls, "HEARTBEAT", 0.05)
    threading.Timer(0.5, cold.gate.set).start()
    _, events = call(f"{cold.address}gradio_api/call/ask", '{"data":["小巨人",null]}'.encode())
    assert events.startswith("event: heartbeat\ndata: null\n\n")
    assert events.rpartition("event: ")[2].startswith("complete")


def test_replies_that_nobody_fetches_are_forgotten(monkeypatch: pytest.MonkeyPatch):
    """The oldest first."""
    monkeypatch.setattr(calls, "KEPT", 3)
    sent: list[dict[str, Any]] = []

    async def nothing(*_: object) -> None: ...

    async def crowd() -> None:
        middleware = calls.Calls(nothing, {"ask": lambda data, by: lambda: "好"})

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b'{"data":[]}', "more_body": False}

        async def send(message: Any) -> None:  # noqa: ANN401
            sent.append(message)

        scope = {"type": "http", "method": "POST", "path": "/gradio_api/call/ask", "headers": []}
        for _ in range(5):
            await middleware(scope, receive, send)
        assert len(middleware._events) == 3
        assert [await task for task in middleware._events.values()] == [
            f"event: complete\ndata: {json.dumps(['好'])}\n\n"
        ] * 3

    with ThreadPoolExecutor(1) as beside:  # the browser of other tests keeps this thread's event loop
        beside.submit(asyncio.run, crowd()).result()
    assert len(sent) == 10
