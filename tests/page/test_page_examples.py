"""The questions that the page suggests: kept ones, made ones, several documents in turn, the nearest first."""

from __future__ import annotations

from pathlib import Path

from corpus.records import Document
from page.examples import SHOWN, asking, examples, in_turn, made, nearby

HAINING = Path(__file__).parents[2] / "corpus" / "documents" / "haining-2024"


def test_shipped_examples_point_at_nodes(haining: Document) -> None:
    """The examples beside the document are for five readers first, and each names a node that exists."""
    given_ = examples(haining, [HAINING.parent])
    known = {node.id for node in haining.nodes}
    assert len({one.audience for one in given_[:SHOWN]}) == SHOWN
    assert [one.node for one in given_ if one.node not in known] == []
    assert len({one.question for one in given_}) == len(given_)


def test_examples_are_made_where_none_are_kept(small: Document, tmp_path: Path) -> None:
    """A document without examples asks for its own clauses, one of each part before a second."""
    made_ = examples(small, [tmp_path])
    assert made_ == made(small)
    assert {one.node for one in made_[:2]} == {"small/clause/1", "small/clause/3"}


def test_several_documents_suggest_in_turn(small: Document, haining: Document) -> None:
    """Nobody has to look past the first document to see what the second can answer."""
    first = [one.node.split("/")[0] for one in in_turn([haining, small], [HAINING.parent])[:4]]
    assert first == ["haining-2024", "small", "haining-2024", "small"]


def test_nearest_examples_come_first(small: Document) -> None:
    """Where nothing was found, what is asked next is near to what was asked."""
    near = nearby(made(small), ["small/clause/4", "small/clause/2"])
    assert [one.node for one in near[:2]] == ["small/clause/4", "small/clause/2"]
    assert asking((), "x") == ""
