"""Every view of the staff's page in a real Chromium: in Chinese, at any width, for everyone, and nothing runs in it."""

from __future__ import annotations

import re

import pytest
from axe import serious
from clerking import VIEWS, log_in, view
from playwright.sync_api import Browser, Page, expect
from staffed import Staffed

pytestmark = pytest.mark.browser


def test_every_view_opens_in_chinese(clerk: Page) -> None:
    """Eight tabs, each with something in it, and no English but the names of file formats."""
    assert clerk.title() == "政策问答 · 工作人员"
    for name in VIEWS:
        view(clerk, name)
        shown = clerk.locator("body").inner_text()
        unexpected = set(re.findall(r"[A-Za-z]{3,}", shown)) - {
            "Word",
            "Excel",
            "CSV",
            "docx",
            "pdf",
            "html",
            "txt",
        }
        assert unexpected <= {"small", "img", "src", "onerror", "window", "hit", "value"}, name


def test_markup_in_a_document_stays_words(clerk: Page) -> None:
    """An <img> in the policy's own text is shown as it is written and runs nothing."""
    for name in ("奖补一览", "核对"):
        view(clerk, name)
    view(clerk, "文件全文")
    expect(clerk.locator("#full-text")).to_contain_text("<img src=x onerror=window.hit=1")
    assert clerk.evaluate("window.hit === undefined")
    assert clerk.locator(".paper img").count() == 0


@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
)
def test_no_view_scrolls_sideways_and_axe_is_content(
    chromium: Browser, guarded: Staffed, added: str, width: int, scheme: str
) -> None:
    """At both widths, light and dark, nothing sticks out of any view, and axe has no serious finding."""
    context = chromium.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, locale="zh-CN"
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    log_in(page, guarded)
    findings: list[str] = []
    for name in VIEWS:
        view(page, name)
        if name == "为何这样答":
            page.get_by_label("读者问的是什么？").fill("小巨人有奖励吗")
            page.get_by_role("button", name="看看为何").click()
            expect(page.locator("#explanation .card")).to_be_visible()
        findings += [f"{name}: {one}" for one in serious(page)]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert findings == []
    context.close()
