"""An answer as a card: the sentence first, then amounts, bureaus, period and notices, the evidence beside it.

Everything that came from a person or a document is escaped. But: decides nothing about the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import quote as percent

from corpus.records import Incentive
from page.amounts import quoted, table
from page.citation import evidence, further
from page.clause import see, terms
from page.examples import Example, asking, nearby
from page.figures import emphasised
from page.notices import notices
from page.shelf import Shelf
from page.verdict import verdict
from page.writing import WRITTEN, is_written, referring
from qa.normalise import folded, unspaced
from qa.records import Answer, Citation

NOT_FOUND = "文件中没有找到这个问题的答案。"
UNSURE = 0.5  # below this probability the card says that the answer is not certain


def card(
    answer: Answer, shelf: Shelf, incentives: Sequence[Incentive] = (), examples: Sequence[Example] = ()
) -> str:
    """The whole card for one answer, whatever its kind."""
    link = escape("?q=" + percent(answer.question))
    inner = _nothing(answer, shelf, examples) if answer.kind == "none" else _found(answer, shelf, incentives)
    return (
        f'<article class="card answer {answer.kind}{" written" if is_written(answer) else ""}" data-question="{escape(answer.question)}">'
        f'<h2 class="asked"><span class="sr">问题：</span>{escape(answer.question)}</h2>'
        f"{_understood(answer)}{inner}"
        f'<div class="after"><button type="button" class="quiet" data-copy-link="{link}">'
        f"复制本次问答的链接</button>{verdict()}</div></article>"
    )


def _understood(answer: Answer) -> str:
    bare = [folded(text).strip(" ？?。!！") for text in (answer.understood, answer.question)]
    if not bare[0] or bare[0] == bare[1]:
        return ""
    return f'<p class="understood">理解为：<q>{escape(answer.understood)}</q></p>'


def _found(answer: Answer, shelf: Shelf, incentives: Sequence[Incentive]) -> str:
    unsure = (
        '<p class="unsure">这个回答不很确定，请以所引原文为准。</p>'
        if answer.kind == "answer" and answer.confidence < UNSURE
        else ""
    )
    asked, written = answer.kind == "answer", is_written(answer)
    opened = asked and not written  # what is written refers to quotations by number
    rows = table(quoted(incentives, answer.citations)) if asked else ""
    said, members = _members(answer)
    sentences = _sentences(said)
    if written:
        sentences = f'{referring(sentences, answer)}<p class="author">{WRITTEN}</p>'
    return (
        f'<div class="columns"><div class="said">{sentences}{unsure}{_sums(answer)}{rows}'
        f"{_facts(answer, shelf)}{notices(answer.notices, shelf, answer.citations)}</div>"
        f"{evidence(answer.citations, shelf, members, open_first=opened, repeat=answer.kind != 'lookup')}</div>"
        f"{further(answer.hits, answer.citations, shelf, '相关的其他条款')}"
    )


def _members(answer: Answer) -> tuple[str, dict[str, str]]:
    """A list's text without the lines that stand at its citations, and these lines by label."""
    if answer.kind != "list":
        return answer.text, {}
    lines, members = [], {}
    quoted: dict[str, str] = {}
    for citation in answer.citations:
        quoted[citation.label] = quoted.get(citation.label, "") + unspaced(citation.quote)
    for line in answer.text.splitlines():
        label, _, rest = line.partition("：")
        if label.strip() in quoted and rest:
            said = unspaced(rest.rpartition("——")[2]).replace("……", "")
            if said != quoted[label.strip()]:  # what stands there as the quotation is not said twice
                members[label.strip()] = rest.strip()
        else:
            lines.append(line)
    return "\n".join(lines), members


def _sentences(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    size = " long" if len(text) > 120 else ""
    return "".join(f'<p class="sentence{size}">{emphasised(line)}</p>' for line in lines)


def _sums(answer: Answer) -> str:
    labels = {citation.n: citation.label for citation in answer.citations}
    return "".join(
        f'<p class="sum"><span>计算</span> {escape(one.expression)} = '
        f'<strong class="figure">{escape(one.result)}</strong>'
        f"<span>，依据{escape('、'.join(dict.fromkeys(labels[n] for n in one.citations if n in labels)))}</span></p>"
        for one in answer.arithmetic
    )


def _facts(answer: Answer, shelf: Shelf) -> str:
    """Bureaus and period of the best measure: another one that is cited has its own there."""
    if answer.kind == "list" and len(answer.citations) > 1:
        return ""
    best = {i for hit in answer.hits[:1] for i in (hit.id, *hit.twins)}
    cited = [one for one in answer.citations if one.id in best] or list(answer.citations)
    bureaus = list(dict.fromkeys(name for one in cited for name in one.departments))
    periods = dict.fromkeys(one.period.text for one in cited if one.period)
    rows = [("责任单位", escape("、".join(bureaus)))] if bureaus else _bureaus_of_twins(cited, shelf)
    if periods:
        rows.append(("期限", escape("；".join(periods)) + _origin(cited, shelf)))
    return terms(rows)


def _bureaus_of_twins(citations: Sequence[Citation], shelf: Shelf) -> list[tuple[str, str]]:
    """Whom to ask where the cited row names nobody, but the clause that states the same measure does."""
    for one in citations:
        found = shelf.find(one.id)
        for twin in shelf.twins(found) if found else ():
            if twin.node.departments:
                return [("责任单位", escape("、".join(twin.node.departments)) + see(twin))]
    return []


def _origin(citations: Sequence[Citation], shelf: Shelf) -> str:
    cited = {one.id for one in citations}
    sources = dict.fromkeys(one.period.source for one in citations if one.period)
    found = [shelf.find(source) for source in sources if source not in cited]
    return see(*(place for place in found if place))


def _nothing(answer: Answer, shelf: Shelf, examples: Sequence[Example]) -> str:
    said = answer.text.strip() or NOT_FOUND
    detail = (answer.detail or "").strip()
    more = f'<p class="detail">{escape(detail)}</p>' if detail and detail != said else ""
    near = [hit.id for hit in answer.hits]
    questions = asking(nearby(examples, near)[:3], "这份文件能回答，例如：")
    return (
        f'<div class="columns"><div class="said"><p class="sentence">{escape(said)}</p>{more}'
        f"{notices(answer.notices, shelf)}{questions}</div>{evidence(answer.citations, shelf)}</div>"
        f"{further(answer.hits, answer.citations, shelf, '最接近的条款')}"
    )
