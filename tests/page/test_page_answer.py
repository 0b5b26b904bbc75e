"""An answer as a reader sees it, in a real Chromium: sentence, evidence, disagreement, or that there is none."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from reading import GIANT, ask, open_page
from served import Served

pytestmark = pytest.mark.browser


def test_question_gets_the_sentence_with_its_evidence(reader: Page, served: Served) -> None:
    """Sentence first, amount emphasised, bureau, draft notice, and the citation: label, title, quote."""
    open_page(reader, served)
    card = ask(reader, GIANT)
    expect(card.locator(".sentence").first).to_contain_text("给予最高100万元的奖励")
    expect(card.locator(".sentence .figure")).to_have_text("100万元")
    expect(card.locator(".said > .facts")).to_contain_text("市经信局")
    expect(card.locator(".notice.draft")).to_contain_text("征求意见稿")
    expect(card.locator(".amounts")).to_contain_text("新认定")
    citation = card.locator(".citation")
    expect(citation.locator(".label").first).to_have_text("（二）")
    expect(citation.locator(".title").first).to_have_text("培育专精特新企业")
    expect(citation.locator("blockquote")).to_contain_text("最高100万元")
    assert not reader.locator("#examples").is_visible()


def test_citation_opens_the_clause_with_the_quote_marked(reader: Page, served: Served) -> None:
    """The full clause opens and closes in place by keyboard; a quote across a page break is marked whole."""
    open_page(reader, served)
    card = ask(reader, "联合攻关有支持吗")
    summary = card.locator(".citation summary").first
    clause = card.locator(".clause-text").first
    expect(clause).to_be_visible()  # where there is room, the first one stands open
    summary.focus()
    reader.keyboard.press("Enter")
    expect(clause).to_be_hidden()
    expect(card.locator("blockquote").first).to_contain_text("关键核心技术攻关")
    reader.keyboard.press("Enter")
    expect(clause).to_be_visible()
    marks = card.locator(".clause-text").first.locator("mark")
    assert "".join(marks.all_inner_texts()) == "开展关键核心技术攻关"
    expect(card.locator(".clause-text").first).to_contain_text("对研发费达60万元及以上的企业")


def test_disagreement_shows_both_figures_with_their_places(reader: Page, served: Served) -> None:
    """Both amounts stand in the notice, and each of the two places opens."""
    open_page(reader, served)
    notice = ask(reader, GIANT).locator(".notice.conflict")
    assert notice.locator(".figure").all_inner_texts()[:2] == ["100万元", "80万元"]
    # the other one is cited beside it
    expect(notice.locator("> ul > li > details > summary .label")).to_have_text(["（五）"])
    notice.locator("summary").first.click()
    expect(notice.locator("details[open] .clause-text").first).to_contain_text("最高80万元")


def test_twin_is_shown_beside_the_clause(reader: Page, served: Served) -> None:
    """The place that repeats a measure opens inside the clause."""
    open_page(reader, served)
    card = ask(reader, GIANT)
    twin = card.locator(".citation .twin")
    expect(twin.locator("summary")).to_contain_text("（五）")
    twin.locator("summary").click()
    expect(twin.locator(".clause-text")).to_contain_text("最高80万元")


def test_citation_is_copied_as_the_field_cites(reader: Page, served: Served) -> None:
    """The clipboard holds 《title》 and 第（二）条."""
    open_page(reader, served)
    card = ask(reader, GIANT)
    card.get_by_role("button", name="复制引用 （二）").first.click()
    expect(card.get_by_text("已复制")).to_be_visible()
    copied = reader.evaluate("navigator.clipboard.readText()")
    assert copied == "《某市支持企业发展若干政策（征求意见稿）》第（二）条"


def test_nothing_found_is_said_with_what_can_be_asked(reader: Page, served: Served) -> None:
    """The reason, the nearest clauses, and three questions that are asked by a click."""
    open_page(reader, served)
    card = ask(reader, "能领养猫吗")
    expect(card.locator(".sentence")).to_contain_text("没有找到")
    expect(card.locator(".detail")).to_contain_text("文件没有写这件事")
    expect(card.locator(".evidence")).to_have_count(0)
    expect(card.locator(".further h3")).to_have_text("最接近的条款")
    suggestions = card.locator("[data-ask]")
    expect(suggestions).to_have_count(3)
    expect(suggestions.first).to_contain_text("（四）")
    suggestions.first.click()
    expect(reader.locator("#answer .answer.lookup")).to_contain_text("老旧小区")
