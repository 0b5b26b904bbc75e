"""Pinyin: readings without tone, syllables out of letters, and spellings that are taken for each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.pinyin import folded, readings, syllables


@pytest.mark.parametrize(
    ("character", "first"), [("孵", "fu"), ("行", "xing"), ("绿", "lv"), ("女", "nv"), ("补", "bu")]
)
def test_readings_have_no_tone_and_begin_with_the_most_common(character: str, first: str):
    """The umlaut is written v, as keyboards do."""
    assert readings(character)[0] == first


@pytest.mark.parametrize("character", ["a", "1", "，", "😀", "\ufffd"])
def test_what_is_not_chinese_has_no_reading(character: str):
    """Letters, digits and signs are read as nothing."""
    assert readings(character) == ()


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("gaoxinqiye", ("gao", "xin", "qi", "ye")),
        ("fuhuaqi", ("fu", "hua", "qi")),
        ("wan", ("wan",)),
        ("xian", ("xian",)),
        ("nengyuan", ("neng", "yuan")),
        ("led", None),
        ("robot", None),
        ("gaox", None),
        ("", ()),
    ],
)
def test_letters_are_divided_into_the_fewest_syllables_or_none(
    letters: str, expected: tuple[str, ...] | None
):
    """Letters that are not pinyin to the last are not pinyin."""
    assert syllables(letters) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("zhang", "zang"), ("chi", "ci"), ("shu", "su"), ("lan", "nan"), ("xing", "xin"), ("feng", "fen")],
)
def test_syllables_that_are_mixed_up_fold_to_one(one: str, other: str):
    """Southern pronunciations and hasty typing."""
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("ban", "bang"), ("hu", "fu"), ("zi", "ji"), ("nv", "nu")])
def test_other_syllables_stay_apart(one: str, other: str):
    """Folding goes no further."""
    assert folded(one) != folded(other)


@given(st.lists(st.sampled_from(["gao", "xin", "qi", "ye", "bu", "tie", "zhuan"]), max_size=12))
def test_whatever_is_written_in_syllables_is_read_back(written: list[str]):
    """The letters are kept, none is lost or invented."""
    parts = syllables("".join(written))
    assert parts is not None
    assert "".join(parts) == "".join(written)
