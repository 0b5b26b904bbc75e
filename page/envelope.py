"""The outermost HTML in Chinese and closed to other hosts: `lang`, no foreign links, a content policy.

Gradio's shell says `lang="en"` and links preview pictures elsewhere; both are put right as the page leaves.
But: touches nothing except HTML, and no answer of the endpoints.
"""

from __future__ import annotations

import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LANGUAGE = "zh-CN"
#: Everything from this host alone. Gradio compiles its templates in the browser, hence 'unsafe-eval'.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; form-action 'self'; frame-ancestors 'self'"
)
_FOREIGN = re.compile(r'\s*<meta\s+(?:property="og:|name="twitter:)[^>]*>', re.DOTALL)
_MANIFEST = re.compile(r'\s*<link rel="manifest"[^>]*>')
_SPEAK_CHINESE = (
    "<script>for(const[k,v]of[['language','zh-CN'],['languages',['zh-CN']]])"
    "Object.defineProperty(navigator,k,{get:()=>v})</script>"
)


def chinese(html: str) -> str:
    """Gradio's shell with our language, its own messages in Chinese, and no link to another host."""
    html = html.replace('lang="en"', f'lang="{LANGUAGE}"', 1)
    html = _MANIFEST.sub("", _FOREIGN.sub("", html))
    return html.replace("<head>", f"<head>{_SPEAK_CHINESE}", 1)


class Envelope:
    """ASGI middleware that applies `chinese` to every HTML page and sets the policy headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; hold back the body of HTML until it is whole."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start: Message | None = None
        body = b""

        async def rewritten(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "same-origin"
                if headers.get("content-type", "").startswith("text/html"):
                    headers["Content-Security-Policy"] = POLICY
                    start = message
                    return
            elif message["type"] == "http.response.body" and start is not None:
                body += message.get("body", b"")
                if message.get("more_body", False):
                    return
                whole = chinese(body.decode("utf-8")).encode("utf-8")
                MutableHeaders(scope=start)["Content-Length"] = str(len(whole))
                await send(start)
                await send({"type": "http.response.body", "body": whole})
                return
            await send(message)

        await self.app(scope, receive, rewritten)
