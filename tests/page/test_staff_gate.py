"""The door of /staff: whoever is not logged in gets nothing, from any route."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from staffed import Caller, Staffed, staffing
from starlette.routing import Mount
from starlette.testclient import TestClient

from page.same_site import OTHER_SITE
from page.staff.gate import ONLY_HERE, Gate

OPEN = "/login"


def routes(given: Sequence[Any]) -> Iterator[tuple[str, str]]:
    """Method and path of every route of an application, those of what it mounts or includes too."""
    for route in given:
        if isinstance(route, Mount):
            yield from routes(route.routes)
        elif included := getattr(route, "original_router", None):
            yield from routes(included.routes)
        else:
            yield from ((method, route.path) for method in route.methods or ("GET",))


def test_no_route_answers_who_is_not_logged_in(guarded: Staffed) -> None:
    """Every route that the application knows, Gradio's too, is refused; only the login page is shown."""
    known = sorted(set(routes(guarded.app.routes)))
    paths = {path for _, path in known}
    assert {
        "/gradio_api/upload",
        "/gradio_api/queue/join",
        "/config",
        "/gradio_api/file={path_or_url:path}",
    } <= paths
    stranger = Caller()
    let_in = []
    for method, path in known:
        sent = re.sub(r"\{[^}]*\}", "x", path).lstrip("/")
        reply = stranger.call(method, guarded.staff + sent, [] if method == "POST" else None)
        if not (reply.status in (401, 405) or (reply.status == 303 and "login" in reply.headers["location"])):
            let_in.append((method, path, reply.status))
        if method == "GET" and reply.status == 401:
            assert reply.text == '{"error":"请先登录。"}'
    assert {path for _, path, _ in let_in} <= {OPEN}
    assert len(known) > 60


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "gradio_api/file={secret}"),
        ("GET", "gradio_api/file=https://example.com/"),
        ("POST", "gradio_api/upload"),
        ("POST", "gradio_api/queue/join"),
        ("GET", "gradio_api/queue/data?session_hash=x"),
        ("GET", "gradio_api/heartbeat/x"),
        ("GET", "gradio_api/startup-events"),
        ("POST", "gradio_api/call/x"),
        ("GET", "config"),
        ("GET", "export/full-text.xlsx?document=small"),
        ("POST", "logout"),
        ("GET", "assets/index.js"),
        ("GET", "theme.css"),
        ("GET", "login/../config"),
        ("GET", "%6Cogin/../config"),
        ("GET", "//config"),
        ("GET", "login/"),
        ("GET", "nothing-of-this-name"),
    ],
)
def test_what_a_stranger_would_try_gets_nowhere(
    guarded: Staffed, method: str, path: str, tmp_path: Path
) -> None:
    """Files, uploads, the queue, exports, tricks with the path: one answer to all."""
    secret = guarded.office.home / "shipped" / "policy.md"
    boundary = (
        b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.md"\r\n\r\nhello\r\n--x--\r\n'
    )
    headers = {"Content-Type": "multipart/form-data; boundary=x"} if "upload" in path else {}
    body = boundary if "upload" in path else ([] if method == "POST" else None)
    reply = Caller().call(method, guarded.staff + path.format(secret=secret), body, headers)
    assert reply.status in (401, 404), reply.text
    assert "研发" not in reply.text
    assert "hello" not in reply.text


@pytest.mark.parametrize("cookie", ["policy-qa-staff=x", "policy-qa-staff=", "access-token-unsecure-x=y"])
def test_a_made_up_cookie_opens_nothing(guarded: Staffed, cookie: str) -> None:
    """A session is a token that was given out, nothing else."""
    assert Caller().call("GET", f"{guarded.staff}config", headers={"Cookie": cookie}).status == 401


