"""How near a phrasing comes to a gold question, worked by hand."""

import pytest

from eval.phrasings import bigrams, nearest, per_node
from eval.records import Gold
from index.phrasings import Phrasing


def asked(text: str) -> Gold:
    """A gold question of these words."""
    return Gold("q", text, (), "lay", {"x": 2}, (("n",),))


def test_bigrams():
    """Blanks, width, case and punctuation do not matter; one character is its own."""
    assert bigrams("给 多少？") == {"给多", "多少"}
    assert bigrams("ＡＢ") == {"ab"}
    assert bigrams("钱") == {"钱"}


@pytest.mark.parametrize(
    ("question", "phrasing", "similarity"),
    [
        ("补贴多少钱", "补贴多少钱？", 1.0),
        ("补贴多少钱", "补贴多少", 3 / 4),  # 补贴 贴多 多少 of 补贴 贴多 多少 少钱
        ("补贴多少钱", "多少补贴", 2 / 5),  # 补贴 多少 of 补贴 贴多 多少 少钱 少补
        ("补贴多少钱", "天气", 0.0),
    ],
)
def test_similarity(question: str, phrasing: str, similarity: float):
    """Shared pairs over all pairs; from 0.7 on a question is given away."""
    near = nearest([asked(question)], [Phrasing("x", phrasing)])[0]
    assert near.similarity == pytest.approx(similarity)
    assert near.too_near == (similarity >= 0.7)


def test_the_nearest_is_named():
    """Of several, the most similar; of equal ones the first."""
    bank = [Phrasing("x", "补贴多少"), Phrasing("y", "补贴多少钱呢"), Phrasing("z", "补贴多少钱哪")]
    assert nearest([asked("补贴多少钱")], bank)[0].node == "y"


def test_counts_name_nodes_without_any():
    """Fewest first."""
    assert per_node([Phrasing("x", "a"), Phrasing("x", "b")], ["x", "y"]) == {"y": 0, "x": 2}
