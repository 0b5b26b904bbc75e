"""Whatever a reader types, in a real Chromium: a sentence says what to do, and it stays text."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from reading import GIANT, ask, open_page
from served import Served

pytestmark = pytest.mark.browser

BAD_INPUT = {
    "": "请输入一个问题",
    "   ": "请输入一个问题",
    "问" * 10_000: "超过 2000 个字",
    "？！。": "没有找到",
    "😀😀😀": "没有找到",
    "\ufdfa 奖励": "没有找到",
    "奖\u0000励": "没有找到",
    "炸": "查找时出了问题",  # a failure below the page
}


def test_bad_input_gets_a_sentence(reader: Page, served: Served) -> None:
    """Whatever is typed, a sentence says what to do; never a trace."""
    open_page(reader, served)
    for typed, said in BAD_INPUT.items():
        ask(reader, GIANT)
        reader.get_by_label("您想问什么？").fill(typed)
        reader.get_by_role("button", name="提问", exact=True).click()
        expect(reader.locator("#answer .card:not(.waiting)")).to_contain_text(said)
        assert "Traceback" not in reader.content()


def test_lone_surrogate_is_repaired(reader: Page, served: Served) -> None:
    """Half a character becomes U+FFFD and is answered like any other text."""
    open_page(reader, served)
    reader.evaluate(
        """() => { const box = document.querySelector('#question textarea');
        box.value = '奖\\ud800励'; box.dispatchEvent(new Event('input', {bubbles: true})); }"""
    )
    reader.get_by_role("button", name="提问", exact=True).click()
    expect(reader.locator("#answer .answer .asked")).to_contain_text("奖\ufffd励")


INJECTION = "<img src=x onerror=window.hit=1> ${window.hit=1} {{value}} <script>window.hit=1</script>"


def test_markup_in_questions_and_clauses_stays_text(reader: Page, served: Served) -> None:
    """Tags and template marks are shown as typed or printed, and never run."""
    open_page(reader, served)
    card = ask(reader, INJECTION)
    expect(card.locator(".asked")).to_contain_text(INJECTION)
    ask(reader, "水稻补多少")
    expect(reader.locator(".clause-text").first).to_contain_text("<img src=x onerror=window.hit=1")
    expect(reader.locator(".clause-text").first).to_contain_text("${window.hit=1}和{{value}}")
    reader.locator("#context details summary").click()
    expect(reader.locator("#context .earlier")).to_contain_text("<img src=x")
    open_page(reader, served, "?q=" + quote(INJECTION) + "&clause=" + quote(INJECTION))
    expect(reader.locator("#answer .answer .asked")).to_contain_text(INJECTION)
    assert reader.evaluate("window.hit") is None
    assert reader.locator("#answer img, #answer script").count() == 0
