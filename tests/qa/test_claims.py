"""What is held to be so, and what is only asked, doubted or wished for."""

import pytest

from qa.claims import held


@pytest.mark.parametrize(
    ("question", "is_held"),
    [
        ("有效期是两年对吧", True),
        ("由水务局罚一万，是这样吧", True),
        ("可以退保吧", True),
        ("大小麦不是200一亩吗", True),
        ("不是公安局负责的吗，我去哪办", True),
        ("可以退保吗", False),
        ("可以给我看看吧", False),
        ("能帮我查一下吧", False),
        ("研发的钱还能加回到200%，不可能吧", False),
        ("油菜比水稻多，搞反了吧", False),
        ("自己一分不用掏，骗人的吧", False),
        ("占林地先用着，这不会吧", False),
    ],
)
def test_held(question: str, is_held: bool):
    """Doubts are no claims, and what is asked of whoever answers is none either."""
    assert held(question) is is_held
