"""为何这样答: one question asked again, with what was understood, which way it went, what was found and how sure.

The same answer as on the public page, opened up; the same facts as `python -m qa ask --json` gives. But: keeps
nothing of what is asked here, and explains no weight.
"""

from __future__ import annotations

import logging
from html import escape

import gradio as gr

from corpus.errors import PolicyError
from page.answer import UNSURE
from page.asking import BROKEN
from page.clause import terms
from page.events import QUIET
from page.shelf import Shelf
from page.staff.grid import Cell, grid
from page.staff.layout import Opening, hint
from page.staff.office import Office
from page.staff.unanswered import ADVICE
from qa.entry import objection, repaired
from qa.records import Answer

#: What each kind of answer means for how it was found.
WAYS = {
    "lookup": "点名了条款、部分或表格，或问的是个数：直接查，不检索。",
    "list": "问的是一组（某类措施、某单位负责的条款，或符合条件的政策）：按文件自己的编号和责任单位逐条列出，不按分数。",
    "answer": "检索：按字词（BM25）和意思（向量）各给每一条打分，合起来排序，再从最前面的条款里挑出回答问题的句子。",
    "none": "检索或查找之后没有回答；理由见“结果”。",
}
_MOST = 15  # hits shown


def explanation_view(office: Office, _: Opening) -> None:
    """Lay out the tab that is being built, and wire it; nothing is shown until somebody asks."""
    with gr.Row(elem_classes=["filters", "stacked"], equal_height=False):
        box = gr.Textbox(
            label="读者问的是什么？", placeholder="照原话写", elem_id="why", scale=5, max_length=2000
        )
        button = gr.Button("看看为何", variant="primary", elem_id="why-ask", scale=1, min_width=112)
    shown = gr.HTML(elem_id="explanation", apply_default_css=False)

    def explain(question: str) -> str:
        sound = repaired(question or "")
        try:
            refused = objection(sound)
            assistant = office.desk.warming.wait(1.0)
            if refused or assistant is None:
                return hint(escape(refused or f"{office.desk.warming.stage.words} 请过一会儿再试。"))
            return explained(assistant.ask(sound, (), office.desk.document), office.desk.shelf)
        except PolicyError as error:
            return hint(escape(str(error)))
        except Exception:
            logging.getLogger(__name__).exception("A question could not be explained")
            return hint(BROKEN)

    gr.on([box.submit, button.click], explain, [box], shown, **QUIET | {"show_progress": "minimal"})


def explained(answer: Answer, shelf: Shelf) -> str:
    """The card: the answer, then the way it went, then every hit with the ranks and scores of both halves."""
    reason = ADVICE.get(answer.reason or "", (answer.reason or "", ""))[0]
    facts = [
        ("理解为", escape(answer.understood or answer.question)),
        ("走的路", escape(WAYS[answer.kind])),
        ("结果", escape(reason or "回答了") + (f"：{escape(answer.detail)}" if answer.detail else "")),
        (
            "把握",
            f"{answer.confidence:.2f}（0 到 1，文件能回答这个问题的概率；低于 {UNSURE} 时公开页会写明“不很确定”）",
        ),
        ("用时", f"{answer.timing_ms.get('total', 0):.0f} 毫秒"),
    ]
    if answer.notices:
        facts.append(("提示", "；".join(escape(notice.text) for notice in answer.notices)))
    quotes = "".join(
        f'<blockquote><span class="label">{escape(one.label)}</span> {escape(one.quote)}</blockquote>'
        for one in answer.citations
    )
    return (
        f'<article class="card"><p class="sentence long">{escape(answer.text or answer.detail or "")}</p>'
        f"{terms(facts)}<h3>依据的原文</h3>{quotes or '<p>没有引用。</p>'}</article>{_hits(answer, shelf)}"
    )


def _hits(answer: Answer, shelf: Shelf) -> str:
    cited = {one.id for one in answer.citations}
    rows = []
    for rank, hit in enumerate(answer.hits[:_MOST], start=1):
        place = shelf.find(hit.id)
        twins = "、".join(found.label for twin in hit.twins if (found := shelf.find(twin)))
        rows.append(
            [
                Cell(str(rank), rank),
                Cell(f"{place.label} {place.node.heading}".strip() if place else hit.id),
                Cell(f"{hit.score:.3f}", hit.score),
                *(
                    Cell(f"第 {half.rank}（{half.score:.3f}）" if half else "", half.rank if half else None)
                    for half in (hit.bm25, hit.dense)
                ),
                Cell("是" if cited & {hit.id, *hit.twins} else ""),
                Cell(twins),
            ]
        )
    columns = ("名次", "条款", "总分", "字词名次（分）", "意思名次（分）", "引用了", "同一措施")
    return grid("找到的条款", columns, rows) if rows else ""
