"""Putting a question in a real Chromium: examples, follow-ups, keyboard, input method, before all is ready."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from reading import GIANT, ask, open_page
from served import Served

pytestmark = pytest.mark.browser


def test_page_is_chinese_and_offers_five_questions(reader: Page, served: Served) -> None:
    """The language is declared, and five examples wait under the box."""
    open_page(reader, served)
    assert reader.locator("html").get_attribute("lang") == "zh-CN"
    assert reader.title() == "政策问答"
    expect(reader.locator("#examples button")).to_have_count(5)
    shown = reader.locator("body").inner_text()
    assert re.findall(r"[A-Za-z]{3,}", shown) == []


def test_example_is_asked_by_a_click(reader: Page, served: Served) -> None:
    """An example button asks its question."""
    open_page(reader, served)
    button = reader.locator("#examples button").first
    question = button.get_attribute("data-ask") or ""
    button.click()
    expect(reader.locator("#answer .answer .asked")).to_contain_text(question)


def test_follow_up_leans_on_the_question_before(reader: Page, served: Served) -> None:
    """The earlier question goes along, what was understood is shown, and a new subject forgets it."""
    open_page(reader, served)
    ask(reader, GIANT)
    card = ask(reader, "那省级的呢")
    assert served.fake.asked[-1] == ("那省级的呢", (GIANT,))
    expect(card.locator(".understood")).to_contain_text("省级隐形冠军有多少奖励")
    expect(reader.locator("#context")).to_contain_text("那省级的呢")
    reader.get_by_role("button", name="换个话题").click()
    expect(reader.locator("#context")).to_be_hidden()
    ask(reader, "水稻补多少")
    assert served.fake.asked[-1] == ("水稻补多少", ())


def test_enter_inside_an_input_method_does_not_submit(reader: Page, served: Served) -> None:
    """Enter that picks a word while composing leaves the question alone; the next Enter sends it."""
    open_page(reader, served)
    box = reader.get_by_label("您想问什么？")
    box.focus()
    before = len(served.fake.asked)
    keyboard = reader.context.new_cdp_session(reader)
    keyboard.send("Input.imeSetComposition", {"text": "xiaojuren", "selectionStart": 9, "selectionEnd": 9})
    for kind in ("keydown", "keypress", "keyup"):
        box.evaluate(
            """(node, kind) => node.dispatchEvent(new KeyboardEvent(kind, {key: 'Enter', code: 'Enter',
            keyCode: kind === 'keypress' ? 13 : 229, isComposing: true, bubbles: true, cancelable: true}))""",
            kind,
        )
    keyboard.send("Input.insertText", {"text": "小巨人"})
    assert box.input_value() == "小巨人"
    box.press("Enter")
    expect(reader.locator("#answer .answer")).to_be_visible()
    assert served.fake.asked[before:] == [("小巨人", ())]  # asked once, and whole


def test_keyboard_alone_is_enough(reader: Page, served: Served) -> None:
    """Type, Enter, then Tab to the clause and to the copy button; each shows where the focus is."""
    open_page(reader, served)
    reader.get_by_label("您想问什么？").focus()
    reader.keyboard.type(GIANT)
    reader.keyboard.press("Enter")
    expect(reader.locator("#answer .answer")).to_be_visible()
    reached = set()
    for _ in range(30):
        reader.keyboard.press("Tab")
        here = reader.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
            return [e.tagName, e.className, e.textContent.trim(),
                    parseFloat(s.outlineWidth), s.outlineStyle]; }"""
        )
        reached.add(here[2])
        if here[0] in ("SUMMARY", "A") or "quiet" in here[1]:
            assert here[3] >= 2, here
            assert here[4] == "solid", here
        if here[2] == "复制引用":
            break
    assert "复制引用" in reached
    assert "全文 （二）" in reached


def test_page_opens_before_the_program_is_ready(chromium: Browser, cold: Served) -> None:
    """It says 正在准备, shows clauses meanwhile, and answers a waiting question by itself once ready."""
    context = chromium.new_context(locale="en-US")
    page = context.new_page()
    page.goto(cold.address)
    expect(page.locator("#status")).to_contain_text("正在准备")
    page.get_by_label("您想问什么？").fill(GIANT)
    page.get_by_role("button", name="提问", exact=True).click()
    expect(page.locator("#answer .waiting")).to_contain_text("正在准备")
    other = context.new_page()
    other.goto(cold.address + "?clause=small/clause/4")
    expect(other.locator(".clause-card")).to_contain_text("老旧小区")
    cold.gate.set()
    expect(page.locator("#answer .answer .sentence").first).to_contain_text("100万元")
    expect(page.locator("#status")).to_be_hidden()
    context.close()
