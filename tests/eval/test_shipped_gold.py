"""The shipped gold questions: sound, enough of them, and split so that no measure is in both parts."""

import re
from collections import Counter
from pathlib import Path

import pytest

from corpus.library import SHIPPED
from corpus.load import load_document
from corpus.records import Document
from eval.gold import faults, load
from eval.phrasings import nearest, per_node
from eval.records import PARTS, TYPES, Gold
from eval.split import leaks
from index.phrasings import beside

GOLD = Path(__file__).parents[2] / "eval" / "gold" / "haining-2024.jsonl"


@pytest.fixture(scope="module")
def policy() -> Document:
    """The document that the questions are about."""
    return load_document(SHIPPED / "haining-2024" / "policy.md", "haining-2024")


@pytest.fixture(scope="module")
def shipped() -> tuple[Gold, ...]:
    """All questions."""
    return load(GOLD)


def test_content(shipped: tuple[Gold, ...], policy: Document):
    """Every node exists, the document holds every nugget, refusals have known reasons."""
    assert faults(shipped, [policy]) == []


def test_counts(shipped: tuple[Gold, ...]):
    """At least 360; all types; lay paraphrases are the most, at least 90; refusals at least 60, with every kind
    of reason that a question can have; both grades are used; follow-ups have what was asked before."""
    counts = Counter(question.type for question in shipped)
    assert len(shipped) >= 360
    assert set(counts) == set(TYPES)
    assert counts["lay"] >= 90
    assert counts.most_common(1)[0][0] == "lay"
    assert counts["none"] >= 60
    reasons = Counter(
        reason for q in shipped if not q.answerable for alternatives in q.nuggets for reason in alternatives
    )
    kinds = ("other_year", "other_place", "off_topic", "not_stated", "no_figure", "no_such_clause")
    assert [reason for reason in kinds if reasons[reason] < 10] == []
    assert {grade for question in shipped for grade in question.relevant.values()} == {1, 2}


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("pinyin", r"[a-z]{3,}"),
        ("traditional characters", "[萬億請問學這對應補貼業車嗎裡類資產過廣電費糧總]"),
        ("dictation", "嗯|那个|呃|就是说|额"),
    ],
)
def test_noisy_questions_are_of_several_kinds(shipped: tuple[Gold, ...], kind: str, written: str):
    """Pinyin, traditional characters and the traces of dictation each occur several times; the rest are typos."""
    noisy = [question.question for question in shipped if question.type == "noisy"]
    assert sum(re.search(written, question) is not None for question in noisy) >= 4, kind


def test_every_clause_and_table_is_asked(shipped: tuple[Gold, ...], policy: Document):
    """Each of the 63 clauses is an answer at least three times, each table (with its rows) at least eight times."""
    asked = Counter(node for question in shipped for node in question.answering)
    clauses = [node.id for node in policy.nodes if node.kind == "clause"]
    assert len(clauses) == 63
    assert [node for node in clauses if asked[node] < 3] == []
    tables = [n.id for n in policy.nodes if n.kind == "table" and n.id != "haining-2024/annex/1"]  # a heading
    assert len(tables) == 15
    of_table = Counter(
        table
        for question in shipped
        for table in tables
        if any(f"{node}/".startswith(f"{table}/") for node in question.answering)
    )
    assert [table for table in tables if of_table[table] < 8] == []


def test_split(shipped: tuple[Gold, ...], policy: Document):
    """Every question is in a part, both parts are of a size, and no measure is asked for in both."""
    sizes = Counter(question.split for question in shipped)
    assert set(sizes) == set(PARTS)
    assert min(sizes.values()) > 0.4 * len(shipped)
    assert leaks(shipped, [policy]) == []


def test_every_question_is_asked_once(shipped: tuple[Gold, ...]):
    """No two have the same words after the same history."""
    asked = Counter((question.history, question.question) for question in shipped)
    assert [words for words, n in asked.items() if n > 1] == []


def test_the_phrasing_bank_gives_no_question_away(shipped: tuple[Gold, ...], policy: Document):
    """Every node has phrasings, and none of them, nor of what is known not to be answered, is nearly a gold question."""
    bank = beside([("haining-2024", SHIPPED / "haining-2024" / "policy.md")])
    assert [near for near in nearest(shipped, bank) if near.too_near] == []
    counts = per_node(bank, [node.id for node in policy.nodes])
    assert set(counts) == {node.id for node in policy.nodes}
