"""An event that names an address instead of a file: neither page fetches it."""

from __future__ import annotations

import json

import pytest
from gradio import processing_utils
from staffed import Caller, Staffed
from uploading import Clerk

from page.refusals import UNREADABLE

ELSEWHERE = {"path": "https://elsewhere.example/policy.md", "meta": {"_type": "gradio.FileData"}}


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that Gradio asks for."""
    asked: list[str] = []

    async def get(url: str) -> None:
        asked.append(url)
        raise ConnectionError

    monkeypatch.setattr(processing_utils, "async_ssrf_protected_get", get)
    return asked


@pytest.mark.parametrize("name", ["clause", "search", "find"])
def test_the_public_page_fetches_nothing(guarded: Staffed, fetched: list[str], name: str) -> None:
    """A stranger would fill the disk, and have this machine speak to others."""
    config = json.loads(Caller().call("GET", f"{guarded.address}config").text)
    wired = next(one for one in config["dependencies"] if one["api_name"] == name)
    call = {"data": [ELSEWHERE] * len(wired["inputs"]), "fn_index": wired["id"], "session_hash": "x"}
    reply = Caller().call(
        "POST",
        f"{guarded.address}gradio_api/run/predict",
        json.dumps(call).encode(),
        {"Content-Type": "application/json"},
    )
    assert fetched == []
    assert (reply.status, reply.text.count(UNREADABLE)) == (400, 1)


def test_the_staffs_page_fetches_nothing(guarded: Staffed, fetched: list[str]) -> None:
    """An upload comes from the member of staff."""
    with pytest.raises(AssertionError, match=r"'success': False"):
        Clerk(guarded).event("upload", "upload", [ELSEWHERE])
    assert fetched == []
