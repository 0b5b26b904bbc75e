"""A reply of a language model while it is being written: each sentence coming, checked, or withdrawn.

What was withdrawn is never shown again, only that it was. But: checks nothing (`qa.writing`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

from page.seam import Answering
from qa.records import Answer
from qa.writing.records import Draft, Statement

#: From an assistant and its quoted answer to the states of the written one.
Writer = Callable[[Answering, Answer], Iterator[Draft]]

WRITTEN = "由语言模型根据所列原文撰写，每一句都与原文核对过；以原文为准。"
_REFERENCE = re.compile(r"【(\d{1,3})】")
_SHOWN = {
    "coming": "",
    "checked": '<span class="mark" title="已核对">✓</span>',
    "withdrawn": '<span class="mark">（一句未能通过核对，已撤回）</span>',
}


def writing(question: str, draft: Draft) -> str:
    """The card while sentences come, with the button that ends it."""
    said = "".join(_statement(one) for one in draft.statements)
    return (
        f'<article class="card waiting" aria-busy="true"><h2 class="asked">{escape(question)}</h2>'
        f'<p class="sentence long writing">{said}</p>'
        '<p class="progress">语言模型正在撰写，逐句核对…</p>'
        '<p class="actions"><button type="button" class="quiet" data-stop>停止撰写，直接看原文</button></p></article>'
    )


def _statement(one: Statement) -> str:
    return f'<span class="{one.state}">{escape(one.text)}{_SHOWN[one.state]}</span>'


def is_written(answer: Answer) -> bool:
    """Whether an answer's text refers to its citations by number, as only a written one does."""
    return answer.kind == "answer" and any(f"【{one.n}】" in answer.text for one in answer.citations)


def referring(html: str, answer: Answer) -> str:
    """Escaped text whose 【n】 lead to the citations of that number."""
    known = {one.n for one in answer.citations}

    def link(match: re.Match[str]) -> str:
        n = int(match[1])
        return f'<a class="reference" href="#citation-{n}">【{n}】</a>' if n in known else match[0]

    return _REFERENCE.sub(link, html)
