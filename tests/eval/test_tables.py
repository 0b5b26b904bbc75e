"""A report holds every configuration, part and type, and the p-values against BM25."""

import pytest

from corpus.records import Document
from eval.records import Entry, Gold, Run
from eval.score import score
from eval.tables import percent, report_from, report_json, shown_measures, tabulate


def test_report(questions: tuple[Gold, ...], documents: dict[str, Document], good: Run):
    """BM25 finds nothing, ours everything: per type with n, over the part asked for."""
    bad = Run("bm25", {question.id: Entry(question.id, (), seconds=0.25) for question in questions})
    scores = [score(questions, run, documents) for run in (bad, good)]
    report = tabulate(questions, [bad, good], scores)
    assert (report.n, report.missing) == (4, ())
    assert [row.name for row in report.rows] == ["bm25", "ours"]
    assert [row.means["hit@1"].value for row in report.rows] == [0, 1]
    assert report.types["lay"][1].means["hit@1"].n == 1
    assert "hit@1" not in report.types["none"][1].means
    assert set(report.rows[1].p_bm25) == {"hit@1", "RR@10", "nDCG@10"}
    assert report.rows[0].p_bm25 == {}
    assert report.milliseconds == {"bm25": pytest.approx(250), "ours": pytest.approx(10)}
    assert "right" in shown_measures(report.rows)
    assert [percent(row.means.get("right")) for row in report.rows] == ["", "1.000"]
    assert report_json(report_from(report_json(report))) == report_json(report)
    test = tabulate(questions, [bad, good], scores, part="test", accepted={"ours": scores[1]})
    assert test.n == 2
    assert test.rows[1].p_accepted["right"] == 1
