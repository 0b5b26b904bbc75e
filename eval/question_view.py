"""One gold question in the HTML report: what was asked, found and said, and what should have won.

But: it judges nothing; whether the answer was right is told to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from corpus.labels import label
from corpus.records import Document, Node
from eval.answers import Documents
from eval.records import Entry, Gold, Run
from eval.retrieval import first_rank
from eval.tables import CONFIGURATION_NAMES, TYPE_NAMES

HITS = 5
SNIPPET = 60  # characters of a hit's text
PASSAGE = 400  # characters of the passage that should have won


def question_view(
    question: Gold,
    runs: Mapping[str, Run],
    ours: Run,
    documents: Documents,
    right: Mapping[str, float],
    lost: bool,
) -> str:
    """A `<details>` with the data that the filters read."""
    entry = ours.entries.get(question.id)
    good = right.get(question.id, 0.0) >= 1
    mark = '<span class="right">✓</span>' if good else '<span class="wrong">✗</span>'
    return (
        f'<details data-type="{question.type}" data-part="{question.split or ""}" '
        f'data-right="{int(good)}" data-lost="{int(lost)}">'
        f'<summary>{mark}<span class="q">{_asked(question)}</span>'
        f'<span class="tag">{TYPE_NAMES[question.type]}</span><span class="tag">{escape(question.id)}</span>'
        f'</summary><div class="body">{_said(entry)}{_hits(question, entry, documents)}'
        f"{_should(question, documents)}{_places(question, runs)}</div></details>"
    )


def _asked(question: Gold) -> str:
    return escape(" → ".join([*question.history, question.question]))


def _said(entry: Entry | None) -> str:
    if entry is None or entry.answer is None:
        return '<h3>回答</h3><p class="wrong">没有问到这一题。</p>' if entry is None else ""
    answer = entry.answer
    reason = f"（{escape(answer.reason)}）" if answer.reason else ""
    said = escape(answer.text or answer.detail or "")
    quotes = "".join(
        f"<blockquote>{escape(cited.label)}：{escape(cited.quote)}</blockquote>" for cited in answer.citations
    )
    return f"<h3>回答，把握 {answer.confidence:.2f}{reason}</h3><p>{said}</p>{quotes}"


def _hits(question: Gold, entry: Entry | None, documents: Documents) -> str:
    if entry is None:
        return ""
    lines = []
    for named in entry.ranked[:HITS]:
        found = [node for node in named if node in question.answering]
        mark = ' class="answers"' if found else ""
        beside = f"（合并的 {escape(found[0])}）" if found and named[0] not in found else ""
        lines.append(f"<li{mark}>{_node(named[0], documents)}{' ✓' if found else ''}{beside}</li>")
    return f'<h3>前 {HITS} 条结果</h3><ol class="hits">{"".join(lines)}</ol>'


def _should(question: Gold, documents: Documents) -> str:
    if not question.answerable:
        expected = "、".join(reason for alternatives in question.nuggets for reason in alternatives)
        return f"<h3>应当</h3><p>说明文件没有回答（{escape(expected)}）。</p>"
    nuggets = "；".join(" / ".join(alternatives) for alternatives in question.nuggets)
    passage = ""
    for node in sorted(question.answering)[:1]:
        found = _find(node, documents)
        if found:
            text = found[0].text[:PASSAGE] + ("……" if len(found[0].text) > PASSAGE else "")
            name = escape(f"{label(*found)} {found[0].heading}")
            passage = f"<blockquote>{name}：{escape(text)}</blockquote>"
    ids = "、".join(sorted(question.answering))
    return f'<h3>应当胜出</h3>{passage}<p>要点：{escape(nuggets)}</p><p class="soft">{escape(ids)}</p>'


def _places(question: Gold, runs: Mapping[str, Run]) -> str:
    if not question.answering:
        return ""
    ranks = []
    for name, run in runs.items():
        if name not in CONFIGURATION_NAMES:
            continue
        entry = run.entries.get(question.id)
        rank = first_rank(question, entry.ranked) if entry else None
        ranks.append(f"{CONFIGURATION_NAMES[name]} {rank or '—'}")
    return f'<p class="soft">名次：{escape("，".join(ranks))}</p>'


def _node(node: str, documents: Documents) -> str:
    found = _find(node, documents)
    if not found:
        return escape(node)
    text = found[0].heading or found[0].text
    return escape(f"{label(*found)} {text[:SNIPPET]}")


def _find(node: str, documents: Documents) -> tuple[Node, Document] | None:
    document = documents.get(node.partition("/")[0])
    found = next((one for one in document.nodes if one.id == node), None) if document else None
    return (found, document) if found and document else None
