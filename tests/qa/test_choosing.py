"""Which sentences of a clause answer: where the one about the question goes on before it says what is asked for."""

import pytest

from corpus.parse import parse
from index.tokens import Tokenizer
from qa.choosing import choose

FILLED = (
    "养殖场应当建立台账，记录品种、数量、繁殖和防疫情况，并保存二年以上，接受县级以上人民政府有关部门的监督检查和指导服务。"
    * 3
)
CLAUSE = (
    "第九条 在限养区内新建、扩建养殖场的，由生态环境主管部门责令停止违法行为；"
    "拒不停止违法行为的，处一万元以上五万元以下的罚款。" + FILLED
)
TOKENS = Tokenizer()


@pytest.mark.parametrize(("question", "whole"), [("养殖场分别要做到哪些", True), ("台账要保存几年", False)])
def test_a_clause_that_is_not_long_is_quoted_whole_where_several_things_are_asked_for(
    question: str, whole: bool
):
    """Else the sentences that answer."""
    said = (
        "第九条 养殖场应当建立台账并保存二年以上。"
        + "养殖场应当接受有关部门的监督检查和指导服务，不得拒绝、阻碍，也不得隐瞒有关情况。" * 4
    )
    document = parse(f"临江市养殖办法\n\n第八条 本市适用本办法。\n\n{said}\n", "linjiang")
    node = next(node for node in document.nodes if node.id.endswith("clause/9"))
    words = dict.fromkeys(TOKENS("台账保存"), 1.0)
    chosen = choose(node, document, question, "text", words, TOKENS, {})
    assert ("阻碍" in "".join(place.quote for place in chosen.places)) is whole


@pytest.mark.parametrize(
    ("question", "goes_on"),
    [
        ("限养区里新建养殖场会罚多少", True),
        ("限养区里新建养殖场谁来责令停止", False),
        ("限养区里新建养殖场，不听劝赖着会怎么样", True),
    ],
)
def test_a_sentence_that_goes_on(question: str, goes_on: bool):
    """Up to what is asked for; not where it says what is asked for by itself."""
    document = parse(f"临江市养殖办法\n\n第八条 本市适用本办法。\n\n{CLAUSE}\n", "linjiang")
    node = next(node for node in document.nodes if node.id.endswith("clause/9"))
    words = dict.fromkeys(TOKENS(question), 1.0)
    chosen = choose(node, document, question, "figure", words, TOKENS, {})
    quoted = "".join(place.quote for place in chosen.places)
    assert "责令停止违法行为" in quoted
    assert ("处一万元以上五万元以下的罚款" in quoted) is goes_on
