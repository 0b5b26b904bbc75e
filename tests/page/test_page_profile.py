"""The tab for those who describe themselves, in a real Chromium: measures that fit, as a list to take away."""

from __future__ import annotations

import io

import openpyxl
import pytest
from docx import Document
from playwright.sync_api import Page, expect
from reading import open_page
from served import Served

pytestmark = pytest.mark.browser


def test_profile_gives_a_list_to_take_away(reader: Page, served: Served) -> None:
    """Two sentences give the measures; both files open and hold them, a formula only as text."""
    open_page(reader, served)
    reader.get_by_role("tab", name="符合条件的政策").click()
    reader.get_by_label("用一两句话介绍您的企业或您自己").fill("我们是制造业企业，刚评上专精特新小巨人。")
    reader.get_by_role("button", name="查找符合条件的政策").click()
    matches = reader.locator("#matches .match")
    expect(matches).to_have_count(2)
    expect(matches.first).to_contain_text("100万元")
    expect(matches.nth(1)).to_contain_text("还需确认：研发费是否达60万元")
    with reader.expect_download() as sheet:
        reader.get_by_role("link", name="下载 Excel 表格").click()
    assert sheet.value.suggested_filename == "符合条件的政策.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(sheet.value.path().read_bytes()))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.value == "=1+1"] == ["=1+1"]
    assert all(cell.data_type != "f" for cell in cells)
    with reader.expect_download() as letter:
        reader.get_by_role("link", name="下载 Word 文档").click()
    words = "\n".join(p.text for p in Document(io.BytesIO(letter.value.path().read_bytes())).paragraphs)
    assert "《某市支持企业发展若干政策（征求意见稿）》第（二）条" in words


def test_profile_can_be_chosen(reader: Page, served: Served) -> None:
    """Choices alone make a profile; nothing at all gets a hint."""
    open_page(reader, served)
    reader.get_by_role("tab", name="符合条件的政策").click()
    reader.get_by_role("button", name="查找符合条件的政策").click()
    expect(reader.locator("#matches .hint")).to_contain_text("请先写一两句话")
    reader.get_by_role("button", name="也可以直接选").click()
    reader.get_by_label("专精特新中小企业").check()
    reader.get_by_role("button", name="查找符合条件的政策").click()
    expect(reader.locator("#matches .match")).to_have_count(2)
