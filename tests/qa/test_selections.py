"""What is chosen in a place: numbers, ranges and ends, several at once; and what only counts."""

import pytest

from qa.selections import selection


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ("第3条", ["3"]),
        ("第三十九", ["39"]),
        ("3、5、7", ["3", "5", "7"]),
        ("3/5", ["3", "5"]),
        ("第3条和5", ["3", "5"]),
        ("no.6、7、8", ["6", "7", "8"]),
        ("#22", ["22"]),
        ("序号22", ["22"]),
        ("(22)", ["22"]),
        ("1-3", ["1", "2", "3"]),
        ("第1条到第3条", ["1", "2", "3"]),
        ("(二十五)到(二十七)", ["25", "26", "27"]),
        ("前三条", ["#1", "#2", "#3"]),
        ("头两行", ["#1", "#2"]),
        ("首条", ["#1"]),
        ("末条", ["-1"]),
        ("最后两项", ["-2", "-1"]),
        ("倒数两条", ["-2", "-1"]),
        ("倒数第二个", ["-2"]),
        ("头一条和末一条", ["#1", "-1"]),
        ("第一条和最后一条", ["1", "-1"]),
        ("的第2行", ["#2"]),
        ("·no.6", ["6"]),
    ],
)
def test_what_is_chosen(said: str, keys: list[str]):
    """By number, by place and from the end, in any script."""
    chosen = selection(said, 0)
    assert chosen is not None
    assert (list(chosen.keys), chosen.end) == (keys, len(said))


@pytest.mark.parametrize(
    "said", ["3个项目", "5条线路", "两条", "前三年", "第三方", "最后期限", "第一行政区", "首次", "三农"]
)
def test_what_counts_or_is_a_word_chooses_nothing(said: str):
    """A measure behind a bare number, or a longer word."""
    assert selection(said, 0) is None
