"""The amounts behind an answer, one row each: who receives how much, on what condition, within what limit.

Only those whose own words overlap with what the answer quotes. But: reads no amount out of text.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from corpus.records import Incentive
from qa.records import Citation

_MOST = 8  # rows; a longer table is a list of its own, on the other tab
_SAME = 4  # characters that two phrases share at their beginning when they are one
_UNIT = 4  # characters of a 每… that is a unit


def quoted(incentives: Sequence[Incentive], citations: Sequence[Citation]) -> tuple[Incentive, ...]:
    """The incentives that the citations quote, in document order."""
    wanted = {
        (citation.id, offset) for citation in citations for a, b in citation.spans for offset in range(a, b)
    }
    return tuple(
        one
        for one in incentives
        if any((one.node, offset) in wanted for start, end in one.spans for offset in range(start, end))
    )


def table(incentives: Sequence[Incentive]) -> str:
    """Rows of 对象, 金额 and, where any says more, 条件 and 限制; empty where there is nothing or too much."""
    if not 0 < len(incentives) <= _MOST:
        return ""
    given = {
        "金额": [f'<strong class="figure">{escape(said(one))}</strong>' for one in incentives],
        "条件": [escape(_condition(one)) for one in incentives],
        "限制": [escape("" if _is_unit(one) else one.limit or "") for one in incentives],
    }
    columns = {title: cells for title, cells in given.items() if any(cells)}
    heads = "".join(f'<th scope="col">{title}</th>' for title in ("对象", *columns))
    rows = "".join(
        f'<tr><th scope="row">{escape(one.beneficiary)}</th>'
        + "".join(f"<td>{cells[at]}</td>" for cells in columns.values())
        + "</tr>"
        for at, one in enumerate(incentives)
    )
    return (
        '<div class="amounts" tabindex="0" role="region" aria-label="金额与条件"><table>'
        f"<caption>金额与条件</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _is_unit(one: Incentive) -> bool:
    """A limit such as 每亩 or 每年 belongs to the amount."""
    return one.limit is not None and one.limit.startswith("每") and len(one.limit) <= _UNIT


def said(one: Incentive) -> str:
    """The amount with its cap: a 100万元 that is a cap is 最高100万元; 15% with one is 15%，最高15万元."""
    amount = f"{one.limit}{one.amount.text}" if _is_unit(one) else one.amount.text
    if one.cap is None:
        return amount
    if one.cap.text in one.amount.text.removeprefix("最高"):
        return amount if amount.startswith(("最高", "不超过")) else f"最高{amount}"
    return f"{amount}，最高{one.cap.text.removeprefix('最高')}"


def _condition(one: Incentive) -> str:
    """The condition, unless it only begins to repeat who receives."""
    return "" if one.condition[:_SAME] == one.beneficiary[:_SAME] else one.condition
