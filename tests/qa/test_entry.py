"""Entry: whatever is pasted into the box becomes text that can be worked on, or one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.entry import EMPTY, LONGEST, NO_WORDS, TOO_LONG, EmptyQuestion, objection, repaired


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  补贴多少\n", "补贴多少"),
        ("补贴\ud83d多少", "补贴\ufffd多少"),
        ("\udc00", "\ufffd"),
        ("\ud83d\ude00", "😀"),  # a pair that belongs together is one character
        ("补贴\x00多少", "补贴 多少"),
        ("补贴\t多少", "补贴 多少"),
        ("补贴\u2028多少", "补贴 多少"),
        ("\x1b[31m补贴", "[31m补贴"),
        ("\ufdfa", "\ufdfa"),
        ("第２５条", "第２５条"),  # the wording is not touched
        ("補貼", "補貼"),
        ("", ""),
        ("   ", ""),
        ("\x00\x01", ""),
        ("<b>补贴</b>", "<b>补贴</b>"),
    ],
)
def test_text_is_repaired_and_its_wording_kept(typed: str, kept: str):
    """Lone surrogates and control characters go, everything else stays."""
    assert repaired(typed) == kept


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("？？？", NO_WORDS),
        ("……", NO_WORDS),
        ("😀😀", NO_WORDS),
        ("。", NO_WORDS),
        ("\ufffd", NO_WORDS),
        ("问" * (LONGEST + 1), TOO_LONG),
        ("问" * 10_000, TOO_LONG),
        ("问" * LONGEST, None),
        ("补", None),
        ("25", None),
        ("a", None),
        ("😀补贴", None),
        ("\ufdfa", None),
        ("？补贴", None),
        ("㊣①", None),
    ],
)
def test_what_cannot_be_worked_on_is_said_in_one_sentence(text: str, said: str | None):
    """No words, or too many of them."""
    assert objection(text) == said


def test_nothing_at_all_raises_with_the_sentence_to_show():
    """An empty question is the caller's to turn into exit code 2 or a hint."""
    with pytest.raises(EmptyQuestion, match=EMPTY):
        objection("")


@given(st.text(max_size=50) | st.text(alphabet=st.characters(categories=["Cs", "Cc", "Lo"]), max_size=20))
def test_repaired_text_can_always_be_written_out(text: str):
    """It encodes, has one line, and a second repair changes nothing."""
    sound = repaired(text)
    sound.encode("utf-8")
    assert "\n" not in sound
    assert repaired(sound) == sound