@pytest.mark.parametrize(
    "path",
    [
        "upload", "file=/etc/passwd", "file=https://example.com/", "file/etc/passwd", "proxy=https://x.hf.space/",
        "stream/x/y/1/playlist-file", "component_server", "deep_link?session_hash=x", "dev/reload",
    ],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_public_page_takes_and_gives_no_files(guarded: Staffed, method: str, path: str) -> None:
    """What staff uploads lies in a folder that the public page would give away; its doors are shut."""
    body = [] if method == "POST" else None
    reply = Caller().call(method, f"{guarded.address}gradio_api/{path}", body)
    assert (reply.status, reply.text) == (404, "公开页不收发文件。")


def test_a_reader_is_led_to_the_login_and_in(guarded: Staffed) -> None:
    """The page leads to the form; a wrong password does not, the right one does; logging out ends it."""
    caller = Caller()
    html = {"Accept": "text/html"}
    led = caller.call("GET", guarded.staff, headers=html)
    assert (led.status, led.headers["location"]) == (303, "/staff/login")
    form = caller.call("GET", f"{guarded.staff}login")
    assert 'type="password"' in form.text
    assert 'lang="zh-CN"' in form.text
    wrong = caller.log_in(guarded.staff, password="wrong horse")
    assert (wrong.status, list(caller.cookies)) == (401, [])
    assert "用户名或密码不对" in wrong.text
    right = caller.log_in(guarded.staff)
    assert (right.status, right.headers["location"]) == (303, "/staff/")
    cookie = right.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/staff/" in cookie
    assert caller.call("GET", guarded.staff, headers=html).status == 200
    assert caller.call("GET", f"{guarded.staff}config").status == 200
    assert caller.call("POST", f"{guarded.staff}logout").status == 303
    assert caller.call("GET", f"{guarded.staff}config").status == 401


def test_neither_page_offers_the_views_to_programs(guarded: Staffed) -> None:
    """No named endpoint on the staff's page, and no MCP there."""
    caller = Caller()
    caller.log_in(guarded.staff)
    info = caller.call("GET", f"{guarded.staff}gradio_api/info")
    assert '"named_endpoints":{}' in info.text.replace(" ", "")
    assert caller.call("POST", f"{guarded.staff}gradio_api/mcp/", []).status == 404


def test_without_a_password_only_this_machine_gets_in(unguarded: Staffed) -> None:
    """At the machine itself it opens at once; what came through a proxy or from another site does not."""
    caller = Caller()
    assert caller.call("GET", unguarded.staff).status == 200
    for headers in (
        {"X-Forwarded-For": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1"},
        {"Host": "policy.example.com"},
        {"Host": "127.0.0.1.example.com"},
        {"Origin": "https://example.com"},
        {"Origin": "null"},
    ):
        reply = caller.call("GET", unguarded.staff, headers=headers)
        assert reply.status == 403, headers
        assert (OTHER_SITE if "Origin" in headers else ONLY_HERE) in reply.text, headers


@pytest.mark.parametrize(
    ("client", "status"),
    [("127.0.0.1", 200), ("::1", 200), ("10.0.0.7", 403), ("192.168.1.5", 403), ("", 403)],
)
def test_another_address_is_refused_with_one_sentence(client: str, status: int) -> None:
    """The address of the connection decides."""

    async def inside(scope: object, receive: object, send: object) -> None:
        from starlette.responses import PlainTextResponse

        await PlainTextResponse("inside")(scope, receive, send)  # type: ignore[arg-type]

    caller = TestClient(Gate(inside, None), base_url="http://127.0.0.1", client=(client, 5000))
    reply = caller.get("/config")
    assert (reply.status_code, reply.text) == (status, "inside" if status == 200 else ONLY_HERE)


@pytest.mark.parametrize("stripped", [True, False])
def test_behind_a_proxy_with_a_prefix(tmp_path: Path, stripped: bool) -> None:
    """With ROOT_PATH the staff's page is reached, whether the proxy cuts the prefix off or hands it on."""
    for pages in staffing(tmp_path / "home", guarded=True, root_path="/policy"):
        caller = Caller()
        base = pages.address if stripped else f"{pages.address}policy/"
        led = caller.call("GET", f"{base}staff/", headers={"Accept": "text/html"})
        assert (led.status, led.headers["location"]) == (303, "/policy/staff/login")
        assert caller.call("GET", f"{base}staff/config").status == 401
        inside = caller.log_in(f"{base}staff/")
        assert (inside.status, inside.headers["location"]) == (303, "/policy/staff/")
        cookie = inside.headers["set-cookie"]
        assert "path=/policy/staff/" in cookie.lower()
        page = caller.call("GET", f"{base}staff/", headers={"Cookie": cookie.partition(";")[0]})
        assert page.status == 200
        assert "/policy/staff" in page.text
        for door in ("upload", "file=/etc/passwd"):
            assert caller.call("GET", f"{base}gradio_api/{door}").status == 404
