"""Readers quicker than the program, and programs slower than expected: nothing is lost, nothing comes back."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect
from reading import GIANT, Held, ask, open_page, wait_until
from served import Served

pytestmark = pytest.mark.browser


def test_reader_who_is_quicker_than_the_page_keeps_the_answer(reader: Page, served: Served) -> None:
    """What opening the page does arrives after the first answer, and takes nothing away."""
    held = Held(reader, 2)  # what the address asks, and how far the program is
    open_page(reader, served)
    wait_until(reader, lambda: len(held.routes) == 2)
    card = ask(reader, GIANT)
    held.let_go()
    expect(card).to_be_visible()
    ask(reader, "那省级的呢")
    assert served.fake.asked[-1] == ("那省级的呢", (GIANT,))


def test_next_question_overtakes_a_slow_one(reader: Page, served: Served) -> None:
    """The later question is answered, the earlier one no longer shown nor leaned on when it comes."""
    served.fake.slow.clear()
    open_page(reader, served)
    box = reader.get_by_label("您想问什么？")
    box.fill("慢慢来")
    box.press("Enter")
    expect(reader.locator("#answer .waiting")).to_contain_text("慢慢来")
    card = ask(reader, GIANT)
    served.fake.slow.set()
    ask(reader, "那省级的呢")
    assert served.fake.asked[-1] == ("那省级的呢", (GIANT,))
    expect(card).to_be_hidden()


def test_typing_on_while_an_answer_comes_is_kept(reader: Page, served: Served) -> None:
    """The box is emptied of the question that was answered, and of nothing else."""
    served.fake.slow.clear()
    open_page(reader, served)
    box = reader.get_by_label("您想问什么？")
    box.fill("慢慢来")
    box.press("Enter")
    expect(reader.locator("#answer .waiting")).to_be_visible()
    box.fill("我还想问")
    served.fake.slow.set()
    expect(reader.locator("#answer .answer")).to_be_visible()
    assert box.input_value() == "我还想问"
    ask(reader, GIANT)
    expect(box).to_have_value("")


def test_verdict_is_given_once(reader: Page, served: Served) -> None:
    """Who presses twice is thanked once, one row is kept, and the keyboard's place stays."""
    open_page(reader, served)
    card = ask(reader, GIANT)
    before = verdicts(served)
    up = card.get_by_role("button", name="有用")
    up.dblclick()
    expect(reader.get_by_text("已记下")).to_be_visible()
    expect(up).to_be_focused()
    assert verdicts(served) == before + 1


def verdicts(served: Served) -> int:
    """How many are kept."""
    if not served.feedback.exists():
        return 0
    with closing(sqlite3.connect(served.feedback)) as connection:
        return int(connection.execute("SELECT count(*) FROM feedback").fetchone()[0])
