"""奖补一览 in a real Chromium: sorted, charted, taken away."""

from __future__ import annotations

import pytest
from clerking import cells_of, rows_of, take, view, words_of
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_incentives_are_sorted_charted_and_taken_away(clerk: Page) -> None:
    """A dot an amount in 元; headings sort by number and back; the files have the numbers."""
    view(clerk, "奖补一览")
    table = clerk.get_by_role("region", name="每一笔奖补").locator("table")
    expect(table.locator("tbody tr")).to_have_count(5)
    assert clerk.locator(".amount-chart .dot").count() == 3
    assert "科技创新政策 2 笔" in (clerk.locator(".amount-chart svg").get_attribute("aria-label") or "")
    amounts = table.locator("tbody tr td:nth-child(5)")
    table.get_by_role("button", name="金额").click()
    assert amounts.all_inner_texts() == ["10%", "200元", "50万元", "80万元", "100万元"]
    table.get_by_role("button", name="金额").click()
    assert amounts.all_inner_texts()[0] == "100万元"
    expect(table.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    rows = cells_of(take(clerk, "下载 Excel 表格"))
    assert [row[5] for row in rows] == ["金额数值", 0.1, 1_000_000, 500_000, 200, 800_000]
    assert rows_of(take(clerk, "下载 CSV 表格"))[2][2] == "新认定为国家级专精特新“小巨人”的企业"
    assert "100万元" in words_of(take(clerk, "下载 Word 文档"))
