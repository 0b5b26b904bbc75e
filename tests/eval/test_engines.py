"""Two engines place by place: what counts as the same, and how a difference is explained."""

from eval.engines import Agreement, differences
from index.records import Hit


def hits(*scored: tuple[str, float]) -> list[Hit]:
    """Hits of ids and scores."""
    return [Hit(id, score) for id, score in scored]


def test_places_are_compared_one_by_one():
    """Two nodes of equal score that change places are a tie; another node, or none, is a difference."""
    local = hits(("a", 0.9), ("b", 0.5), ("c", 0.5), ("d", 0.1))
    milvus = hits(("a", 0.9), ("c", 0.5), ("b", 0.5000001), ("e", 0.2), ("f", 0.1))
    found = differences("q", local, milvus)
    assert [(one.place, one.local, one.milvus, one.why) for one in found] == [
        (2, "b", "c", "得分并列"), (3, "c", "b", "得分并列"), (4, "d", "e", "得分不同"), (5, None, "f", "得分不同"),
    ]  # fmt: skip
    assert differences("q", local, local) == []


def test_the_share_is_of_all_places():
    """399 of 400 places are 0.9975; no place at all is full agreement."""
    assert Agreement(40, 400, 399, 40, ()).share == 0.9975
    assert Agreement(0, 0, 0, 0, ()).share == 1.0
