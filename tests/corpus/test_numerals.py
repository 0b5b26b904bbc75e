"""Numerals of numbered documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.numerals import LARGEST, chinese, value

READ = {
    "廿五": 25,
    "卅": 30,
    "卌二": 42,
    "三": 3, "十": 10, "二十五": 25, "一百零三": 103, "一百一十": 110, "一千二百六十": 1260, "二〇": 20, "一〇三": 103,
    "两": 2, "25": 25, "２５": 25, "1 0": 10, "１ 0": 10, "③": 3, "㈥": 6, "⑴": 1, "⒉": 2,
}  # fmt: skip
NOT_READ = ("", " ", "abc", "三个", "十百", "3.5", "-1", "百十千", "123456789")


@pytest.mark.parametrize(("text", "number"), READ.items())
def test_reads(text: str, number: int):
    """Chinese, Arabic and one-character numerals are integers, blanks inside or not."""
    assert value(text) == number


@pytest.mark.parametrize("text", NOT_READ)
def test_reads_nothing_else(text: str):
    """What is no numeral has no value."""
    assert value(text) is None


@given(st.integers(0, LARGEST))
def test_round_trip(number: int):
    """The numeral that is written reads back as the number."""
    assert value(chinese(number)) == number


@given(st.integers(0, LARGEST))
def test_arabic_round_trip(number: int):
    """Arabic digits read back too, full-width ones alike."""
    wide = str(number).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
    assert value(str(number)) == value(wide) == number


@given(st.text())
def test_never_raises(text: str):
    """Any text has a value or none."""
    number = value(text)
    assert number is None or number >= 0


def test_writes_as_printed():
    """Labels use the forms that documents print."""
    assert [chinese(number) for number in (10, 11, 20, 25, 100, 103, 110, 1001)] == [
        "十", "十一", "二十", "二十五", "一百", "一百零三", "一百一十", "一千零一",
    ]  # fmt: skip
