"""How a question lies apart from its nearest sentence."""

from pathlib import Path

import numpy as np
import pytest

from corpus.parse import parse
from index.build import build
from index.encoder_files import DIMENSIONS
from index.hash_encoder import HashEncoder
from index.searcher import Index, open_index
from qa import apart

SOURCE = "某县办法\n\n第一条　许可证有效期5年。补办许可证应当登报。\n\n第二条　本办法自印发之日起施行。\n"
CLAUSE = "d/clause/1"


@pytest.fixture
def index(tmp_path: Path) -> Index:
    """One document, vectors by hashing."""
    build(tmp_path, [parse(SOURCE, "d")], (), HashEncoder())
    return open_index(tmp_path, HashEncoder())


def test_the_gap_is_to_the_nearest_sentence(index: Index):
    """The question's vector less that of the sentence with the highest cosine among the nodes given."""
    evidence = index.evidence("许可证有效期几年")
    near = index.closeness(evidence, [CLAUSE])
    found = apart.gap(index, evidence, [CLAUSE], near)
    assert found is not None
    assert evidence.question is not None
    nearest = index.sentence_vectors(CLAUSE)["许可证有效期5年。"]
    np.testing.assert_allclose(found, evidence.question - nearest, atol=1e-6)
    assert apart.gap(index, evidence, ["d/nowhere"], near) is None


def test_it_is_measured_along_the_direction(monkeypatch: pytest.MonkeyPatch):
    """(3, 4) along (0.5, -1): 1.5 - 4; nothing where there is no gap or it is another encoder's."""
    monkeypatch.setattr(apart, "direction", lambda: np.array([0.5, -1.0], np.float32))
    assert apart.away(np.array([3.0, 4.0], np.float32)) == pytest.approx(-2.5)
    assert apart.away(None) == 0.0
    assert apart.away(np.ones(3, np.float32)) == 0.0


def test_the_shipped_direction_is_of_the_shipped_encoder():
    """As many figures as the default encoder has dimensions, and not all of them nothing."""
    assert apart.direction().shape == (DIMENSIONS,)
    assert np.abs(apart.direction()).max() > 0.1
