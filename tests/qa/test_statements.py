"""A reply is cut into statements, each with the numbers it cites."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.writing.statements import bare, renumbered, statements

CASES = [
    (
        "最高100万元【1】。由市经信局负责【2】。",
        [("最高100万元【1】。", (1,)), ("由市经信局负责【2】。", (2,))],
    ),
    (
        "最高100万元。【1】由市经信局负责【1】。",
        [("最高100万元。【1】", (1,)), ("由市经信局负责【1】。", (1,))],
    ),
    ("甲【1】，乙【2、3】。", [("甲【1】，乙【2、3】。", (1, 2, 3))]),
    ("- **给予补助**[1]。\n2. 全年有效【1】", [("给予补助[1]。", (1,)), ("全年有效【1】", (1,))]),
    ("没有注明。", [("没有注明。", ())]),
    ("含【附件】的话。", [("含【附件】的话。", ())]),
    ("\n。\n", []),
    ("", []),
]


@pytest.mark.parametrize(("reply", "expected"), CASES)
def test_statements_and_what_they_cite(reply: str, expected: list[tuple[str, tuple[int, ...]]]):
    """Sentences with the marks behind or inside them; bullets and emphasis go, empty lines count for nothing."""
    found, rest = statements(reply, finished=True)
    assert [(one.text, one.cited) for one in found] == expected
    assert rest == ""


def test_statement_is_complete_only_when_no_citation_can_follow():
    """ "甲。" may still get its 【1】; it is complete with the next character."""
    assert statements("甲。", finished=False) == ((), "甲。")
    assert statements("甲。【1", finished=False) == ((), "甲。【1")
    found, rest = statements("甲。【1】乙", finished=False)
    assert [one.cited for one in found] == [(1,)]
    assert rest == "乙"


@given(st.text(alphabet="甲乙。！【】[]12,、\n“”- *", max_size=60))
def test_no_word_is_lost_however_the_reply_comes(reply: str):
    """Letters of the statements are the letters of the reply, and a prefix never has a statement that the whole lacks."""
    whole, _ = statements(reply, finished=True)
    letters = [c for c in "".join(one.text for one in whole) if c in "甲乙"]
    assert letters == [c for c in reply if c in "甲乙"]
    for end in range(len(reply)):
        part, _ = statements(reply[:end], finished=False)
        assert [p.text for p in part] == [w.text for w in whole[: len(part)]]


def test_numbers_are_replaced():
    """Each number by the one it stands for now; one that stands for none goes, and none is said twice."""
    assert renumbered("甲【1】乙【2、3】丙【4】。", {1: 2, 2: 1, 3: 1}) == "甲【2】乙【1】丙。"
    assert bare("甲【1】乙[2]") == "甲乙"
