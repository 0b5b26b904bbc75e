"""The first tab, 问政策: one box, examples, the answer and what follows it; and what a pasted link opens.

But: only lays out and wires; what is shown is made in `asking`, `answer` and `clause`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

import gradio as gr

from page.asking import Desk, Shown, hint
from page.contents import contents
from page.context import context
from page.conversation import Conversation
from page.events import OVERTAKING, QUIET
from page.examples import SHOWN, asking
from page.feedback import Feedback
from page.opened import opened
from page.rate import TOO_MANY, who
from page.verdict import GIVEN, keep
from page.warming import Stage

#: A click on [data-ask] inside the element asks that question, one on [data-stop] ends the writing of an answer,
#: one on [data-forget] starts a new subject.
CLICKS = """
element.addEventListener('click', event => {
  const button = event.target.closest('[data-ask],[data-stop],[data-forget]');
  if (button) trigger('click', {question: button.dataset.ask || '', stop: 'stop' in button.dataset});
});
"""
#: A new card is announced to screen readers, put into the address, and scrolled to where it is out of sight.
ARRIVALS = CLICKS + GIVEN + "watch('value', () => window.policyPage && window.policyPage.arrived(element));"
NO_SUCH_CLAUSE = "没有这个条款，请检查链接，或在上面提问。"
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
            placeholder="用自己的话问，也可以写“第五条”",
            elem_id="question",
            lines=1,
            max_lines=6,
            scale=5,
            autofocus=True,
        )
        button = gr.Button("提问", variant="primary", elem_id="ask", scale=0, min_width=132)
    said_before = gr.HTML(elem_id="context", js_on_load=CLICKS, apply_default_css=False)

    def suggestions() -> str:
        return asking(desk.examples[:SHOWN], "可以这样问：") + contents(desk.shelf.documents)

    suggested = gr.HTML(
        suggestions(),
        elem_id="examples",
        js_on_load=CLICKS,
        apply_default_css=False,
    )
    shown = gr.HTML(elem_id="answer", js_on_load=ARRIVALS, apply_default_css=False)
    talk = gr.State(Conversation())
    thanks = gr.HTML(elem_id="thanks", apply_default_css=False)
    outputs: list[Any] = [shown, said_before, thanks]
    # Gradio sends the last step of an event once more at its end, and by then a newer one may have been shown.
    unchanged: Step = tuple(gr.skip() for _ in outputs)

    def step(state: Shown, asked: Sequence[str]) -> Step:
        return state.html, context(asked), ""

    def show(talk: Conversation, states: Iterable[Shown], above: str = "") -> Iterator[Step]:
        for state in talk.latest(states):
            if state.answer:
                talk.remember(state.answer)
            yield step(Shown(above + state.html, state.answer), talk.asked)
        yield unchanged

    def ask(question: str, talk: Conversation, request: gr.Request) -> Iterator[Step]:
        yield from show(talk, desk.ask(question, talk.asked, talk.is_stopped, who(request)))

    def chosen(talk: Conversation, event: gr.EventData, request: gr.Request) -> Iterator[Step]:
        question = str(event._data.get("question", ""))
        if event._data.get("stop"):
            talk.stop()
            yield unchanged
        elif question:
            yield from ask(question, talk, request)
        else:
            talk.forget()
            yield (gr.skip(), context(talk.asked), *unchanged[2:])

    def arrive(talk: Conversation, request: gr.Request) -> Iterator[Step]:
        """What the address asks for: a clause, a question, or both. A reader who was quicker is left alone."""
        clause, question = (request.query_params.get(name, "") for name in ("clause", "q"))
        if talk.begun or not (clause or question):
            yield unchanged
            return
        found = desk.shelf.find(clause)
        above = opened(found, desk.shelf) if found else hint(NO_SUCH_CLAUSE) if clause else ""
        states = desk.ask(question, stopped=talk.is_stopped, who=who(request)) if question else [Shown(above)]
        yield from show(talk, states, above if question else "")

    def judge(talk: Conversation, event: gr.EventData, request: gr.Request) -> str:
        if desk.rate and not desk.rate.allows(who(request)):  # a row for each call would fill the disk
            return hint(TOO_MANY)
        return keep(feedback, talk, event._data)

    def tick() -> tuple[str, Any]:
        stage = desk.warming.stage
        return status(stage), gr.Timer(active=not (stage.ready or stage.failed))

    gr.on([box.submit, button.click], ask, [box, talk], outputs, **OVERTAKING)
    gr.on([suggested.click, shown.click, said_before.click], chosen, [talk], outputs, **OVERTAKING)
    shown.like(judge, [talk], thanks, **QUIET)
    page.load(arrive, [talk], outputs, **QUIET)
    page.load(tick, None, [news, clock], **QUIET)
    page.load(suggestions, None, suggested, **QUIET)  # documents come and go while the program runs
    clock.tick(tick, None, [news, clock], **QUIET)
