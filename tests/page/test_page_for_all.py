"""Readers of every kind: any width, light and dark, keyboard alone, a screen reader, a line that breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe import serious
from playwright.sync_api import Browser, Page, expect
from reading import GIANT, Held, ask, open_page
from served import Served

pytestmark = pytest.mark.browser

PROFILE = "我们是制造业企业，刚评上专精特新小巨人。"


def empty(page: Page, served: Served) -> None:
    """Nothing asked yet, a part of the contents open."""
    open_page(page, served)
    page.locator("#examples summary").first.click()


def answered(page: Page, served: Served) -> None:
    """An answer with everything that folds open, and a question before it."""
    open_page(page, served)
    ask(page, "水稻补多少")
    ask(page, GIANT)
    page.evaluate(
        "document.querySelectorAll('#answer details, #context details').forEach(one => one.open = true)"
    )


def declined(page: Page, served: Served) -> None:
    """Nothing found."""
    open_page(page, served)
    ask(page, "能领养猫吗")


def listed(page: Page, served: Served) -> None:
    """A list."""
    open_page(page, served)
    ask(page, "有哪些政策")


def looked_up(page: Page, served: Served) -> None:
    """A look-up."""
    open_page(page, served)
    ask(page, "第四条")


def waiting(page: Page, served: Served) -> None:
    """An answer that does not come."""
    served.fake.slow.clear()
    open_page(page, served)
    page.get_by_label("您想问什么？").fill("慢慢来")
    page.get_by_label("您想问什么？").press("Enter")
    expect(page.locator("#answer .waiting")).to_be_visible()


def judged(page: Page, served: Served) -> None:
    """A verdict that was given."""
    open_page(page, served)
    ask(page, GIANT)
    page.locator(".verdict summary").click()
    page.get_by_label("应为第几条").fill("第（五）条")
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_text("已记下")).to_be_visible()


def clause(page: Page, served: Served) -> None:
    """A clause from its link."""
    open_page(page, served, "?clause=small/clause/2")
    expect(page.locator(".clause-card")).to_be_visible()


def part(page: Page, served: Served) -> None:
    """A part with links to its clauses."""
    open_page(page, served, "?clause=small/part/1")
    expect(page.locator(".clause-card nav a").first).to_be_visible()


def hinted(page: Page, served: Served) -> None:
    """What to do, beside what can be asked."""
    open_page(page, served, "?clause=nowhere/clause/9")
    expect(page.locator("#answer .hint")).to_be_visible()
    expect(page.locator("#examples .example").first).to_be_visible()


def chosen(page: Page, served: Served) -> None:
    """The profile with its choices open, and the measures."""
    open_page(page, served)
    page.get_by_role("tab", name="符合条件的政策").click()
    page.get_by_role("button", name="也可以直接选").click()
    page.get_by_label("专精特新中小企业").check()
    page.get_by_role("button", name="查找符合条件的政策").click()
    expect(page.locator("#matches .match")).to_have_count(2)
    page.evaluate("document.querySelectorAll('#matches details').forEach(one => one.open = true)")


def cut_off(page: Page, served: Served) -> None:
    """The server is away."""
    open_page(page, served)
    page.context.set_offline(True)
    page.get_by_label("您想问什么？").fill(GIANT)
    page.get_by_label("您想问什么？").press("Enter")
    expect(page.get_by_text("和服务器的连接断了")).to_be_visible()


STATES = (
    empty, answered, declined, listed, looked_up, waiting, judged, clause, part, hinted, chosen, cut_off
)  # fmt: skip


@pytest.fixture(
    scope="module",
    params=[(1280, "light"), (1280, "dark"), (820, "light"), (390, "dark")],
    ids=lambda one: f"{one[0]}-{one[1]}",
)
def screen(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A window of a width, in light or dark."""
    width, scheme = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, locale="zh-CN"
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


@pytest.mark.parametrize("state", STATES, ids=lambda one: one.__name__)
def test_axe_is_content_and_nothing_sticks_out(
    screen: Page, served: Served, state: Callable[[Page, Served], None]
) -> None:
    """In every state, at every width, light and dark: no serious finding, no scrolling sideways."""
    try:
        state(screen, served)
        assert serious(screen) == []
        width = screen.evaluate("innerWidth")
        assert screen.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        served.fake.slow.set()
        screen.context.set_offline(False)


