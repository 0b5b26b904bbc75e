"""The pieces of HTML that the page is made of, without a browser."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from fake_assistant import FakeAssistant, cite, policy
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Document, Span
from page.answer import card
from page.clause import body
from page.contents import contents
from page.context import context
from page.envelope import chinese
from page.examples import Example
from page.figures import emphasised
from page.opened import opened
from page.profile_list import matches, yuan
from page.shelf import Shelf


def words(html: str) -> str:
    """HTML as its text."""
    return unescape(re.sub(r"<[^>]*>", "", html))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("给予最高100万元的奖励", ["100万元"]),
        ("分别给予最高100万元、50万元", ["100万元", "50万元"]),
        ("最高100万、70万元", ["100万", "70万元"]),
        ("预算安排 32.44 亿元", ["32.44 亿元"]),
        ("投资额13%以内", ["13%"]),
        ("水稻每亩 180 元、油菜每亩 200 元", ["180 元", "200 元"]),
        ("10%-15%的补助", ["10%-15%"]),
        ("1,250万元以上", ["1,250万元"]),
        ("五十万元", ["五十万元"]),
        ("2024年新建3个项目、第25条", []),
        ("超 3.8%，超67%", ["3.8%", "67%"]),
        ("实际利用外资4.2亿美元以上", ["4.2亿美元"]),
    ],
)
def test_amounts_are_emphasised(text: str, figures: list[str]) -> None:
    """Sums and shares are strong; years, counts and numbers of clauses are not."""
    assert re.findall(r'<strong class="figure">(.*?)</strong>', emphasised(text)) == figures


@given(st.text(alphabet=st.sampled_from("<>&\"'0123456789万元%，、a"), max_size=40))
def test_emphasis_keeps_and_escapes_every_character(text: str) -> None:
    """Taking the emphasis out again gives the text; nothing but our own tag is a tag."""
    html = emphasised(text)
    assert unescape(html.replace('<strong class="figure">', "").replace("</strong>", "")) == text


@given(st.data())
def test_marks_stand_at_the_quoted_places(data: st.DataObject) -> None:
    """Whatever is quoted of a node, exactly these characters are marked, blanks aside."""
    document = policy()
    node = data.draw(st.sampled_from(document.nodes))
    span = data.draw(st.sampled_from(node.spans))
    start = data.draw(st.integers(span.start, span.end - 1))
    end = data.draw(st.integers(start + 1, span.end))
    found = Shelf([document]).find(node.id)
    assert found
    html = body(found, [Span(start, end)])
    marked = words("".join(re.findall(r"<mark>(.*?)</mark>", html)))
    assert "".join(marked.split()) == "".join(document.source[start:end].split())


def test_every_node_opens_with_all_its_characters(haining: Document) -> None:
    """Opened, each of the nodes of the shipped document shows every character at its spans."""
    shelf = Shelf([haining])
    for node in haining.nodes:
        found = shelf.find(node.id)
        assert found
        shown = "".join(words(re.sub(r"<dt>.*?</dt>", "", body(found))).split())
        printed = "".join("".join(haining.source[start:end].split()) for start, end in node.spans)
        assert sorted(shown.replace("责任单位：", "", 1)) == sorted(printed.replace("责任单位：", "", 1)), (
            node.id
        )


def test_row_opens_with_the_headings_of_its_columns(haining: Document) -> None:
    """A figure of a table stands beside the heading of its column."""
    found = Shelf([haining]).find("haining-2024/annex/1-9-1/3")
    assert found
    html = body(found)
    assert "<dt>2023 年预算安排金额（亿元）</dt><dd>6.02</dd>" in html
    assert "<dt>2024 年预算安排金额（亿元）</dt><dd>1.33</dd>" in html


def test_contents_lead_to_every_clause_and_row(haining: Document) -> None:
    """All clauses and rows of the shipped document are linked from its contents, each once."""
    links = re.findall(r'href="\?clause=([^"]+)"', contents([haining]))
    assert sorted(links) == sorted(n.id for n in haining.nodes if n.kind in ("clause", "row"))


def test_clause_across_a_page_break_reads_in_one_go(small: Document) -> None:
    """A line break of the page is not shown; the paragraph goes on."""
    found = Shelf([small]).find("small/clause/1")
    assert found
    assert "开展关键核心技术攻关。" in words(body(found))


@pytest.mark.parametrize(
    ("address", "id"),
    [
        ("small/clause/2", "small/clause/2"),
        ("small/clause/2/1", "small/clause/2"),
        ("small/clause/2/1/3", "small/clause/2"),
        ("small/clause/99", None),
        ("", None),
        ("///", None),
        ("<img>", None),
    ],
)
def test_address_opens_its_node(small: Document, address: str, id: str | None) -> None:
    """An address below a clause opens the clause; one that does not exist opens nothing."""
    found = Shelf([small]).find(address)
    assert (found.node.id if found else None) == id


def test_opened_clause_names_document_and_link(small: Document) -> None:
    """A clause by itself carries its document's title, its copied form and its link."""
    shelf = Shelf([small])
    found = shelf.find("small/clause/2")
    assert found
    html = opened(found, shelf)
    assert 'data-copy="《某市支持企业发展若干政策（征求意见稿）》第（二）条"' in html
    assert 'href="?clause=small/clause/2"' in html


