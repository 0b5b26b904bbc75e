"""How long a measure holds, as printed: the period cell of a row, and the default that a closing states.

`default_period` reads "各项政策除标明具体实施期限外，均为 2024 年全年实施有效". But: does not turn words
into dates.
"""

from __future__ import annotations

import re

from corpus.draft import Draft
from corpus.records import Period

_DEFAULT = re.compile(
    r"除.{0,20}(?:标明|注明|明确|规定|另有).{0,20}外[，,]\s*(?:其余|其他|均|都|自).{0,6}?(?P<period>(?:自|从|\d{4}\s*年|[一二三四五]年)"
    r".{0,40}?(?:全年|止|日|年|有效期.{1,6}年))(?=实施|执行|有效|期间|[，。,；]|$)"
)
_VALID = re.compile(
    r"本[^，。]{2,12}(?P<period>自.{2,40}?起(?:施行|实施|执行|生效)[，,](?:有效期.{1,12}?(?:年|个月|日|止)|(?:执行|实施|有效)?至.{4,16}?(?:日|止|底)))"
)
_RESERVED = "储备"
_NONE = frozenset({"", "/", "-", "—", "－", "无", "／", "\\"})


def printed_period(cell: str) -> str | None:
    """The words of a period cell, or None where it states none ("/" or blank)."""
    text = cell.strip()
    return None if text in _NONE else text


def default_period(text: str) -> str | None:
    """The period that a paragraph gives to every measure without one of its own, or None."""
    match = _DEFAULT.search(text) or _VALID.search(text)
    return match["period"].strip() if match else None


def give_default(drafts: list[Draft]) -> None:
    """Give clauses and rows without a period the one that a closing paragraph states for all measures.

    Rows count where their table has periods at all; reserved measures (储备) and "/" have none.
    """
    stated = _stated(drafts)
    if stated is None:
        return
    tables = {draft.parent for draft in drafts if draft.kind == "row" and draft.period}
    for draft in drafts:
        measure = draft.kind == "clause" or (draft.kind == "row" and draft.parent in tables)
        if measure and draft.period is None and draft.category != _RESERVED:
            draft.period = stated


def _stated(drafts: list[Draft]) -> Period | None:
    """The default period and the closing paragraph that states it."""
    for draft in drafts:
        for run in draft.text if draft.kind in ("closing", "clause") else ():
            if text := default_period(run.text):
                return Period(text, draft.id)
    return None
