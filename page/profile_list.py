"""The measures that fit a profile, as cards: what, how much, why, and what is still missing to be sure.

But: matches nothing itself, and promises nothing; whether a measure is granted is for the bureaus.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from html import escape

from corpus.records import Incentive
from page.amounts import quoted, said
from page.citation import full
from page.figures import emphasised
from page.letters import DOCX
from page.sheets import XLSX
from page.shelf import Shelf
from page.take_away import CAUTION, letter, spreadsheet
from qa.records import Match, Profile

NAME = "符合条件的政策"


def yuan(amount: float) -> str:
    """A sum in 元 as people write it: 1000000 -> 100万元."""
    for size, unit in ((1e8, "亿元"), (1e4, "万元")):
        if amount >= size:
            return f"{amount / size:.6f}".rstrip("0").rstrip(".") + unit
    return f"{amount:.2f}".rstrip("0").rstrip(".") + "元"


def understood(terms: Mapping[str, str | float | list[str]]) -> str:
    """What was understood of the profile, as one line of terms."""
    words = []
    for term, value in terms.items():
        shown = "、".join(value) if isinstance(value, list) else str(value)
        if shown:
            words.append(f"<span><b>{escape(term)}</b> {escape(shown)}</span>")
    return f'<p class="understood">理解为：{"；".join(words)}</p>' if words else ""


def matches(profile: Profile, shelf: Shelf, incentives: Sequence[Incentive] = ()) -> str:
    """The whole list with the two files to take away, what grants something first; a sentence where nothing fits."""
    if not profile.matches:
        return (
            f'<article class="card hint">{understood(profile.understood)}<p class="sentence long">'
            "没有找到符合的政策。可以再写上行业、规模、所在地或已有的认定称号。</p></article>"
        )
    files = _link("Excel 表格", f"{NAME}.xlsx", XLSX, spreadsheet(profile, shelf, incentives)) + _link(
        "Word 文档", f"{NAME}.docx", DOCX, letter(profile, shelf, incentives)
    )
    grants = [match for match in profile.matches if quoted(incentives, [match.citation])]
    speaks = [match for match in profile.matches if match not in grants]
    lacking = sum(match.verdict == "missing" for match in grants)
    also = f"，其中 {lacking} 项还需确认条件" if lacking else ""
    return (
        f'<section class="matches" aria-label="{NAME}"><div class="card">'
        f'<p class="sentence">有 {len(grants)} 项奖励或补助可能适用于您{also}。</p>'
        f'{understood(profile.understood)}<p class="detail">{CAUTION}</p>'
        f'<p class="take-away">{files}</p></div>'
        f"{_group('奖励和补助', grants, shelf, incentives, '符合')}"
        f"{_group('提到您情况的其他条款', speaks, shelf, incentives, '相关')}</section>"
    )


def amount(match: Match, incentives: Sequence[Incentive]) -> str:
    """What the asker would get as far as it is known: a sum, or the share or rate that the document gives."""
    if match.amount_yuan:
        return yuan(match.amount_yuan)
    return next((said(one) for one in quoted(incentives, [match.citation])), "")


def _group(
    title: str, given: Sequence[Match], shelf: Shelf, incentives: Sequence[Incentive], fits: str
) -> str:
    items = "".join(_match(match, shelf, fits, amount(match, incentives)) for match in given)
    return f'<h2>{title}<span class="count">{len(given)} 项</span></h2><ul>{items}</ul>' if items else ""


def _link(words: str, name: str, kind: str, content: bytes) -> str:
    data = base64.b64encode(content).decode("ascii")
    return f'<a class="quiet" download="{escape(name)}" href="data:{kind};base64,{data}">下载 {words}</a>'


def _match(match: Match, shelf: Shelf, fits: str, amount: str) -> str:
    found = shelf.find(match.id)
    figure = f'<strong class="figure">{escape(amount)}</strong>' if amount else ""
    title = escape(found.node.heading if found else "")
    verdict = fits if match.verdict == "fits" else "还差条件"
    missing = f'<p class="missing">还需确认：{escape("、".join(match.missing))}</p>' if match.missing else ""
    bureaus = escape("、".join(match.citation.departments))
    asked = f'<p class="bureaus">责任单位：{bureaus}</p>' if bureaus else ""
    return (
        f'<li class="match {match.verdict}"><h3><span class="badge">{verdict}</span>'
        f'<span class="label">{escape(match.citation.label)}</span> {title}{figure}</h3>'
        f"<blockquote>{emphasised(match.citation.quote)}</blockquote>"
        f'<p class="why">{escape(match.why)}</p>{missing}{asked}'
        f"{full(found, [match.citation], shelf) if found else ''}</li>"
    )