def test_evidence_stands_beside_the_answer_where_there_is_room(screen: Page, served: Served) -> None:
    """Two columns on a wide screen; on a narrow one the quotation alone, until the clause is opened."""
    open_page(screen, served)
    card = ask(screen, GIANT)
    said, cited = (card.locator(place).bounding_box() for place in (".said", ".evidence"))
    assert said
    assert cited
    wide = screen.evaluate("innerWidth") > 900
    assert (cited["x"] > said["x"] + said["width"]) == wide
    assert card.locator(".citation .clause-text").first.is_visible() == wide
    assert card.locator("blockquote").first.is_visible() != wide


def test_line_that_breaks_loses_nothing(chromium: Browser, served: Served) -> None:
    """It is said in Chinese; once the server is back the page loads anew with the question still in the box."""
    context = chromium.new_context(locale="en-US")
    page = context.new_page()
    open_page(page, served)
    page.evaluate("window.old = true")
    context.set_offline(True)
    page.get_by_label("您想问什么？").fill(GIANT)
    page.get_by_label("您想问什么？").press("Enter")
    expect(page.get_by_text("和服务器的连接断了")).to_be_visible()
    assert page.get_by_text("Connection").filter(visible=True).count() == 0
    context.set_offline(False)
    page.wait_for_function("!window.old")
    expect(page.get_by_label("您想问什么？")).to_have_value(GIANT)
    ask(page, GIANT)
    expect(page.locator("#away")).to_have_count(0)
    context.close()


def test_waiting_shows_before_the_server_has_spoken(reader: Page, served: Served) -> None:
    """From the key that sends the question, whatever the line does; it ends with the first thing that comes."""
    held = Held(reader, 9)
    open_page(reader, served)
    reader.get_by_label("您想问什么？").fill(GIANT)
    reader.get_by_label("您想问什么？").press("Enter")
    expect(reader.locator("html.asking")).to_have_count(1)
    moving = reader.locator("#ask-row").evaluate("e => getComputedStyle(e, '::after').animationName")
    assert moving == "sweep"
    held.let_go()
    expect(reader.locator("#answer .answer")).to_be_visible()
    expect(reader.locator("html.asking")).to_have_count(0)


def test_keyboard_reaches_everything_that_a_mouse_does(reader: Page, served: Served) -> None:
    """Example, clause, copying, verdict and profile by Tab, Enter and Space, each with a visible focus."""
    open_page(reader, served)
    reach(reader, "查条款")
    reader.keyboard.press("Enter")
    expect(reader.locator("#answer .answer")).to_be_visible()
    reader.get_by_label("您想问什么？").focus()
    for wanted in ("换个话题", "全文", "复制引用", "本条链接", "复制本次问答的链接", "有用", "不对"):
        reach(reader, wanted)
    reader.keyboard.press("Enter")
    reach(reader, "WHERE")
    reader.keyboard.type("第（五）条")
    reader.keyboard.press("Enter")
    expect(reader.get_by_text("已记下")).to_be_visible()
    reader.get_by_role("tab", name="问政策").focus()
    reach(reader, "符合条件的政策")
    reader.keyboard.press("Enter")
    reach(reader, "PROFILE")
    reader.keyboard.type(PROFILE)
    reach(reader, "也可以直接选")
    reader.keyboard.press("Enter")
    reach(reader, "查找符合条件的政策")
    reader.keyboard.press("Space")
    expect(reader.locator("#matches .match")).to_have_count(2)


def reach(page: Page, words: str) -> None:
    """Press Tab until what has the focus begins with `words`; it must be seen to have it."""
    met = []
    for _ in range(60):
        page.keyboard.press("Tab")
        said, width, style, shadow = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
            return [(e.textContent.trim() || e.name || e.closest("[id]")?.id || e.tagName).slice(0, 40), parseFloat(s.outlineWidth),
                    s.outlineStyle, s.boxShadow]; }"""
        )
        met.append(said)
        if said.upper().startswith(words):
            assert (width >= 2 and style == "solid") or shadow != "none", (said, width, style, shadow)
            return
    raise AssertionError(f"{words} was not reached: {met}")
