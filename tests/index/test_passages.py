"""What is searched of a document, read off a small one."""

import pytest

from index.passages import passages, quoted
from index.phrasings import Phrasing
from index.windows import OVERLAP, SIZE, windows
from tests.index.policies import PHRASINGS, linjiang


def texts(kind: str, node: str) -> list[str]:
    """The passages of a kind that stand for a node."""
    found = passages(linjiang(), PHRASINGS)
    return [each.text for each in found if each.kind == kind and each.node == f"linjiang/{node}"]


def test_a_clause_is_searched_with_title_part_label_heading_and_bureaus():
    """The state of a draft is no part of its title."""
    assert texts("node", "clause/1") == [
        "临江市支持企业发展若干政策 科技创新 （一） 支持企业创新\n"
        "对新认定的高新技术企业，给予20万元奖励。对研发费用给予15%补助。\n市科技局、市财政局"
    ]


def test_sentences_stand_under_title_and_heading():
    """Each with its own words as `quoted` gives them back."""
    found = [
        each for each in passages(linjiang()) if each.kind == "sentence" and each.node.endswith("clause/1")
    ]
    assert "对研发费用给予15%补助。" in [quoted(each) for each in found]
    assert {each.text.split("\n")[0] for each in found} == {"临江市支持企业发展若干政策 支持企业创新"}


def test_phrasings_stand_as_they_are():
    """One of a node that the document does not have is left out."""
    assert texts("phrasing", "clause/3") == ["招大学生补多少"]
    assert not [
        p for p in passages(linjiang(), [Phrasing("linjiang/clause/99", "?")]) if p.kind == "phrasing"
    ]


def test_what_a_document_does_not_answer_is_kept_with_its_first_node():
    """It stands for no node, and for no other document."""
    found = passages(linjiang(), [*PHRASINGS, Phrasing("shancheng", "罚多少")])
    assert [(each.node, each.text) for each in found if each.kind == "unanswered"] == [
        (linjiang().nodes[0].id, "招大学生的补贴几号到账")
    ]


def test_every_node_is_searched_once_as_a_whole():
    """In the document's order."""
    whole = [each.node for each in passages(linjiang(), PHRASINGS) if each.kind == "node"]
    assert whole == [node.id for node in linjiang().nodes]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("短", 1),
        ("头\n短", 1),
        ("头\n" + "字" * SIZE, 1),
        ("头\n" + "字" * (SIZE + 1), 2),
        ("字" * 3 * SIZE, 4),
    ],
)
def test_a_long_passage_has_several_windows(text: str, count: int):
    """None longer than the size, and together they hold all of it."""
    found = windows(text)
    assert len(found) == count
    assert all(len(each) <= SIZE + 2 for each in found)


def test_windows_end_at_sentences_share_text_and_repeat_the_head():
    """The head says whose text it is; the overlap keeps a sentence whole in one of two windows."""
    sentences = [f"第{number}句说的是这一件事情。" for number in range(100)]
    found = windows("标题\n" + "".join(sentences))
    assert all(each.startswith("标题\n") and each.endswith("。") for each in found)
    assert all(any(sentence in each for each in found) for sentence in sentences)
    assert found[0][-OVERLAP:][-10:] in found[1]
