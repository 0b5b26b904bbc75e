"""Only our own pages may call from a browser: another site's script is refused, before anything is read or done.

Gradio answers scripts of any site, so a page on the internet could read an office's documents through the browser of
somebody in the office. Programs outside a browser name no origin, and are let through. But: a name that its owner
points at this machine is an origin of its own here; only /staff, without passwords, asks for this machine's names.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from page.loopback import host_of

OTHER_SITE = "只接受本站网页的调用，请直接打开本站；程序调用时不要带 Origin。"


class SameSite:
    """ASGI middleware that answers 403 where a browser says that another site asks."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Compare the names alone: a proxy may listen on another port than it says."""
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            ours = {host_of(f"//{headers.get(name, '')}") for name in ("host", "x-forwarded-host")} - {""}
            if "origin" in headers and host_of(headers["origin"]) not in ours:
                await JSONResponse({"error": OTHER_SITE}, 403)(scope, receive, send)
                return
        await self.app(scope, receive, send)
