"""The same policy gives the same nodes from every format."""

from pathlib import Path

import pytest

from corpus.load import load_document
from corpus.records import Document, Node
from tests.corpus.shapes import local_ids, plain
from tests.corpus.small_policy import WRITERS, plain_text

EXPECTED = [
    "preamble", "part/1", "clause/1", "clause/2", "part/2", "clause/3", "closing/1", "closing/2",
    "annex/1", "annex/1/1.1", "annex/1/1.2", "annex/1/2.1", "annex/2", "annex/2/1", "annex/2/2", "annex/2/3",
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the policy in every format."""
    made = tmp_path_factory.mktemp("formats")
    for name, write in WRITERS.items():
        write(made / name)
    return made


@pytest.fixture(scope="module")
def reference(folder: Path) -> Document:
    """The document that the plain text gives."""
    return load_document(folder / "policy.txt", "x")


def said(node: Node) -> dict[str, object]:
    """Everything of a node but its places and blanks."""
    return {
        "id": node.id, "kind": node.kind, "number": node.number, "heading": plain(node.heading),
        "text": plain(node.text), "parent": node.parent, "departments": node.departments,
        "period": node.period, "category": node.category, "twins": node.twins,
    }  # fmt: skip


@pytest.mark.parametrize("name", WRITERS)
def test_same_nodes(folder: Path, reference: Document, name: str):
    """Markdown, text in two encodings, Word, a web page and a PDF say the same."""
    document = load_document(folder / name, "x")
    assert local_ids(document) == EXPECTED
    assert [said(node) for node in document.nodes] == [said(node) for node in reference.nodes]
    assert document.problems == ()


def test_what_is_read_out(reference: Document):
    """Departments, periods and categories come out of the text."""
    nodes = {node.id.removeprefix("x/"): node for node in reference.nodes}
    assert nodes["part/1"].departments == ("市经信局",)
    assert nodes["clause/1"].departments == ("市经信局", "市财政局")
    assert nodes["clause/1"].period is not None
    assert (nodes["clause/1"].period.text, nodes["clause/1"].period.source) == ("2024年全年", "x/closing/1")
    assert nodes["annex/1/2.1"].category == "新增"
    assert nodes["annex/2/2"].category == "扩大投资"
    assert nodes["annex/2/2"].departments == ("市资源规划局",)


def test_page_furniture_is_gone(folder: Path):
    """Running heads and page numbers of a PDF, menus and scripts of a web page are not text."""
    for name, furniture in (("policy.pdf", "公报"), ("policy.html", "首页"), ("policy.html", "无关")):
        assert furniture not in load_document(folder / name).source


def test_line_ends_are_kept(folder: Path, reference: Document):
    """A text file's places refer to the text as it is, its BOM dropped."""
    assert reference.source == plain_text().replace("\n", "\r\n")
