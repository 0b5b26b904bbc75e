"""The list of measures as a file: a spreadsheet or a document, made in memory.

But: writes nothing to disk, so nobody's profile stays behind.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.records import Incentive
from page.amounts import quoted
from page.letters import finished, letter_headed
from page.sheets import fit
from page.sheets import spreadsheet as sheet
from page.shelf import Shelf
from qa.records import Match, Profile

COLUMNS = ("是否符合", "政策", "金额（元）", "原文", "理由", "还需确认", "责任单位", "期限", "出处")
_WIDTHS = (10, 30, 14, 60, 30, 24, 24, 16, 40)
_TITLE = "符合条件的政策"
CAUTION = "能否享受以责任单位审核为准。"


def verdict_on(match: Match, incentives: Sequence[Incentive]) -> str:
    """符合 or 还差条件 of what grants something; 相关 of what only speaks of the case."""
    if match.verdict == "missing":
        return "还差条件"
    return "符合" if quoted(incentives, [match.citation]) else "相关"


def _row(match: Match, shelf: Shelf, incentives: Sequence[Incentive]) -> tuple[str | float, ...]:
    found = shelf.find(match.id)
    return (
        verdict_on(match, incentives),
        found.node.heading if found else "",
        match.amount_yuan if match.amount_yuan is not None else "",
        match.citation.quote,
        match.why,
        "、".join(match.missing),
        "、".join(match.citation.departments),
        match.citation.period.text if match.citation.period else "",
        found.reference if found else match.citation.label,
    )


def spreadsheet(profile: Profile, shelf: Shelf, incentives: Sequence[Incentive] = ()) -> bytes:
    """The list as .xlsx: one row a measure, the heading row frozen."""
    return sheet(_TITLE, COLUMNS, (_row(match, shelf, incentives) for match in profile.matches), _WIDTHS)


def letter(profile: Profile, shelf: Shelf, incentives: Sequence[Incentive] = ()) -> bytes:
    """The list as .docx: a heading and a paragraph for each measure."""
    document = letter_headed(_TITLE)
    document.add_paragraph(CAUTION)
    for match in profile.matches:
        row = dict(zip(COLUMNS, _row(match, shelf, incentives), strict=True))
        document.add_heading(fit(str(row["出处"])), level=2)
        for name in COLUMNS[:-1]:
            value = row[name]
            if value != "":
                shown = f"{value:,.10g}" if isinstance(value, float) else str(value)
                document.add_paragraph(f"{name}：{fit(shown)}")
    return finished(document)
