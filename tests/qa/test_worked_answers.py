"""Answers over the shipped document with the real encoder: the worked examples of the design, and what always holds."""

from __future__ import annotations

import json

import pytest

from qa.as_json import as_json
from qa.assistant import Assistant
from qa.entry import EmptyQuestion
from qa.near_statement import near_statement
from qa.records import Answer
from qa.tabular import row_of_year


def cited(answer: Answer) -> list[str]:
    """The ids cited, without the document."""
    return [citation.id.partition("/")[2] for citation in answer.citations]


def test_who_leads_a_part(assistant: Assistant):
    """A part's lead is a look-up with one citation of the words that say it."""
    answer = assistant.ask("第三部分牵头单位是谁")
    assert (answer.kind, answer.text, cited(answer)) == ("lookup", "第三部分由市经信局牵头实施。", ["part/3"])
    assert answer.citations[0].quote == "由市经信局牵头实施"


def test_measures_of_a_category(assistant: Assistant):
    """A set is a list with one citation a member, quoting the row's 政策内容."""
    answer = assistant.ask("表1-7有哪些新增类措施")
    assert answer.kind == "list"
    assert cited(answer) == [f"annex/1-7/3.{n}" for n in (1, 2, 3, 4)]
    assert answer.citations[0].quote == "开展“多田套合”"
    assert [hit.id for hit in answer.hits[:4]] == [citation.id for citation in answer.citations]


def test_a_row_of_figures_speaks_for_itself(assistant: Assistant):
    """What a table of figures says of last year is not put aside for the clause with this year's figure."""
    answer = assistant.ask("去年给241制造业安排了多少钱？")
    assert cited(answer)[0] == "annex/1-9-1/3"
    assert "6.02" in answer.text


@pytest.mark.parametrize("question", ["促消费外贸那包钱 2023年多少", "促消费外贸那包钱，前一年是几个亿"])
def test_the_figure_of_another_year_is_that_of_its_row(assistant: Assistant, question: str):
    """A clause that states this year's figure alone steps back behind the row of its twin that has both."""
    answer = assistant.ask(question)
    assert cited(answer)[0] == "annex/1-9-1/6"
    assert "2023 年预算安排金额（亿元）：0.65" in answer.text


@pytest.mark.parametrize(
    ("question", "of_a_row"),
    [
        ("促消费的钱2023年是多少", True),
        ("去年一共安排了几个亿", True),
        ("去年买的设备补多少", False),
        ("去年没申报,今年补多少", False),
        ("前一年申报几次", False),
        ("2022年是多少", False),  # no column of it
        ("今年是多少", False),
    ],
)
def test_whose_year_it_is(assistant: Assistant, question: str, of_a_row: bool):
    """A row is wanted for the figure of a year, not for what the asker did in it."""
    nodes = assistant.knowledge.nodes
    group = [nodes[f"haining-2024/{local}"] for local in ("clause/39", "annex/1-9-1/6")]
    assert row_of_year(group, question, assistant.knowledge, 2024) == (group[1] if of_a_row else None)


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("种田乡下那块，前一年拨的是几个亿", "annex/1-9-1/7"),
        ("财政那张表：修路通港那包钱前一年是多少、今年是多少？", "annex/1-9-1/5"),
    ],
)
def test_a_row_that_is_called_by_other_words(assistant: Assistant, question: str, row: str):
    """None of the words stands in its name, but the search is sure."""
    assert cited(assistant.ask(question))[0] == row


def test_why_a_figure_fell_is_no_question_which_one_did(assistant: Assistant):
    """No list of all that fell: the reason is asked for, and none is given."""
    answer = assistant.ask("为什么交通强市的预算比2023年降了4个多亿？")
    assert (answer.kind, answer.detail) == ("none", answer.text)
    assert "没有写明原因" in answer.text


def test_from_which_day_to_which_is_answered_with_the_period(assistant: Assistant):
    """The day stands in the row's column for the period, not in its text."""
    answer = assistant.ask("没有正式劳动关系的人也能单独上工伤险的那个试行办法，从几号起到几号止")
    assert "2023年7月1日至2025年6月30日" in answer.text


def test_a_longer_name_is_no_name_of_a_table(assistant: Assistant):
    """基本养老服务清单 is not the table on 现代服务业."""
    assert cited(assistant.ask("基本养老服务清单 几项")) == ["clause/62"]
    assert cited(assistant.ask("服务业清单有几条")) == ["annex/1-4"]


def test_an_empty_category(assistant: Assistant):
    """A category without rows is answered with the table's own line."""
    answer = assistant.ask("表1-1有哪些储备类措施")
    assert (answer.kind, cited(answer), answer.citations[0].quote) == ("list", ["annex/1-1"], "0 条")


