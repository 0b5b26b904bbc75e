"""GET /health for whoever watches the service: 200 once questions are answered, 503 before and after a failure.

The body is one JSON object: ready, stage, documents. But: tells nothing that the page does not show anyway.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from page.asking import Desk


def health(desk: Desk) -> Route:
    """The route, for the application of the public page."""

    def answer(request: Request) -> JSONResponse:
        stage = desk.warming.stage
        body = {
            "ready": stage.ready,
            "stage": stage.words,
            "documents": [document.id for document in desk.shelf.documents],
        }
        return JSONResponse(body, status_code=200 if stage.ready else 503)

    return Route("/health", answer, methods=["GET"])
