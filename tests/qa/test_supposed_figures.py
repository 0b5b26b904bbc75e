"""How often, bounds that were heard of and codes, held against a text of a law's kind."""

from dataclasses import replace

import pytest

from qa.knowledge import Knowledge
from qa.normalise import normalise
from qa.premises import _actor, _allowed
from qa.supposed_figures import supposed_figures

BODY = "租金补贴先交后补，每半年兑现一次。人均住房建筑面积低于15平方米。缴费标准为10元、50元。"


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("听说租金补贴每个月打一次？", "每个月"),
        ("租金补贴每半年发一次对吧", None),
        ("租金补贴多久打一次", None),
        ("听说人均不到20平米就能申请", "20平方米"),
        ("听说人均不到15平米就能申请", None),
        ("我家人均18平米，能申请吗", None),
        ("我交的是最高那档一个月100块的", "100块"),
        ("我交的是最高那档一个月50块的", None),
        ("BM000015这个编号是哪项", "BM000015"),
        ("BM000013这个编号是哪项", None),
        ("GB000015这个编号是哪项", None),  # another kind of number
    ],
)
def test_what_is_supposed(knowledge: Knowledge, question: str, figure: str | None):
    """A text that speaks of the same kind of figure and has another one."""
    first = next(iter(knowledge.nodes.values()))
    coded = replace(knowledge.home[first.id], source="甲类（BM000013）" + BODY)
    known = replace(knowledge, home={**knowledge.home, first.id: coded})
    said = list(supposed_figures(normalise(question), BODY, first, known))
    assert [text.split("”")[0].split("“")[1] for text in said] == ([] if figure is None else [figure])


@pytest.mark.parametrize(
    ("question", "quoted", "told"),
    [
        ("按第三条，婚姻纠纷是可以仲裁的吧", "下列纠纷不能仲裁：婚姻纠纷。", True),
        ("婚姻纠纷可以仲裁吗", "下列纠纷不能仲裁：婚姻纠纷。", False),
        ("合同纠纷是可以仲裁的吧", "合同纠纷可以仲裁，婚姻纠纷不能仲裁。", False),
        ("最多可以拿50万对吧", "给予补助，不得超过50万元。", False),
    ],
)
def test_what_is_held_to_be_allowed(question: str, quoted: str, told: bool):
    """Where all that is quoted forbids."""
    assert bool(list(_allowed(question, quoted))) is told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("市场老板不管的话是城管去罚他,对吧", True),
        ("市场老板不管的话是市场监督管理部门去罚他,对吧", False),
        ("市场老板不管的话是谁去罚他", False),
    ],
)
def test_who_is_held_to_act(question: str, told: bool):
    """Another body than the one that is quoted."""
    quoted = "违反规定的，由市场监督管理部门责令限期改正；逾期不改正的，处二万元以下罚款。"
    assert bool(list(_actor(question, quoted))) is told