@pytest.mark.parametrize("question", ["固定资产投资增长目标是多少", "今年固定资产投资到底要增长百分之几"])
def test_two_figures_for_one_goal(assistant: Assistant, question: str):
    """Where two places disagree both are cited and one notice names both, though the bureau of one is shown as well."""
    answer = assistant.ask(question)
    assert answer.kind == "answer"
    assert {"part/1", "annex/1-1/2.1"} <= set(cited(answer))
    conflicts = [notice for notice in answer.notices if notice.kind == "conflict"]
    assert {node.partition("/")[2] for node in conflicts[0].nodes} == {"part/1", "annex/1-1/2.1"}
    assert "10%" in answer.text
    assert "6%" in answer.text.replace(" ", "")


@pytest.mark.parametrize(
    "question",
    ["第二十五条", "（二十五）", "25条讲什么", "第 25 条", "第２５条", "clause 25", "二十五条是什么"],
)
def test_one_clause_in_any_notation(assistant: Assistant, question: str):
    """A clause named by its number is shown without a search."""
    answer = assistant.ask(question)
    assert (answer.kind, answer.hits[0].id) == ("lookup", "haining-2024/clause/25")


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("第七十条讲什么", "no_such_clause"),
        ("今天天气怎么样", "off_topic"),
        ("桐乡的小巨人企业奖励多少", "other_place"),
        ("2026年固定资产投资增长目标是多少", "other_year"),
        ("？？？！！", "bad_input"),
        ("😀😀", "bad_input"),
        ("问" * 2001, "bad_input"),
    ],
)
def test_what_the_document_does_not_answer(assistant: Assistant, question: str, reason: str):
    """It is said, with the reason and a sentence, and nothing is cited."""
    answer = assistant.ask(question)
    assert (answer.kind, answer.reason, answer.citations) == ("none", reason, ())
    assert answer.detail


def test_a_measure_that_names_the_thing_and_no_sum_is_quoted(assistant: Assistant):
    """The reader sees what the document does say of it, though it answers nothing."""
    answer = assistant.ask("省级文化创意街区奖多少万")
    assert (answer.kind, answer.reason) == ("none", "no_figure")
    assert "省级文化创意街区" in answer.citations[0].quote


@pytest.mark.parametrize(
    "question", ["\ufdfa" * 40, "\ud800补贴", "补贴\x00多少", "‮补贴多少", "((((((((((补贴", "a" * 1999]
)
def test_strange_text_is_answered_like_any_other(assistant: Assistant, question: str):
    """No character breaks the path from question to answer, and the answer is valid JSON."""
    answer = assistant.ask(question)
    json.dumps(as_json(answer), ensure_ascii=False).encode("utf-8")
    assert answer.kind in ("answer", "lookup", "list", "none")


@pytest.mark.parametrize("question", ["", "   ", "\x00"])
def test_nothing_is_no_question(assistant: Assistant, question: str):
    """An empty question raises the one error of `ask`."""
    with pytest.raises(EmptyQuestion):
        assistant.ask(question)


def test_a_follow_up_keeps_its_subject(assistant: Assistant):
    """那省级的呢 is the earlier question with 省级 in it."""
    answer = assistant.ask("那省级的呢", ["新认定国家级孵化器给多少"])
    assert answer.understood == "新认定省级孵化器给多少"
    assert answer.hits[0].id == "haining-2024/annex/1-2/1.1"


def test_what_a_company_gets_is_worked_out(assistant: Assistant):
    """A figure in the question is put into the ratio, with the sum shown."""
    answer = assistant.ask("研发费80万，占营收5%，规上工业企业，能补多少")
    assert answer.arithmetic[0].result == "80000元"
    assert "= 80000元（8万元）。" in answer.text
    assert answer.arithmetic[0].citations


@pytest.mark.parametrize("denied", ["非高企", "不是高新技术企业"])
def test_who_is_not_excluded_says_so(assistant: Assistant, denied: str):
    """A measure that leaves 国家高新技术企业 out is for one that is none."""
    answer = assistant.ask(f"研发费80万，占营收3.5%，规上工业，{denied}，给多少")
    assert [one.result for one in answer.arithmetic] == ["80000元"]


def test_medium_and_long_loans_are_no_long_period(assistant: Assistant):
    """中长期 is another word than 长期."""
    answer = assistant.ask("制造业中长期贷款今年要新增多少，有哪些措施")
    assert "实施期限为长期" not in answer.text


@pytest.mark.parametrize(
    ("told", "node"),
    [("孩子要上小学", "clause/59"), ("平时一个人在家吃饭不方便", "clause/62"), ("我喜欢下围棋", None)],
)
def test_a_statement_finds_the_measure_that_speaks_of_it(assistant: Assistant, told: str, node: str | None):
    """In none of the document's words; what nothing speaks of finds nothing."""
    place = near_statement(told, assistant.knowledge, assistant.searcher)
    assert (place and place.node.partition("/")[2]) == node


def test_a_table_is_answered_with_its_rows(assistant: Assistant):
    """Its header says nothing to a reader."""
    answer = assistant.ask("做外贸的能用上的措施，附件几张表里都有哪些")
    assert cited(answer)[0] == "annex/1-6"
    assert "附件1表1-6延续类第1条：加大境外参展支持力度" in answer.text
    assert "\t" not in answer.text
