"""评测: the gold suite run with its progress, and the report of the last run with its charts.

But: computes nothing itself; the report is the one that `python -m eval` writes.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import gradio as gr
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from eval.tables import PART_NAMES
from page.events import QUIET
from page.staff.layout import Opening, hint
from page.staff.office import Office
from page.staff.trial import Progress, Trial
from qa.assistant import Assistant

PARTS = {name: part for part, name in PART_NAMES.items()}
ALONE, BESIDE = "只问本程序（快）", "与仅关键词、仅向量、简单融合并排"


def evaluation_view(office: Office, opening: Opening) -> None:
    """Lay out the tab that is being built, and wire it."""
    trial = office.trial
    with gr.Row(elem_classes=["filters", "stacked"], equal_height=False):
        questions = gr.Dropdown([], label="标准问题", filterable=False, scale=2, elem_id="gold")
        part = gr.Dropdown(list(PARTS), value=PART_NAMES["test"], label="表格取哪一部分", filterable=False)
        how = gr.Dropdown([BESIDE, ALONE], value=BESIDE, label="做法", filterable=False, scale=2)
        button = gr.Button("开始评测", variant="primary", elem_id="evaluate", min_width=112)
    news = gr.HTML(elem_id="evaluation-news", apply_default_css=False)
    shown = gr.HTML(elem_id="evaluation", apply_default_css=False)
    clock = gr.Timer(1.0, active=False)

    def arrive() -> tuple[Any, ...]:
        given = [(path.name, str(path)) for path in gold_files(office)]
        chosen = gr.update(choices=given, value=given[0][1] if given else None)
        return chosen, _said(trial.progress), report_frame(trial), gr.Timer(active=trial.progress.running)

    def begin(path: str | None, part: str, how: str) -> tuple[Any, ...]:
        assistant = office.desk.warming.wait(1.0)
        if not isinstance(assistant, Assistant):
            return hint(escape(f"{office.desk.warming.stage.words} 请过一会儿再试。")), gr.skip()
        known = {str(one): one for one in gold_files(office)}
        if path not in known:
            return hint("没有标准问题，请先写一份（见 docs/staff.md）。"), gr.skip()
        trial.start(assistant, known[path], PARTS[part], how == ALONE)
        return _said(trial.progress), gr.Timer(active=True)

    def tick() -> tuple[Any, ...]:
        progress = trial.progress
        if progress.running:
            return _said(progress), gr.skip(), gr.skip()
        return _said(progress), report_frame(trial), gr.Timer(active=False)

    gr.on(opening, arrive, None, [questions, news, shown, clock], **QUIET)
    button.click(begin, [questions, part, how], [news, clock], **QUIET)
    clock.tick(tick, None, [news, shown, clock], **QUIET)


def gold_files(office: Office) -> list[Path]:
    """The files of gold questions: those of the home folder first, then those of the program."""
    return [*sorted((office.home / "gold").glob("*.jsonl")), *office.gold]


def _said(progress: Progress) -> str:
    if progress.running:
        share = progress.done / progress.total if progress.total else 0
        return (
            f'<div class="status" role="status"><p>正在评测：{progress.done} / {progress.total or "…"} 题。'
            "公开页照常回答，会慢一点。</p>"
            f'<progress value="{share:.3f}" max="1" aria-label="评测进度"></progress></div>'
        )
    kind = "status failed" if progress.failed else "status"
    return f'<p class="{kind}" role="status">{escape(progress.said)}</p>' if progress.said else ""


def report_frame(trial: Trial) -> str:
    """The last report in a frame of its own, or that there is none."""
    if not trial.report.exists():
        return hint("还没有报告。选好标准问题后点“开始评测”，两核的电脑大约要一两分钟。")
    stamp = int(trial.report.stat().st_mtime)
    return (
        f'<p class="take-away"><a class="quiet" href="report?{stamp}" target="_blank">在新窗口打开报告</a></p>'
        f'<iframe class="report" src="report?{stamp}" title="评测报告" sandbox="allow-scripts"></iframe>'
    )


def report_route(office: Office) -> Route:
    """The last report as a page, behind the gate."""

    def report(_: Request) -> Response:
        try:
            written = office.trial.report.read_text(encoding="utf-8")
        except OSError:
            return PlainTextResponse("还没有报告。", status_code=404)
        return HTMLResponse(written, headers={"Cache-Control": "no-store"})

    return Route("/report", report)
