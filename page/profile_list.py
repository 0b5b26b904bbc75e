"""The measures that fit a profile, as cards: what, how much, why, and what is still missing to be sure.

But: matches nothing itself, and promises nothing; whether a measure is granted is for the bureaus.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from html import escape

from page.citation import full
from page.figures import emphasised
from page.letters import DOCX
from page.sheets import XLSX
from page.shelf import Shelf
from page.take_away import letter, spreadsheet
from qa.records import Match, Profile

NAME = "符合条件的政策"


def yuan(amount: float) -> str:
    """A sum in 元 as people write it: 1000000 -> 100万元."""
    for size, unit in ((1e8, "亿元"), (1e4, "万元")):
        if amount >= size:
            return f"{amount / size:.6f}".rstrip("0").rstrip(".") + unit
    return f"{amount:.2f}".rstrip("0").rstrip(".") + "元"


def understood(said: Mapping[str, str | float | list[str]]) -> str:
    """What was understood of the profile, as one line of terms."""
    words = []
    for term, value in said.items():
        shown = "、".join(value) if isinstance(value, list) else str(value)
        if shown:
            words.append(f"<span><b>{escape(term)}</b> {escape(shown)}</span>")
    return f'<p class="understood">理解为：{"；".join(words)}</p>' if words else ""


def matches(profile: Profile, shelf: Shelf) -> str:
    """The whole list with the two files to take away; a plain sentence where nothing fits."""
    if not profile.matches:
        return (
            f'<article class="card hint">{understood(profile.understood)}<p class="sentence long">'
            "没有找到符合的政策。可以再写上行业、规模、所在地或已有的认定称号。</p></article>"
        )
    fits = sum(match.verdict == "fits" for match in profile.matches)
    rest = len(profile.matches) - fits
    also = f"，另有 {rest} 项还需要补充条件" if rest else ""
    files = _link("Excel 表格", f"{NAME}.xlsx", XLSX, spreadsheet(profile, shelf)) + _link(
        "Word 文档", f"{NAME}.docx", DOCX, letter(profile, shelf)
    )
    items = "".join(_match(match, shelf) for match in profile.matches)
    return (
        f'<section class="matches" aria-label="{NAME}">{understood(profile.understood)}'
        f'<p class="summary">符合 {fits} 项{also}。能否享受以责任单位审核为准。</p>'
        f'<p class="take-away">{files}</p><ul>{items}</ul></section>'
    )


def _link(words: str, name: str, kind: str, content: bytes) -> str:
    data = base64.b64encode(content).decode("ascii")
    return f'<a class="quiet" download="{escape(name)}" href="data:{kind};base64,{data}">下载 {words}</a>'


def _match(match: Match, shelf: Shelf) -> str:
    found = shelf.find(match.id)
    amount = f'<strong class="figure">{yuan(match.amount_yuan)}</strong>' if match.amount_yuan else ""
    title = escape(found.node.heading if found else "")
    verdict = "符合" if match.verdict == "fits" else "还差条件"
    missing = f'<p class="missing">还需确认：{escape("、".join(match.missing))}</p>' if match.missing else ""
    bureaus = escape("、".join(match.citation.departments))
    asked = f'<p class="bureaus">责任单位：{bureaus}</p>' if bureaus else ""
    return (
        f'<li class="match {match.verdict}"><h3><span class="badge">{verdict}</span>'
        f'<span class="label">{escape(match.citation.label)}</span> {title}{amount}</h3>'
        f"<blockquote>{emphasised(match.citation.quote)}</blockquote>"
        f'<p class="why">{escape(match.why)}</p>{missing}{asked}'
        f"{full(found, [match.citation], shelf) if found else ''}</li>"
    )
