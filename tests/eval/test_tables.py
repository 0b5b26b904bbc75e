"""A report holds every configuration, part and type, and the p-values against BM25."""

import pytest

from corpus.records import Document
from eval.records import Entry, Gold, Run
from eval.score import score
from eval.tables import caution, change, interval, report_from, report_json, shown_measures, tabulate
from qa.records import Answer


def test_report(questions: tuple[Gold, ...], documents: dict[str, Document], good: Run):
    """BM25 finds nothing, ours everything: per type with n, over the part asked for."""
    bad = Run("bm25", {question.id: Entry(question.id, ()) for question in questions})
    scores = [score(questions, run, documents) for run in (bad, good)]
    report = tabulate(questions, scores)
    assert (report.n, report.missing) == (4, ())
    assert [row.name for row in report.rows] == ["bm25", "ours"]
    assert [row.means["hit@1"].value for row in report.rows] == [0, 1]
    assert report.types["lay"][1].means["hit@1"].n == 1
    assert "hit@1" not in report.types["none"][1].means
    assert set(report.rows[1].p_bm25) == {"hit@1", "RR@10", "nDCG@10"}
    assert report.rows[0].p_bm25 == {}
    assert "right" in shown_measures(report.rows)
    assert [interval(row.means.get("right")) for row in report.rows] == ["", "1.000 [1.00, 1.00]"]
    assert report_json(report_from(report_json(report))) == report_json(report)
    test = tabulate(questions, scores, part="test", accepted={"ours": scores[1]})
    assert (test.n, test.compared) == (2, 2)
    assert test.rows[1].p_accepted["right"] == 1


def test_measures_of_the_whole_set_are_of_the_part(
    questions: tuple[Gold, ...], documents: dict[str, Document], good: Run
):
    """Test has b (.8, answered) and n (.1, refused rightly): ECE (|.8 - 1| + |.1 - 0|) / 2 = .15; of the
    development part, where everything is answered, there is no AUROC."""
    scores = [score(questions, good, documents)]
    test, dev = (tabulate(questions, scores, part=part).rows[0].overall for part in ("test", "dev"))
    assert (test["ECE"].value, test["ECE"].n) == (pytest.approx(0.15), 2)
    assert test["AUROC"].value == 1
    assert "AUROC" not in dev


def test_an_ablation_is_tested_against_ours(
    questions: tuple[Gold, ...], documents: dict[str, Document], good: Run
):
    """Without a step nothing is right: four of four lost, n = 4; two of the 2^4 ways to swap are as extreme, so
    p is near 2/16. It is not tested against BM25, nor ours against itself."""
    empty = {q.id: Entry(q.id, (), Answer(q.question, "", "answer", "")) for q in questions}
    scores = [score(questions, run, documents) for run in (good, Run("ours-step", empty))]
    ours, without = tabulate(questions, scores).rows
    assert ours.p_ours == {}
    assert without.p_ours["right"] == pytest.approx(2 / 16, abs=0.02)
    assert without.p_bm25 == {}
    assert change(without, ours, "right").startswith("0.000（-1.000），n=4，p=0.1")
    assert change(without, None, "right") == ""


def test_an_incomplete_run_is_said_to_be_one(
    questions: tuple[Gold, ...], documents: dict[str, Document], good: Run
):
    """Questions that were not chosen, and questions that were not asked, are both told."""
    assert caution(tabulate(questions, [score(questions, good, documents)]), 4) == ""
    chosen = tabulate(questions[:1], [score(questions[:1], good, documents)], left_out=3)
    assert "4 题中的 1 题" in caution(chosen, 1)
    part = tabulate(questions, [score(questions, Run("ours", {"a": good.entries["a"]}), documents)])
    assert "3 题没有问" in caution(part, 4)
