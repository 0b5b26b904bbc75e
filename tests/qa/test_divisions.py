"""Names of places: in full, as people shorten them, and no ordinary word."""

import pytest

from qa.divisions import divisions, lies_in


@pytest.mark.parametrize(
    "name",
    [
        "北京",
        "浙江省",
        "嘉兴",
        "合肥市",
        "海盐",
        "海盐县",
        "余杭",
        "恩施",
        "西双版纳",
        "内蒙古",
        "新疆",
        "巴音郭楞",
        "香港",
    ],
)
def test_places_in_full_and_short(name: str):
    """Provinces, cities, counties, and what is autonomous without the names of its peoples."""
    assert name in divisions()


@pytest.mark.parametrize(
    "word",
    [
        "富裕",
        "和平",
        "合作",
        "公安",
        "资源",
        "平原",
        "东方",
        "城中",
        "新城区",
        "市中",
        "区",
        "非上市",
        "赵",
        "新建",
        "长寿",
        "日照",
        "东乡族",
    ],
)
def test_ordinary_words_are_no_places(word: str):
    """There is a county of the name; a question with the word is about something else."""
    assert word not in divisions()


@pytest.mark.parametrize(
    ("place", "other", "inside"),
    [
        ("朝阳", "北京", True),
        ("海宁市", "浙江省", True),
        ("海宁", "海宁市", True),
        ("浙江", "海宁", False),
        ("桐乡", "海宁", False),
    ],
)
def test_what_lies_in_what(place: str, other: str, inside: bool):
    """By the digits of their codes; 朝阳 is a district of Beijing and a city elsewhere."""
    assert lies_in(place, other) is inside
