"""Bytes become text: encodings found, line ends kept."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.reading.plain import read_plain

TEXT = "第一条　为了规范管理，制定本办法。\r\n第二条 本办法适用于本市。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_encodings(encoding: str):
    """UTF-8 with and without BOM, UTF-16 with BOM and GB18030 give the same text."""
    assert read_plain(TEXT.encode(encoding)) == TEXT


def test_a_few_bad_bytes():
    """A long UTF-8 text with one broken byte stays UTF-8."""
    data = (TEXT * 20).encode() + b"\xff" + TEXT.encode()
    assert read_plain(data) == TEXT * 20 + "\ufffd" + TEXT


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_utf8_round_trip(text: str):
    """Whatever is UTF-8 is read as written."""
    if not text.startswith("\ufeff") and text.count("\ufffd") <= len(text) * 0.01:
        assert read_plain(text.encode()) == text


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes):
    """Any bytes are text or refused."""
    with contextlib.suppress(UnreadableFile):
        assert isinstance(read_plain(data), str)
