"""核对 and 两个版本 in a real Chromium: two places, or two versions, side by side."""

from __future__ import annotations

import pytest
from clerking import choose, take, view, words_of
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_disagreements_stand_side_by_side(clerk: Page) -> None:
    """Both places with the figures marked, the clause to open, and the report as a Word document."""
    view(clerk, "核对")
    conflict = clerk.locator("#conflicts .conflicts > li")
    expect(conflict).to_have_count(1)
    expect(conflict.locator(".what")).to_contain_text("一处为最高100万元，另一处为最高80万元")
    marked = conflict.locator(".side").evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('blockquote mark')].map(m => m.textContent).join())"
    )
    assert ["100万元" in marked[0], "80万元" in marked[1]] == [True, True]
    left, right = (conflict.locator(".side").nth(n).bounding_box() for n in (0, 1))
    assert left
    assert right
    assert left["y"] == right["y"]
    assert left["x"] < right["x"]
    conflict.locator("summary").first.click()
    expect(conflict.locator("details[open] .clause-text")).to_contain_text("隐形冠军")
    words = words_of(take(clerk, "下载 Word 文档"))
    assert "前后不一致之处" in words
    assert "（五）：" in words


def test_two_versions_clause_by_clause(clerk: Page, added: str) -> None:
    """What was taken out and put in is marked; the same in the file; the same document twice is a hint."""
    view(clerk, "两个版本")
    revision = clerk.locator("#versions .revision").filter(has_text="培育专精特新企业")
    expect(revision.locator(".figures")).to_have_text("数字：100万元 → 120万元")
    assert revision.locator("del").all_inner_texts() == ["100万元"]
    assert revision.locator("ins").all_inner_texts() == ["120万元"]
    words = words_of(take(clerk, "下载 Word 文档"))
    assert "修改 2 处" in words
    assert "100万元 → 120万元" in words
    choose(clerk, "旧版", added)
    expect(clerk.locator("#versions .hint")).to_contain_text("请选两份不同的文件")
