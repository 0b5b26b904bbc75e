"""A question that is nothing but a number, with or without courtesies, is that place where the document has it."""

import pytest

from qa.knowledge import Knowledge
from qa.understanding import understand


def places(question: str, knowledge: Knowledge) -> list[str]:
    """The paths that a question names."""
    return [place.path for place in understand(question, (), knowledge).places]


@pytest.mark.parametrize(
    ("question", "paths"),
    [
        ("4", ["clause/4"]),
        ("四", ["clause/4"]),
        ("#4", ["clause/4"]),
        ("④", ["clause/4"]),
        ("措施④", ["clause/4"]),
        ("政策四", ["clause/4"]),
        ("正文4条", ["clause/4"]),
        ("第4", ["clause/4"]),
        ("编号4", ["clause/4"]),
        ("4那条讲啥", ["clause/4"]),
        ("第四项", ["clause/4"]),
        ("第4个政策", ["clause/4"]),
        ("麻烦把4号政策念一遍", ["clause/4"]),
        ("3、4", ["clause/3", "clause/4"]),
        ("3/4/5", ["clause/3", "clause/4", "clause/5"]),
        ("2-4", ["clause/2", "clause/3", "clause/4"]),
        ("文件最后两条", ["clause/-2", "clause/-1"]),
        ("临政发〔2024〕3号 最后两条", ["clause/-2", "clause/-1"]),
        ("头两条", ["clause/#1", "clause/#2"]),
        ("末条", ["clause/-1"]),
        ("末章", ["part/-1"]),
        ("二·五", ["part/2/5"]),
        ("二-5", ["part/2/5"]),
        ("2.5", ["part/2/5"]),
        ("二、", ["part/2"]),
        ("二、第5项讲了什么", ["part/2/5"]),
        ("1-1", ["annex/1-1"]),
        ("表1-1新增1", ["annex/1-1/3.1"]),
        ("1-1|三|1", ["annex/1-1/3.1"]),
        ("附件1/表1-1/新增1", ["annex/1-1/3.1"]),
        ("表1-1新增no.1", ["annex/1-1/3.1"]),
    ],
)
def test_the_number_alone(knowledge: Knowledge, question: str, paths: list[str]):
    """In any script, several at once, level by level."""
    assert places(question, knowledge) == paths


@pytest.mark.parametrize(
    "question",
    [
        "64",
        "241",
        "2024",
        "100万",
        "4个",
        "4人",
        "4%",
        "两条",
        "第一",
        "三三",
        "1/3",
        "8+4",
        "三项",
        "措施三项",
        "第3个",
        "前三年怎么补",
        "第一项补贴",
        "最后期限",
        "政策一览",
        "三条红线",
        "4-5月申报",
        "公司有4人",
        "5、6万元",
    ],
)
def test_a_figure_or_a_count_is_no_place(knowledge: Knowledge, question: str):
    """What the document has no such place for, counts, or goes on."""
    assert places(question, knowledge) == []
