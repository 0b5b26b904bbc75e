"""What the public page answers over HTTP besides itself: its health, its headers, other sites, too much and too often."""

from __future__ import annotations

import http.client
import json
import logging
import re
import sqlite3
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit

import pytest
from fake_assistant import FakeAssistant, policy
from gradio_client import Client
from gradio_client.exceptions import AppError
from served import Served, serving

from page.rate import TOO_MANY, Rate
from page.same_site import OTHER_SITE
from page.sizes import MOST, TOO_LONG
from page.wordless import where


@pytest.fixture
def limited(tmp_path: Path) -> Iterator[Served]:
    """A page that lets each session ask twice a minute, and whose assistant is not there yet."""
    gate = threading.Event()
    yield from serving(tmp_path, gate, FakeAssistant(), [policy()], rate=Rate(2))


def fetch(address: str) -> tuple[int, dict[str, str], str]:
    """Status, headers in lower case, body."""
    try:
        with urllib.request.urlopen(address, timeout=20) as reply:
            return reply.status, {k.lower(): v for k, v in reply.headers.items()}, reply.read().decode()
    except HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read().decode()


def test_health_follows_the_preparation(limited: Served):
    """503 with what is going on, then 200 with what is answered from."""
    status, _, body = fetch(limited.address + "health")
    assert (status, json.loads(body)["ready"]) == (503, False)
    limited.gate.set()
    Client(limited.address, verbose=False).predict("小巨人", api_name="/ask")
    status, headers, body = fetch(limited.address + "health")
    assert (status, json.loads(body)) == (200, {"ready": True, "stage": "可以提问了", "documents": ["small"]})
    assert headers["x-content-type-options"] == "nosniff"


def test_page_is_closed_to_other_hosts(limited: Served):
    """A content policy, nothing sniffed, no foreign frame around it, no address told to other sites."""
    _, headers, _ = fetch(limited.address)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    policy_said = headers["content-security-policy"]
    assert "default-src 'self'" in policy_said
    assert "frame-ancestors 'self'" in policy_said
    assert "http" not in policy_said


def test_too_many_questions_are_told_to_wait(limited: Served):
    """From another machine, through a proxy here: two a minute; from this one as many as wanted."""
    limited.gate.set()
    far = Client(limited.address, headers={"X-Forwarded-For": "10.9.9.9"}, verbose=False)
    for _ in range(2):
        assert far.predict("小巨人", api_name="/ask")["kind"] == "answer"
    for endpoint in ("/ask", "/search"):
        with pytest.raises(AppError, match=TOO_MANY):
            far.predict("小巨人", api_name=endpoint)
    near = Client(limited.address, verbose=False)
    for _ in range(4):
        assert near.predict("小巨人", api_name="/ask")["kind"] == "answer"


def test_verdicts_count_as_questions(limited: Served):
    """Each is a row on the disk: after two a minute nothing more is kept."""
    limited.gate.set()
    with urllib.request.urlopen(limited.address + "config", timeout=20) as reply:
        functions = json.loads(reply.read())["dependencies"]
    judging = next(one["id"] for one in functions if any(name == "like" for _, name in one["targets"]))
    asking = next(one["id"] for one in functions if any(name == "submit" for _, name in one["targets"]))
    queued(limited, asking, ["小巨人", None])
    said = [queued(limited, judging, [None], {"verdict": "up"}) for _ in range(3)]
    assert [TOO_MANY in each for each in said] == [False, True, True]
    with closing(sqlite3.connect(limited.feedback)) as kept:
        assert kept.execute("SELECT count(*) FROM feedback").fetchone() == (1,)


def queued(served: Served, function: int, data: list[object], event: object = None) -> str:
    """What one event of the page gives a reader elsewhere, as the stream of the queue tells it."""
    called = {"fn_index": function, "data": data, "event_data": event, "session_hash": "reader"}
    status, _ = send(served, "queue/join", json.dumps(called).encode(), X_Forwarded_For="10.9.9.8")
    assert status == 200
    stream = urllib.request.Request(
        f"{served.address}gradio_api/queue/data?session_hash=reader", headers={"X-Forwarded-For": "10.9.9.8"}
    )
    with urllib.request.urlopen(stream, timeout=30) as lines:
        said = [json.loads(line[6:]) for line in lines if line.startswith(b"data: ")]
    return next(json.dumps(one, ensure_ascii=False) for one in said if one["msg"] == "process_completed")


