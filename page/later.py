"""An application that is made after the server has begun: mounted at once, made when `build` is called.

A request that comes before waits for it, and asks for it by `wanted`. But: makes nothing by itself, as Gradio
builds its Blocks in one thread at a time; who started the server calls `build`.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import FastAPI

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send


class Later:
    """The application that `make` gives, started and ended in the loop of the server around it."""

    def __init__(self, make: Callable[[], FastAPI]) -> None:
        self.wanted = threading.Event()
        self._make = make
        self._made: asyncio.Future[FastAPI] | None = None
        self._begun = threading.Event()

    def build(self) -> None:
        """Make the application; blocks. The server has begun or is about to; what `make` raises goes through."""
        app = self._make()
        self._begun.wait()
        made = self._made
        if made is not None:
            made.get_loop().call_soon_threadsafe(made.set_result, app)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, once there is what answers it."""
        self.wanted.set()
        assert self._made is not None  # noqa: S101  (no request comes before the lifespan)
        app = await asyncio.shield(self._made)
        await self._started.wait()
        await app(scope, receive, send)

    @asynccontextmanager
    async def lifespan(self, _: FastAPI) -> AsyncIterator[None]:
        """The lifespan for the application around it: holds that of what is made, once it is."""
        self._made = asyncio.get_running_loop().create_future()
        self._started, self._ending = asyncio.Event(), asyncio.Event()
        # A task of its own, as a lifespan has to be left by the task that entered it.
        running = asyncio.create_task(self._run(self._made))
        self._begun.set()
        try:
            yield
        finally:
            self._ending.set()
            if not self._made.done():
                running.cancel()
            self._made = None  # what is built from now on is too late
            await asyncio.gather(running, return_exceptions=True)

    async def _run(self, made: asyncio.Future[FastAPI]) -> None:
        app = await asyncio.shield(made)
        async with app.router.lifespan_context(app):
            self._started.set()
            await self._ending.wait()
