"""The whole page: head, two tabs, the endpoints. `site` builds it, `serve` starts it.

But: opens no document and no assistant; they are given to it.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import gradio as gr
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount
from uvicorn.config import LOGGING_CONFIG

from corpus.labels import title
from corpus.records import Document
from page.ask_view import ask_view
from page.asking import Desk
from page.calls import Calls, Function
from page.endpoints import endpoints, json_results
from page.envelope import Envelope
from page.events import QUIET
from page.feedback import Feedback
from page.later import Later
from page.no_files import NoFiles, fetch_nothing
from page.profile_view import profile_view
from page.refusals import Refusals
from page.same_site import SameSite
from page.sizes import Sizes
from page.theme import head, theme
from page.wordless import wordless

TITLE = "政策问答"
_MOST_NAMED = 3  # documents named in the head


def masthead(documents: Sequence[Document]) -> str:
    """The name of the page and of what it answers from."""
    titles = "".join(f"<span>《{escape(title(document))}》</span>" for document in documents[:_MOST_NAMED])
    titles += f"等 {len(documents)} 份文件" if len(documents) > _MOST_NAMED else ""
    named = (
        f'<p class="documents">回答只出自：{titles}</p>'
        if titles
        else '<p class="documents">还没有载入文件。</p>'
    )
    return f'<header class="masthead"><h1><a href="./">{TITLE}</a></h1>{named}</header>'


def site(desk: Desk, feedback: Feedback) -> gr.Blocks:
    """The page over loaded documents and an assistant that may still be warming up."""
    page: gr.Blocks
    with gr.Blocks(title=TITLE, analytics_enabled=False) as page:
        endpoints(desk)  # first, so that the short names are theirs
        named = gr.HTML(masthead(desk.shelf.documents), apply_default_css=False)
        page.load(lambda: masthead(desk.shelf.documents), None, named, **QUIET)
        with gr.Tabs():
            with gr.Tab("问政策", id="ask"):
                ask_view(desk, feedback, page)
            with gr.Tab("符合条件的政策", id="profile"):
                profile_view(desk)
    return page


def serve(
    page: gr.Blocks,
    staff: FastAPI | Later | None = None,
    beside: Sequence[BaseRoute] = (),
    calls: Mapping[str, Function] = {},
    **where: Any,  # noqa: ANN401
) -> str:
    """Start the page in threads of its own and return its address: own look, no outside hosts, no footer.

    `staff` is mounted at /staff and starts and stops with the page; `beside` are further routes, `calls` the
    endpoints that are answered beside Gradio's queue. `where` is
    what `Blocks.launch` takes to say where: server_name, server_port, root_path, auth. Raises OSError where
    the port is taken.
    """
    LOGGING_CONFIG["loggers"] = {}  # what the server says goes the way of all that is logged
    with contextlib.redirect_stdout(io.StringIO()):  # Gradio prints in English, quiet or not
        _, address, _ = page.launch(
            prevent_thread_lock=True,
            quiet=True,
            theme=theme(),
            head=head(),
            footer_links=[],
            run_history=False,
            mcp_server=True,
            show_error=False,
            enable_monitoring=False,
            ssr_mode=False,
            app_kwargs={
                "middleware": [
                    *(Middleware(each) for each in (Envelope, SameSite, Sizes, NoFiles, Refusals)),
                    Middleware(Calls, functions=calls),
                ],
                **_beside(staff, beside),
            },
            **where,
        )
    json_results(page)
    wordless()
    fetch_nothing()
    return str(address)


def _beside(staff: FastAPI | Later | None, routes: Sequence[BaseRoute]) -> dict[str, Any]:
    if staff is None:
        return {"routes": [*routes]}
    return {
        "routes": [Mount("/staff", app=staff), *routes],
        "lifespan": staff.lifespan if isinstance(staff, Later) else staff.router.lifespan_context,
    }
