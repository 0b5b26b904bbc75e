"""A refused call has a status of its own, with its sentence: no question makes the server say that it failed."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fake_assistant import FakeAssistant, policy
from gradio_client import Client
from gradio_client.exceptions import AppError
from served import Served, serving
from staffed import Caller

from page.asking import BROKEN
from page.rate import TOO_MANY, Rate
from page.refusals import UNREADABLE
from qa.entry import EMPTY

#: The door, what is sent, the status, and what is said (None: words of FastAPI's own).
REFUSED: list[tuple[str, Any, int, str | None]] = [
    ("run/ask", {"data": ["", []]}, 400, EMPTY),
    ("run/ask", {"data": ["\x00\u2028", []]}, 400, EMPTY),
    ("run/ask", {"data": []}, 400, UNREADABLE),
    ("run/ask", {"data": ["小巨人"]}, 400, UNREADABLE),
    ("run/ask", {"data": [None, None]}, 400, UNREADABLE),
    ("run/ask", {"data": [{"text": "小巨人"}, []]}, 400, UNREADABLE),
    ("run/ask", {"data": ["小巨人", "省级呢"]}, 400, UNREADABLE),
    ("run/ask", {"data": ["小巨人", [7]]}, 400, UNREADABLE),
    ("run/ask", {"data": ["小巨人", []], "fn_index": 999}, 400, UNREADABLE),
    ("run/search", {"data": ["小巨人", "多"]}, 400, "limit 要写 1 到 50 的整数。"),
    ("run/search", {"data": ["小巨人", float("nan")]}, 400, "limit 要写 1 到 50 的整数。"),
    ("run/clause", {"data": ["../../etc/passwd"]}, 404, "没有这个条款，请写编号（如“第二十五条”）或完整的条款编号。"),
    ("run/clause", {"data": [[]]}, 400, UNREADABLE),
    ("run/incentives", {"data": [{}]}, 400, UNREADABLE),
    ("run/nosuch", {"data": []}, 400, UNREADABLE),
    ("api/ask", {"data": [7, 7]}, 400, UNREADABLE),
    ("call/nosuch", {"data": []}, 400, UNREADABLE),
    ("call/v2/nosuch", {}, 400, UNREADABLE),
    ("call/v2/ask", {"words": "小巨人"}, 400, UNREADABLE),
    ("queue/join", {"data": [], "fn_index": 999, "session_hash": "x"}, 400, UNREADABLE),
    ("run/ask", {"data": "小巨人"}, 422, None),
    ("run/ask", {}, 422, None),
    ("run/ask", b"{", 422, None),
    ("run/ask", b"\xff\xfe", 422, None),
]  # fmt: skip


def sent(served: Served, door: str, body: Any, far: str = "") -> tuple[int, dict[str, Any], dict[str, str]]:  # noqa: ANN401
    """Status, body and headers of one call."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"} | ({"X-Forwarded-For": far} if far else {})
    reply = Caller().call("POST", f"{served.address}gradio_api/{door}", raw, headers)
    return reply.status, json.loads(reply.text), reply.headers


@pytest.fixture
def limited(tmp_path: Path) -> Iterator[Served]:
    """A page that lets each session ask twice a minute."""
    gate = threading.Event()
    gate.set()
    yield from serving(tmp_path, gate, FakeAssistant(), [policy()], rate=Rate(2))


@pytest.mark.parametrize(("door", "body", "status", "said"), REFUSED)
def test_a_refused_call_is_no_failure_of_the_server(
    served: Served, door: str, body: object, status: int, said: str | None
) -> None:
    """400 or 404 with one sentence; what is no JSON of a call at all is FastAPI's 422."""
    given, reply, _ = sent(served, door, body)
    assert given == status
    assert said is None or reply["error"] == said


def test_too_many_questions_are_told_when_to_come_back(limited: Served) -> None:
    """429 and the seconds to wait, from another machine; gradio_client raises the same sentence."""
    call = {"data": ["小巨人", []], "session_hash": "s"}
    assert [sent(limited, "run/ask", call, "10.9.9.9")[0] for _ in range(2)] == [200, 200]
    status, reply, headers = sent(limited, "run/ask", call, "10.9.9.9")
    assert (status, reply["error"], headers["retry-after"]) == (429, TOO_MANY, "60")
    far = Client(limited.address, headers={"X-Forwarded-For": "10.9.9.8"}, verbose=False)
    for _ in range(2):
        assert far.predict("小巨人", api_name="/ask")["kind"] == "answer"
    with pytest.raises(AppError, match=TOO_MANY):
        far.predict("小巨人", api_name="/ask")
    with pytest.raises(AppError, match="请输入一个问题"):
        Client(limited.address, verbose=False).predict("", api_name="/ask")


def test_a_failure_of_ours_stays_one(served: Served) -> None:
    """500, its sentence, and the next question is answered."""
    status, reply, _ = sent(served, "run/ask", {"data": ["炸", []]})
    assert (status, reply["error"]) == (500, BROKEN)
    assert sent(served, "run/ask", {"data": ["小巨人", []]})[0] == 200
