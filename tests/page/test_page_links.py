"""Addresses to hand on: each brings back its clause or its answer, in a real Chromium."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from reading import GIANT, ask, open_page
from served import Served

pytestmark = pytest.mark.browser


def test_clause_link_opens_the_clause_again(reader: Page, served: Served) -> None:
    """The link of a citation works when pasted; so does an address below the clause; a wrong one says so."""
    open_page(reader, served)
    link = ask(reader, GIANT).locator(".citation > .foot > .actions a").get_attribute("href")
    assert link == "?clause=small/clause/2"
    open_page(reader, served, link)
    card = reader.locator("#answer .clause-card")
    expect(card).to_contain_text("对省级“隐形冠军”给予最高50万元的奖励")
    expect(card.locator("h2")).to_contain_text("（二）")
    open_page(reader, served, "?clause=small/clause/4/1/2")
    expect(reader.locator("#answer .clause-card h2")).to_contain_text("（四）")
    open_page(reader, served, "?clause=nowhere/clause/99")
    expect(reader.locator("#answer .hint")).to_contain_text("没有这个条款")


def test_question_link_asks_again(reader: Page, served: Served) -> None:
    """The link of an answer is copied whole and gives the same answer; the address itself tells nothing."""
    open_page(reader, served)
    card = ask(reader, GIANT)
    assert reader.url == served.address
    card.get_by_role("button", name="复制本次问答的链接").click()
    address = reader.evaluate("navigator.clipboard.readText()")
    assert address == served.address + "?q=" + quote(GIANT)
    reader.goto("about:blank")
    reader.goto(address)
    expect(reader.locator("#answer .answer .sentence").first).to_contain_text("100万元")
    ask(reader, "水稻补多少")
    assert reader.url == served.address
    both = served.address + f"?clause=small/clause/4&q={quote(GIANT)}"
    reader.goto(both)
    expect(reader.locator("#answer .clause-card")).to_be_visible()
    expect(reader.locator("#answer .answer")).to_be_visible()
