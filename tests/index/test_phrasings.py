"""Ways of asking, from the file beside a document."""

from pathlib import Path

import pytest

from index.errors import BadPhrasings
from index.phrasings import FILE, UNANSWERED, Phrasing, beside, read_phrasings, read_unanswered


def test_lines_are_read_in_order(tmp_path: Path):
    """Blank lines are skipped."""
    (tmp_path / FILE).write_text(
        '{"node": "d/clause/1", "text": "甲"}\n\n{"text": "乙", "node": "d/clause/2"}\n'
    )
    expected = (Phrasing("d/clause/1", "甲"), Phrasing("d/clause/2", "乙"))
    assert read_phrasings(tmp_path / FILE) == expected
    assert beside([("d", tmp_path / "policy.md")]) == expected


def test_what_is_not_answered_is_known_of_the_document(tmp_path: Path):
    """From a file of its own, behind the ways of asking."""
    (tmp_path / FILE).write_text('{"node": "d/clause/1", "text": "甲"}')
    (tmp_path / UNANSWERED).write_text('{"text": "乙"}\n\n{"text": "丙"}\n')
    expected = (Phrasing("d", "乙"), Phrasing("d", "丙"))
    assert read_unanswered(tmp_path / UNANSWERED, "d") == expected
    assert beside([("d", tmp_path / "policy.md")]) == (Phrasing("d/clause/1", "甲"), *expected)


def test_no_file_is_no_phrasing(tmp_path: Path):
    """A document needs none."""
    assert beside([("d", tmp_path / "policy.md")]) == ()


@pytest.mark.parametrize("line", ["{", "[]", "1", '{"node": "d"}'])
def test_a_bad_line_is_named(tmp_path: Path, line: str):
    """By its number."""
    (tmp_path / FILE).write_text('{"node": "d", "text": "t"}\n' + line)
    with pytest.raises(BadPhrasings, match="第 2 行"):
        read_phrasings(tmp_path / FILE)
