"""The conflicts of the first document: what is found, in which order, quoted how, and the report of them."""

from pathlib import Path

import docx
import pytest

from corpus.conflict_docx import write_docx
from corpus.conflict_report import as_text
from corpus.conflicts import find_conflicts
from corpus.facts_as_json import conflict_data
from corpus.library import SHIPPED
from corpus.load import load_document
from corpus.places import quote
from corpus.records import Document
from tests.corpus.repeated_measures import policy


@pytest.fixture(scope="module")
def haining():
    """The first document."""
    return load_document(SHIPPED / "haining-2024" / "policy.md", "haining-2024")


def test_hard_conflicts_of_the_first_document(haining: Document):
    """The known disagreements are found, each by its two places; and none of them is about an equal figure."""
    hard = {
        (c.kind, c.a.node.removeprefix("haining-2024/"), (c.b or c.a).node.removeprefix("haining-2024/"))
        for c in find_conflicts(haining)
        if c.severity == "hard"
    }
    assert {
        ("number", "part/1", "annex/1-1/2.1"),
        ("number", "clause/5", "annex/1-1/2.2"),
        ("number", "clause/18", "annex/1-9-1/3"),
        ("name", "clause/15", "annex/1-2/1.3"),
        ("scope", "clause/37", "annex/1-5/1.4"),
        ("period", "annex/1-7/3.4", "annex/1-9-2/2.5"),
        ("period", "annex/1-8/1.1", "annex/1-8/3.1"),
    } <= hard
    assert len(hard) <= 20


def test_quotations_are_slices_of_the_source(haining: Document):
    """Both places of every finding can be shown as they are printed, and nothing private leaks into words."""
    nodes = {node.id for node in haining.nodes}
    for conflict in find_conflicts(haining):
        assert not any("\ue000" <= character <= "\uf8ff" for character in conflict.what)
        for place in (conflict.a, conflict.b):
            if place is not None:
                assert place.node in nodes
                assert place.quote == quote(haining.source, place.spans) != ""


def test_hard_ones_first_and_always_the_same(haining: Document):
    """The order is total."""
    found = find_conflicts(haining)
    assert found == find_conflicts(haining)
    assert [c.severity for c in found] == sorted((c.severity for c in found), key=("hard", "soft").index)


def test_the_report_marks_what_differs(haining: Document, tmp_path: Path):
    """Text, JSON and Word show both places with the difference marked."""
    found = find_conflicts(haining)
    text = as_text(found, haining)
    assert "【1.2 亿千瓦时】" in text
    assert "【1.5 亿千瓦时】" in text
    assert "附件1表1-1调整类第2条" in text
    data = conflict_data(found[0])
    assert set(data) == {"kind", "severity", "a", "b", "what"}
    assert set(data["a"]) == {"node", "quote", "spans"}
    write_docx(found, haining, tmp_path / "报告.docx")
    written = docx.Document(str(tmp_path / "报告.docx"))
    marked = [
        run.text for paragraph in written.paragraphs for run in paragraph.runs if run.font.highlight_color
    ]
    assert "1.2 亿千瓦时" in marked
    printed = {paragraph.text for paragraph in written.paragraphs}
    assert {conflict.what for conflict in found} <= printed


def test_nothing_to_report(tmp_path: Path):
    """A text that agrees with itself gives an empty report."""
    document = policy(["支持企业。落实政策。"])
    assert find_conflicts(document) == ()
    assert "没有发现" in as_text((), document)
