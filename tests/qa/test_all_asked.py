"""Whether all places of something are plainly asked for, whatever it is: the ways of asking, and what looks like them."""

import pytest

from qa.all_asked import ALL_ASKED

THING = "光伏"
ASKING = [
    "哪些地方讲过{}",
    "{}在哪些地方讲过",
    "提到{}的有几处",
    "说到{}的有哪些地方",
    "所有提到{}的条款",
    "{}的内容都在哪",
    "{}方面的规定都写在哪几条",
    "{}出现过几次",
    "{}的条款全部列出来",
    "凡是提到{}的都找给我",
    "{}的措施，一个都别漏",
    "{}的条文，给我归拢一下",
    "{}的说法，我要个全的",
    "{}的措施，都要",
    "跟{}有关的有哪几处",
    "逐条说说{}",
]
ONE_THING = [
    "{}补多少钱",
    "谁负责{}",
    "{}在哪里申请",
    "在哪儿提交{}的材料",
    "都说{}有补贴，是吗",
    "{}花的钱全给报吗",
    "{}的全文在哪",
    "哪些企业能拿{}补贴",
    "没写{}的那些条",
    "{}的提成多少",
]


@pytest.mark.parametrize("asking", ASKING)
def test_all_of_it_is_wanted(asking: str):
    """Where it is said, how often, and every request for the whole; the thing itself is never part of the asking."""
    question = asking.format(THING)
    assert ALL_ASKED.search(question)
    assert THING in ALL_ASKED.sub("|", question)


@pytest.mark.parametrize("asking", ONE_THING)
def test_one_thing_is_wanted(asking: str):
    """A sum, a bureau, a place to go to, a claim."""
    assert not ALL_ASKED.search(asking.format(THING))
