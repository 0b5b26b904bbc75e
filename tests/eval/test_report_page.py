"""The report's page and the README's tables, as a reader and a browser's parser see them."""

from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from corpus.records import Document
from eval.markdown import BEGIN, END, markdown, replaced
from eval.records import TYPES, Entry, Gold, Report, Run, Scores
from eval.regression import load
from eval.report import page
from eval.score import score
from eval.tables import TYPE_NAMES, report_from, tabulate

CHECKOUT = Path(__file__).parents[2]


class Page(HTMLParser):
    """Tags with their attributes, and whether each one is closed."""

    void = frozenset({"meta", "input", "rect", "path", "circle", "polyline", "br", "link"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember the tag; it must be closed unless it is void."""
        self.tags.append((tag, dict(attrs)))
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost tag, which must be this one."""
        if tag not in self.void:
            assert self.open.pop() == tag

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every such tag."""
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def runs(questions: tuple[Gold, ...], good: Run) -> list[Run]:
    """BM25, which finds nothing, and ours."""
    return [Run("bm25", {question.id: Entry(question.id, ()) for question in questions}), good]


@pytest.fixture
def scores(questions: tuple[Gold, ...], runs: list[Run], documents: dict[str, Document]) -> dict[str, Scores]:
    """Both scored."""
    return {run.name: score(questions, run, documents) for run in runs}


@pytest.fixture
def report(questions: tuple[Gold, ...], scores: dict[str, Scores]) -> Report:
    """Over all four questions."""
    return tabulate(questions, list(scores.values()))


def test_page_is_whole_and_alone(
    questions: Sequence[Gold],
    runs: list[Run],
    scores: dict[str, Scores],
    report: Report,
    documents: dict[str, Document],
):
    """Every tag is closed; nothing is loaded; each question is there with the data the filters read."""
    text = page(report, questions, runs, scores, documents, lost=["a"])
    seen = Page(text)
    assert seen.open == []
    assert seen.named("html")[0]["lang"] == "zh-CN"
    assert "http" not in text
    assert not seen.named("link")
    assert not any("src" in attributes for _, attributes in seen.tags)
    shown = [one for one in seen.named("details") if "data-type" in one]
    assert [one["data-type"] for one in shown] == ["lay", "followup", "list", "none"]
    assert [one["data-lost"] for one in shown] == ["1", "0", "0", "0"]
    assert {one["data-right"] for one in shown} == {"1"}
    assert len(seen.named("svg")) == 4
    assert all(chart["role"] == "img" and chart["aria-label"] for chart in seen.named("svg"))


def test_texts_are_escaped(
    questions: Sequence[Gold],
    runs: list[Run],
    scores: dict[str, Scores],
    report: Report,
    documents: dict[str, Document],
):
    """A question with marks in it stays a text."""
    sharp = [replace(questions[0], question='<script>alert("$x")</script>'), *questions[1:]]
    text = page(report, sharp, runs, scores, documents)
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text


def test_a_partial_run_is_said_to_be_one(
    questions: Sequence[Gold], good: Run, documents: dict[str, Document]
):
    """The page warns in words."""
    part = Run("ours", {"a": good.entries["a"]})
    scored = {"ours": score(questions, part, documents)}
    text = page(tabulate(questions, list(scored.values())), questions, [part], scored, documents)
    assert "不完整" in text
    assert "有 3 题没有问" in text


def test_markdown(report: Report):
    """Ours is right everywhere; the interval of all ones is a point; the refusals are named."""
    text = markdown(report)
    assert "| 本程序 | 1.000 [1.00, 1.00] |" in text
    assert "| 口语 | 1 |" in text
    assert "拒答 1.000" in text
    readme = f"# A\n{BEGIN}\nold\n{END}\nB\n"
    made = replaced(readme, report)
    assert "old" not in made
    assert made.startswith("# A\n")
    assert made.endswith("B\n")
    assert replaced(made, report) == made
    assert replaced("no markers", report) == "no markers"


def test_every_type_has_a_name():
    """The table of names is complete and in the order of the types."""
    assert tuple(TYPE_NAMES) == TYPES


def test_the_readme_shows_the_accepted_report():
    """The README's tables are those of expected.json; `python -m eval --accept` makes them new."""
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    expected = load(CHECKOUT / "eval" / "expected.json")
    assert BEGIN in readme
    assert replaced(readme, report_from(expected.report)) == readme
