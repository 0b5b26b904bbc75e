"""A document, an asker and a list that are all written by an enemy: everything stays text, everywhere it is shown."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import quote

import pytest
from fake_assistant import FakeAssistant, hit, policy
from playwright.sync_api import BrowserContext, Page, expect
from reading import ask, open_page
from served import Served, serving

from corpus.records import Document, Period
from qa.records import Answer, Arithmetic, Citation, Notice, Profile

pytestmark = pytest.mark.browser

EVIL = "<img src=x onerror=window.hit=1>\"'</title><script>window.hit=1</script>${window.hit=1}{{value}}"


def hostile() -> Document:
    """The small policy with everything that can be written about it replaced."""
    document = policy()
    nodes = tuple(
        replace(
            node,
            heading=EVIL,
            departments=(EVIL,),
            category=EVIL,
            period=Period(EVIL, "small/preamble"),
        )
        for node in document.nodes
    )
    return replace(document, title=EVIL, nodes=nodes)


class Enemy(FakeAssistant):
    """Puts the words into every field of its records."""

    def ask(self, question: str, history: Sequence[str] = (), document: str | None = None) -> Answer:
        """Every field hostile; a question with 没有 is declined."""
        one = Citation(1, "small/clause/2", EVIL, EVIL, (), (EVIL,), Period(EVIL, "small/preamble"))
        if "没有" in question:
            return Answer(question, EVIL, "none", EVIL, hits=(hit("small/clause/1", 1),), detail=EVIL + "！")
        notices = (Notice("conflict", EVIL, ("small/clause/1", "small/clause/5")), Notice("draft", EVIL))
        sums = (Arithmetic(EVIL, EVIL, (1,)),)
        hits = (hit("small/clause/2", 1), hit("small/clause/3", 2))
        return Answer(question, EVIL, "answer", EVIL, (one,), notices, hits, sums, confidence=0.2)

    def profile(self, text: str) -> Profile:
        """The two measures, with the words in what is said of them."""
        given = super().profile("专精特新")
        cited = replace(given.matches[0].citation, label=EVIL, quote=EVIL, departments=(EVIL,))
        spoilt = replace(given.matches[0], why=EVIL, missing=(EVIL,), citation=cited)
        return Profile({EVIL: EVIL}, (spoilt, *given.matches[1:]))


@pytest.fixture(scope="module")
def enemy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A page over the hostile document."""
    gate = threading.Event()
    gate.set()
    yield from serving(tmp_path_factory.mktemp("enemy"), gate, Enemy(), [hostile()])


@pytest.fixture
def visitor(english: BrowserContext) -> Iterator[Page]:
    """A fresh page in which nothing may run."""
    page = english.new_page()
    page.set_default_timeout(20_000)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    yield page
    assert page.evaluate("window.hit") is None
    assert page.locator("main img, main script").count() == 0
    assert dialogs == []
    page.close()


def test_title_and_contents_stay_text(visitor: Page, enemy: Served) -> None:
    """Head, examples and contents show what the document is called, letter by letter."""
    open_page(visitor, enemy)
    expect(visitor.locator(".masthead .documents")).to_contain_text(EVIL)
    expect(visitor.locator("#examples .example").first).to_contain_text(EVIL)
    expect(visitor.locator("#examples .contents summary").first).to_contain_text(EVIL)


def test_answer_stays_text_in_every_field(visitor: Page, enemy: Served) -> None:
    """Sentence, label, bureau, period, notice, sum, what was understood, and what follows."""
    open_page(visitor, enemy)
    card = ask(visitor, f"甲{EVIL}")
    for place in (".asked", ".understood", ".sentence", ".sum", ".notice.conflict", ".said > .facts"):
        expect(card.locator(place).first).to_contain_text("<img src=x")
    visitor.evaluate("document.querySelectorAll('#answer details').forEach(one => one.open = true)")
    expect(card.locator(".citation .place")).to_contain_text("<img src=x")
    ask(visitor, "没有的事")
    expect(visitor.locator("#context")).to_contain_text("没有的事")
    expect(visitor.locator("#answer .detail")).to_contain_text("<img src=x")


def test_address_stays_text(visitor: Page, enemy: Served) -> None:
    """An opened clause, a question and a clause that does not exist, all from a pasted address."""
    open_page(visitor, enemy, "?clause=small/clause/2")
    expect(visitor.locator(".clause-card h2")).to_contain_text("<img src=x")
    open_page(visitor, enemy, f"?q={quote(EVIL)}&clause={quote(EVIL)}")
    expect(visitor.locator("#answer .answer .asked")).to_contain_text("<img src=x")


def test_profile_stays_text(visitor: Page, enemy: Served) -> None:
    """What was understood of the asker, and every measure."""
    open_page(visitor, enemy)
    visitor.get_by_role("tab", name="符合条件的政策").click()
    visitor.get_by_label("用一两句话介绍您的企业或您自己").fill(EVIL)
    visitor.get_by_role("button", name="查找符合条件的政策").click()
    expect(visitor.locator("#matches .understood")).to_contain_text("<img src=x")
    expect(visitor.locator("#matches .match .why").first).to_contain_text("<img src=x")
