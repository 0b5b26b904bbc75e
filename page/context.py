"""What a follow-up leans on: the questions asked so far, and a way to start a new subject.

But: keeps nothing; the questions live in the reader's own session.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape


def context(history: Sequence[str]) -> str:
    """One line under the box after the first question; empty before."""
    if not history:
        return ""
    earlier = "".join(
        f'<li><button type="button" class="earlier" data-ask="{question}">{question}</button></li>'
        for question in map(escape, history[:-1])
    )
    listed = (
        f'<details class="asked-before"><summary>之前问过 {len(history) - 1} 个问题</summary>'
        f"<ol>{earlier}</ol></details>"
        if earlier
        else ""
    )
    return (
        f'<div class="context"><p>可以接着问，例如“那由谁负责”。上文：<q>{escape(history[-1])}</q> '
        f'<button type="button" class="quiet" data-forget="1">换个话题</button></p>{listed}</div>'
    )
