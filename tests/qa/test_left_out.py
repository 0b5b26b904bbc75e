"""A measure that lists what is asked about, and a twin that has the same sentence without it."""

from pathlib import Path

import pytest

from corpus.load import load_document
from corpus.sentences import sentences
from qa.knowledge import know
from qa.left_out import asks_whether, left_out
from tests.qa.conftest import POLICY

LISTED, BARE = "国家级、省级科技企业孵化器、众创空间分别", "国家级、省级科技企业孵化器分别"


@pytest.mark.parametrize(
    ("question", "in_clause", "in_row", "word"),
    [
        ("孵化器奖励里有没有众创空间", LISTED, BARE, "众创空间"),
        ("孵化器奖励包括众创空间吗", LISTED, BARE, "众创空间"),
        ("孵化器奖励里有没有众创空间", LISTED, LISTED, None),  # both have it
        ("孵化器奖励里有没有大学生", LISTED, BARE, None),  # neither has it
        ("孵化器奖励里有没有众创空间", BARE, LISTED, None),  # what is quoted lacks it: it does not answer
    ],
)
def test_a_word_that_one_of_two_places_has(
    tmp_path: Path, question: str, in_clause: str, in_row: str, word: str | None
):
    """The word and the sentence without it, in the row that states the same measure."""
    clause, row = POLICY.split("附件1")
    file = tmp_path / "linjiang.md"
    file.write_text(clause.replace(BARE, in_clause) + "附件1" + row.replace(BARE, in_row), "utf-8")
    document = load_document(file)
    node = next(n for n in document.nodes if n.id == "linjiang/clause/4")
    quoted = next(place for place in sentences(node, document) if "孵化器" in place.quote)
    words = [word for word in ("孵化器", "众创空间", "大学生") if word in question]
    found = left_out(words, [quoted], know([document]))
    if word is None:
        assert found is None
    else:
        assert found is not None
        assert (found[0], found[1].node) == (word, "linjiang/annex/1-2/3.1")
        assert BARE in found[1].quote


@pytest.mark.parametrize(
    ("question", "whether"),
    [("孵化器奖励里有没有众创空间", True), ("孵化器奖励包括众创空间吗", True), ("众创空间奖励多少", False)],
)
def test_what_asks_whether_something_is_among_others(question: str, whether: bool):
    """Who asks how much is not told of it."""
    assert asks_whether(question) is whether