def test_hostile_question_and_title_are_escaped(small: Document) -> None:
    """A question, a title or an example never becomes a tag or leaves its attribute."""
    hostile = "\"><img src=x onerror=alert(1)>'"
    answer = FakeAssistant().ask(hostile)
    shelf = Shelf([small])
    html = card(answer, shelf, (), [Example(hostile, hostile, "small/clause/1")]) + context(
        [hostile, hostile]
    )
    assert "<img" not in html
    assert set(re.findall(r"\bonerror=", re.sub(r'"[^"]*"', "", re.sub(r">[^<]*<", "><", html)))) == set()


def test_list_shows_members_each_with_its_own_facts(small: Document) -> None:
    """A list has one citation a member, each said once, and no bureaus thrown together."""
    html = card(FakeAssistant().ask("有哪些措施"), Shelf([small]))
    assert html.count('<li class="citation"') == 3
    outside = re.sub(r'<div class="clause-text">.*?</div>', "", html)
    assert outside.count("补贴规模种粮") == 1
    assert 'class="said"><p class="sentence">共3条：</p>' in html
    said = html[: html.index('<section class="evidence">')]
    assert "责任单位" not in said


def test_a_sentence_of_a_list_is_said_once(small: Document) -> None:
    """What stands at a member as its quotation is no remark there too; what is more than it, is."""
    answer = FakeAssistant().ask("有哪些措施")
    quoted = "\n".join(f"{one.label}：标题——{one.quote}" for one in answer.citations)
    assert 'class="why"' not in card(replace(answer, text=f"共3条：\n{quoted}"), Shelf([small]))
    remarked = "\n".join(f"{one.label}：这一句提到种粮。" for one in answer.citations)
    assert card(replace(answer, text=f"共3条：\n{remarked}"), Shelf([small])).count('class="why"') == 3


def test_unsure_answer_says_so(small: Document) -> None:
    """Below even odds the card asks the reader to look at the source."""
    fake = FakeAssistant()
    assert "不很确定" in card(fake.ask("联合攻关"), Shelf([small]))
    assert "不很确定" not in card(fake.ask("小巨人"), Shelf([small]))


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (1_000_000, "100万元"),
        (150_000, "15万元"),
        (180, "180元"),
        (120_000_000, "1.2亿元"),
        (12_500, "1.25万元"),
    ],
)
def test_yuan_are_written_as_people_do(amount: float, shown: str) -> None:
    """万 and 亿 where they fit."""
    assert yuan(amount) == shown


def test_profile_without_matches_says_what_to_add(small: Document) -> None:
    """Nobody is left with an empty page."""
    html = matches(FakeAssistant().profile("卖花的"), Shelf([small]))
    assert "没有找到符合的政策" in html


def test_quotation_of_a_citation_is_what_is_marked(small: Document) -> None:
    """The fake's citations are true: their quotation is what their spans mark."""
    one = cite(small, 1, "small/clause/1", "开展关键核心技术攻关")
    found = Shelf([small]).find(one.id)
    assert found
    assert words("".join(re.findall(r"<mark>(.*?)</mark>", body(found, one.spans)))) == one.quote


def test_shell_is_chinese_and_links_nowhere() -> None:
    """Gradio's shell loses its English and its foreign addresses, and nothing else."""
    shell = (
        '<!doctype html>\n<html\n\tlang="en"><head>\n'
        '<meta property="og:image"\n content="https://elsewhere/x.jpg" />'
        '<meta name="twitter:card" content="y" />'
        '<link rel="manifest" href="/manifest.json" /><title>政</title>'
        "</head></html>"
    )
    html = chinese(shell)
    assert 'lang="zh-CN"' in html
    assert "elsewhere" not in html
    assert "manifest" not in html
    assert "<title>政</title>" in html
