"""Measures of what was answered, each on a case worked by hand."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus.records import Document, Span
from eval.answers import (
    citation_precision,
    citation_recall,
    cites_answer,
    holds_nuggets,
    quotes_are_slices,
    reason_right,
    refuses,
    right,
    set_precision,
    set_recall,
)
from eval.records import Gold, Run
from qa.records import Answer, Citation

Cite = Callable[..., Citation]


def answer(run: Run, question: str) -> Answer:
    """The answer of a run to a question."""
    found = run.entries[question].answer
    assert found
    return found


def test_nuggets_are_in_text_or_quotation(
    questions: tuple[Gold, ...], documents: dict[str, Document], good: Run
):
    """80万元 is held by 800,000元 in the text, else by the quotation; a refusal holds nothing."""
    gold, said = questions[0], answer(good, "a")
    assert holds_nuggets(gold, said, documents) == 1
    assert holds_nuggets(gold, replace(said, text="见原文。"), documents) == 1
    assert holds_nuggets(gold, replace(said, text="见原文。", citations=()), documents) == 0
    assert holds_nuggets(gold, replace(said, kind="none"), documents) == 0
    both = replace(gold, nuggets=(("80万元",), ("市财政局",)))
    assert holds_nuggets(both, said, documents) == 0


def test_citations(questions: tuple[Gold, ...], documents: dict[str, Document], good: Run, cite: Cite):
    """One of two citations is graded: precision 1/2. Of three nuggets the quotation holds 80万元 and the
    bureau beside it 市经信局, none holds 三年: recall 2/3."""
    gold = replace(questions[0], nuggets=(("80万元",), ("市经信局",), ("三年",)))
    said = replace(
        answer(good, "a"), citations=(cite("d/clause/1", "最高80万\n元"), cite("d/closing/1", "附则"))
    )
    assert citation_precision(gold, said, documents) == 1 / 2
    assert citation_recall(gold, said, documents) == pytest.approx(2 / 3)
    assert cites_answer(gold, said, documents) == 1
    nothing = replace(said, citations=())
    assert [f(gold, nothing, documents) for f in (citation_precision, citation_recall, cites_answer)] == [
        0,
        0,
        0,
    ]


def test_an_address_below_a_clause_counts_as_its_clause(
    questions: tuple[Gold, ...], documents: dict[str, Document], good: Run, cite: Cite
):
    """Clause 1, paragraph 2, item 3 is clause 1; clause 1 is not clause 12."""
    said = answer(good, "a")
    below = replace(said, citations=(cite("d/clause/1/2/3", "最高80万"),))
    assert cites_answer(questions[0], below, documents) == 1
    other = replace(said, citations=(cite("d/clause/12", "最高80万"),))
    assert cites_answer(questions[0], other, documents) == 0


def test_quotations(questions: tuple[Gold, ...], documents: dict[str, Document], good: Run):
    """A quotation that is moved by one character, changed, empty or of an unknown document is no slice; nor is
    saying nothing where the document answers, while a refusal of what it does not answer needs none."""
    gold, said = questions[0], answer(good, "a")
    assert quotes_are_slices(gold, said, documents) == 1
    first = said.citations[0]
    start, end = first.spans[0]
    for wrong in (
        replace(first, spans=(Span(start + 1, end),)),
        replace(first, quote=first.quote + "。"),
        replace(first, quote="", spans=()),
        replace(first, id="other/clause/1"),
    ):
        assert quotes_are_slices(gold, replace(said, citations=(wrong,)), documents) == 0
    assert quotes_are_slices(gold, replace(said, citations=()), documents) == 0
    assert quotes_are_slices(questions[3], answer(good, "n"), documents) == 1


def test_sets(questions: tuple[Gold, ...], documents: dict[str, Document], good: Run, cite: Cite):
    """The set is clauses 1 and 2. Cited: clause 1, the row and the closing: precision 1/3, recall 1/2."""
    gold, said = questions[2], answer(good, "c")
    pieces = [("d/clause/1", "设备"), ("d/annex/1/1", "设备补助"), ("d/closing/1", "附则")]
    three = replace(said, citations=tuple(cite(node, piece) for node, piece in pieces))
    assert set_precision(gold, three, documents) == pytest.approx(1 / 3)
    assert set_recall(gold, three, documents) == 1 / 2
    assert right(gold, three, documents) == 0
    assert set_precision(gold, said, documents) == set_recall(gold, said, documents) == 1


def test_refusals(questions: tuple[Gold, ...], documents: dict[str, Document], good: Run):
    """A refusal is right whatever its reason; the reason is judged apart."""
    gold, said = questions[3], answer(good, "n")
    assert (refuses(gold, said, documents), reason_right(gold, said, documents)) == (1, 1)
    other = replace(said, reason="off_topic")
    assert (right(gold, other, documents), reason_right(gold, other, documents)) == (1, 0)
    answered = replace(said, kind="answer")
    assert (right(gold, answered, documents), reason_right(gold, answered, documents)) == (0, 0)


def test_right_as_a_whole(questions: tuple[Gold, ...], documents: dict[str, Document], good: Run, cite: Cite):
    """Right needs the nuggets and a citation that answers; holding the words by chance is not enough."""
    assert [right(gold, answer(good, gold.id), documents) for gold in questions] == [1, 1, 1, 1]
    by_chance = replace(answer(good, "a"), citations=(cite("d/closing/1", "附则"),))
    assert holds_nuggets(questions[0], by_chance, documents) == 1
    assert right(questions[0], by_chance, documents) == 0
