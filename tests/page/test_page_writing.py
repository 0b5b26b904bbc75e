"""A language model's answer on the page: comes sentence by sentence, is checked, can be ended, never shows what is false."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_assistant import FakeAssistant, policy
from playwright.sync_api import BrowserContext, Page, expect
from reading import GIANT, ask, open_page
from served import Served, serving

from qa.writing.composing import compose
from qa.writing.server import Server
from tests.model_server import ModelServer, model_server

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def model() -> Iterator[ModelServer]:
    """The server that plays every part."""
    with model_server() as server:
        yield server


@pytest.fixture(scope="module")
def part(model: ModelServer) -> Server:
    """The model as the page asks it; a test sets which part is played."""
    return Server(model.base_url, "good")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, part: Server) -> Iterator[Served]:
    """A page with a language model."""
    gate = threading.Event()
    gate.set()
    folder: Path = tmp_path_factory.mktemp("written")
    yield from serving(
        folder,
        gate,
        FakeAssistant(),
        [policy()],
        writer=lambda assistant, answer: compose(answer, assistant.knowledge, part),
    )


@pytest.fixture
def visitor(english: BrowserContext) -> Iterator[Page]:
    """A fresh page."""
    page = english.new_page()
    page.set_default_timeout(20_000)
    yield page
    page.close()


def test_checked_words_refer_to_the_sentences_they_rely_on(visitor: Page, written: Served, part: Server):
    """【1】 leads to the quotation of that number, and the card says who wrote it."""
    part.model = "good"
    open_page(visitor, written)
    card = ask(visitor, GIANT)
    expect(card.locator(".author")).to_contain_text("语言模型")
    reference = card.locator(".sentence .reference").first
    expect(reference).to_have_text("【1】")
    expect(visitor.locator(str(reference.get_attribute("href")))).to_contain_text("100万元")
    expect(card).to_contain_text("由市经信局负责")


def test_false_figure_is_withdrawn(visitor: Page, written: Served, part: Server):
    """The reader is told that a sentence was taken out, and does not see it."""
    part.model = "false-figure"
    open_page(visitor, written)
    card = ask(visitor, GIANT)
    expect(card).to_contain_text("已删去")
    expect(card.locator(".sentence").first).to_contain_text("100万元")
    assert "987" not in visitor.locator("body").inner_text()


def test_broken_model_leaves_the_quoted_answer(visitor: Page, written: Served, part: Server):
    """The answer is there, with a line that says why it is quoted."""
    part.model = "500"
    open_page(visitor, written)
    card = ask(visitor, GIANT)
    expect(card.locator(".sentence").first).to_contain_text("最高100万元")
    expect(card).to_contain_text("以下是文件原文")
    expect(card.locator(".author")).to_have_count(0)


def test_writing_shows_and_can_be_ended(visitor: Page, written: Served, part: Server, model: ModelServer):
    """Words come while the model is at it; a click ends it and shows what the document says."""
    part.model = "held"
    model.gate.clear()
    open_page(visitor, written)
    visitor.get_by_label("您想问什么？").fill(GIANT)
    visitor.get_by_label("您想问什么？").press("Enter")
    expect(visitor.locator("#answer .writing .coming")).to_be_visible()
    visitor.get_by_role("button", name="停止撰写，直接看原文").click()
    card = visitor.locator("#answer .card:not(.waiting)")
    expect(card.locator(".sentence").first).to_contain_text("最高100万元")
    expect(card.locator(".author")).to_have_count(0)
    model.gate.set()
