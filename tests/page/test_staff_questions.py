"""未答问题 and 为何这样答 in a real Chromium: what readers asked, and how it was answered."""

from __future__ import annotations

import pytest
from clerking import cells_of, rows_of, take, view
from playwright.sync_api import Browser, Page, expect
from staffed import Staffed

pytestmark = pytest.mark.browser


def test_what_was_not_answered_is_listed(clerk: Page, guarded: Staffed) -> None:
    """Alike questions are one line with its count, the nearest clause, and what to do; the files have it too."""
    for question in ("能领养猫吗", "能领养猫吗？", "小巨人有奖励吗", "联合攻关有支持吗"):
        list(guarded.office.desk.ask(question))
    answer = {"kind": "answer", "hits": [{"id": "small/clause/3"}]}
    guarded.office.feedback.keep("down", "水稻补多少", [], answer, "=第（三）条")
    view(clerk, "未答问题")
    rows = clerk.locator("#unanswered tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text("能领养猫吗")
    expect(rows.first.locator("td").first).to_have_text("2")
    expect(rows.first).to_contain_text("（四） 改造老旧小区")
    expect(rows.filter(has_text="水稻补多少")).to_contain_text("读者说不对，应为：=第（三）条")
    expect(rows.filter(has_text="联合攻关")).to_contain_text("把握不大")
    lines = rows_of(take(clerk, "下载 CSV 表格"))
    assert lines[1][-2:] == ['{"node": "small/clause/4", "text": "能领养猫吗？"}', '{"text": "能领养猫吗？"}']
    assert cells_of(take(clerk, "下载 Excel 表格"))[1][1] == 2


def test_keeping_questions_is_off_until_it_is_set(chromium: Browser, unguarded: Staffed) -> None:
    """The view says how to switch it on, and what is kept then."""
    context = chromium.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(unguarded.staff)
    view(page, "未答问题")
    expect(page.locator("#unanswered")).to_contain_text("POLICY_QA_LOG_QUESTIONS=1")
    expect(page.locator("#unanswered")).to_contain_text("过 30 天删除")
    assert page.get_by_role("button", name="退出登录").count() == 0
    context.close()


def test_an_answer_is_explained(clerk: Page) -> None:
    """What was understood, the way it went, how sure, and both halves of every hit."""
    view(clerk, "为何这样答")
    clerk.get_by_label("读者问的是什么？").fill("小巨人有奖励吗")
    clerk.get_by_role("button", name="看看为何").click()
    card = clerk.locator("#explanation .card")
    expect(card).to_contain_text("按字词（BM25）和意思（向量）")
    expect(card).to_contain_text("0.93")
    hits = clerk.locator("#explanation tbody tr")
    expect(hits).to_have_count(3)
    expect(hits.first).to_contain_text("（二） 培育专精特新企业")
    expect(hits.first).to_contain_text("第 1（9.000）")
    clerk.get_by_label("读者问的是什么？").fill("能领养猫吗")
    clerk.get_by_label("读者问的是什么？").press("Enter")
    expect(card).to_contain_text("文件没有写：文件没有写这件事，最接近的是（四）。")
