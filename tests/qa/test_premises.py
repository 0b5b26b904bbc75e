"""What a question takes for granted and the measure does not say is told; what it only asks, or says rightly, is not."""

import pytest

from corpus.places import whole
from qa.citing import cited
from qa.knowledge import Knowledge
from qa.normalise import normalise
from qa.premises import _newly_named, premises
from qa.records import Answer


def told(question: str, node: str, knowledge: Knowledge, named: tuple[str, ...] = ()) -> list[str]:
    """The notices where that node is quoted whole."""
    one = knowledge.nodes[f"linjiang/{node}"]
    citations = cited([whole(one, knowledge.home[one.id])], knowledge)
    answer = Answer(question, question, "answer", "", citations)
    return [notice.text for notice in premises(normalise(question), named, answer, knowledge)]


@pytest.mark.parametrize(
    ("question", "node", "bureau"),
    [
        ("孵化器奖励不是财政局牵头的吗", "clause/4", None),
        ("孵化器奖励归农业农村局管对吧", "clause/4", "农业农村局"),
        ("孵化器奖励是市发改局在起草吧", "clause/4", "市发改局"),
        ("种粮补贴既然由经信局负责，那水稻补多少", "clause/5", "经信局"),
        ("孵化器奖励归农业农村局还是科技局管", "clause/4", None),  # is asked
        ("我在发改局上班，孵化器奖励多少", "clause/4", None),
        ("孵化器奖励归科技局管对吧", "clause/4", None),
    ],
)
def test_a_bureau_said_to_be_responsible(knowledge: Knowledge, question: str, node: str, bureau: str | None):
    """By any of its names; one that is among them, that is asked for or only spoken of is none."""
    said = [text for text in told(question, node, knowledge) if "责任单位" in text]
    assert [text.split("”")[0].split("“")[1] for text in said] == ([] if bureau is None else [bureau])


@pytest.mark.parametrize(
    ("question", "node", "figure"),
    [
        ("水稻是每亩200对吧", "clause/5", "200"),  # that of 油菜
        ("水稻涨到每亩220了对吧", "clause/5", "220"),
        ("水稻每亩180对吧", "clause/5", None),
        ("水稻200亩补多少", "clause/5", None),
        ("水稻补多少，油菜200", "clause/5", None),
        ("听说研发费满80万元才有", "clause/2", "80万元"),
        ("听说研发费满60万元才有", "clause/2", None),
        ("研发费80万元能补多少", "clause/2", None),
        ("高企奖励200万吗", "clause/4", "200万"),
        ("机器人补贴每个月打一次？", "clause/2", None),  # nothing is said of how often
    ],
)
def test_a_figure_that_is_supposed(knowledge: Knowledge, question: str, node: str, figure: str | None):
    """One of another thing, or of none, where the question holds it to be so; the asker's own figures are none."""
    said = [text for text in told(question, node, knowledge) if "问题里的" in text]
    assert [text.split("”")[0].split("“")[1] for text in said] == ([] if figure is None else [figure])


@pytest.mark.parametrize(
    ("named", "node", "lacking"),
    [
        (("肺炎",), "clause/5", "肺炎"),
        (("油菜",), "clause/5", None),
        (("保险", "西瓜"), "clause/5", None),  # one of the words stands there
        (("换电站",), "clause/5", "换电站"),
        (("种粮大户",), "clause/5", None),  # a part of the word stands there
        (("儿童",), "clause/5", "儿童"),
        (("国家",), "clause/4", None),
        (("国家",), "clause/5", "国家"),
        ((), "clause/5", None),
    ],
)
def test_a_thing_that_a_follow_up_names(
    knowledge: Knowledge, named: tuple[str, ...], node: str, lacking: str | None
):
    """Where none of its words is in the measure."""
    said = told("那这个呢", node, knowledge, named)
    assert said == ([] if lacking is None else [f"所引的条文没有写“{lacking}”。"])


@pytest.mark.parametrize(
    ("named", "body", "lacks"),
    [
        ("儿童", "中小学生和婴幼儿为300元", False),
        ("老人", "60周岁及以上人员为300元", False),
        ("孩子", "全体职工为300元", True),
        ("肺炎", "60周岁及以上人员接种流感疫苗", True),
    ],
)
def test_people_by_their_age(named: str, body: str, lacks: bool):
    """A measure that speaks of ages or of school may speak of them."""
    assert bool(list(_newly_named((named,), body, body))) is lacks


@pytest.mark.parametrize(
    ("question", "rows", "differs"),
    [
        ("科技的新增类有1条对吧", ("3.1", "3.2"), True),
        ("科技的新增类有2条对吧", ("3.1", "3.2"), False),
        ("科技的新增类有几条", ("3.1", "3.2"), False),
        ("我们有1条意见", ("3.1", "3.2"), False),
    ],
)
def test_a_count_of_rows_that_are_quoted(
    knowledge: Knowledge, question: str, rows: tuple[str, ...], differs: bool
):
    """A table that is shown with its rows is counted like a list, once."""
    nodes = [knowledge.nodes[f"linjiang/annex/1-2{row}"] for row in ("", *(f"/{n}" for n in rows))]
    citations = cited([whole(node, knowledge.home[node.id]) for node in nodes], knowledge)
    answer = Answer(question, question, "answer", "", citations)
    assert len(premises(normalise(question), (), answer, knowledge)) == differs


@pytest.mark.parametrize(
    ("question", "differs"),
    [("那10条新增类措施列一下", True), ("那2条新增类措施列一下", False), ("新增类措施有哪些", False)],
)
def test_a_count_of_a_list(knowledge: Knowledge, question: str, differs: bool):
    """As the list itself counts."""
    rows = [knowledge.nodes[f"linjiang/annex/1-2/3.{n}"] for n in (1, 2)]
    citations = cited([whole(row, knowledge.home[row.id]) for row in rows], knowledge)
    answer = Answer(question, question, "list", "附件1表1-2新增类共2项：\n…", citations)
    assert bool(premises(question, (), answer, knowledge)) is differs
