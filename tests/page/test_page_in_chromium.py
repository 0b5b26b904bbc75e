"""The page as a reader has it, in a real Chromium: ask, follow up, open, copy, link, take away, tell."""

from __future__ import annotations

import io
import json
import re
import sqlite3
from contextlib import closing
from urllib.parse import quote

import openpyxl
import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect
from reading import GIANT, ask, open_page
from served import Seen, Served

pytestmark = pytest.mark.browser


def test_page_is_chinese_and_offers_five_questions(reader: Page, served: Served) -> None:
    """The language is declared, and five examples wait under the box."""
    open_page(reader, served)
    assert reader.locator("html").get_attribute("lang") == "zh-CN"
    assert reader.title() == "政策问答"
    expect(reader.locator("#examples button")).to_have_count(5)
    shown = reader.locator("body").inner_text()
    assert re.findall(r"[A-Za-z]{3,}", shown) == []


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
    expect(notice.locator("> ul > li > details > summary .label")).to_have_text(
        ["（五）"]
    )  # the other one is cited beside it
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


def test_example_is_asked_by_a_click(reader: Page, served: Served) -> None:
    """An example button asks its question."""
    open_page(reader, served)
    button = reader.locator("#examples button").first
    question = button.get_attribute("data-ask") or ""
    button.click()
    expect(reader.locator("#answer .answer .asked")).to_contain_text(question)


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


def test_verdict_is_kept_with_where_it_should_be(reader: Page, served: Served) -> None:
    """有用 and 不对 with 应为第几条 each become a row with question, history and answer."""
    open_page(reader, served)
    ask(reader, GIANT)
    reader.get_by_role("button", name="有用").click()
    expect(reader.get_by_text("已记下")).to_be_visible()
    ask(reader, "那省级的呢")
    expect(reader.get_by_text("已记下")).to_be_hidden()
    reader.locator(".verdict summary").click()
    reader.get_by_label("应为第几条").fill("第（五）条")
    reader.get_by_label("应为第几条").press("Enter")
    expect(reader.get_by_text("已记下")).to_be_visible()
    with closing(sqlite3.connect(served.feedback)) as connection:
        rows = connection.execute(
            "SELECT question, history_json, answer_json, verdict, should_be FROM feedback ORDER BY id"
        ).fetchall()
    assert [(row[0], json.loads(row[1]), row[3], row[4]) for row in rows[-2:]] == [
        (GIANT, [], "up", None),
        ("那省级的呢", [GIANT], "down", "第（五）条"),
    ]
    assert json.loads(rows[-1][2])["citations"][0]["id"] == "small/clause/2"


def test_nothing_is_asked_of_other_hosts(reader: Page, served: Served, seen: Seen) -> None:
    """Opening, asking and the other tab ask this host alone, for no font at all."""
    kinds: list[str] = []
    reader.on("request", lambda request: kinds.append(request.resource_type))
    open_page(reader, served)
    ask(reader, GIANT)
    reader.get_by_role("tab", name="符合条件的政策").click()
    reader.get_by_label("用一两句话介绍您的企业或您自己").fill("专精特新")
    reader.get_by_role("button", name="查找符合条件的政策").click()
    expect(reader.locator("#matches .match")).to_have_count(2)
    assert seen.outside == []
    assert "font" not in kinds
