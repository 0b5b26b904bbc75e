"""What the public page answers over HTTP besides itself: its health, its headers, and too many questions."""

from __future__ import annotations

import json
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest
from fake_assistant import FakeAssistant, policy
from gradio_client import Client
from gradio_client.exceptions import AppError
from served import Served, serving

from page.rate import TOO_MANY, Rate


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
