"""How pieces of any tool are scored; the tools themselves are not part of the tests."""

import pytest

from corpus.records import Document
from eval.errors import IncompleteRun
from eval.peers import PEERS, answerable, contained, ours
from eval.records import Gold, Run


def test_first_k_pieces(questions: tuple[Gold, ...]):
    """a is held by the first piece, b by the second, c by its two together: 1/3 at 1, 3/3 at 3."""
    chosen = answerable(questions)
    pieces = [["最高80万元", "x"], ["x", "三个月"], ["设备", "商铺"]]
    found = contained("p", chosen, pieces, 9, "settings")
    assert {k: mean.value for k, mean in found.held.items()} == pytest.approx({1: 1 / 3, 3: 1, 5: 1})
    # characters: 6 + 1 + 2, then 6+1, 1+3, 2+2
    assert found.characters == pytest.approx({1: 9 / 3, 3: 15 / 3, 5: 15 / 3})


def test_nothing_may_be_missing(questions: tuple[Gold, ...]):
    """A reply to fewer questions, or to none, is no score."""
    for asked, pieces in ((answerable(questions), [[]]), ([], [])):
        with pytest.raises(IncompleteRun):
            contained("p", asked, pieces, 9, "settings")


def test_ours_is_read_from_the_source(questions: tuple[Gold, ...], good: Run, document: Document):
    """A hit is the slice it shows. a's first hit is the row, which holds no figure: 1/3 at 1, 3/3 at 3...
    but the clause is folded into the row and not shown, so a is never held."""
    found = ours(good, document, questions)
    assert found.pieces == len(document.nodes)
    assert {k: mean.value for k, mean in found.held.items()} == pytest.approx({1: 1 / 3, 3: 2 / 3, 5: 2 / 3})


def test_versions_are_pinned():
    """A table of peers can be made again."""
    assert all("==" in package for peer in PEERS for package in peer.packages)
