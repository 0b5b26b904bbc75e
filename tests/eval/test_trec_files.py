"""The written files give other tools the numbers that we report."""

from pathlib import Path

import ir_measures
import pytest
import pytrec_eval

from eval.records import Gold, Run
from eval.retrieval import MEASURES, retrieval
from eval.trec import write


def test_lines(tmp_path: Path, questions: tuple[Gold, ...], good: Run):
    """The formats of trec_eval: qid 0 doc grade, and qid Q0 doc rank score tag."""
    (tmp_path / "earlier.run").write_text("of other judgements", encoding="utf-8")
    paths = write(tmp_path, questions, [good])
    assert {path.name for path in tmp_path.iterdir()} == {"qrels.txt", "ours.run"}
    assert [path.name for path in paths] == ["qrels.txt", "ours.run"]
    assert paths[0].read_text(encoding="utf-8").splitlines()[0] == "a 0 d/clause/1 2"
    assert paths[1].read_text(encoding="utf-8").splitlines()[:3] == [
        "a Q0 d/annex/1/1 1 100 ours",
        "a Q0 d/clause/1 2 99 ours",
        "a Q0 d/clause/2 3 98 ours",
    ]


def test_trec_eval_agrees(tmp_path: Path, questions: tuple[Gold, ...], good: Run):
    """trec_eval's own code reads the two files and finds the same value for every question and measure."""
    qrels, run = write(tmp_path, questions, [good])
    with qrels.open(encoding="utf-8") as judgements, run.open(encoding="utf-8") as ranked:
        judged = pytrec_eval.parse_qrel(judgements)
        evaluator = pytrec_eval.RelevanceEvaluator(
            judged, {"success.1,5", "recip_rank", "recall.10", "ndcg_cut.10"}, relevance_level=2
        )
        theirs = evaluator.evaluate(pytrec_eval.parse_run(ranked))
    ours = retrieval(questions, good)
    names = {
        "hit@1": "success_1",
        "hit@5": "success_5",
        "RR@10": "recip_rank",
        "R@10": "recall_10",
        "nDCG@10": "ndcg_cut_10",
    }
    for name, theirs_name in names.items():
        for question, value in ours[name].items():
            assert value == pytest.approx(theirs[question][theirs_name], abs=1e-4), (name, question)


def test_ir_measures_reads_the_files(tmp_path: Path, questions: tuple[Gold, ...], good: Run):
    """The command `ir_measures qrels.txt ours.run` would print the means that we report."""
    qrels, run = write(tmp_path, questions, [good])
    theirs = ir_measures.calc_aggregate(
        list(MEASURES.values()),
        ir_measures.read_trec_qrels(str(qrels)),
        ir_measures.read_trec_run(str(run)),
    )
    for name, values in retrieval(questions, good).items():
        assert theirs[MEASURES[name]] == pytest.approx(sum(values.values()) / len(values)), name
