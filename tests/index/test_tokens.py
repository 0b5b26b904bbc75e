"""Terms: words and pairs, one spelling for what reads the same, no cache of jieba's on disk."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.tokens import Tokenizer, normalise


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """With one term that jieba does not know."""
    return Tokenizer(["潮城英才"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＡＢＣ　１２３", "abc 123"),
        ("10,000万元", "10000万元"),
        ("１，２３４，５６７", "1234567"),
        ("3,5年", "3,5年"),
        ("２０２４年", "2024年"),
        ("a\x00\ud800", "a \ufffd"),
    ],
)
def test_what_reads_the_same_is_spelled_the_same(text: str, expected: str):
    """Width, case, thousands separators; commas between figures of a list stay."""
    assert normalise(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("有效投资", ["有效", "投资", "有效", "效投", "投资"]),
        ("高新技术企业", ["高新", "技术", "高新技术", "企业", "高新", "新技", "技术", "术企", "企业"]),
        ("奖励的", ["奖励", "奖励", "励的"]),
        ("最高32.44亿元", ["最高", "32.44", "亿元", "最高", "亿元"]),
        ("GDP增长10%", ["gdp", "增长", "10%", "增长"]),
        ("，。！", []),
        ("", []),
    ],
)
def test_words_then_pairs(text: str, expected: list[str], tokenizer: Tokenizer):
    """A word of two characters stands twice; single characters and marks are dropped."""
    assert tokenizer(text) == expected


def test_a_documents_term_stays_whole(tokenizer: Tokenizer):
    """And its finer words stay beside it, as in any search mode."""
    assert "潮城英才" in tokenizer("申报潮城英才计划")
    assert "潮城英才" not in Tokenizer()("申报潮城英才计划")


def test_the_version_tells_dictionaries_apart():
    """The order of the terms and their width say nothing."""
    assert Tokenizer(["甲乙", "ＡＢ"]).version == Tokenizer(["ab", "甲乙"]).version
    assert Tokenizer(["甲乙"]).version != Tokenizer().version


@given(st.text("企业补助abc12，。 "), st.text("企业补助abc12，。 "))
def test_terms_among_those_of_a_text_are_what_cutting_it_gives(
    tokenizer: Tokenizer, question: str, text: str
):
    """Whether they can be seen in the text or it has to be cut."""
    assert tokenizer.among(tokenizer(question), text) == {*tokenizer(question)} & {*tokenizer(text)}


def test_no_cache_is_written_or_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """jieba's marshal file in the shared temporary folder plays no part."""
    (tmp_path / "jieba.cache").write_bytes(b"not marshal")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    Tokenizer()("市发改局")
    assert [path.name for path in tmp_path.iterdir()] == ["jieba.cache"]
    assert (tmp_path / "jieba.cache").read_bytes() == b"not marshal"


@given(st.text(st.characters(exclude_categories=())))
@settings(max_examples=200)
def test_any_text_has_terms_or_none(tokenizer: Tokenizer, text: str):
    """No character raises, and no term is blank."""
    assert all(term.strip() for term in tokenizer(text))
