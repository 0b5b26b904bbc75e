"""The first tab, 问政策: one box, examples, the answer and what follows it; and what a pasted link opens.

But: only lays out and wires; what is shown is made in `asking`, `answer` and `clause`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

import gradio as gr

from page.asking import Desk, Shown, hint
from page.contents import contents
from page.context import context
from page.examples import SHOWN, asking
from page.feedback import Feedback
from page.opened import opened
from page.verdict_view import verdict_view
from page.warming import Stage
from qa.as_json import as_json

#: A click on [data-ask] inside the element asks that question; one on [data-forget] starts a new subject.
CLICKS = """
element.addEventListener('click', event => {
  const button = event.target.closest('[data-ask],[data-forget]');
  if (button) trigger('click', {question: button.dataset.ask || ''});
});
"""
#: A new card is announced to screen readers, put into the address, and scrolled to where it is out of sight.
ARRIVALS = CLICKS + "watch('value', () => window.policyPage && window.policyPage.arrived(element));"
Step = tuple[Any, ...]


def status(stage: Stage) -> str:
    """One line above the box while the program is not ready; nothing once it is."""
    if stage.ready:
        return ""
    kind = "failed" if stage.failed else "busy"
    tail = "" if stage.failed else " 现在就可以提问，准备好后会自动回答。"
    return f'<p class="status {kind}" role="status">{escape(stage.words + tail)}</p>'


def ask_view(desk: Desk, feedback: Feedback, page: gr.Blocks) -> None:
    """Lay out the tab inside the Blocks `page` that is being built, and wire it."""
    news = gr.HTML(elem_id="status", apply_default_css=False)
    clock = gr.Timer(1.0, active=False)
    with gr.Row(elem_id="ask-row", equal_height=False):
        box = gr.Textbox(
            label="您想问什么？",
            placeholder="用自己的话问就行，也可以写条款编号，例如：第二十五条",
            elem_id="question",
            lines=1,
            max_lines=6,
            scale=5,
            autofocus=True,
        )
        button = gr.Button("提问", variant="primary", elem_id="ask", scale=1, min_width=112)
    said_before = gr.HTML(elem_id="context", js_on_load=CLICKS, apply_default_css=False)
    suggested = gr.HTML(
        asking(desk.examples[:SHOWN], "可以这样问：") + contents(desk.shelf.documents),
        elem_id="examples",
        js_on_load=CLICKS,
        apply_default_css=False,
    )
    shown = gr.HTML(elem_id="answer", js_on_load=ARRIVALS, apply_default_css=False)
    history = gr.State(list[str]())
    last = gr.State(None)
    verdicts, reset = verdict_view(feedback, last)
    outputs: list[Any] = [shown, said_before, suggested, box, history, last, verdicts, *reset]

    def step(state: Shown, earlier: Sequence[str]) -> Step:
        answered = state.answer is not None
        asked = [*earlier, state.answer.question] if state.answer else list(earlier)
        kept = (
            {"question": state.answer.question, "history": list(earlier), "answer": as_json(state.answer)}
            if state.answer
            else None
        )
        return (
            state.html,
            context(asked),
            gr.update(visible=False),
            gr.update(value="") if answered else gr.skip(),
            asked,
            kept,
            gr.update(visible=answered),
            *(gr.update(visible=False) for _ in reset),
        )

    def ask(question: str, earlier: list[str]) -> Iterator[Step]:
        for state in desk.ask(question, earlier):
            yield step(state, earlier)

    def chosen(earlier: list[str], event: gr.EventData) -> Iterator[Step]:
        yield from ask(str(event._data.get("question", "")), earlier)

    def from_context(earlier: list[str], event: gr.EventData) -> Iterator[Step]:
        question = str(event._data.get("question", ""))
        if question:
            yield from ask(question, earlier)
        else:  # a new subject: the answer stays, what a follow-up leans on goes
            yield (gr.skip(), "", gr.skip(), gr.skip(), [], *(gr.skip() for _ in outputs[5:]))

    def arrive(request: gr.Request) -> Iterator[Step]:
        """What the address asks for: a clause, a question, or both."""
        wanted = dict(request.query_params)
        clause = ""
        if "clause" in wanted:
            found = desk.shelf.find(wanted["clause"])
            clause = opened(found, desk.shelf) if found else hint("没有这个条款，请检查链接，或在上面提问。")
        if not wanted.get("q"):
            nothing = Shown(clause)
            yield (*step(nothing, [])[:2], gr.update(visible=not clause), *step(nothing, [])[3:])
            return
        for state in desk.ask(wanted["q"]):
            yield step(Shown(clause + state.html, state.answer), [])

    def tick() -> tuple[str, Any]:
        stage = desk.warming.stage
        return status(stage), gr.Timer(active=not (stage.ready or stage.failed))

    quick: dict[str, Any] = {
        "show_progress": "hidden",
        "api_visibility": "private",
        "concurrency_limit": None,
    }
    gr.on([box.submit, button.click], ask, [box, history], outputs, **quick)
    gr.on([suggested.click, shown.click], chosen, [history], outputs, **quick)
    said_before.click(from_context, [history], outputs, **quick)
    page.load(arrive, None, outputs, **quick)
    page.load(tick, None, [news, clock], **quick)
    clock.tick(tick, None, [news, clock], **quick)
