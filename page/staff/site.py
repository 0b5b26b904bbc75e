"""The staff's page as an application of its own, to be mounted at /staff: the gate, the login, files, views.

But: starts no server; `page.site.serve` mounts it beside the public page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import gradio as gr
from fastapi import FastAPI
from starlette.middleware import Middleware

from page.staff import (
    conflicts,
    evaluation,
    explanation,
    files,
    full_text,
    incentives,
    unanswered,
    versions,
)
from page.staff.downloads import Making, downloads
from page.staff.gate import Gate
from page.staff.layout import Opening
from page.staff.leftovers import KEPT
from page.staff.login import TITLE, login_routes, user_of
from page.staff.office import Office
from page.staff.sessions import Sessions
from page.theme import head, theme

HERE = Path(__file__).parent
#: Each view: what its tab says, its id, what lays it out.
VIEWS: tuple[tuple[str, str, Callable[[Office, Opening], None]], ...] = (
    ("文件全文", "full-text", full_text.full_text_view),
    ("奖补一览", "incentives", incentives.incentives_view),
    ("核对", "conflicts", conflicts.conflicts_view),
    ("两个版本", "versions", versions.versions_view),
    ("评测", "evaluation", evaluation.evaluation_view),
    ("文件管理", "files", files.files_view),
    ("未答问题", "unanswered", unanswered.unanswered_view),
    ("为何这样答", "explanation", explanation.explanation_view),
)
#: Each file: what makes it, and the forms it can be had in.
FILES: Mapping[str, tuple[Making, tuple[str, ...]]] = {
    "full-text": (full_text.full_text_file, full_text.FORMS),
    "incentives": (incentives.incentives_file, incentives.FORMS),
    "conflicts": (conflicts.conflicts_file, conflicts.FORMS),
    "versions": (versions.versions_file, versions.FORMS),
    "unanswered": (unanswered.unanswered_file, unanswered.FORMS),
}


def staff_blocks(office: Office, can_log_out: bool) -> gr.Blocks:
    """The views as tabs."""
    page: gr.Blocks
    with gr.Blocks(title=TITLE, analytics_enabled=False, delete_cache=(3600, KEPT)) as page:
        gr.HTML(_masthead(can_log_out), apply_default_css=False)
        with gr.Tabs():
            for number, (name, id, view) in enumerate(VIEWS):
                with gr.Tab(name, id=id) as tab:
                    view(office, [tab.select] if number else [tab.select, page.load])
    return page


def _masthead(can_log_out: bool) -> str:
    way_out = (
        '<form method="post" action="logout"><button class="quiet" type="submit">退出登录</button></form>'
        if can_log_out
        else ""
    )
    return (
        f'<header class="masthead staff"><h1>{TITLE}</h1>'
        f'<p class="documents"><a href="../">打开公开页</a></p>{way_out}</header>'
    )


def staff_app(office: Office, sessions: Sessions | None, max_file_size: str, path: str = "/staff") -> FastAPI:
    """The application behind the gate. `path` is where it will be reached, with a proxy's prefix."""
    app = FastAPI(
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        routes=[*login_routes(sessions), downloads(office, FILES), evaluation.report_route(office)],
        middleware=[Middleware(Gate, sessions=sessions)],
    )
    views = staff_blocks(office, sessions is not None)
    gr.mount_gradio_app(
        app,
        views,
        path="",
        footer_links=[],
        run_history=False,
        auth_dependency=user_of,
        root_path=path,
        show_error=False,
        max_file_size=max_file_size,
        ssr_mode=False,
        enable_monitoring=False,
        mcp_server=False,
        theme=theme(),
        head=staff_head(),
    )
    # Or Gradio takes any file of this machine that an event names for an upload.
    views.has_launched = True
    return app


def staff_head() -> str:
    """The public page's style and script, and what the staff's views add to them."""
    style, script = (_read(name) for name in ("staff.css", "staff.js"))
    return f"{head()}<style>{style}</style><script>{script}</script>"


def _read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
