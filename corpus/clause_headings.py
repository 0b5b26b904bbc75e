"""The heading of a clause or part, told from its text.

A policy's clause begins with a short sentence (（十）支持攻关。…) or has its heading on a line of its own; an
article has one only in 【】 or （）. But: never splits a quotation or a bracket.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.draft import Draft
from corpus.markers import Level
from corpus.run import Run
from corpus.titles import tidy

_SENTENCE_END = re.compile(r"[。！？?]")
_LONGEST_HEADING = 45
_LONGEST_BARE_HEADING = 80
_BRACKETED = re.compile(
    r"^(?:【[^【】]{1,30}】|（[^（）]{1,30}）(?=[ \u3000\n]|$)|\([^()]{1,30}\)(?=[ \u3000\n]|$)|\[[^\[\]]{1,30}\])"
)
_LONGEST_TITLE = 30
_LONGEST_ARTICLE_TITLE = 20
_FEWEST_MEASURES, _SHARE_OF_HEADED = 4, 0.6
_INNER_STOP = re.compile(r"[。！？；：:，,]")
#: A question that stands without a number, and its answer.
_QUESTION, _ANSWER = re.compile(r"^问\s*[:：].{1,200}$"), re.compile(r"^答\s*[:：]")
_LONGEST_LINE = 30
_LINE_STOPS = ("。", "；", "！", "？", "：", "”", ":", ";")


def is_question(text: str) -> bool:
    """Whether a line is a question that heads its answer: 问：谁可以申请？"""
    return bool(_QUESTION.match(text))


def heads_paragraph(text: str) -> bool:
    """Whether a line without a number heads the paragraph below it: a question, or a short line without a stop."""
    short = len(text) <= _LONGEST_LINE and not text.endswith(_LINE_STOPS) and not _ANSWER.match(text)
    return is_question(text) or short


def split_heading(body: Run, level: Level) -> tuple[Run, Run]:
    """Heading and text of what stands after a number of that level.

    A policy's clause has its first sentence for a heading, where that is short and more follows, or a line
    without a full stop, or a question; an article what stands in 【】 or （）.
    """
    text = body.text
    none = body.cut(0, 0)
    if level == "条":
        titled = _BRACKETED.match(text)
        return (body.cut(0, titled.end()), body.cut(titled.end()).strip()) if titled else (none, body)
    end = _SENTENCE_END.search(text)
    if end is None:
        bare = len(text) <= _LONGEST_BARE_HEADING and not text.endswith(("；", ";", "：", ":"))
        return (body, none) if bare else (none, body)
    question = end[0] in "？?" and end.start() <= _LONGEST_BARE_HEADING
    if question and end.end() == len(text) and _is_whole(text):
        return body, none
    if end.end() < len(text) and end.start() <= _LONGEST_HEADING and _is_whole(text[: end.end()]):
        return body.cut(0, end.end()), body.cut(end.end()).strip()
    return none, body


def unwrapped(heading: str) -> str:
    """A heading without the brackets that it stands in as a whole: 【定义】 -> 定义; 优化服务（13项） as it is."""
    inner = heading[1:-1]
    return (
        inner if heading[:1] + heading[-1:] in ("【】", "[]", "（）", "()") and _is_whole(inner) else heading
    )


def _is_whole(text: str) -> bool:
    """Whether every quotation and bracket that a heading opens is closed in it."""
    return all(text.count(opened) == text.count(closed) for opened, closed in ("“”", "（）", "《》", "()"))


def lift_headings(drafts: Sequence[Draft], articles: bool) -> None:
    """A clause's first paragraph is its heading where it is one short sentence and more paragraphs follow; that
    of an article only where it has no full stop either. Where nearly every article begins with a short sentence
    (第一条 支持研发投入。对……), that is its heading."""
    longest = _LONGEST_ARTICLE_TITLE if articles else _LONGEST_TITLE
    named = [
        draft for draft in drafts if draft.kind in ("clause", "part") and not draft.heading and draft.text
    ]
    for draft in named:
        first = draft.text[0]
        text = first.text if articles else first.text.rstrip("。")
        alone = draft.kind == "part" and articles  # 第二章, and its title on the next line
        if (
            (len(draft.text) > 1 or alone)
            and len(text) <= longest
            and not _INNER_STOP.search(text)
            and _is_whole(text)
        ):
            draft.heading = tidy(text)
            draft.rest.append(first)
            del draft.text[0]
    measures = [draft for draft in drafts if draft.kind == "clause"]
    begun = [(draft, _first_sentence(draft)) for draft in measures if articles and not draft.heading]
    headed = sum(1 for _, end in begun if end) + sum(1 for draft in measures if draft.heading)
    if len(measures) >= _FEWEST_MEASURES and headed >= len(measures) * _SHARE_OF_HEADED:
        for draft, end in begun:
            if end:
                _split_first(draft, end)


def _first_sentence(draft: Draft) -> int:
    """Where the short sentence ends that a clause begins with, 0 where it begins with none or says no more."""
    text = draft.text[0].text if draft.text else ""
    end = text.find("。")
    more = len(draft.text) > 1 or 0 < end < len(text) - 1
    short = 0 < end <= _LONGEST_ARTICLE_TITLE and not _INNER_STOP.search(text[:end])
    return end + 1 if more and short and _is_whole(text[:end]) else 0


def _split_first(draft: Draft, end: int) -> None:
    first = draft.text[0]
    draft.heading = first.text[: end - 1]
    draft.rest.append(first.cut(0, end))
    rest = first.cut(end).strip()
    draft.text[:1] = [rest] if rest else []
