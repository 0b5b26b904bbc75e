"""Under an answer: 👍 or 👎, and for the latter where the answer should have been found.

But: keeps a verdict only when a button is pressed, and only the answer that is shown.
"""

from __future__ import annotations

import logging
import sqlite3
from typing import Any

import gradio as gr

from page.feedback import LONGEST, Feedback, Verdict
from qa.entry import repaired

THANKS = '<p class="thanks" role="status">已记下，谢谢。</p>'
LOST = '<p class="thanks" role="status">没有记下来，请告诉管理员检查磁盘。</p>'


def verdict_view(feedback: Feedback, last: gr.State) -> tuple[gr.Column, list[gr.components.Component]]:
    """Lay out and wire; returns the column to show with an answer, and what to hide when a new one comes."""
    with gr.Column(visible=False, elem_id="verdict") as group:
        with gr.Row(elem_id="verdict-row"):
            gr.HTML('<p class="lead">这个回答对您有用吗？</p>', apply_default_css=False)
            up = gr.Button("有用", size="sm", elem_id="up", min_width=96)
            down = gr.Button("不对", size="sm", elem_id="down", min_width=96)
        should_be = gr.Textbox(
            label="应为第几条？（可不填）",
            placeholder="例如：第（十一）条，或表1-2新增类第1条",
            max_length=LONGEST,
            visible=False,
            elem_id="should-be",
        )
        send = gr.Button("提交", size="sm", visible=False, elem_id="send-verdict")
        thanks = gr.HTML("", visible=False, apply_default_css=False, elem_id="thanks")

    def keep(verdict: Verdict, kept: dict[str, Any] | None, where: str = "") -> str:
        """Keep it, and say so or that it could not be kept."""
        if not kept:
            return ""
        try:
            feedback.keep(verdict, kept["question"], kept["history"], kept["answer"], where)
        except (OSError, sqlite3.Error):
            logging.getLogger(__name__).exception("A verdict could not be kept")
            return LOST
        return THANKS

    def good(kept: dict[str, Any] | None) -> tuple[Any, Any, Any]:
        return (
            gr.update(visible=False),
            gr.update(visible=False),
            gr.update(value=keep("up", kept), visible=True),
        )

    def ask_where() -> tuple[Any, Any, Any]:
        return gr.update(visible=True), gr.update(visible=True), gr.update(visible=False)

    def bad(kept: dict[str, Any] | None, where: str) -> tuple[Any, Any, Any]:
        said = keep("down", kept, repaired(where or ""))
        return (
            gr.update(visible=False, value=""),
            gr.update(visible=False),
            gr.update(value=said, visible=True),
        )

    changed = [should_be, send, thanks]
    quick: dict[str, Any] = {
        "show_progress": "hidden",
        "api_visibility": "private",
        "concurrency_limit": None,
    }
    up.click(good, [last], changed, **quick)
    down.click(ask_where, None, changed, **quick)
    gr.on([send.click, should_be.submit], bad, [last, should_be], changed, **quick)
    return group, changed
