"""A question for two things, taken apart; and two things that one asking is for."""

import pytest

from qa.normalise import normalise
from qa.segments import one_by_one, segments


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("种水稻补几块钱，保险费谁出", ("种水稻补几块钱", "保险费谁出")),
        ("小巨人奖多少", ("小巨人奖多少",)),
        (
            "厂里用了几个年纪大的，能单独买工伤险吗",
            ("厂里用了几个年纪大的,能单独买工伤险吗",),
        ),  # 用了几个 asks nothing
        ("既要上设备，又评上小巨人，两样分别能拿多少", ("要上设备，能拿多少", "评上小巨人，能拿多少")),
    ],
)
def test_parts_that_each_ask(question: str, parts: tuple[str, ...]):
    """One that asks nothing stays with the next."""
    assert segments(normalise(question)) == parts


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        ("科技和民生各多少", {"科技": "科技各多少", "民生": "民生各多少"}),
        ("科技和民生两块谁安排得多", {"科技": "科技2块谁安排得多", "民生": "民生2块谁安排得多"}),
        ("公共的多还是乡下的多，各几根", {"公共": "公共,各几根", "乡下": "乡下,各几根"}),
        ("国家级和省级孵化器各多少", {}),  # both name the incubators
        ("科技和民生的钱多少", {}),  # one sum
        ("市科技局和市财政局负责各部门的协调吗", {}),
        ("小巨人奖多少", {}),
    ],
)
def test_two_things_under_one_asking(question: str, alone: dict[str, str]):
    """Each by its word, with the rest of the question."""
    assert one_by_one(normalise(question)) == alone
