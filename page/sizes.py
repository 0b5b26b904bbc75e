"""What a reader sends is small: a longer body is refused before it is held in memory.

But: /staff takes uploads, limited by `POLICY_QA_MAX_UPLOAD`, of those whom its gate lets in.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from page.path import path_of

MOST = 2**20  # bytes; a long conversation has some ten thousand
THROWN_AWAY = 2**25  # bytes read and dropped, so that the client has sent all and hears the answer
TOO_LONG = "发来的内容太长，请把问题写短一些。"


class Sizes:
    """ASGI middleware that answers 413 where a body says it is longer, and stops reading one that turns out so."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count what comes in."""
        if scope["type"] != "http" or path_of(scope).startswith("/staff/"):
            await self.app(scope, receive, send)
            return
        said = Headers(scope=scope).get("content-length", "0")
        if not said.isdecimal() or int(said) > MOST:
            await _drop(receive)
            await JSONResponse({"error": TOO_LONG}, 413)(scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            return message if read <= MOST else {"type": "http.disconnect"}

        await self.app(scope, counted, send)


async def _drop(receive: Receive) -> None:
    """Read a body without keeping it, to its end or to what is too much even for that."""
    read = 0
    while read <= THROWN_AWAY:
        message = await receive()
        read += len(message.get("body", b""))
        if message["type"] == "http.disconnect" or not message.get("more_body", False):
            return
