"""A library in which ways of asking are known for one document and for another not: neither is at a loss."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpus.library import Library
from qa.assistant import Assistant
from qa.opening import open_assistant

RULES = """# 云溪县公共浴室管理办法

第一条　公共浴室开业前，应当向县卫生健康局申请卫生许可；县卫生健康局应当自受理之日起七日内作出决定。

第二条　公共浴室的人均使用面积不得低于3平方米。

第三条　未满12周岁的儿童应当由成年人陪同入浴。

第四条　违反本办法第二条规定的，由县卫生健康局责令改正，处五百元罚款。

第五条　申请人可以到政务服务中心窗口申请，也可以在政务服务网上申请，提交申请表和场所平面图。
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The shipped document, with its bank of phrasings, and rules of our own writing without any."""
    home = tmp_path_factory.mktemp("home")
    own = Path(__file__).parents[2] / ".policy-qa"
    for folder in ("encoder", "index"):
        if (own / folder).is_dir():
            shutil.copytree(own / folder, home / folder)
    file = home / "yuxi.txt"
    file.write_text(RULES, encoding="utf-8")
    Library(home).add(file, "yunxi")
    return open_assistant(home, precision="fp32")


@pytest.mark.parametrize(
    ("question", "node", "words"),
    [
        ("开澡堂的许可几天能批下来", "yunxi/clause/1", "七日内"),
        ("澡堂一个人平均不能小于多少平", "yunxi/clause/2", "3平方米"),
        ("多大岁数的孩子洗澡要大人陪", "yunxi/clause/3", "12周岁"),
        ("国家级小巨人奖励多少", "haining-2024/clause/25", "100万元"),
    ],
)
@pytest.mark.parametrize("limited", [True, False])
def test_each_is_found_whether_or_not_the_question_is_limited(
    both: Assistant, question: str, node: str, words: str, limited: bool
):
    """Asked of its own document or of the whole library, the right clause is first and its sentence is quoted."""
    answer = both.ask(question, document=node.partition("/")[0] if limited else None)
    assert answer.kind == "answer"
    assert node in {answer.hits[0].id, *answer.hits[0].twins}
    assert any(words in citation.quote for citation in answer.citations)


def test_a_question_without_a_subject_is_answered_where_the_document_has_one(both: Assistant):
    """Said to be a guess; where many measures may be meant it is asked back."""
    answer = both.ask("怎么申请", document="yunxi")
    assert answer.text.startswith("问题没有写明是哪一件事，文件中最接近的是：")
    assert any("网上申请" in citation.quote for citation in answer.citations)
    assert both.ask("能补多少钱", document="haining-2024").kind == "none"


def test_hits_of_both_are_in_one_order(both: Assistant):
    """Scores fall, and no node comes twice."""
    hits = both.ask("儿童洗澡有什么规定").hits
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    named = [node for hit in hits for node in (hit.id, *hit.twins)]
    assert len(named) == len(set(named))
