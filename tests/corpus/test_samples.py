"""Real laws and policies that are not part of the repository: all articles and all counted clauses.

The laws and policies lie beside the checkout; without them nothing here is collected.
"""

import json
import re
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from corpus.as_json import characters
from corpus.diff import diff
from corpus.markers import marker_at
from corpus.parse import parse
from corpus.reading import read_text
from corpus.records import Document, Node

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"
LAWS, POLICIES = SAMPLES / "laws", SAMPLES / "policies"

#: Where the count beside a sample is not ours, and why.
ARTICLES_NOT_COUNTED = {
    "法律_刑事诉讼法(2018-10-26).md": "第一百二十八 条 is printed with a blank and was not counted",
    "地方性法规_重庆市合同格式条款监督条例(2010-07-30).md": "第十五条 is printed in a way that was not counted",
}
CHAPTERS_COUNTED_TWICE = {
    "地方性法规_北京中轴线文化遗产保护条例(2022-05-25).md": "the contents list the chapters once more",
}
CLAUSES_NOT_COUNTED = {
    "ncpflat_7bd39fd72ea03ed79d497b0979782831.txt": "(一)-(十) run through 一、-四、 in half-width brackets",
}


def listed(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSON Lines file; none where it is absent."""
    return (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    )


def level(node: Node, document: Document) -> str | None:
    """The level of the marker that a node is printed with."""
    start = node.spans[0].start
    marker = marker_at(document.source[start : start + 40])
    return marker.level if marker else None


@pytest.mark.parametrize("row", listed(LAWS / "articles.jsonl"), ids=lambda row: row["file"][:30])
def test_laws(row: dict[str, Any]):
    """Every article, inserted article, chapter and section of a law, and no character lost."""
    document = parse(read_text(LAWS / row["file"]), "x")
    source, placed = characters(document)
    assert source == placed
    articles = [
        node for node in document.nodes
        if node.kind == "clause" and "/annex/" not in node.id and level(node, document) == "条"
    ]  # fmt: skip
    numbers = [int(node.number.split("-")[0]) for node in articles]
    missing = row["missing_numbers"] if row["file"] in ARTICLES_NOT_COUNTED else []
    assert len(articles) == row["articles"] + len(missing)
    assert (numbers[:1] or [None])[0] == row["first"]
    assert (numbers[-1:] or [None])[0] == row["last"]
    assert sum("-" in node.number for node in articles) == row["zhi"]
    parts = Counter(level(node, document) for node in document.nodes if node.kind == "part")
    times = 2 if row["file"] in CHAPTERS_COUNTED_TWICE else 1
    assert parts["章"] * times == row["chapters"]
    assert parts["节"] == row["sections"]


@pytest.mark.parametrize("path", sorted(POLICIES.glob("*.txt")), ids=lambda path: path.name[:20])
def test_policies_lose_nothing(path: Path):
    """Every character of every policy is placed once."""
    source, placed = characters(parse(read_text(path), "x"))
    assert source == placed


@pytest.mark.parametrize("row", listed(POLICIES / "counts.jsonl"), ids=lambda row: row["file"][:20])
def test_counted_policies(row: dict[str, Any]):
    """Sections and clauses are those counted by reading."""
    document = parse(read_text(POLICIES / row["file"]), "x")
    own = [node for node in document.nodes if "/annex/" not in node.id]
    clauses = [node for node in own if node.kind == "clause"]
    parts = [node for node in own if node.kind == "part"] or [
        node for node in clauses if level(node, document) == "一、"
    ]
    assert len(parts) == row["sections"]
    if row["file"] not in CLAUSES_NOT_COUNTED:
        assert len(clauses) == row["clauses"]


def test_time_grows_with_length():
    """All sample laws in one file take about as long as one after the other."""
    texts = [read_text(path) for path in sorted(LAWS.glob("*.md"))]
    started = time.process_time()
    for text in texts:
        parse(text, "x")
    singly = time.process_time() - started
    started = time.process_time()
    document = parse("\n\n".join(texts), "x")
    assert time.process_time() - started < 4 * singly + 1
    source, placed = characters(document)
    assert source == placed


def test_versions_of_one_law():
    """Two versions of a law, where both are there, pair most of their articles."""
    versions: dict[str, list[Path]] = {}
    for path in sorted(LAWS.glob("*.md")):
        versions.setdefault(re.sub(r"[（(]\d{4}.*$", "", path.stem), []).append(path)
    for paths in versions.values():
        for old, new in pairwise(paths):
            compared = diff(parse(read_text(old), "a"), parse(read_text(new), "b"))
            assert compared.unchanged + len(compared.revisions) >= len(compared.b.nodes)
