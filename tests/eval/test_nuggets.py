"""Nuggets are compared as a person would: by what is said, not by how it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.nuggets import holds, normal, share_held

SAME = [
    ("80万元", "800,000元"),
    ("80 万元", "８０万元"),
    ("1.2亿千瓦时", "1.2 亿千瓦时"),
    ("2千万元", "2000万元"),
    ("1万亿元", "10000亿元"),
    ("6.50%", "6.5％"),
    ("“551”工程", "551工程"),
    ("3-5年", "3—5年"),
    ("科E贷", "科e贷"),
    ("32.44\n\n亿元", "32.44亿元"),
]
DIFFERENT = [
    ("最高15万元", "5万元"),
    ("3.5万元", "5万元"),
    ("200%", "20"),
    ("12.5%", "12"),
    ("80万元", "80元"),
    ("83.76\t92.93", "3.7692"),
    ("任何内容", ""),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_thing_typed_in_two_ways(one: str, other: str):
    """Width, blanks, quotation marks, scale words and separators make no difference."""
    assert normal(one).plain == normal(other).plain
    assert holds(normal(f"按规定给予{one}支持"), other)


@pytest.mark.parametrize(("text", "nugget"), DIFFERENT)
def test_figures_stand_whole(text: str, nugget: str):
    """A figure is not found inside a longer figure, and nothing holds an empty nugget."""
    assert not holds(normal(text), nugget)


def test_share_is_over_the_nuggets_and_one_alternative_is_enough():
    """Of three nuggets, the text holds the first (by its second alternative) and the third: 2/3."""
    assert share_held(
        "市科技局给予50万元", [["100万元", "50万元"], ["市财政局"], ["市科技局"]]
    ) == pytest.approx(2 / 3)
    assert share_held("", []) == 0


@given(st.text(), st.text(min_size=1))
def test_any_text_can_be_compared(text: str, nugget: str):
    """No input raises, and bringing into normal form holds on to what is there."""
    assert holds(normal(text), nugget) in (True, False)


def test_neighbouring_cells_are_two_figures():
    """A table's cells do not run together when blanks go."""
    assert [holds(normal("83.76\t92.93"), figure) for figure in ("83.76", "92.93")] == [True, True]
    assert holds(normal("表1-9-1 2024年财政要素"), "2024年财政要素")


def test_a_bare_figure_is_in_a_scaled_one():
    """Who asks for 41.43 finds it in 41.43亿元, and not in 241.43亿元 or 41.435亿元."""
    assert [holds(normal(text), "41.43") for text in ("41.43亿元", "241.43亿元", "41.435亿元")] == [
        True,
        False,
        False,
    ]
