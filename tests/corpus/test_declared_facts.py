"""Every shipped document is what its `expected.json` declares: read by people, not written by the parser.

To add a policy: its folder under `corpus/documents/` with `policy.*` and `expected.json`.
"""

import hashlib
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from corpus.as_json import characters
from corpus.labels import label
from corpus.library import SHIPPED
from corpus.load import load_document
from corpus.parse import parse
from corpus.places import departments_place, heading_place, quote
from corpus.reading import read_text
from corpus.records import Document

FOLDERS = sorted(path for path in SHIPPED.iterdir() if path.is_dir())


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda path: path.name)
def folder(request: pytest.FixtureRequest) -> Path:
    """A shipped document's folder."""
    return request.param


@pytest.fixture(scope="module")
def facts(folder: Path) -> dict[str, Any]:
    """What is declared of the document."""
    return json.loads((folder / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def document(folder: Path) -> Document:
    """The document as it is loaded."""
    return load_document(next(folder.glob("policy.*")), folder.name)


def test_source_is_as_received(folder: Path, facts: dict[str, Any]):
    """The file has not been touched since its facts were declared."""
    assert hashlib.sha256(next(folder.glob("policy.*")).read_bytes()).hexdigest() == facts["sha256"]


def test_counts(document: Document, facts: dict[str, Any]):
    """Nodes by kind, rows by table, rows by category, and no problems."""
    assert Counter(node.kind for node in document.nodes) == facts["kinds"]
    rows = Counter(node.parent for node in document.nodes if node.kind == "row")
    assert {key.removeprefix(f"{document.id}/"): count for key, count in rows.items() if key} == facts["rows"]
    categories = Counter(node.category for node in document.nodes if node.kind == "row" and node.category)
    assert categories == facts["categories"]
    assert document.problems == ()
    assert document.title == facts["title"]


def test_records(document: Document, facts: dict[str, Any]):
    """The declared nodes, field by field."""
    nodes = {node.id: node for node in document.nodes}
    for id, declared in facts["nodes"].items():
        node = nodes[f"{document.id}/{id}"]
        found = {
            "kind": node.kind,
            "number": node.number,
            "heading": node.heading,
            "starts": node.text[: len(declared["starts"])],
            "ends": node.text[len(node.text) - len(declared["ends"]) :],
            "parent": node.parent and node.parent.removeprefix(f"{document.id}/"),
            "departments": list(node.departments),
            "period": node.period and [node.period.text, node.period.source.removeprefix(f"{document.id}/")],
            "category": node.category,
            "label": label(node, document),
            "slices": len(node.spans),
        }
        assert found == declared, id


def test_ids_and_order(document: Document):
    """Ids are unique, nodes stand in source order, parents exist."""
    ids = [node.id for node in document.nodes]
    assert len(set(ids)) == len(ids)
    starts = [node.spans[0].start for node in document.nodes]
    assert starts == sorted(starts)
    assert {node.parent for node in document.nodes if node.parent} <= set(ids)


def test_every_character_is_placed(document: Document):
    """Each non-blank character is in exactly one node or separator."""
    source, placed = characters(document)
    assert source == placed


def test_text_is_what_the_source_says(document: Document):
    """Heading, text and departments stand in the node's slices, in its healed reading."""
    for node in document.nodes:
        said = "".join(quote(document.source, node.spans).split())
        for line in node.text.split("\n"):
            pieces = "".join(line.split())
            if node.kind != "row":  # a row's cells go on beside each other
                assert pieces in said, node.id
        if node.heading:
            assert heading_place(node, document) is not None, node.id
        if node.departments:
            place = departments_place(node, document)
            assert place is not None, node.id
            assert all(name in "".join(place.quote.split()) for name in node.departments), node.id


def test_parsing_is_fast(document: Document):
    """Parsing takes well under a second."""
    started = time.perf_counter()
    parse(document.source, document.id)
    assert time.perf_counter() - started < 1


def test_reading_gives_the_source(folder: Path, document: Document):
    """Places refer to the text that the reader gives."""
    assert read_text(next(folder.glob("policy.*"))) == document.source
