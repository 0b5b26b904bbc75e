"""Of hits that are near each other, the one that speaks of what few clauses say comes first."""

import pytest

from index.records import Hit
from qa.holding_first import holding_first
from qa.knowledge import Knowledge
from tests.qa.working_out import rules_of

LAW = """某市条例

第一条 禁止利用虚假证明材料骗取用血费用。

第二条 骗取用血费用的，由主管部门处违法所得一倍以上五倍以下罚款。

第三条 举报可拨打12325热线。

第四条 机动车应当按照要求驶离道路停车泊位。

第五条 拒绝立即驶离的，责令改正。

第六条 主管人员玩忽职守的，依法给予处分。
"""
NODES = tuple(f"law/clause/{n}" for n in range(1, 7))


@pytest.fixture(scope="module")
def law() -> Knowledge:
    """What is known of five clauses of one sentence each."""
    return rules_of(LAW, "law")


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("拿假证明来骗报用血费的，怎么罚", "law/clause/2"),
        ("发现有人骗取用血费，打哪个电话", "law/clause/3"),
        ("车位到点了赖着不挪，交警能怎么办", "law/clause/2"),  # the first that says what follows
        ("用假证明骗报用血费行不行", "law/clause/1"),
    ],
)
def test_what_is_asked_for_comes_first(law: Knowledge, question: str, first: str):
    """The others stay in their order behind it."""
    hits = tuple(Hit(node, 2.0 - 0.01 * place) for place, node in enumerate(NODES))
    ordered = holding_first(hits, question, law)
    assert ordered[0].id == first
    assert [hit.id for hit in ordered[1:]] == [hit.id for hit in hits if hit.id != first]


def test_a_hit_far_behind_stays_there(law: Knowledge):
    """It is about something else."""
    hits = (Hit("law/clause/1", 2.0), Hit("law/clause/2", 1.0))
    assert holding_first(hits, "骗报用血费的怎么罚", law) == hits
