"""The staff's page over the real document and the real assistant: the suite is run, and the whole text is shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import serious
from playwright.sync_api import Browser, expect
from staffed import Staffed, staffing, until

from corpus.library import Library
from corpus.numerals import chinese
from page.staff.sifting import WITH, WITHOUT, Wanted, bureaus, categories, parts, periods, sift
from page.staff.trial import Trial
from qa.assistant import Assistant

GOLD = Path(__file__).parents[2] / "eval" / "gold" / "haining-2024.jsonl"


@pytest.fixture(scope="module")
def some_gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six gold questions: enough for every chart."""
    path = tmp_path_factory.mktemp("gold") / "some.jsonl"
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    none = next(line for line in lines if json.loads(line)["type"] == "none")
    path.write_text("\n".join([*lines[:5], none]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def pages(
    tmp_path_factory: pytest.TempPathFactory, assistant: Assistant, some_gold: Path
) -> Iterator[Staffed]:
    """Both pages with the assistant that is shipped."""
    home = tmp_path_factory.mktemp("real") / "home"
    yield from staffing(home, guarded=False, assistant=assistant, gold=(some_gold,))


@pytest.mark.browser
def test_the_suite_is_run_with_its_progress_and_charts(chromium: Browser, pages: Staffed) -> None:
    """From the button to the report: progress while it runs, then the charts, in a frame that axe is content with."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    page = context.new_page()
    page.goto(pages.staff)
    page.get_by_role("tab", name="评测").click()
    expect(page.locator("#evaluation")).to_contain_text("还没有报告")
    page.get_by_role("button", name="开始评测").click()
    expect(page.locator("#evaluation-news")).to_contain_text("正在评测")
    expect(page.locator("#evaluation-news")).to_contain_text("问完 6 题", timeout=120_000)
    report = page.frame_locator("iframe.report")
    expect(report.locator("svg").first).to_be_visible()
    expect(report.get_by_text("本程序").first).to_be_visible()
    assert report.locator("details[data-type]").count() == 6
    assert serious(page) == []
    context.close()


@pytest.mark.parametrize(
    ("line", "said"),
    [("not json", "标准问题文件"), ('{"id": "a"}', "标准问题文件"), (None, "没有载入的文件（elsewhere）")],
)
def test_gold_that_cannot_be_asked_is_one_sentence(
    assistant: Assistant, some_gold: Path, tmp_path: Path, line: str | None, said: str
) -> None:
    """A broken file, or questions about a document that is not loaded."""
    path = tmp_path / "bad.jsonl"
    first = some_gold.read_text(encoding="utf-8").splitlines()[0]
    path.write_text(line or first.replace("haining-2024/", "elsewhere/"), encoding="utf-8")
    trial = Trial(tmp_path / "eval")
    assert trial.start(assistant, path, None, True)
    until(lambda: not trial.progress.running)
    assert trial.progress.failed
    assert said in trial.progress.said


def test_every_clause_of_the_document_is_found_by_its_number(tmp_path: Path) -> None:
    """In the three notations that people use; a row by its table; and sifting keeps only what fits."""
    document = next(one for one in Library(tmp_path).documents() if one.id == "haining-2024")
    clauses = [node for node in document.nodes if node.kind == "clause"]
    for node in clauses:
        numeral = chinese(int(node.number))
        for typed in (node.number, f"第{numeral}条", f"（{numeral}）"):
            assert [one.id for one in sift(document, Wanted(words=typed)).nodes] == [node.id], typed
    for typed, id in (("表1-3新增类第4条", "annex/1-3/3.4"), ("附件2第13项", "annex/2/13")):
        assert [one.id for one in sift(document, Wanted(words=typed)).nodes] == [f"{document.id}/{id}"]
    everything = sift(document, Wanted()).nodes
    assert everything == document.nodes
    with_amount, without = (sift(document, Wanted(amount=one)).nodes for one in (WITH, WITHOUT))
    assert sorted(one.id for one in (*with_amount, *without)) == sorted(one.id for one in everything)
    for name in bureaus(document):
        assert all(name in one.departments for one in sift(document, Wanted(bureau=name)).nodes)
    assert {"延续", "调整", "新增", "储备"} <= set(categories(document))
    by_period = [one for name in periods(document) for one in sift(document, Wanted(period=name)).nodes]
    assert sorted(one.id for one in by_period) == sorted(one.id for one in everything)
    assert all(sift(document, Wanted(part=id)).nodes for _, id in parts(document))
