"""The question where the document disagrees with itself."""

import pytest

from corpus.load import load_document
from qa.contradictions import NONE_FOUND, contradictions
from qa.knowledge import Knowledge, know
from qa.normalise import normalise
from tests.qa.conftest import POLICY


@pytest.fixture(scope="module")
def divided(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """The small policy, whose row gives 300 yuan a kilowatt where the clause gives 200."""
    clause, row = POLICY.split("附件1")
    file = tmp_path_factory.mktemp("policy") / "linjiang.md"
    file.write_text(f"{clause}附件1{row.replace('每千瓦补助200元', '每千瓦补助300元')}", encoding="utf-8")
    return know([load_document(file)])


@pytest.mark.parametrize(
    "question",
    [
        "文件里有没有自相矛盾的地方？",
        "正文和附件有哪些地方不一致",
        "哪些数字前后对不上",
        "帮我看看有没有前后不一致",
    ],
)
def test_each_two_places_are_quoted(divided: Knowledge, question: str):
    """With the kind of difference, and both as citations."""
    found = contradictions(normalise(question), divided, None)
    assert found is not None
    assert "数字：（三）写“" in found.text
    assert "200元”；附件1表1-1新增类第1条写“" in found.text
    assert {"linjiang/clause/3", "linjiang/annex/1-1/3.1"} <= {place.node for place in found.places}


@pytest.mark.parametrize(
    "question",
    [
        "光伏补助正文和附件不一致吗",  # of one subject
        "不同企业的补贴有哪些不同",
        "国家级和省级孵化器奖励有什么不一样",
        "有哪些补贴",
        "正文和附件不一致",  # asks nothing
    ],
)
def test_other_questions_are_left(divided: Knowledge, question: str):
    """What has a subject is searched for."""
    assert contradictions(normalise(question), divided, None) is None


def test_a_kind_that_does_not_differ(divided: Knowledge):
    """It is said that there is none, of that kind or in that document."""
    found = contradictions("哪些责任单位前后不一致", divided, None)
    assert found is not None
    assert found.missing == NONE_FOUND
