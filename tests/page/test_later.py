"""The staff's page comes after the server: a request before waits for it, and its lifespan holds to the end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

from fastapi import FastAPI
from starlette.routing import Mount
from starlette.testclient import TestClient

from page.later import Later


def test_a_request_before_it_is_made_asks_for_it_and_waits() -> None:
    """Nothing is made until a request comes; made once, started before it is asked, ended with the server."""
    lived: list[str] = []

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        lived.append("started")
        yield
        lived.append("ended")

    def make() -> FastAPI:
        lived.append("made")
        app = FastAPI(lifespan=lifespan)
        app.add_api_route("/", lambda: "there")
        return app

    later = Later(make)
    with TestClient(FastAPI(routes=[Mount("/staff", app=later)], lifespan=later.lifespan)) as client:

        def build() -> None:
            later.wanted.wait()
            later.build()

        builder = Thread(target=build)
        builder.start()
        assert lived == []
        assert client.get("/staff/").json() == "there"
        assert client.get("/staff/").json() == "there"
        builder.join()
    assert lived == ["made", "started", "ended"]


def test_a_server_that_ends_before_leaves_nothing_waiting() -> None:
    """An office closed before anyone opened the staff's page."""
    later = Later(FastAPI)
    with TestClient(FastAPI(routes=[Mount("/staff", app=later)], lifespan=later.lifespan)):
        assert not later.wanted.is_set()
    later.build()  # too late, and harmless
