"""A call that is refused has a status that says so: Gradio sends every refusal as a failure of the server, 500.

`Refused` is what an endpoint raises: a sentence, and a title for its kind. `Refusals` gives each kind its status;
the body stays {"error": sentence, …}. What Gradio itself cannot read as a call is refused too. But: a failure of
ours stays 500, and calls through the queue (gradio_client, the page) have their sentence in the stream.
"""

from __future__ import annotations

import json
import logging
from typing import Any

import gradio as gr
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from page.path import path_of

UNREADABLE = "读不懂这次调用，请按 /gradio_api/info 所列的名称和类型传参数。"
NOT_A_CALL, ABSENT, OFTEN, NOT_NOW = "调用有误", "没有这个条款", "提问太多", "现在不能回答"
STATUS = {NOT_A_CALL: 400, ABSENT: 404, OFTEN: 429, NOT_NOW: 503}
_DOORS = tuple(f"gradio_api/{door}" for door in ("run/", "api/", "call/", "queue/join"))
_WAIT = {429: "60", 503: "10"}  # seconds after which it is worth calling again


class Refused(gr.Error):
    """What was called for is not given; the message says in one sentence what to do."""

    def __init__(self, sentence: str, kind: str) -> None:
        super().__init__(sentence, title=kind, print_exception=False)


class Refusals:
    """ASGI middleware that puts the status right where an endpoint was called directly."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold back a 500 until its body is whole; pass everything else on."""
        if scope["type"] != "http" or not path_of(scope).lstrip("/").startswith(_DOORS):
            await self.app(scope, receive, send)
            return
        begun = failed = False
        body = b""

        async def held(message: Message) -> None:
            nonlocal begun, failed, body
            if message["type"] == "http.response.start":
                begun = True
                failed = message["status"] == 500
            elif failed and message["type"] == "http.response.body":
                body += message.get("body", b"")
                if not message.get("more_body", False):
                    await _answer(body)(scope, receive, send)
            if not failed:
                await send(message)

        try:
            await self.app(scope, receive, held)
        except Exception as error:
            if begun:
                raise
            logging.getLogger(__name__).warning("A call could not be read: %s", type(error).__name__)
            await _answer(b"{}")(scope, receive, send)


def _answer(body: bytes) -> JSONResponse:
    """What Gradio's 500 of this body becomes."""
    said: dict[str, Any] = json.loads(body)
    if not said.get("error"):  # not from an endpoint of ours, which says a sentence whatever happens
        return JSONResponse({"error": UNREADABLE, "title": NOT_A_CALL}, 400)
    status = STATUS.get(str(said.get("title")), 500)
    return JSONResponse(said, status, {"Retry-After": _WAIT[status]} if status in _WAIT else None)
