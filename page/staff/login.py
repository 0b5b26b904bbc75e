"""The login page and the way out: plain HTML forms that work without a script.

The cookie is out of reach of scripts and of other sites, and travels encrypted wherever the page does. But:
decides nothing about passwords; `sessions` does.
"""

from __future__ import annotations

from html import escape

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from page.staff.gate import COOKIE, USER, login_address
from page.staff.sessions import LONGEST, Sessions
from page.theme import STYLES

TITLE = "政策问答 · 工作人员"
WRONG = "用户名或密码不对，请再试一次。"
_MOST = 4096  # bytes of a form; a password manager sends a few hundred


def login_routes(sessions: Sessions | None) -> list[Route]:
    """The routes of the login page and of logging out; none where there are no passwords."""
    if sessions is None:
        return []

    async def login(request: Request) -> Response:
        if request.method != "POST":
            return _page("")
        if int(request.headers.get("content-length") or _MOST + 1) > _MOST:
            return _page(WRONG, 400)
        form = await request.form(max_files=0, max_fields=8)
        name, password = str(form.get("name", "")).strip(), str(form.get("password", ""))
        if seconds := sessions.waiting(name):
            return _page(f"试错太多次了，请过 {seconds} 秒再试。", 429)
        token = await to_thread.run_sync(sessions.begin, name, password)
        if token is None:
            return _page(WRONG, 401)
        answer = RedirectResponse(_home(request), status_code=303)
        answer.set_cookie(
            COOKIE,
            token,
            max_age=int(LONGEST),
            path=_home(request),
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="strict",
        )
        return answer

    async def logout(request: Request) -> Response:
        sessions.end(request.cookies.get(COOKIE))
        answer = RedirectResponse(login_address(request), status_code=303)
        answer.delete_cookie(COOKIE, path=_home(request))
        return answer

    return [
        Route("/login", login, methods=["GET", "POST"]),
        Route("/logout", logout, methods=["POST"]),
    ]


def user_of(request: Request) -> str | None:
    """Who is asking, as the gate found out; what Gradio is given as its `auth_dependency`."""
    found = request.scope.get(USER)
    return str(found) if found else None


def _home(request: Request) -> str:
    return str(request.scope.get("root_path", "")) + "/"


def _page(said: str, status: int = 200) -> HTMLResponse:
    alert = f'<p class="status failed" role="alert">{escape(said)}</p>' if said else ""
    return HTMLResponse(
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{TITLE}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{STYLES.read_text(encoding='utf-8')}{_STYLE}</style></head>"
        f'<body class="login"><main><header class="masthead"><h1>{TITLE}</h1></header>'
        f'{alert}<form method="post" class="card"><label for="name">用户名</label>'
        '<input id="name" name="name" autocomplete="username" required autofocus maxlength="40">'
        '<label for="password">密码</label>'
        '<input id="password" name="password" type="password" autocomplete="current-password" required>'
        '<button type="submit">登录</button></form></main></body></html>',
        status_code=status,
        headers={"Cache-Control": "no-store"},
    )


_STYLE = """
body.login { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.7;
  font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
.login main { max-width: 26rem; margin: 8vh auto 0; padding: 0 16px; }
.login h1 { margin: 0; } .login .status { margin: 16px 0 0; } .login form { display: grid; gap: 8px; margin-top: 20px; }
.login label { font-weight: 600; } .login input { font: inherit; padding: 10px 12px; border: 1px solid var(--edge);
  border-radius: 6px; background: var(--sheet); color: var(--ink); margin-bottom: 8px; }
.login button { font: inherit; font-weight: 600; padding: 10px; border: 0; border-radius: 6px; cursor: pointer;
  background: var(--accent); color: var(--sheet); }
.login :is(input, button):focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7ebf0; --soft: #aeb9c5; --paper: #11161d; --sheet: #1a212b;
  --rule: #323d4b; --edge: #6b7a8c; --accent: #9cc2f7; --stop: #ffb4ab; --stop-soft: #2e1a1a; --stop-rule: #8c3f3a; } }
"""
