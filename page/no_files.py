"""The public page takes and gives no files: Gradio's doors for them are shut before they are reached.

Gradio keeps one folder for all that is uploaded, and fetches addresses of other hosts when asked to; neither is
a stranger's business, nor is the stream for developers, which looks twenty times a second. But: /staff has doors of
its own, behind its login, and they stay; only what an event names by its address is not fetched there either.
"""

from __future__ import annotations

from gradio import processing_utils
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from page.path import path_of
from page.refusals import NOT_A_CALL, UNREADABLE, Refused

_DOORS = (
    "upload",
    "file=",
    "file/",
    "proxy=",
    "stream",
    "process_recording",
    "component_server",
    "deep_link",
    "dev/",
)


class NoFiles:
    """ASGI middleware that answers 404 there and passes everything else on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Look at the path, whatever a proxy put in front of it."""
        if path_of(scope).lstrip("/").startswith(tuple(f"gradio_api/{door}" for door in _DOORS)):
            await PlainTextResponse("公开页不收发文件。", status_code=404)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def fetch_nothing() -> None:
    """Have Gradio download nothing that an event of either page names by its address, in this process."""
    processing_utils.async_ssrf_protected_download = _refused


async def _refused(url: str, cache_dir: str) -> str:
    raise Refused(UNREADABLE, NOT_A_CALL)
