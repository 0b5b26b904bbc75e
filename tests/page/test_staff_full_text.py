"""文件全文 in a real Chromium: searched, sifted, copied, printed, taken away."""

from __future__ import annotations

import pytest
from clerking import cells_of, choose, rows_of, take, view, words_of
from playwright.sync_api import Page, expect
from staffed import Staffed

pytestmark = pytest.mark.browser


def test_the_document_is_searched_as_one_types(clerk: Page) -> None:
    """Each letter narrows the sheet; what is typed is marked; nothing found is a sentence."""
    expect(clerk.locator("#full-text .sheet")).to_have_count(9)
    clerk.locator("#words textarea").press_sequentially("小巨人")
    expect(clerk.locator("#full-text .sheet")).to_have_count(2)
    expect(clerk.locator("#full-text mark").first).to_have_text("小巨人")  # two letters give as many sheets
    assert set(clerk.locator("#full-text mark").all_inner_texts()) == {"小巨人"}
    clerk.locator("#words textarea").fill("小巨人 隐形")
    expect(clerk.locator("#full-text .sheet")).to_have_count(1)
    clerk.locator("#words textarea").fill("没有这样的话")
    expect(clerk.locator("#full-text .hint")).to_contain_text("没有符合的条款")
    clerk.locator("#words textarea").fill("")
    expect(clerk.locator("#full-text .sheet")).to_have_count(9)


@pytest.mark.parametrize("typed", ["第三条", "3", "（三）", "(3)", "三", "第(三)条", "small/clause/3"])
def test_a_clause_is_found_by_its_number(clerk: Page, typed: str) -> None:
    """Whatever the notation, the one clause is shown."""
    clerk.locator("#words textarea").fill(typed)
    expect(clerk.locator("#full-text .sheet")).to_have_count(1)
    expect(clerk.locator("#full-text .sheet h4")).to_contain_text("补贴规模种粮")


def test_the_document_is_sifted_and_taken_away(clerk: Page) -> None:
    """By bureau and amount; the three files hold what is shown."""
    choose(clerk, "责任单位", "市经信局")
    expect(clerk.locator("#full-text .sheet")).to_have_count(2)
    choose(clerk, "责任单位", "全部")
    choose(clerk, "金额", "写明金额")
    expect(clerk.locator("#full-text .sheet")).to_have_count(5)
    choose(clerk, "部分或附表", "第二部分 乡村振兴政策")
    expect(clerk.locator("#full-text .sheet")).to_have_count(3)
    rows = rows_of(take(clerk, "下载 CSV 表格"))
    assert [row[0] for row in rows] == ["出处", "第二部分", "（三）", "（五）"]
    assert cells_of(take(clerk, "下载 Excel 表格"))[1:][1][3] == "市农业农村局"
    words = words_of(take(clerk, "下载 Word 文档"))
    assert "（三） 补贴规模种粮" in words
    assert "小巨人" in words
    assert "隐形冠军" not in words


def test_a_clause_is_copied_and_leads_to_the_public_page(clerk: Page, guarded: Staffed) -> None:
    """Reference and text by button; the link opens the clause where readers see it."""
    clerk.get_by_role("button", name="复制引用 （二）").click()
    expect(clerk.locator("button.done")).to_have_text("已复制")
    assert (
        clerk.evaluate("navigator.clipboard.readText()")
        == guarded.office.desk.shelf.find("small/clause/2").reference
    )
    clerk.get_by_role("button", name="复制原文 （四）").click()
    clerk.wait_for_function("navigator.clipboard.readText().then(said => said.includes('老旧小区'))")
    assert "新开工改造城镇老旧小区1个" in clerk.evaluate("navigator.clipboard.readText()")
    clerk.get_by_role("link", name="在公开页打开 （四）").click()
    expect(clerk.locator(".clause-card")).to_contain_text("老旧小区")


def test_printing_leaves_only_the_document(clerk: Page) -> None:
    """On paper: title and clauses; no tabs, fields, buttons, outline. The button prints."""
    clerk.evaluate("window.print = () => { window.printed = true; }")
    clerk.get_by_role("button", name="打印").click()
    assert clerk.evaluate("window.printed")
    clerk.emulate_media(media="print")
    expect(clerk.locator("#full-text .print-only")).to_be_visible()
    expect(clerk.locator("#full-text .sheet").nth(2)).to_be_visible()
    for hidden in (
        ".masthead",
        "#words",
        ".outline",
        ".take-away",
        ".sheet .actions >> nth=0",
        ".tab-wrapper",
    ):
        expect(clerk.locator(hidden).first).to_be_hidden()


def test_no_cell_of_an_export_is_a_formula(clerk: Page, added: str) -> None:
    """A title that begins with = is text in .xlsx, and in .csv it begins with an apostrophe."""
    view(clerk, "奖补一览")
    view(clerk, "文件全文")
    choose(clerk, "文件", added)
    expect(clerk.locator("#full-text")).to_contain_text("=cmd")
    titles = [row[1] for row in cells_of(take(clerk, "下载 Excel 表格"))]
    assert "=cmd|' /C calc'!A0" in titles
    cells = [cell for row in rows_of(take(clerk, "下载 CSV 表格")) for cell in row]
    assert "'=cmd|' /C calc'!A0" in cells
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in cells)
