"""What a member of staff does on the page, for the tests in Chromium: log in, open a view, choose, take a file away."""

from __future__ import annotations

import csv
import io

import openpyxl
from docx import Document
from playwright.sync_api import Download, Page, expect
from staffed import NAME, PASSWORD, Staffed

#: Each view, and what is there once it has opened.
VIEWS = {
    "文件全文": "#full-text .sheet",
    "奖补一览": "#incentives .grid",
    "核对": "#conflicts .conflicts",
    "两个版本": "#versions :is(.revision, .hint)",
    "评测": "#evaluation :is(.hint, iframe)",
    "文件管理": "#library .grid",
    "未答问题": "#unanswered :is(.summary, .notice)",
    "为何这样答": "#why-ask",
}


def log_in(page: Page, pages: Staffed) -> None:
    """From the page's address through the form to the first view."""
    page.goto(pages.staff)
    page.get_by_label("用户名").fill(NAME)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.locator("#full-text .sheet").first).to_be_visible()


def view(page: Page, name: str) -> None:
    """Open a view; on a phone the later ones stand in a menu."""
    tab, more = page.get_by_role("tab", name=name), page.get_by_role("button", name="更多")
    expect(tab.or_(more).first).to_be_visible()
    if tab.count():
        tab.click()
    else:
        more.click()
        page.locator(".overflow-dropdown").get_by_role("button", name=name).click()
    expect(page.locator(VIEWS[name]).first).to_be_visible()


def choose(page: Page, label: str, value: str) -> None:
    """Choose in one of Gradio's lists."""
    page.get_by_label(label).filter(visible=True).first.click()
    page.get_by_role("option", name=value).click()


def take(page: Page, name: str) -> Download:
    """Follow the link to a file."""
    with page.expect_download() as file:
        page.get_by_role("link", name=name).filter(visible=True).first.click()
    return file.value


def words_of(file: Download) -> str:
    """All paragraphs of a Word document."""
    return "\n".join(one.text for one in Document(io.BytesIO(file.path().read_bytes())).paragraphs)


def rows_of(file: Download) -> list[list[str]]:
    """The rows of a .csv as Excel reads it: by its byte order mark."""
    raw = file.path().read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def cells_of(file: Download) -> list[tuple[object, ...]]:
    """The rows of a spreadsheet, none of whose cells is a formula."""
    sheet = openpyxl.load_workbook(io.BytesIO(file.path().read_bytes())).active
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    return list(sheet.iter_rows(values_only=True))