ASKED = b'{"data": ["\xe5\xb0\x8f\xe5\xb7\xa8\xe4\xba\xba", []]}'


def send(served: Served, path: str, body: bytes, **headers: str) -> tuple[int, str]:
    """POST what a browser of another site or a program might; status and body."""
    connection = http.client.HTTPConnection(urlsplit(served.address).netloc, timeout=20)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("POST", f"/gradio_api/{path}", body, {"Content-Type": "application/json", **named})
    reply = connection.getresponse()
    said = reply.status, reply.read().decode()
    connection.close()
    return said


@pytest.mark.parametrize(
    ("origin", "host", "status"),
    [
        ("http://evil.example", "policy.example", 403),
        ("null", "policy.example", 403),
        ("http://policy.example.evil.example", "policy.example", 403),
        ("http://[", "policy.example", 403),
        ("https://policy.example:8443", "policy.example", 200),
        ("http://localhost:1", "localhost:2", 200),
    ],
)
def test_another_sites_script_is_refused(limited: Served, origin: str, host: str, status: int):
    """Its origin is not the name that was called; our own page, on whatever port, is answered."""
    limited.gate.set()
    for path in ("run/ask", "mcp/"):
        code, said = send(
            limited, path, ASKED, Origin=origin, Host=host, Accept="application/json, text/event-stream"
        )
        assert (code == 403) == (status == 403), path
        assert (OTHER_SITE in said) == (status == 403)


def test_a_proxy_may_say_its_name_beside(limited: Served):
    """One that calls this machine by address hands on the name that the browser used."""
    limited.gate.set()
    named = {"Origin": "https://policy.example", "Host": "127.0.0.1", "X_Forwarded_Host": "policy.example"}
    assert send(limited, "run/ask", ASKED, **named)[0] == 200


@pytest.mark.parametrize("path", ["run/ask", "call/ask", "queue/join", "queue/data", "mcp/", "reset"])
def test_what_is_sent_is_small(limited: Served, path: str):
    """A body that says it is long is refused unread; one that does not say is read no further than the bound."""
    status, said = send(limited, path, b" " * (MOST + 1))
    assert (status, json.loads(said)["error"]) == (413, TOO_LONG)
    connection = http.client.HTTPConnection(urlsplit(limited.address).netloc, timeout=20)
    body = iter([b'{"data": ["', *[b"a" * 2**16] * 40, b'", []]}'])
    headers = {"Content-Type": "application/json", "Transfer-Encoding": "chunked"}
    try:
        connection.request("POST", f"/gradio_api/{path}", body, headers, encode_chunked=True)
        assert connection.getresponse().status >= 400
    except OSError:
        pass  # hung up on, which is a refusal too
    connection.close()


def test_no_failed_call_puts_its_words_into_the_log(
    limited: Served, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
):
    """Called wrongly in every way: kinds of error are logged, nothing of what was sent."""
    limited.gate.set()
    caplog.set_level(logging.INFO)
    for data in (
        ["机密甲"],
        ["机密甲", 5],
        [{"机密甲": 1}, []],
        ["机密甲", [{"机密甲": "x"}]],
        ["机密甲", [], 1, 2],
    ):
        for path in ("run/ask", "run/search", "run/none", "call/ask", "queue/join"):
            send(limited, path, json.dumps({"data": data, "session_hash": "s", "fn_index": 0}).encode())
    with suppress(http.client.IncompleteRead):  # there is no such session
        fetch(limited.address + f"gradio_api/queue/data?session_hash={quote('机密甲')}")
    seen = "".join(capfd.readouterr()) + caplog.text + "".join(str(vars(one)) for one in caplog.records)
    assert "A call failed" in seen
    assert "机密甲" not in seen
    assert "Traceback" not in seen


def test_a_failure_of_ours_is_logged_by_kind_and_place():
    """The first cause last, and each place in our code; no message."""
    with pytest.raises(TypeError) as raised:
        Rate("机密").allows(("a", "b"))  # type: ignore[arg-type]
    assert re.fullmatch(r"TypeError \(page/rate\.py:\d+\)", where(raised.value))
    try:
        raise ValueError("机密") from KeyError("机密")
    except ValueError as error:
        said = where(error)
    assert said == "ValueError < KeyError"
