"""Markers: which numbering opens which level, and what only refers to it."""

import pytest

from corpus.markers import LEVELS, PATTERNS, marker_at, opens

OPEN = {
    "第一条 为了": ("条", 1, 0),
    "第一条为了": ("条", 1, 0),
    "第 1 0 条　附加": ("条", 10, 0),
    "第１０条 附加": ("条", 10, 0),
    "第十条之一 新增": ("条", 10, 1),
    "第一百二十条之二": ("条", 120, 2),
    "第二章 总　则": ("章", 2, 0),
    "第三节　程序": ("节", 3, 0),
    "第一编 总则": ("编", 1, 0),
    "一、总体要求": ("一、", 1, 0),
    "十二、附则": ("一、", 12, 0),
    "二．任务": ("一、", 2, 0),
    "（三）加强": ("（一）", 3, 0),
    "(三)加强": ("（一）", 3, 0),
    "（ 三 ）加强": ("（一）", 3, 0),
    "㈢加强": ("（一）", 3, 0),
    "1.支持": ("1.", 1, 0),
    "1．支持": ("1.", 1, 0),
    "12、支持": ("1.", 12, 0),
    "1.2 编制依据": ("1.1", 2, 0),
    "（1）设备": ("（1）", 1, 0),
    "①初创": ("①", 1, 0),
    "第二部分 任务": ("部分", 2, 0),
    "第三條 為了": ("条", 3, 0),
    "第三条、为了": ("条", 3, 0),
    "第二章：任务": ("章", 2, 0),
    "第一篇 总则": ("编", 1, 0),
    "一,任务": ("一、", 1, 0),
    "一\u3000任务": ("一、", 1, 0),
    "问题二：怎么办？": ("问", 2, 0),
    "Q3：多久？": ("问", 3, 0),
    "03 多久？": ("1", 3, 0),
    "（三）目标任务": ("（一）", 3, 0),
    "（三）项目支持": ("（一）", 3, 0),
    "第二节能源管理": ("节", 2, 0),
}
REFERENCES = (
    "第三条规定的情形", "第三条第二款规定", "第三条、第四条", "第三条所称", "第三条的规定", "第三条至第五条",
    "（三）项规定的", "（一）、（二）项", "一、二年级学生",
)  # fmt: skip
NOTHING = ("", "正文", "3.84 亿元", "2.45亿元", "第三方机构", "1000 元", "一般来说", "十分重要", "（备注）")


@pytest.mark.parametrize(("text", "marker"), OPEN.items())
def test_opens(text: str, marker: tuple[str, int, int]):
    """A marker gives its level, its number and its 之一, in every width and spacing."""
    found = opens(text)
    assert found is not None
    assert (found.level, found.number, found.zhi) == marker


@pytest.mark.parametrize("text", REFERENCES)
def test_references_open_nothing(text: str):
    """A cross reference at the start of a line is no heading."""
    assert opens(text) is None


@pytest.mark.parametrize("text", NOTHING)
def test_other_text_opens_nothing(text: str):
    """Amounts and words that begin like a numeral are no markers."""
    assert opens(text) is None


def test_articles_with_words_of_reference():
    """第七条 所有…… may open an article; whether it does depends on its number being due."""
    marker = marker_at("第七条 所有生产企业")
    assert marker is not None
    assert (marker.apart, marker.refers) == (True, "maybe")


def test_every_level_has_its_pattern():
    """The table of patterns and the order of levels are the same set."""
    assert set(PATTERNS) == set(LEVELS)
