"""The best sentence of a node: near, with the question's words, and holding what is asked for; and who is quoted."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from corpus.load import document_of
from qa.answering import Said
from qa.best_sentence import WORDS, best_fit, share
from qa.knowledge import know
from qa.spokesman import spokesman, with_bureau
from qa.wanted import wanted

NEAR = {"浴室应当有营业执照。": 0.9, "受理后七日内作出决定。": 0.8}


def test_only_a_sentence_that_holds_what_is_asked_for_counts():
    """0.8 for the one with days, where days are asked for; 0.9 where nothing is; 0 where none holds a sum."""
    assert best_fit(NEAR, "开业", {}, wanted("几天能批")) == pytest.approx(0.8)
    assert best_fit(NEAR, "开业", {}, ()) == pytest.approx(0.9)
    assert best_fit(NEAR, "开业", {}, wanted("补贴多少钱")) == 0.0


def test_the_words_of_the_question_add_to_the_cosine():
    """Of weight 4 in all, 3 stand in heading and sentence: 0.8 + 0.1 * 3/4."""
    words = {"开业": 1.0, "受理": 2.0, "罚款": 1.0}
    assert share(words, "开业 受理后") == pytest.approx(0.75)
    assert best_fit(NEAR, "开业", words, wanted("几天能批")) == pytest.approx(0.8 + WORDS * 0.75)


def test_a_heading_alone_answers_nothing():
    """A sentence that is only the node's heading is left out."""
    assert best_fit({"支持种粮。": 0.9}, "支持种粮", {}, ()) == 0.0


TWICE = document_of(
    """某县奖励办法

第一条　对新认定的示范企业给予奖励，由县经信局负责。

第二条　对新认定的示范企业给予8万元奖励。
""",
    "x",
)


@pytest.mark.parametrize(
    ("near", "quoted"),
    [
        ({"x/clause/1": {"给予奖励。": 0.9}, "x/clause/2": {"给予8万元奖励。": 0.85}}, "x/clause/2"),
        ({"x/clause/1": {"给予8万元。": 0.9}, "x/clause/2": {"给予8万元奖励。": 0.91}}, "x/clause/1"),
        ({}, "x/clause/1"),
    ],
)
def test_the_twin_whose_sentence_answers_is_quoted(near: Mapping[str, Mapping[str, float]], quoted: str):
    """The one with the sum that is asked for; the hit itself where it is no worse by more than a hair."""
    group = [node for node in TWICE.nodes if node.kind == "clause"]
    assert spokesman(group, "figure", {}, near, wanted("奖励多少钱")).id == quoted


def test_the_bureau_of_a_twin_is_shown_with_its_place():
    """A row names no bureau; the clause that states the same measure does."""
    document = document_of(
        "# 某县措施\n\n**（一）奖励示范企业。**对示范企业给予8万元奖励。（责任单位：县经信局）\n\n**（二）奖励。**对示范企业给予8万元奖励。\n",
        "x",
    )
    clause, silent = [node for node in document.nodes if node.kind == "clause"]
    assert clause.departments
    assert not silent.departments
    said = with_bureau(Said(silent, "给予8万元奖励。", (), (), None), [silent, clause], know([document]))
    assert "县经信局" in said.text
    assert [place.node for place in said.places] == [clause.id]
    assert with_bureau(Said(clause, "……", (), (), None), [clause, silent], know([document])).places == ()
