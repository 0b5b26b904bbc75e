"""The door of /staff: nothing behind it answers anyone who is not logged in, except the login page itself.

It stands in front of every route, Gradio's and ours, known or not: what is not let through is refused. Where
nobody has a password it lets in only who sits at this machine: a loopback connection, no proxy in between, and
a browser that asked for this machine by name (so no other site can reach in). But: draws no page.
"""

from __future__ import annotations

from starlette.datastructures import URL, Headers
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from page.loopback import host_of, loopback
from page.path import path_of
from page.staff.sessions import Sessions

COOKIE = "policy-qa-staff"
USER = "staff"  # where the scope tells who it is
LOCAL = "本机"  # who it is where nobody needs a password
LOGIN = "/login"
ONLY_HERE = (
    "工作人员页面还没有设置密码，只能在运行本程序的电脑上打开；"
    "要从别处打开，请先设置 POLICY_QA_AUTH（见 docs/staff.md）。"
)
LOG_IN = "请先登录。"
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


class Gate:
    """ASGI middleware: a user in the scope, or no way in. `sessions` is None where there are no passwords."""

    def __init__(self, app: ASGIApp, sessions: Sessions | None) -> None:
        self.app = app
        self.sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, or refuse; other things than requests (starting, stopping) pass."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        scope = _whole(scope)
        connection = HTTPConnection(scope)
        user = self._user(connection)
        if user is None and scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if user is None and not (self.sessions and _asks_to_log_in(scope)):
            await _refusal(connection, bool(self.sessions))(scope, receive, send)
            return
        await self.app({**scope, USER: user}, receive, send)

    def _user(self, connection: HTTPConnection) -> str | None:
        if self.sessions is None:
            return LOCAL if _at_this_machine(connection) else None
        return self.sessions.user(connection.cookies.get(COOKIE))


def _whole(scope: Scope) -> Scope:
    """The scope with the full path: a proxy that cuts its prefix off is not what routes below expect."""
    prefix, path = str(scope.get("app_root_path", "")), str(scope["path"])
    return scope if path.startswith(f"{prefix}/") else {**scope, "path": prefix + path}


def _asks_to_log_in(scope: Scope) -> bool:
    return scope["type"] == "http" and path_of(scope) == LOGIN


def _refusal(connection: HTTPConnection, can_log_in: bool) -> Response:
    """A reader is led to the login, a program is told in one sentence."""
    if not can_log_in:
        return PlainTextResponse(ONLY_HERE, status_code=403)
    reads = "text/html" in connection.headers.get("accept", "")
    if connection.scope.get("method") == "GET" and reads:
        return RedirectResponse(login_address(connection), status_code=303)
    return JSONResponse({"error": LOG_IN}, status_code=401)


def login_address(connection: HTTPConnection) -> str:
    """Path of the login page, whatever stands in front of it."""
    return URL(str(connection.scope.get("root_path", "")) + LOGIN).path


def _at_this_machine(connection: HTTPConnection) -> bool:
    headers: Headers = connection.headers
    if any(name in headers for name in _FORWARDED):
        return False
    named = [f"//{headers.get('host', '')}"]
    if "origin" in headers:
        named.append(headers["origin"])
    client = connection.client.host if connection.client else ""
    return loopback(client) and all(loopback(host_of(one)) for one in named)
