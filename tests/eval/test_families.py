"""What stands beside a document of a retrieval set, on sets small enough to work out by hand."""

import numpy as np
import pytest

from eval.families import FAMILY, NEIGHBOUR, families, in_company

LAWS = {
    "b9": ("专利法第一条", ""),
    "a1": ("专利法第二条之一", ""),
    "c3": ("商标法第一条", ""),
    "b2": ("专利法第三条", ""),
    "d4": ("", ""),
}


def test_articles_of_one_law_stand_in_the_order_of_the_file():
    """Not in the order of their names: another law's article between them does not part them."""
    ids = sorted(LAWS)  # a1 b2 b9 c3 d4
    found = families(LAWS, ids)
    assert found.family[0] == found.family[1] == found.family[2]
    assert len(set(found.family)) == 3
    assert [ids[at] if at >= 0 else "" for at in found.before] == ["b9", "a1", "", "", ""]
    assert [ids[at] if at >= 0 else "" for at in found.behind] == ["b2", "", "a1", "", ""]
    assert found.any


def test_the_better_neighbour_and_the_family_are_added():
    """Ranks count 1/2, 1/3 …: a1 b9 c3 d4 b2 give 专利法 1/2 + 1/3 + 1/6 = 1, 商标法 1/4, d4 1/5, as shares of the highest."""
    ids = sorted(LAWS)
    scores = np.array([1.0, 0.0, 0.8, 0.4, 0.2], np.float32)
    found = in_company(scores, families(LAWS, ids))
    assert found[0] == pytest.approx(1.0 + NEIGHBOUR * 0.8 + FAMILY)
    assert found[1] == pytest.approx(0.0 + NEIGHBOUR * 1.0 + FAMILY)
    assert found[2] == pytest.approx(0.8 + NEIGHBOUR * 1.0 + FAMILY)
    assert found[3] == pytest.approx(0.4)
    assert found[4] == pytest.approx(0.2)


def test_single_documents_are_left_as_they_are():
    """Notices with titles of their own have no family."""
    alone = {"x": ("关于人才的通知", ""), "y": ("关于住房的通知", "")}
    of = families(alone, ["x", "y"])
    scores = np.array([0.3, 0.7], np.float32)
    assert not of.any
    assert list(in_company(scores, of)) == list(scores)
