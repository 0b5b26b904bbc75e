"""The path that was asked for, as our own middlewares look at it. But: of a request over HTTP only."""

from __future__ import annotations

from starlette.types import Scope


def path_of(scope: Scope) -> str:
    """The path below what a proxy put in front of it: "/gradio_api/run/ask"."""
    return str(scope.get("path", "")).removeprefix(str(scope.get("root_path", "")))
