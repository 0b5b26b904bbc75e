"""What a reader must know beside the answer: places that disagree, a draft, a period, a wrong premise.

A disagreement shows both places in full words, each to be opened. But: finds none of them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from page.citation import folded
from page.figures import emphasised
from page.shelf import Shelf
from qa.records import Citation, Notice, NoticeKind

_TITLES: dict[NoticeKind, str] = {
    "conflict": "文件中有两种说法",
    "premise": "与文件不一致",
    "draft": "征求意见稿",
    "period": "期限",
    "degraded": "程序未能照常运行",
    "other_document": "另见其他文件",
    "withdrawn": "有内容已撤回",
}


def notices(given: Sequence[Notice], shelf: Shelf, cited: Sequence[Citation] = ()) -> str:
    """All notices, the weightiest kinds first; empty where there are none. What is `cited` opens there."""
    order = list(_TITLES)
    ranked = sorted(given, key=lambda notice: order.index(notice.kind))
    known = {citation.id for citation in cited}
    return "".join(_notice(notice, shelf, known) for notice in ranked)


def _notice(notice: Notice, shelf: Shelf, known: Collection[str]) -> str:
    places = ""
    if notice.kind != "draft":
        found = [shelf.find(node) for node in notice.nodes if node not in known]
        places = "".join(f"<li>{folded(place, shelf)}</li>" for place in found if place)
    listed = f"<ul>{places}</ul>" if places else ""
    return (
        f'<div class="notice {notice.kind}" role="note"><p><b>{_TITLES[notice.kind]}</b>'
        f"<span>{emphasised(notice.text)}</span></p>{listed}</div>"
    )
