"""A body that is said to do it is told where others do; what only leads the part or fills in the table is not listed as responsible."""

import pytest

from qa.knowledge import Knowledge
from qa.normalise import normalise
from qa.supposed_bodies import _actor, supposed_bodies


def told(question: str, knowledge: Knowledge, *nodes: str) -> list[str]:
    """The sentences where those nodes are cited."""
    cited = [knowledge.nodes[f"linjiang/{node}"] for node in nodes]
    body = "".join(node.heading + node.text for node in cited)
    return list(supposed_bodies(normalise(question), cited, body, body, knowledge))


@pytest.mark.parametrize(
    ("question", "nodes", "said"),
    [
        ("工业机器人归科技局管对吧", ("clause/2",), "“科技局”不在责任单位之内，文件写的是市经信局、市财政局"),
        ("机器人归发改局管对吧", ("clause/2",), None),  # leads the part
        (
            "孵化器的管理办法是财政局在起草吧",
            ("files/2", "clause/4"),
            None,  # is responsible for what is cited beside it
        ),
        (
            "孵化器的管理办法是农业农村局在起草吧",
            ("files/2", "clause/4"),
            "“农业农村局”不在牵头单位之内，文件写的是市科技局",
        ),
        ("第二部分由农业农村局牵头吗", ("part/2",), "“农业农村局”不在牵头单位之内，文件写的是市科技局"),
        ("种粮补贴科技局也有份吗", ("part/1",), "“科技局”不在牵头单位之内，文件写的是市发改局"),
        ("我在科技局上班，机器人谁负责", ("clause/2",), None),
        ("机器人归科技局管还是经信局管", ("clause/2",), None),
    ],
)
def test_who_is_responsible(knowledge: Knowledge, question: str, nodes: tuple[str, ...], said: str | None):
    """Only those of the measure that answers are listed."""
    assert told(question, knowledge, *nodes) == ([] if said is None else [f"问题里的{said}。"])


@pytest.mark.parametrize(
    ("doing", "is_told"), [(frozenset({"市科技局"}), False), (frozenset({"市商务局"}), True)]
)
def test_who_is_responsible_may_act(doing: frozenset[str], is_told: bool):
    """Though the sentence quoted names another that acts."""
    assert bool(list(_actor("是科技局负责对吧", doing, "由市发改局审批。"))) is is_told
