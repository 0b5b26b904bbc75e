"""A run is scored against the gold questions, whatever the run leaves out."""

import pytest

from corpus.records import Document
from eval.errors import IncompleteRun
from eval.measures import MEASURES, SET_MEASURES
from eval.records import Entry, Gold, Run
from eval.retrieval import MEASURES as RANKING
from eval.score import by_type, of_part, overall, score, summary


def test_every_measure_has_its_questions(
    questions: tuple[Gold, ...], documents: dict[str, Document], good: Run
):
    """Each measure of the table is there, for just the questions it applies to, between 0 and 1."""
    scores = score(questions, good, documents)
    assert list(scores.values) == [measure.name for measure in MEASURES]
    assert list(overall(scores, [q.id for q in questions])) == [measure.name for measure in SET_MEASURES]
    for measure in MEASURES:
        expected = {question.id for question in questions if measure.applies(question)}
        assert set(scores.values[measure.name]) == expected, measure.name
        assert all(0 <= value <= 1 for value in scores.values[measure.name].values())
        assert measure.definition.endswith("。")
    assert set(RANKING) == {measure.name for measure in MEASURES if measure.judge is None}
    assert summary(scores, "right", ["a", "b", "c", "n"]).value == 1
    assert scores.complete


def test_a_partial_run_is_marked_and_pays(
    questions: tuple[Gold, ...], documents: dict[str, Document], good: Run
):
    """One of four asked: right is 1/4, not 1/1, refusals that were not asked are failures."""
    scores = score(questions, Run("ours", {"a": good.entries["a"]}), documents)
    assert scores.missing == ("b", "c", "n")
    assert not scores.complete
    assert summary(scores, "right", [question.id for question in questions]).value == 1 / 4
    assert scores.values["refused"] == {"n": 0.0}
    assert scores.values["quotes"]["b"] == 0


def test_an_empty_run_has_no_scores(questions: tuple[Gold, ...], documents: dict[str, Document]):
    """Neither nothing nor entries of other questions can be scored."""
    for entries in ({}, {"z": Entry("z", ())}):
        with pytest.raises(IncompleteRun):
            score(questions, Run("ours", entries), documents)


def test_a_run_without_answers_has_its_ranking_only(
    questions: tuple[Gold, ...], documents: dict[str, Document]
):
    """BM25 alone gives no answers, so no measure of answers is claimed for it."""
    run = Run("bm25", {question.id: Entry(question.id, (("d/clause/1",),)) for question in questions})
    scores = score(questions, run, documents)
    assert list(scores.values) == list(RANKING)
    assert overall(scores, ["a", "n"]) == {}
    assert summary(scores, "right", ["a"]).n == 0


def test_groups(questions: tuple[Gold, ...]):
    """By type in the order of the types, and by part."""
    assert by_type(questions) == {"lay": ["a"], "list": ["c"], "followup": ["b"], "none": ["n"]}
    assert [question.id for question in of_part(questions, "test")] == ["b", "n"]
    assert len(of_part(questions, None)) == 4
